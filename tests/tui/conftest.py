"""What the tests of the desk share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from factcheck.desk import DeskError, StoryView
from factcheck.tui.app import DeskApp
from tests.tui import sample

Start = Callable[..., AbstractAsyncContextManager[tuple[DeskApp, Pilot[DeskError | None], sample.MemoryDesk]]]


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of the developer's, neither colours nor keys; no blinking cursor."""
    monkeypatch.setenv("FACTCHECK_HOME", str(tmp_path / "home"))
    for name in ("NO_COLOR", "EDITOR", "VISUAL", "COLORTERM", "TEXTUAL", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("textual.widgets.Input._toggle_cursor", lambda self: None)
    monkeypatch.setattr("textual.widgets.TextArea._toggle_cursor_blink_visible", lambda self: None)


@pytest.fixture
def start() -> Start:
    """Opens the desk: ``async with start(size=(140, 40)) as (app, pilot, desk)``."""

    @asynccontextmanager
    async def opened(
        made: StoryView | None = None, *, size: tuple[int, int] = (140, 40), who: str | None = "Kim"
    ) -> AsyncIterator[tuple[DeskApp, Pilot[DeskError | None], sample.MemoryDesk]]:
        desk = sample.MemoryDesk(made or sample.story(), who)
        app = DeskApp(desk.as_desk(), desk.story)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield app, pilot, desk

    return opened


def screen_text(app: DeskApp) -> str:
    """What stands on the screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())
