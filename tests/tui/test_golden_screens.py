"""Whole screens against text files that a reviewer can read. ``UPDATE_GOLDEN=1`` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui import sample
from tests.tui.conftest import Start, screen_text

GOLDEN = Path(__file__).parents[1] / "golden" / "screens"
SIZES = {"80x24": (80, 24), "140x40": (140, 40)}
WRITE = bool(os.environ.get("UPDATE_GOLDEN"))
SCREENS = {
    "desk": "",
    "decided": "2 3 j",
    "all": "c",
    "grid": "g",
    "help": "question_mark",
    "filter": "f",
    "menu": "D",
    "note": "e h i",
    "search": "slash i n q u i r y",
}


EXTREMES = {"60x20": (60, 20), "200x60": (200, 60)}
"""The smallest terminal that the desk is laid out for, and one with room for three articles."""


@pytest.mark.parametrize("size", EXTREMES)
@pytest.mark.parametrize("name", ["desk", "all", "grid"])
async def test_screen_at_the_extremes(start: Start, name: str, size: str) -> None:
    async with start(size=EXTREMES[size]) as (app, pilot, _):
        await pilot.press(*SCREENS[name].split())
        await pilot.pause()
        compare(f"{name}-{size}", screen_text(app))


@pytest.mark.parametrize("theme", ["desk-light", "desk-contrast", "textual-light", "nord", "ansi-dark"])
async def test_colours_change_no_word_and_keep_judgements_apart(start: Start, theme: str) -> None:
    async with start(size=SIZES["140x40"]) as (app, pilot, _):
        app.theme = theme
        await pilot.press(*SCREENS["all"].split())
        await pilot.pause()
        compare("all-140x40", screen_text(app))
        rows = app.screen.query_one("#findings")
        looks = [rows.get_component_rich_style(f"findings--{which}") for which in ("conflict", "tension", "compatible")]
        assert len({(style.color, style.bgcolor) for style in looks}) == 3
        await pilot.press("enter")  # the row under the cursor can be read without the focus too
        cursor = rows.get_component_rich_style("findings--cursor", partial=True)
        assert cursor.bold
        assert cursor.bgcolor is None or cursor.bgcolor not in (rows.rich_style.color, rows.rich_style.bgcolor)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SCREENS)
async def test_screen(start: Start, name: str, size: str) -> None:
    async with start(size=SIZES[size]) as (app, pilot, _):
        await pilot.press(*SCREENS[name].split())
        await pilot.pause()
        compare(f"{name}-{size}", screen_text(app))


async def test_without_colour_the_screen_says_the_same(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with start(size=SIZES["140x40"]) as (app, pilot, _):
        await pilot.press(*SCREENS["all"].split())
        await pilot.pause()
        text = screen_text(app)
        compare("all-140x40", text)
        for word in ("✗ conflict", "≠ tension", "≈ compatible", "= same", "✗ CONFLICT", "⟦leaves four dead⟧"):
            assert word in text


async def test_a_story_without_findings(start: Start) -> None:
    one = sample.document("d1", sample.CHRONICLE, publisher="The Chronicle")
    async with start(sample.view((one,), title="One report"), size=SIZES["80x24"]) as (app, _, _):
        compare("nothing-80x24", screen_text(app))


def compare(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == path.read_text(encoding="utf-8")
