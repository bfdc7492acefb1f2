from __future__ import annotations

import multiprocessing.pool
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from factcheck.desk import Desk, DeskError, StoryView
from factcheck.model import Decision, Judgement

Write: TypeAlias = Callable[[str, str], Path]


def the(view: StoryView, judgement: Judgement) -> str:
    """The id of the one finding of that judgement."""
    (found,) = [finding.id for finding in view.comparison.findings if finding.judgement is judgement]
    return found


def test_a_story_is_opened_from_files(desk: Desk, files: list[Path]) -> None:
    view = desk.open_paths(files)
    assert view.title == "Bridge attack"
    assert [(item.id, item.title, item.drafts) for item in view.articles] == [
        ("a1", "Bridge attack in London", 1),
        ("a2", "What the bridge attack was", 1),
    ]
    assert [item.key for item in view.articles] == list(view.comparison.arguments)
    assert list(view.states) == [finding.id for finding in view.comparison.findings]
    assert (view.open_count, view.decided_count, view.count(Judgement.COMPATIBLE)) == (1, 0, 1)
    (row,) = desk.stories()
    assert (row.id, row.articles, row.findings, row.open) == (view.id, 2, 3, 1)


def test_the_same_files_show_the_same_story_with_its_decisions(
    simple: None, tmp_path: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk(tmp_path / "s.db", who="Ann") as desk:
        first = desk.open_paths(files)
        finding = the(first, Judgement.CONFLICT)
        desk.decide(first.id, finding, Decision.DISMISSED, why="an earlier count")
        desk.note(first.id, finding, "Rang the police", source="press office")
    monkeypatch.chdir(tmp_path)
    with Desk(tmp_path / "s.db", who="Bob") as desk:
        again = desk.open_paths([Path("b.txt"), Path("./a.txt")])
        assert (again.id, again.articles) == (first.id, first.articles)
        state = again.states[finding]
        assert (state.decision, state.why, state.who) == (Decision.DISMISSED, "an earlier count", "Ann")
        assert [(note.text, note.source, note.who) for note in state.notes] == [
            ("Rang the police", "press office", "Ann")
        ]
        assert again.open_count == 0
        assert len(desk.stories()) == 1


def test_a_changed_file_keeps_what_was_decided(desk: Desk, files: list[Path]) -> None:
    view = desk.open_paths(files)
    lost, kept = the(view, Judgement.CONFLICT), the(view, Judgement.COMPATIBLE)
    desk.decide(view.id, lost, Decision.DISCREPANCY)
    desk.decide(view.id, kept, Decision.EXPLAINED)
    desk.note(view.id, lost, "The ministry says 5")
    files[0].write_text(files[0].read_text().replace("dead 4", "dead 5"))
    again = desk.open_paths(files)
    assert again.id == view.id
    assert again.notices == (
        "a.txt has changed: kept as draft 2 of article a1",
        f"changed since checked: 1 decided finding, to be looked at again: {origin_of(again, lost)}",
    )
    assert again.articles[0].drafts == 2
    assert again.states[kept].decision is Decision.EXPLAINED
    state = again.states[origin_of(again, lost)]
    assert (state.finding.judgement, state.decision, state.who) == (Judgement.SAME, Decision.DISCREPANCY, "Ann")
    assert state.changed_since_checked
    assert state.changed is not None
    assert state.changed.lines == ("a1: was “4”, is “5”", "conflict (value-differs) is now same (value-differs)")
    assert state.changed.words == (("a1", "4", "5"),)
    assert [note.text for note in state.notes] == ["The ministry says 5"]
    assert again.orphans == ()
    assert "The ministry says 5" in str(desk.export(view.id, "md"))
    files[0].write_text(files[0].read_text().replace("dead 5", "dead 4"))
    back = desk.open_paths(files)
    assert back.notices == ("a.txt has the older text of draft 1 of article a1 again: kept as draft 3",)
    assert back.states[lost].decision is Decision.DISCREPANCY
    assert back.orphans == ()


def test_a_file_of_the_same_name_elsewhere_is_an_article_unless_said(
    desk: Desk, files: list[Path], write: Write
) -> None:
    view = desk.open_paths(files)
    there = write("later/b.txt", "What the bridge attack was\n\ndead 6\nhurt about 50\ncars 1\n")
    added = desk.add([there], story=view.id)
    assert len(added.articles) == 3
    assert added.notices[0].startswith("b.txt of another folder is a new article, a3: with --draft-of a2")
    older = write("old/b.txt", files[1].read_text())
    files[1].write_text(files[1].read_text().replace("dead 5", "dead 7"))
    desk.open_paths([*files, there])
    assert (
        desk.add([older], story=view.id).notices[0]
        == "b.txt has the older text of draft 1 of article a2: draft 2 stays"
    )


def origin_of(view: StoryView, lost: str) -> str:
    (now,) = [key for key, state in view.states.items() if state.origin == lost]
    return now


def test_an_added_article_changes_no_decision(desk: Desk, files: list[Path], write: Write) -> None:
    view = desk.open_paths(files)
    finding = the(view, Judgement.CONFLICT)
    desk.decide(view.id, finding, Decision.DISCREPANCY)
    grown = desk.add([write("c.txt", "The attack\n\ndead 6\n")])
    assert (grown.id, len(grown.articles)) == (view.id, 3)
    assert grown.states[finding].decision is Decision.DISCREPANCY
    assert grown.open_count == 2
    assert desk.open_paths(files).articles == grown.articles


def test_the_first_article_of_an_empty_store_makes_a_story(desk: Desk, files: list[Path]) -> None:
    assert [item.id for item in desk.add(files[:1]).articles] == ["a1"]


def test_a_single_article_and_a_folder_can_be_opened(desk: Desk, files: list[Path]) -> None:
    assert len(desk.open_paths(files[:1]).articles) == 1
    folder = files[0].parent / "reports"
    folder.mkdir()
    for path in files:
        path.rename(folder / path.name)
    assert len(desk.open_paths([folder]).articles) == 2


def test_what_is_stated_by_hand_is_kept(desk: Desk, files: list[Path]) -> None:
    story = desk.open_paths(files[:1], publisher="The Ledger", published="2017-04-05").id
    view = desk.open_paths(files[:1])
    assert view.id == story
    article = view.comparison.documents[0].article
    assert article.publisher == "The Ledger"
    assert article.published is not None
    assert article.published.date().isoformat() == "2017-04-05"


def test_the_same_text_twice_is_told(desk: Desk, files: list[Path], write: Write) -> None:
    view = desk.open_paths([*files, write("copy.txt", files[0].read_text())])
    assert view.notices == ("copy.txt has the same text as article a1: left out",)
    assert len(view.articles) == 2


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "no articles were given"),
        (["a.txt", "a.txt"], r"a\.txt is given twice"),
        (["a.txt", "none.txt"], r"none\.txt"),
        (["empty.txt"], r"empty\.txt"),
    ],
)
def test_what_cannot_be_read_leaves_no_story(
    desk: Desk, files: list[Path], write: Write, names: list[str], said: str
) -> None:
    write("empty.txt", "")
    with pytest.raises(DeskError, match=said) as caught:
        desk.open_paths([files[0].parent / name for name in names])
    assert caught.value.remedy
    assert desk.stories() == []
    assert desk.history() == []


def test_the_machine_runs_again_only_when_a_text_changed(
    desk: Desk, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = desk.open_paths(files)
    monkeypatch.setattr("factcheck.comparison.compare", None)
    assert desk.refresh(view.id).comparison is view.comparison
    desk.decide(view.id, the(view, Judgement.CONFLICT), Decision.EXPLAINED)


def test_another_desk_sees_what_this_one_did(desk: Desk, files: list[Path], write: Write) -> None:
    view = desk.open_paths(files)
    with Desk(desk.path, who="Bob") as other:
        other.decide(view.id, the(view, Judgement.CONFLICT), Decision.EXPLAINED)
        assert desk.refresh(view.id).decided_count == 1
        other.add([write("c.txt", "The attack\n\ndead 6\n")], story=view.id)
        assert len(desk.refresh(view.id).articles) == 3


def test_progress_is_told(desk: Desk, files: list[Path]) -> None:
    told: list[tuple[int, int, str]] = []
    desk.open_paths(files, progress=lambda *step: told.append(step))
    assert told == [(1, 1, "done")]


def test_threads_share_a_desk(desk: Desk, files: list[Path]) -> None:
    view = desk.open_paths(files)
    finding = the(view, Judgement.CONFLICT)

    def work(number: int) -> str:
        desk.note(view.id, finding, f"note {number}")
        return desk.refresh(view.id).id

    with multiprocessing.pool.ThreadPool(4) as pool:
        assert set(pool.map(work, range(20))) == {view.id}
    assert len(desk.refresh(view.id).states[finding].notes) == 20


def test_rows_are_derived_anew_when_the_machine_finds_other_things(desk: Desk, files: list[Path]) -> None:
    view = desk.open_paths(files)
    db = sqlite3.connect(desk.path)
    db.execute("UPDATE analyses SET fingerprint = 'of an older program'")
    db.execute("DELETE FROM findings")
    db.commit()
    with Desk(desk.path) as other:
        other.open_story(view.id[:5])
    assert db.execute("SELECT count(*) FROM findings").fetchone() == (3,)
    db.close()
