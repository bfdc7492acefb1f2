"""Other stories, and articles added from inside: by path, dragged in, or pasted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.widgets import TextArea

from factcheck.tui.adding import kept_text, paths_in
from factcheck.tui.screens.add import AddScreen
from factcheck.tui.screens.desk import DeskScreen
from tests.tui.conftest import Start, screen_text
from tests.tui.test_desk_screen import session_of

TEXT = "Ferry fire\n\n" + "Five people were hurt when a ferry caught fire off Oban, the coastguard said. " * 2


def test_paths_are_read_however_they_are_written(tmp_path: Path) -> None:
    one, two = tmp_path / "a story.txt", tmp_path / "b.txt"
    one.write_text("1", encoding="utf-8")
    two.write_text("2", encoding="utf-8")
    escaped = str(one).replace(" ", "\\ ")
    assert paths_in(f" {one} \n") == [one]
    assert paths_in(f"'{one}' {two}") == [one, two]
    assert paths_in(f"{escaped}\n{two}") == [one, two]
    assert paths_in(one.as_uri()) == [one]
    assert paths_in(str(tmp_path)) == [tmp_path]


@pytest.mark.parametrize(
    "text", ["", " \n", "no-such-file.txt", "it's", "a\0b", "x" * 5000, "file://[", "~nobody-at-all/x"]
)
def test_what_names_no_file_is_none(text: str) -> None:
    assert paths_in(text) == []


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert isinstance(paths_in(text), list)


def test_a_pasted_text_is_kept_under_one_name(tmp_path: Path) -> None:
    first, second = kept_text(TEXT), kept_text(f"\n{TEXT}\n\n")
    assert first is not None
    assert first == second
    assert first.read_text(encoding="utf-8") == TEXT.strip() + "\n"
    assert kept_text("half \ud800") is not None


async def test_a_dragged_file_is_added(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "c.txt"
    path.write_text("third", encoding="utf-8")
    async with start() as (app, pilot, desk):
        app.screen.post_message(events.Paste(f"'{path}'"))
        await pilot.pause()
        assert isinstance(app.screen, AddScreen)
        assert "adds 1 path" in screen_text(app)
        await pilot.press("f2")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert desk.calls == [("add", "s-1", ["third"])]
        assert isinstance(app.screen, DeskScreen)


async def test_a_text_is_pasted_and_a_slip_is_told(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("a", "f2")
        assert "Nothing is written yet" in screen_text(app)
        await pilot.press(*"no.txt", "f2")
        assert "There is no such file" in screen_text(app)
        app.screen.query_one(TextArea).text = TEXT
        await pilot.pause()
        assert "adds the text as an article" in screen_text(app)
        desk.broken = "it cannot be read"
        await pilot.press("f2")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert desk.calls == [("add", "s-1", [TEXT.strip() + "\n"])]
        assert "it cannot be read" in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, DeskScreen)
        await pilot.press("a", "escape", "j")
        assert session_of(app).current_id == "f-2"


async def test_another_story_is_opened_from_the_list(start: Start) -> None:
    async with start() as (app, pilot, desk):
        await pilot.press("S")
        await pilot.pause()
        text = screen_text(app)
        assert "2 stories are kept" in text
        assert "Another [/] story" in text
        assert "2 articles · 5 findings · all decided · 2024-03-10" in text
        await pilot.press("enter")
        assert desk.calls == []  # the one on show
        await pilot.press("S", "k", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert desk.calls == [("open", "s-2")]
        assert "factcheck · Another story" in screen_text(app)
