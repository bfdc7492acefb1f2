"""A story carried from one store to another."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.desk import Desk, DeskError, StoryView
from factcheck.model import Decision, Judgement


def the(view: StoryView, judgement: Judgement) -> str:
    (found,) = [finding.id for finding in view.comparison.findings if finding.judgement is judgement]
    return found


@pytest.fixture
def view(desk: Desk, files: list[Path]) -> StoryView:
    view = desk.open_paths(files)
    desk.decide(view.id, the(view, Judgement.CONFLICT), Decision.DISMISSED, why="an earlier count")
    desk.note(view.id, "a2", "Rang the police \ud83d\ude91 = HYPERLINK()")
    desk.decide(view.id, the(view, Judgement.COMPATIBLE), Decision.EXPLAINED)
    desk.undo(view.id)
    files[1].write_text(files[1].read_text() + "cats 3\n")
    return desk.open_paths(files)


@pytest.fixture
def other(simple: None, tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "other.db", who="Bob") as desk:
        yield desk


@pytest.fixture
def carried(desk: Desk, view: StoryView, tmp_path: Path) -> Path:
    return desk.export_story(view.id, tmp_path / "story.json")


def test_a_story_comes_over_whole(desk: Desk, view: StoryView, other: Desk, carried: Path) -> None:
    if os.name != "nt":
        assert stat.S_IMODE(carried.stat().st_mode) == 0o600
    came = other.import_story(carried)
    assert (came.id, came.title, came.articles) == (view.id, view.title, view.articles)
    assert came.states == desk.refresh(view.id).states
    assert came.notes == view.notes
    acts = [(act.when, act.who, act.what, act.target, act.before, act.after) for act in other.history()]
    assert acts[:-1] == [(a.when, a.who, a.what, a.target, a.before, a.after) for a in desk.history()]
    assert (other.history()[-1].what, other.history()[-1].who) == ("import", "Bob")
    assert other.diff(came.id, "a2").new == 2
    assert (
        json.loads(other.export_story(came.id, carried.with_name("back.json")).read_text())["articles"]
        == (json.loads(carried.read_text())["articles"])
    )


def test_a_second_time_changes_nothing(other: Desk, carried: Path) -> None:
    first = other.import_story(carried)
    before = other.history()
    again = other.import_story(carried)
    assert again.notices == ("everything in it was here already",)
    assert other.history() == before
    assert again.states == first.states


def test_what_both_decided_is_in_the_record_and_the_later_stands(
    desk: Desk, view: StoryView, other: Desk, carried: Path
) -> None:
    other.import_story(carried)
    finding, kept = the(view, Judgement.COMPATIBLE), the(view, Judgement.CONFLICT)
    desk.decide(view.id, finding, Decision.DISCREPANCY, why="ours, first")
    other.decide(view.id, finding, Decision.CHECKED_OK, why="theirs, later")
    desk.undo(view.id)
    desk.decide(view.id, kept, Decision.QUERY_WRITER)
    other.note(view.id, "", "written over there")
    desk.decide(view.id, finding, Decision.ON_AUTHOR, why="ours, last")
    came = other.import_story(desk.export_story(view.id, carried, overwrite=True))
    assert came.states[finding].why == "ours, last"
    assert came.states[kept].decision is Decision.QUERY_WRITER
    back = desk.import_story(other.export_story(view.id, carried, overwrite=True))
    assert back.states == came.states
    assert [note.text for note in back.notes] == [note.text for note in came.notes]
    assert {"ours, first", "theirs, later", "ours, last"} <= {
        state["why"] for act in desk.history() for state in (act.after or {}).values() if state and "why" in state
    }


def test_articles_that_are_numbered_otherwise_keep_their_notes(
    desk: Desk, files: list[Path], other: Desk, tmp_path: Path
) -> None:
    view = desk.open_paths(files)
    other.import_story(desk.export_story(view.id, tmp_path / "one.json"))
    for name, where in (("here.txt", desk), ("there.txt", other)):
        path = tmp_path / name
        path.write_text(f"News {name}\n\ndead 9\ncats 2\n")
        where.add([path], story=view.id)
        where.note(view.id, "a3", f"about {name}")
    came = other.import_story(desk.export_story(view.id, tmp_path / "two.json"))
    by_id = {article.id: Path(article.source).name for article in came.articles}
    assert by_id == {"a1": "a.txt", "a2": "b.txt", "a3": "there.txt", "a4": "here.txt"}
    assert {(note.target, note.text) for note in came.notes} == {("a3", "about there.txt"), ("a4", "about here.txt")}


def spoilt(value: Any, path: tuple[str | int, ...], new: object) -> Any:
    here = value
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = new
    return value


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (("factcheck",), "recipe"),
        (("schema",), 99),
        (("story", "id"), "s-'; DROP TABLE events; --"),
        (("story", "title"), None),
        (("articles",), []),
        (("articles", 0, "number"), -1),
        (("articles", 0, "number"), True),
        (("articles", 0, "number"), 2),
        (("articles", 0, "drafts"), []),
        (("articles", 0, "drafts", 0, "text"), "Nobody died."),
        (("articles", 0, "drafts", 0, "published"), "soon"),
        (("articles", 0, "drafts", 0, "segments"), [[0, 10**9, "body", False]]),
        (("articles", 0, "drafts", 0, "segments"), [[0, 1, "villain", False]]),
        (("articles", 0, "drafts", 0, "given"), {"text": 5}),
        (("events", 0, "uid"), "x"),
        (("events", 0, "at"), "yesterday"),
        (("events", 0, "at"), "2026-05-04T10:00:00"),
        (("events", 0, "what"), "pardon"),
        (("events", 0, "who"), {"name": "Eve"}),
        (("events", 0, "after"), {"f-1": {"decision": "guilty", "why": "", "who": "", "when": ""}}),
        (("events", 0, "after"), {"f-1": {"decision": "open"}}),
        (("events", 0, "after"), {"n-1": {"text": "x"}}),
        (("events", 0, "anchors"), {"f-1": [{"exact": "4", "__class__": "os"}]}),
        (("events",), {"0": 1}),
        (("openings",), ["../../etc/passwd"]),
    ],
)
def test_a_spoilt_file_is_refused_and_changes_nothing(
    other: Desk, carried: Path, path: tuple[str | int, ...], new: object
) -> None:
    carried.write_text(json.dumps(spoilt(json.loads(carried.read_text()), path, new)))
    with pytest.raises(DeskError, match=r"no whole story|holds no story|newer factcheck") as caught:
        other.import_story(carried)
    assert caught.value.remedy
    assert (other.stories(), other.history()) == ([], [])


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"null", b"[]", b"3", b"{}"])
def test_a_file_that_is_none_is_refused(other: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(DeskError):
        other.import_story(path)
    with pytest.raises(DeskError, match="cannot be read"):
        other.import_story(tmp_path / "none.json")
    assert other.history() == []


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_any_place_is_taken_whole_or_refused(
    other: Desk, carried: Path, data: st.DataObject
) -> None:
    value = json.loads(carried.read_text())
    here: Any = value
    path: list[str | int] = []
    for _ in range(data.draw(st.integers(1, 6))):
        keys = sorted(here) if isinstance(here, dict) else range(len(here)) if isinstance(here, list) else ()
        if not keys:
            break
        path.append(data.draw(st.sampled_from(list(keys))))
        parent, here = here, here[path[-1]]
    parent[path[-1]] = data.draw(_JSON)
    spoilt_file = carried.with_name("spoilt.json")
    spoilt_file.write_text(json.dumps(value))
    before = other.history()
    try:
        view = other.import_story(spoilt_file)
    except DeskError:
        assert other.history() == before
    else:
        other.rebuild()
        assert other.refresh(view.id).notes == view.notes


def test_a_story_of_any_text_comes_over(
    desk: Desk, other: Desk, write: Callable[[str, str], Path], tmp_path: Path
) -> None:
    view = desk.open_paths([write("a.txt", "‮Odd\u200b\n\ndead [/]4\x1b[31m\n"), write("b.txt", "Two\n\ndead =5+5\n")])
    desk.note(view.id, "", "\x1b]0;title\x07 <script> [b]")
    came = other.import_story(desk.export_story(view.id, tmp_path / "story.json"))
    assert [d.article.text for d in came.comparison.documents] == [d.article.text for d in view.comparison.documents]
    assert came.notes[0].text == "\x1b]0;title\x07 <script> [b]"


def test_what_was_ticked_off_comes_over_and_survives_a_rebuild(
    desk: Desk, view: StoryView, other: Desk, tmp_path: Path
) -> None:
    (check,) = view.comparison.checks
    desk.decide(view.id, check.id, Decision.CHECKED_OK)
    came = other.import_story(desk.export_story(view.id, tmp_path / "story.json"))
    assert came.checks[check.id].decision is Decision.CHECKED_OK
    other.rebuild()
    assert other.refresh(view.id).checks[check.id].who == "Ann"
