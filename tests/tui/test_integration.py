"""The desk on the real store and the sample reports: decide, annotate, leave, come back, take back."""

from __future__ import annotations

from pathlib import Path

from factcheck.desk import Desk
from factcheck.model import Decision
from factcheck.tui.app import DeskApp
from factcheck.tui.screens.desk import DeskScreen
from tests.tui.conftest import screen_text

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


async def opened(app: DeskApp) -> DeskScreen:
    await app.workers.wait_for_complete()
    while not isinstance(app.screen, DeskScreen):
        await app.animator.wait_for_idle()
        await app.workers.wait_for_complete()
    return app.screen


async def test_what_is_done_at_the_desk_is_there_the_next_time(tmp_path: Path) -> None:
    store, exported = tmp_path / "desk.db", tmp_path / "notes.md"
    with Desk(store) as desk:
        app = DeskApp(desk, lambda progress: desk.open_paths(SEEDS, progress=progress))
        async with app.run_test(size=(140, 40)) as pilot:
            screen = await opened(app)
            await pilot.pause()
            waiting = screen.session.story.open_count
            first = screen.session.current_id
            assert waiting > 2
            assert first is not None
            await pilot.press("2", *"Kim", "enter")
            await pilot.pause()
            await pilot.press("k", "e", *"rang them", "f2")
            await pilot.pause()
            assert screen.session.story.open_count == waiting - 1
            assert "✎ rang them" in screen_text(app)
    with Desk(store) as desk:
        assert desk.who == "Kim"
        app = DeskApp(desk, lambda progress: desk.open_paths(SEEDS, progress=progress))
        async with app.run_test(size=(80, 24)) as pilot:
            screen = await opened(app)
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
