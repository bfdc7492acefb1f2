"""Reading and comparing behind a progress bar: it shows, it can be stopped, and errors are told."""

from __future__ import annotations

from threading import Event

from textual.worker import WorkerState

from factcheck.desk import DeskError, Progress, StoryView
from factcheck.tui.app import DeskApp
from factcheck.tui.screens.desk import DeskScreen
from tests.tui import sample
from tests.tui.conftest import Start, screen_text


async def test_progress_is_shown_and_then_the_desk() -> None:
    seen, go_on = Event(), Event()

    def opener(progress: Progress) -> StoryView:
        progress(1, 4, "comparing: [sic]")
        seen.set()
        go_on.wait(5)
        return sample.story()

    app = DeskApp(sample.MemoryDesk(sample.story()).as_desk(), opener)
    async with app.run_test(size=(80, 24)) as pilot:
        while not seen.is_set():
            await pilot.pause()
        await pilot.pause()
        assert "comparing: [sic]" in screen_text(app)
        assert "25%" in screen_text(app)
        go_on.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)


async def test_escape_stops_at_the_next_step() -> None:
    go_on, steps = Event(), []

    def opener(progress: Progress) -> StoryView:
        for step in range(1000):
            progress(step, 1000, "comparing")
            steps.append(step)
            go_on.wait(5)
        return sample.story()

    app = DeskApp(sample.MemoryDesk(sample.story()).as_desk(), opener)
    async with app.run_test(size=(80, 24)) as pilot:
        while not steps:
            await pilot.pause()
        workers = list(app.workers)
        await pilot.press("escape")
        go_on.set()
        while not all(worker.is_finished for worker in workers):
            await pilot.pause()
    assert len(steps) == 1
    assert [worker.state for worker in workers] == [WorkerState.CANCELLED]
    assert app.return_code == 0


def unreadable(progress: Progress) -> StoryView:
    msg = "no [/] such file"
    raise DeskError(msg, "name one that is there")


async def test_a_first_story_that_cannot_be_read_ends_the_desk_with_the_error() -> None:
    app = DeskApp(sample.MemoryDesk(sample.story()).as_desk(), unreadable)
    async with app.run_test(size=(80, 24)) as pilot:
        while app.is_running:
            await pilot.pause(0.01)
    assert str(app.return_value) == "no [/] such file; name one that is there"


async def test_another_story_that_cannot_be_read_leaves_the_one_on_show(start: Start) -> None:
    async with start(size=(80, 24)) as (app, pilot, _):
        app.switch(unreadable)
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "no [/] such file" in screen_text(app)
        assert "name one that is there" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "FINDINGS" in screen_text(app)


async def test_another_story_takes_the_place_of_the_one_on_show(start: Start) -> None:
    async with start(size=(80, 24)) as (app, pilot, _):
        await pilot.press("g")
        app.switch(lambda _: sample.story(title="Another flood"))
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Another flood" in screen_text(app)
        assert len(app.screen_stack) == 2
