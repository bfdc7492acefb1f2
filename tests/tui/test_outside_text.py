"""Text from outside is shown as it is, in every widget: no markup is read, nothing steers the terminal."""

from __future__ import annotations

import re

import pytest

from tests.tui import sample
from tests.tui.conftest import Start, screen_text

SAFE = "He said [sic] and [/] and [b]twelve[/b] ␛[31mred␛[0m ⟨U+202E⟩decrev"
STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def words_of(text: str) -> str:
    """The screen with borders and line breaks taken out, so that wrapped words stand together again."""
    return " ".join(re.sub("[│─┌▸⟦⟧▂▁▔▊▎]", " ", text).split())


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param("", id="desk"),
        pytest.param("tab enter", id="text"),
        pytest.param("g", id="grid"),
        pytest.param("d", id="menu"),
        pytest.param("D", id="claim"),
        pytest.param("7", id="reason"),
        pytest.param("e", id="note"),
        pytest.param("x", id="export"),
        pytest.param("2 u", id="undo"),
        pytest.param("f", id="filter"),
        pytest.param("slash left_square_bracket s", id="search"),
    ],
)
async def test_nothing_is_read_as_markup(start: Start, keys: str, size: tuple[int, int]) -> None:
    async with start(sample.nasty(), size=size) as (app, pilot, _):
        await pilot.press(*keys.split())
        await app.workers.wait_for_complete() if keys == "x" else None
        await pilot.pause()
        text = screen_text(app)
        assert not STEERS.search(text)
        assert "He said [sic]" in text
        if not keys and size[0] == 140:
            joined = words_of(text)
            assert joined.count(SAFE) >= 4
            assert f"says {SAFE}" in joined


async def test_the_text_of_an_article_is_shown_whole(start: Start) -> None:
    async with start(size=(98, 60)) as (app, _, _):
        text = words_of(screen_text(app))
        for line in ("Rainfall was “slightly above normal”, said Ann Lee", "About 200 homes were without power"):
            assert line in text


async def test_an_error_from_the_desk_is_told_as_it_is(start: Start) -> None:
    async with start() as (app, pilot, desk):
        desk.broken = sample.NASTY
        await pilot.press("1")
        await pilot.pause()
        text = screen_text(app)
        assert "[sic]" in text
        assert not STEERS.search(text)
        assert desk.story.open_count == 5
