"""Two desks on one store."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk import Desk, DeskError, StoryView
from factcheck.model import Decision, Judgement


def the(view: StoryView, judgement: Judgement) -> str:
    (found,) = [finding.id for finding in view.comparison.findings if finding.judgement is judgement]
    return found


@pytest.fixture
def view(desk: Desk, files: list[Path]) -> StoryView:
    return desk.open_paths(files)


def test_what_another_desk_did_is_told_once(desk: Desk, view: StoryView) -> None:
    assert desk.changed_elsewhere() == ()
    finding = the(view, Judgement.CONFLICT)
    with Desk(desk.path, who="Bob") as bob:
        bob.decide(view.id, finding, Decision.EXPLAINED)
        assert bob.changed_elsewhere() == ()
        assert desk.changed_elsewhere() == (view.id,)
        assert desk.changed_elsewhere() == ()
        desk.note(view.id, finding, "seen")
        assert desk.changed_elsewhere() == ()
        assert bob.changed_elsewhere() == (view.id,)


def test_own_acts_on_another_thread_are_no_news(desk: Desk, view: StoryView) -> None:
    from threading import Thread

    thread = Thread(target=desk.note, args=(view.id, "", "from a worker"))
    thread.start()
    thread.join()
    assert desk.changed_elsewhere() == ()


def test_a_decision_after_an_unseen_one_says_so_and_both_are_kept(desk: Desk, view: StoryView) -> None:
    finding = the(view, Judgement.CONFLICT)
    with Desk(desk.path, who="Bob") as bob:
        theirs = bob.decide(view.id, finding, Decision.EXPLAINED, why="two events")
        mine = desk.decide(view.id, finding, Decision.DISCREPANCY)
        assert mine.overtook == f"Bob had decided {finding} at {theirs.when}: explained; both are in the history"
        assert [act.what for act in desk.history(view.id)[-2:]] == ["decide", "decide"]
        assert (mine.before or {})[finding]["why"] == "two events"
        # Bob has not seen Ann's: his next one says so too, and undoing it brings hers back.
        assert "Ann had decided" in bob.decide(view.id, finding, Decision.CHECKED_OK).overtook
        bob.undo(view.id)
        assert desk.refresh(view.id).states[finding].decision is Decision.DISCREPANCY


def test_a_decision_after_one_that_was_seen_says_nothing(desk: Desk, view: StoryView) -> None:
    finding = the(view, Judgement.CONFLICT)
    with Desk(desk.path, who="Bob") as bob:
        bob.decide(view.id, finding, Decision.EXPLAINED)
        desk.refresh(view.id)
        assert desk.decide(view.id, finding, Decision.DISCREPANCY).overtook == ""
        assert desk.decide(view.id, finding, Decision.CHECKED_OK).overtook == ""


def test_a_desk_that_has_shown_nothing_tells_of_others_only(desk: Desk, view: StoryView) -> None:
    finding = the(view, Judgement.CONFLICT)
    desk.decide(view.id, finding, Decision.EXPLAINED)
    with Desk(desk.path, who="Ann") as again:
        assert again.decide(view.id, finding, Decision.CHECKED_OK).overtook == ""
    with Desk(desk.path, who="Bob") as bob:
        assert "Ann had decided" in bob.decide(view.id, finding, Decision.CHECKED_OK).overtook


def test_a_store_that_is_gone_is_told(desk: Desk, view: StoryView) -> None:
    desk.path.unlink()
    with pytest.raises(DeskError, match="removed or replaced"):
        desk.changed_elsewhere()
    with pytest.raises(DeskError, match="removed or replaced"):
        desk.note(view.id, "", "lost otherwise")


def test_a_clock_that_goes_backwards_changes_no_order(
    desk: Desk, view: StoryView, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = the(view, Judgement.CONFLICT)
    for hour, decision in ((9, Decision.EXPLAINED), (3, Decision.DISCREPANCY), (6, Decision.CHECKED_OK)):
        monkeypatch.setattr("factcheck.store.history.now", lambda hour=hour: f"2026-05-04T{hour:02}:00:00.000+00:00")
        desk.decide(view.id, finding, decision)
    assert desk.refresh(view.id).states[finding].decision is Decision.CHECKED_OK
    acts = desk.history(view.id)
    assert [act.id for act in acts] == sorted(act.id for act in acts)
    desk.undo(view.id)
    assert desk.refresh(view.id).states[finding].decision is Decision.DISCREPANCY
    desk.rebuild()
    assert desk.refresh(view.id).states[finding].decision is Decision.DISCREPANCY
