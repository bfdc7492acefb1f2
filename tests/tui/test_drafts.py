"""What is typed and not saved outlives the desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from factcheck.tui.drafts import PAUSE, WHY, Drafts, drafts_of
from factcheck.tui.screens.note import NoteEditor
from tests.tui import sample
from tests.tui.conftest import Start, screen_text
from tests.tui.test_desk_screen import session_of

NASTY = f"{sample.NASTY}\n“ü” \ud800 日本"


def test_drafts_come_back_and_go_when_they_are_taken_out(tmp_path: Path) -> None:
    first = Drafts(tmp_path / "s")
    first["f-1"], first[""], first["../x"] = ("half", "desk"), ("on the story", ""), (NASTY, NASTY)
    assert first.flush()
    again = Drafts(tmp_path / "s")
    assert again == first == {"f-1": ("half", "desk"), "": ("on the story", ""), "../x": (NASTY, NASTY)}
    assert not again.typed
    del again["../x"]
    again["f-1"] = ("halfway", "desk")
    assert again.flush()
    assert Drafts(tmp_path / "s") == {"f-1": ("halfway", "desk"), "": ("on the story", "")}
    assert [path.parent.name for path in tmp_path.rglob("*") if path.is_file()] == ["s", "s"]


def test_two_desks_on_one_story_leave_each_other_their_drafts(tmp_path: Path) -> None:
    one, two = Drafts(tmp_path), Drafts(tmp_path)
    one["f-1"], two["f-2"] = ("mine", ""), ("yours", "")
    assert one.flush()
    assert two.flush()
    assert set(Drafts(tmp_path)) == {"f-1", "f-2"}


def test_stores_do_not_share_drafts(tmp_path: Path) -> None:
    one = drafts_of(tmp_path / "one.db", "s-1")
    one["f-1"] = ("mine", "")
    assert one.flush()
    assert drafts_of(tmp_path / "one.db", "s-1") == one
    assert not drafts_of(tmp_path / "two.db", "s-1")


@pytest.mark.parametrize("words", ["", "{", "[]", '{"target": "f-1"}', '{"target": "f-1", "text": " "}', "\udcff"])
def test_a_broken_file_is_passed_over(tmp_path: Path, words: str) -> None:
    (tmp_path / "x.json").write_text(words, encoding="utf-8", errors="surrogateescape")
    assert not Drafts(tmp_path)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    drafts = Drafts(tmp_path / "file" / "s")
    drafts["f-1"] = ("half", "")
    assert not drafts.flush()
    assert drafts["f-1"] == ("half", "")


async def test_a_note_outlives_the_terminal(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("j", "e", *"half", "tab", *"desk")
        await pilot.pause(PAUSE + 0.2)
        left = drafts_of(desk.path, "s-1")  # as it stands on disk, with nothing closed in order
        assert left == {"f-2": ("half", "desk")}
    async with start() as (app, pilot, desk):
        await pilot.pause()
        assert "1 note begun and not saved" in screen_text(app)
        session_of(app).select("f-2")
        await pilot.press("e")
        assert isinstance(app.screen, NoteEditor)
        assert app.screen.query_one(TextArea).text == "half"
        assert app.screen.query_one("#source", Input).value == "desk"
        await pilot.press("f2")
        await pilot.pause()
        assert desk.calls == [("note", "f-2", "half", "desk")]
        assert not drafts_of(desk.path, "s-1")


async def test_a_reason_half_typed_is_kept_and_nobody_is_kept_from_leaving(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("7", *"old")
        await pilot.press("escape", "q")
        await pilot.pause()
        assert not app.is_running
    assert drafts_of(desk.path, "s-1") == {f"{WHY}f-1": ("old", "")}


async def test_a_draft_of_another_day_does_not_stand_in_the_way_of_quitting(start: Start) -> None:
    left = drafts_of(Path("memory.db"), "s-1")
    left["f-1"] = ("half", "")
    assert left.flush()
    async with start() as (app, pilot, _):
        await pilot.press("q")
        assert not app.is_running
