"""The desk on the real store and the sample reports: decide, annotate, leave, come back, take back."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from factcheck.desk import Desk, DeskError
from factcheck.model import Decision
from factcheck.tui.app import DeskApp
from factcheck.tui.screens.desk import DeskScreen
from tests.tui.conftest import screen_text
from tests.tui.test_desk_screen import listens

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


async def opened(app: DeskApp, pilot: Pilot[DeskError | None]) -> DeskScreen:
    while not (desks := [screen for screen in app.screen_stack if isinstance(screen, DeskScreen)]):
        await pilot.pause(0.01)
    return desks[0]


async def test_what_is_done_at_the_desk_is_there_the_next_time(tmp_path: Path) -> None:
    store, exported = tmp_path / "desk.db", tmp_path / "notes.md"
    with Desk(store) as desk:
        app = DeskApp(desk, lambda progress: desk.open_paths(SEEDS, progress=progress))
        async with app.run_test(size=(140, 40)) as pilot:
            screen = await opened(app, pilot)
            await pilot.pause()
            waiting = screen.session.story.open_count
            first = screen.session.current_id
            assert waiting > 2
            assert first is not None
            await listens(pilot)
            await pilot.press(*"Kim", "enter", "2")
            await pilot.pause()
            await pilot.press("k", "e", *"rang them", "f2")
            await pilot.pause()
            assert screen.session.story.open_count == waiting - 1
            assert "✎ rang them" in screen_text(app)
    with Desk(store) as desk:
        assert desk.who == "Kim"
        app = DeskApp(desk, lambda progress: desk.open_paths(SEEDS, progress=progress))
        async with app.run_test(size=(80, 24)) as pilot:
            screen = await opened(app, pilot)
            await pilot.pause()
            state = screen.session.story.states[first]
            assert state.decision is Decision.DISCREPANCY
            assert [note.text for note in state.notes] == ["rang them"]
            assert screen.session.current_id != first
            await pilot.press("u", "u")
            await pilot.pause()
            assert screen.session.current_id == first
            assert screen.session.story.open_count == waiting
            await pilot.press("U", "g", "escape", "x")
            await pilot.pause()
            app.screen.query_one("#path").value = str(exported)  # type: ignore[attr-defined]
            await pilot.press("enter")
            await pilot.pause()
            assert len(exported.read_text(encoding="utf-8")) > 1000
