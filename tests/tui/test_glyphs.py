"""The desk in plain signs: everything it draws itself is ASCII, and nothing has moved."""

from __future__ import annotations

import pytest

from factcheck.tui import glyphs
from factcheck.tui.app import DeskApp
from tests.tui import sample
from tests.tui.conftest import screen_text


def test_signs_are_put_one_for_one_and_letters_stay() -> None:
    assert glyphs.plain("✗ “café” ↔ ⟦日本⟧…") == 'X "café" - [日本].'
    assert len(set(glyphs.plain("✗≠≈="))) == 4


@pytest.mark.parametrize(("setting", "wanted"), [("1", True), ("0", False), ("", False)])
def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch, setting: str, wanted: bool) -> None:
    monkeypatch.setenv(glyphs.SETTING, setting)
    assert glyphs.wanted() is wanted


@pytest.mark.parametrize("keys", ["", "c", "g", "f", "D", "question_mark", "slash x", "T"])
async def test_every_screen_is_drawn_in_ascii(keys: str) -> None:
    desk = sample.MemoryDesk(sample.story())
    app = DeskApp(desk.as_desk(), desk.story, plain_signs=True)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        text = screen_text(app)
        assert sorted(set(text) - set(map(chr, range(32, 127))) - {"\n"}) == []
