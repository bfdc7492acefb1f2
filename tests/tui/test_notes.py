"""Notes: on articles too, with the thread in sight, in one's own editor; reasons that were given before."""

from __future__ import annotations

import shlex
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from factcheck.tui.app import DeskApp
from factcheck.tui.editor import NoEditorError, edit, named
from tests.tui.conftest import Start, screen_text

SHOUT = "import sys, pathlib; p = pathlib.Path(sys.argv[1]); p.write_text(p.read_text(encoding='utf-8').upper() + 'ü\\n', encoding='utf-8')"


def python(code: str) -> str:
    return shlex.join([sys.executable, "-c", code])


def test_the_editor_is_the_one_named() -> None:
    assert named({"EDITOR": "nano", "VISUAL": "code -w"}) == "code -w"
    assert named({"EDITOR": "nano", "VISUAL": ""}) == "nano"
    with pytest.raises(NoEditorError, match="EDITOR=nano"):
        named({"EDITOR": " "})


def test_an_editor_changes_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert edit("half a ✎ \ud800", python(SHOUT)) == "HALF A ✎ ?ü"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["/no/such/editor", "unclosed 'quote", python("raise SystemExit(1)")])
def test_an_editor_that_fails_is_told_and_nothing_is_left_behind(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(NoEditorError):
        edit("half", command)
    assert not list(tmp_path.iterdir())


async def test_a_note_goes_through_the_editor_and_back(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DeskApp, "suspend", lambda self: nullcontext())
    async with start() as (app, pilot, desk):
        await pilot.press("e", *"half", "f4")
        await pilot.pause()
        assert "set EDITOR" in screen_text(app)
        monkeypatch.setenv("EDITOR", python(SHOUT))
        await pilot.press("f4")
        assert app.screen.query_one(TextArea).text == "HALFü"
        monkeypatch.setenv("EDITOR", python("raise SystemExit(3)"))
        await pilot.press("f4")
        await pilot.pause()
        assert "ended with code 3" in screen_text(app)
        await pilot.press("f2")
        await pilot.pause()
        assert desk.calls == [("note", "f-1", "HALFü", "")]


async def test_without_a_terminal_of_its_own_the_desk_says_that_no_editor_opens(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "nano")
    async with start() as (app, pilot, _):
        await pilot.press("e", *"half", "f4")
        await pilot.pause()
        assert "No other program can be opened from here." in screen_text(app)
        assert app.screen.query_one(TextArea).text == "half"


async def test_a_note_on_an_article_shows_in_its_title_and_its_thread(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("enter", "enter", "E", *"rang", "tab", *"desk", "f2")
        await pilot.pause()
        assert desk.calls == [("note", "a2", "rang", "desk")]
        assert "6 Mar 2024 · ✎1" in screen_text(app)
        await pilot.press("E")
        await pilot.pause()
        text = screen_text(app)
        assert "Note on the article a2 Harwell Herald" in text
        assert "✎ rang  — Kim 2024-03-09, desk" in text


async def test_reasons_given_before_are_offered(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("7", *"old news", "enter", "7")
        await pilot.pause()
        assert "↓ puts in what was written before" in screen_text(app)
        assert app.screen.query_one(Input).value == ""
        await pilot.press("up", "down", "down", "enter")
        await pilot.pause()
        assert desk.calls[-1] == ("decide", "f-2", "dismissed", "old news")
