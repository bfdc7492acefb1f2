from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.desk import Desk, DeskError, StoryView
from factcheck.model import Decision, Judgement

Rewrite = Callable[[str, str], StoryView]


def the(view: StoryView, judgement: Judgement) -> str:
    (found,) = [finding.id for finding in view.comparison.findings if finding.judgement is judgement]
    return found


@pytest.fixture
def view(desk: Desk, files: list[Path]) -> StoryView:
    return desk.open_paths(files)


@pytest.fixture
def rewrite(desk: Desk, files: list[Path]) -> Rewrite:
    """Puts words in the place of others in the first report and opens the story again."""

    def rewrite(old: str, new: str) -> StoryView:
        text = files[0].read_text()
        assert old in text
        files[0].write_text(text.replace(old, new))
        return desk.open_paths(files)

    return rewrite


def carried(view: StoryView, origin: str) -> str:
    (found,) = [key for key, state in view.states.items() if state.origin == origin]
    return found


def test_what_only_moved_is_not_changed(desk: Desk, view: StoryView, rewrite: Rewrite) -> None:
    desk.decide(view.id, the(view, Judgement.CONFLICT), Decision.DISCREPANCY, why="the ministry")
    first = the(view, Judgement.CONFLICT)
    again = rewrite("Bridge attack in London\n\ndead 4\n", "Attack on the bridge\n\ncars 2\n\ndead 4\n")
    state = again.states[carried(again, first)]
    assert (state.decision, state.why, state.who, state.changed) == (
        Decision.DISCREPANCY,
        "the ministry",
        "Ann",
        None,
    )
    assert first not in again.states
    assert again.open_count == again.count(Judgement.CONFLICT) - 1
    (row,) = desk.stories()
    assert row.open == again.open_count


def test_what_vanished_is_an_orphan_with_its_old_words(desk: Desk, view: StoryView, rewrite: Rewrite) -> None:
    first = the(view, Judgement.CONFLICT)
    desk.decide(view.id, first, Decision.DISCREPANCY)
    desk.note(view.id, first, "The ministry says 5")
    again = rewrite("dead 4\n", "")
    (orphan,) = again.orphans
    assert (orphan.id, orphan.decision, orphan.who) == (first, Decision.DISCREPANCY, "Ann")
    assert [(anchor.article, anchor.exact, anchor.kind) for anchor in orphan.anchors] == [
        ("a1", "4", "quantity"),
        ("a2", "5", "quantity"),
    ]
    assert orphan.gone == "the words “4” are not there any more"
    assert [note.text for note in orphan.notes] == ["The ministry says 5"]
    assert "The ministry says 5" in str(desk.export(view.id, "md"))
    back = rewrite("hurt 40\n", "dead 4\nhurt 40\n")
    assert back.orphans == ()
    assert back.states[first].decision is Decision.DISCREPANCY


def test_an_orphan_is_attached_again_in_one_act(desk: Desk, view: StoryView, rewrite: Rewrite) -> None:
    first = the(view, Judgement.CONFLICT)
    desk.decide(view.id, first, Decision.DISCREPANCY, why="the ministry")
    desk.note(view.id, first, "The ministry says 5")
    again = rewrite("dead 4\nhurt 40", "hurt 40\ncars 1\ncats 2\ndead quite a number by now")
    (orphan,) = again.orphans
    target = next(f.id for f in again.comparison.findings if f.a.point == "dead")
    act = desk.reattach(view.id, first, target)
    assert (act.what, act.target, act.who) == ("reattach", first, "Ann")
    after = desk.refresh(view.id)
    assert after.orphans == ()
    state = after.states[target]
    assert (state.decision, state.why, state.origin) == (Decision.DISCREPANCY, "the ministry", "")
    assert [note.text for note in state.notes] == ["The ministry says 5"]
    desk.undo(view.id)
    assert [item.id for item in desk.refresh(view.id).orphans] == [orphan.id]
    desk.redo(view.id)
    assert desk.refresh(view.id).orphans == ()


def test_the_likeliest_place_is_taken_when_none_is_named(
    desk: Desk, view: StoryView, rewrite: Rewrite, write: Callable[[str, str], Path]
) -> None:
    first = the(view, Judgement.CONFLICT)
    desk.decide(view.id, first, Decision.DISCREPANCY)
    (orphan,) = rewrite("dead 4\n", "").orphans
    assert orphan.suggestions == ()
    with pytest.raises(DeskError, match="nothing in the story is like"):
        desk.reattach(view.id, first)
    (orphan,) = desk.add([write("c.txt", "The attack\n\ndead 6\n")]).orphans
    assert len(orphan.suggestions) == 1  # the other report's 5 stands against a 6 now
    act = desk.reattach(view.id, first)
    assert set(act.touched) == {first, orphan.suggestions[0]}


def test_only_orphans_are_attached_and_to_their_like(desk: Desk, view: StoryView, rewrite: Rewrite) -> None:
    first, other = the(view, Judgement.CONFLICT), the(view, Judgement.COMPATIBLE)
    with pytest.raises(DeskError, match="is where it belongs"):
        desk.reattach(view.id, first, other)
    desk.decide(view.id, first, Decision.DISCREPANCY)
    again = rewrite("dead 4\n", "")
    with pytest.raises(DeskError, match="cannot be attached to a1"):
        desk.reattach(view.id, first, "a1")
    there = the(again, Judgement.COMPATIBLE)
    desk.decide(view.id, there, Decision.EXPLAINED)
    desk.reattach(view.id, first, there)  # what is decided there already stays
    assert desk.refresh(view.id).states[there].decision is Decision.EXPLAINED


def test_a_decision_follows_its_words_through_several_drafts(desk: Desk, view: StoryView, rewrite: Rewrite) -> None:
    first = the(view, Judgement.CONFLICT)
    desk.decide(view.id, first, Decision.DISCREPANCY)
    for number in (6, 7, 8):
        again = rewrite(f"dead {number - 1 if number > 6 else 4}", f"dead {number}")
        state = again.states[carried(again, first)]
        assert state.changed is not None
        assert state.changed.words == (("a1", "4", str(number)),)
    fresh = carried(again, first)
    desk.decide(view.id, fresh, Decision.CHECKED_OK)
    state = desk.refresh(view.id).states[fresh]
    assert (state.decision, state.origin, state.changed) == (Decision.CHECKED_OK, "", None)
    desk.undo(view.id)
    assert desk.refresh(view.id).states[fresh].decision is Decision.DISCREPANCY


def test_notes_on_anything_go_along(desk: Desk, view: StoryView, rewrite: Rewrite) -> None:
    (check,), claim = view.comparison.checks, view.comparison.claims[0]
    alone = view.comparison.only_in[0]
    for target in (check.id, claim.id, alone.id, "a1", ""):
        desk.note(view.id, target, f"on {target}")
    again = rewrite("Bridge attack", "The bridge attack")
    assert again.orphans == ()
    assert {note.target for note in again.notes} <= {
        "",
        "a1",
        *(check.id for check in again.comparison.checks),
        *(claim.id for claim in again.comparison.claims),
        *(item.id for item in again.comparison.only_in),
    }
    assert len(again.notes) == 5


def test_what_came_along_counts_as_decided_for_its_claim(desk: Desk, view: StoryView, rewrite: Rewrite) -> None:
    first = the(view, Judgement.CONFLICT)
    desk.decide(view.id, first, Decision.DISCREPANCY)
    again = rewrite("Bridge attack in London\n\ndead 4\n", "Attack on the bridge\n\ncars 2\n\ndead 4\n")
    claim = again.states[carried(again, first)].finding.claim
    with pytest.raises(DeskError, match="no open finding"):
        desk.decide(view.id, claim, Decision.EXPLAINED)


def test_what_changed_under_a_decision_is_open_again_and_shown_until_decided(
    desk: Desk, view: StoryView, rewrite: Rewrite
) -> None:
    desk.decide(view.id, the(view, Judgement.CONFLICT), "ok")
    assert desk.refresh(view.id).open_count == desk.stories()[0].open == 0
    again = rewrite("dead 4", "dead 6")
    (changed,) = [key for key, state in again.states.items() if state.changed_since_checked]
    assert again.open_count == desk.stories()[0].open == 1
    said = "CHANGED SINCE CHECKED: a1: was “4”, is “6”; look again"
    for form in ("text", "md", "html", "csv"):
        assert said in " ".join(str(desk.export(view.id, form)).split()), form
    (row,) = [row for row in json.loads(str(desk.export(view.id, "json")))["findings"] if row["id"] == changed]
    assert row["decision"]["decision"] == "checked-ok"
    assert row["decision"]["changed_since_checked"]["words"] == [{"article": "a1", "was": "4", "is": "6"}]
    act = desk.decide(view.id, again.states[changed].finding.claim, Decision.DISCREPANCY)
    assert act.touched == (changed,)
    assert desk.refresh(view.id).open_count == desk.stories()[0].open == 0
    assert "CHANGED SINCE" not in str(desk.export(view.id, "md"))


def test_a_claim_leaves_what_asks_nothing_alone(desk: Desk, view: StoryView) -> None:
    quiet = view.states[the(view, Judgement.COMPATIBLE)].finding
    with pytest.raises(DeskError, match="no open finding"):
        desk.decide(view.id, quiet.claim, Decision.DISCREPANCY)
