"""The list of checks: ticked off line by line, with notes, and to the words and back."""

from __future__ import annotations

import pytest

from factcheck.model import Decision
from factcheck.tui.app import DeskApp
from factcheck.tui.looking import Place
from factcheck.tui.screens.checks import ChecksScreen
from factcheck.tui.screens.desk import DeskScreen
from tests.tui import sample
from tests.tui.conftest import Start, screen_text, until
from tests.tui.test_desk_screen import session_of


def at(app: DeskApp) -> str | None:
    assert isinstance(app.screen, ChecksScreen)
    return app.screen.target()


async def test_lines_are_ticked_off_in_the_order_of_the_texts(start: Start) -> None:
    async with start(sample.with_checks()) as (app, pilot, desk):
        await pilot.press("C")
        await pilot.pause()
        text = screen_text(app)
        assert text.index("[ ] a1 quote: slightly") < text.index("[ ] a1 superlative") < text.index("[ ] a2 number")
        assert "CHECKS 0 of 3 ticked off" in text
        assert "Look at the quote [sic]." in text
        assert "a1 The Chronicle: Rainfall was “slightly above normal”" in text
        await pilot.press("space", "2")
        await pilot.pause()
        assert [call[1:3] for call in desk.calls] == [("k-3", "checked-ok"), ("k-2", "discrepancy")]
        text = screen_text(app)
        assert "[x] a1 superlative: the worst flood since 1998  ! mend" in text
        assert text.startswith(" ! mend: superlative")
        assert at(app) == "k-1"
        await pilot.press("space")
        await pilot.pause()
        assert "Everything is ticked off." in screen_text(app)
        await pilot.press("space", "u", "u")
        assert desk.story.checks["k-1"].decision is Decision.OPEN
        assert desk.story.checks["k-2"].decision is Decision.DISCREPANCY


async def test_a_check_has_notes_and_leads_to_its_words(start: Start) -> None:
    async with start(sample.with_checks()) as (app, pilot, desk):
        await pilot.press("C", "down", "e", *"rang", "f2")
        await pilot.pause()
        assert desk.calls == [("note", "k-2", "rang", "")]
        assert "since 1998 ✎1" in screen_text(app)
        assert "✎ rang  — Kim" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        check = desk.story.checks["k-2"].check
        assert session_of(app).caret == Place("d1", check.start, check.end)
        assert app.focused is app.screen.query_one("#left")
        await pilot.press("b")
        assert session_of(app).caret is None


async def test_the_words_are_in_sight_where_one_article_has_room(start: Start) -> None:
    async with start(sample.with_checks(), size=(60, 18)) as (app, pilot, _):
        assert "Some 190 homes had" not in screen_text(app)
        await pilot.press("C", "end", "enter")
        assert await until(pilot, lambda: "Some 190 homes had" in screen_text(app))
        assert "a2 Harwell Herald" in screen_text(app)


async def test_what_is_ticked_off_can_be_hidden(start: Start) -> None:
    async with start(sample.with_checks()) as (app, pilot, _):
        await pilot.press("C", "space", "c")
        await pilot.pause()
        assert "a1 quote" not in screen_text(app)
        await pilot.press("c", "home")
        await pilot.pause()
        assert at(app) == "k-3"
        await pilot.press("C")
        assert isinstance(app.screen, DeskScreen)


@pytest.mark.parametrize("size", [(140, 40), (60, 20)])
async def test_without_checks_the_list_says_so(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size) as (app, pilot, desk):
        await pilot.press("C")
        await pilot.pause()
        assert "Nothing in these texts asks for a check" in screen_text(app)
        await pilot.press("space", "1", "d", "e", "j", "enter", "c", "escape")
        assert isinstance(app.screen, DeskScreen)
        assert desk.calls == []
