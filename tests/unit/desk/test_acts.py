from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk import Desk, DeskError, StoryView
from factcheck.model import Decision, Judgement


@pytest.fixture
def view(desk: Desk, files: list[Path]) -> StoryView:
    return desk.open_paths(files)


def the(view: StoryView, judgement: Judgement) -> str:
    (found,) = [finding.id for finding in view.comparison.findings if finding.judgement is judgement]
    return found


def test_a_decision_names_its_words(desk: Desk, view: StoryView) -> None:
    finding = the(view, Judgement.CONFLICT)
    act = desk.decide(view.id, finding[:6], "discrepancy", why=" the ministry ")
    assert (act.what, act.who, act.target, act.touched) == ("decide", "Ann", finding, (finding,))
    assert str(act) == f"decide {finding} discrepancy (the ministry)"
    assert desk.refresh(view.id).states[finding].why == "the ministry"
    assert desk.history(view.id)[-1] == act


def test_a_claim_decides_what_is_open_and_asks_something(desk: Desk, view: StoryView, files: list[Path]) -> None:
    files[0].with_name("c.txt").write_text("Third\n\ndead 5\n")
    grown = desk.add([files[0].with_name("c.txt")])
    claim = grown.states[the(view, Judgement.CONFLICT)].finding.claim
    about = {finding.id: finding.judgement for finding in grown.comparison.findings if finding.claim == claim}
    assert sorted(about.values()) == ["conflict", "conflict", "same"]
    act = desk.decide(view.id, claim, Decision.DISCREPANCY)
    assert len(act.touched) == 2
    assert str(act).endswith("discrepancy, 2 findings")
    decided = {key: state.decision for key, state in desk.refresh(view.id).states.items() if key in about}
    assert {key for key, decision in decided.items() if decision is Decision.OPEN} == {
        key for key, judgement in about.items() if judgement is Judgement.SAME
    }
    with pytest.raises(DeskError, match="no open finding"):
        desk.decide(view.id, claim, Decision.EXPLAINED)
    undone = desk.undo(view.id)
    assert undone is not None
    assert len(undone.touched) == 2
    assert desk.refresh(view.id).decided_count == 0


@pytest.mark.parametrize(
    ("target", "decision", "why", "said"),
    [
        ("conflict", "dismissed", "", "with a reason"),
        ("conflict", "dismissed", "  ", "with a reason"),
        ("conflict", "maybe", "", "'maybe' is no decision"),
        ("f-zzzz", "explained", "", "nothing in the story 'Bridge attack' is called 'f-zzzz'"),
        ("f-", "explained", "", "nothing in the story"),
        ("a1", "explained", "", "a1 cannot be decided"),
        ("", "explained", "", "the story cannot be decided"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(
    desk: Desk, view: StoryView, target: str, decision: str, why: str, said: str
) -> None:
    target = the(view, Judgement.CONFLICT) if target == "conflict" else target
    before = desk.history()
    with pytest.raises(DeskError, match=said) as caught:
        desk.decide(view.id, target, decision, why=why)
    assert caught.value.remedy
    assert desk.history() == before


def test_notes_go_on_anything_in_the_story(desk: Desk, view: StoryView) -> None:
    comparison = view.comparison
    targets = [
        "",
        "a1",
        the(view, Judgement.CONFLICT),
        comparison.claims[0].id,
        comparison.only_in[0].id,
        comparison.checks[0].id,
    ]
    for target in targets:
        assert desk.note(view.id, target, f"on {target} ").text == f"on {target}".strip()
    again = desk.refresh(view.id)
    assert [note.target for note in again.notes] == targets
    assert [len(again.thread(target)) for target in targets] == [1] * 6
    assert again.orphans == ()
    with pytest.raises(DeskError, match="note is empty"):
        desk.note(view.id, "", " \n")
    with pytest.raises(DeskError, match="is called 'a9'"):
        desk.note(view.id, "a9", "nobody there")


def test_undo_and_redo_outlive_the_desk(desk: Desk, view: StoryView) -> None:
    finding = the(view, Judgement.CONFLICT)
    desk.decide(view.id, finding, Decision.EXPLAINED)
    desk.note(view.id, finding, "Rang the police")
    with Desk(desk.path, who="Ann") as later:
        assert later.undo(view.id) is not None
        assert later.refresh(view.id).states[finding].notes == ()
        assert later.undo(view.id) is not None
        assert later.undo(view.id) is None
        assert later.open_story(view.id).states[finding].decision is Decision.OPEN
    again = desk.redo(view.id)
    assert again is not None
    assert str(again) == f"redo act {again.target} on {finding}: explained"
    assert desk.refresh(view.id).states[finding].decision is Decision.EXPLAINED


def test_whoever_has_no_name_takes_back_the_last_act(desk: Desk, view: StoryView) -> None:
    desk.decide(view.id, the(view, Judgement.CONFLICT), Decision.EXPLAINED)
    with Desk(desk.path) as nameless:
        assert nameless.undo(view.id) is not None
    assert desk.refresh(view.id).decided_count == 0


def test_who_acts(desk: Desk, view: StoryView, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = the(view, Judgement.CONFLICT)
    monkeypatch.setenv("LOGNAME", "kim")
    with Desk(desk.path) as other:
        assert other.who is None
        assert other.decide(view.id, finding, Decision.EXPLAINED).who == "kim"
        other.set_who(" Cleo ")
        assert other.who == "Cleo"
        with pytest.raises(DeskError, match="name is empty"):
            other.set_who(" ")
    monkeypatch.setenv("FACTCHECK_WHO", "Dan")
    with Desk(desk.path) as other, Desk(desk.path, who="Eve") as another:
        assert (other.who, another.who) == ("Dan", "Eve")
    monkeypatch.delenv("FACTCHECK_WHO")
    with Desk(desk.path) as other:
        assert other.decide(view.id, finding, Decision.EXPLAINED).who == "Cleo"


def test_search_finds_what_was_said_and_noted(desk: Desk, view: StoryView) -> None:
    desk.note(view.id, "a2", "hurt, says the hospital")
    hits = desk.search("hurt")
    assert [(hit.where, hit.target) for hit in hits] == [("note", "a2"), ("statement", "a1"), ("statement", "a2")]
    text = view.comparison.document(view.articles[0].key).article.text
    assert text[hits[1].start : hits[1].end] == hits[1].text
    assert desk.search("hurt AND (") == []


def test_a_store_that_cannot_be_used_is_a_desk_error(files: list[Path], desk: Desk) -> None:
    with pytest.raises(DeskError, match="is not a factcheck store") as caught:
        Desk(files[0])
    assert "--db" in caught.value.remedy
    with pytest.raises(DeskError, match="no story is called"):
        desk.open_story("s-nothing")


def test_a_check_is_ticked_off_and_taken_back(desk: Desk, view: StoryView, files: list[Path]) -> None:
    check = view.comparison.checks[0].id
    assert list(view.checks) == [item.id for item in view.comparison.checks]
    assert view.checks[check].open
    desk.decide(view.id, check, Decision.CHECKED_OK, why="rang")
    desk.note(view.id, check, "the archive says so")
    again = desk.decide(view.id, check, Decision.DISCREPANCY)
    assert again.overtook == ""
    state = desk.open_paths(files).checks[check]
    assert (state.decision, state.who, [note.text for note in state.notes]) == (
        Decision.DISCREPANCY,
        "Ann",
        ["the archive says so"],
    )
    assert not desk.refresh(view.id).orphans
    assert desk.refresh(view.id).decided_count == 0
    assert desk.undo(view.id) is not None
    assert desk.refresh(view.id).checks[check].why == "rang"


def test_a_tick_follows_its_words_into_the_next_draft(desk: Desk, view: StoryView, files: list[Path]) -> None:
    for check in view.comparison.checks:
        desk.decide(view.id, check.id, Decision.CHECKED_OK)
    path = files[0]
    path.write_text("An opening line that is new\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    after = desk.open_paths(files)
    assert after.checks
    assert not [state.check.quote for state in after.checks.values() if state.open]
