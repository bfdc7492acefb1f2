"""What the tests of the desk share."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual import events
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
    # Pilot waits after each key until the process is quiet for this long; a quarter of it is enough to see that.
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 200)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 4000)
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


async def resize(app: DeskApp, pilot: Pilot[DeskError | None], size: tuple[int, int]) -> None:
    """Give the terminal another size, and wait until the screen has it; a resize comes a moment later than a key."""
    await pilot.resize_terminal(*size)
    while tuple(app.screen.size) != size:
        await pilot.pause(0.01)
    await pilot.pause()


async def type_ahead(app: DeskApp, keys: Iterable[str]) -> None:
    """Send keys as fast as they are taken, without waiting until each is drawn."""
    assert app._driver is not None
    for key in keys:
        event = events.Key(key, key if len(key) == 1 else " " if key == "space" else None)
        event.set_sender(app)
        app._driver.send_message(event)
        await asyncio.sleep(0.002)


async def until(pilot: Pilot[DeskError | None], seen: Callable[[], bool]) -> bool:
    """Let the app go on until something is to be seen, fifty frames at most; whether it came."""
    for _ in range(50):
        if seen():
            return True
        await pilot.pause(0.02)
    return seen()
