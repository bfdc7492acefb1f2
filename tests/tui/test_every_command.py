"""Every command of the table, by its key, on a story with nothing in it, with one article, and with many findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.desk import StoryView
from factcheck.tui import commands
from factcheck.tui.screens.desk import DeskScreen
from tests.tui import sample
from tests.tui.conftest import Start, screen_text, type_ahead
from tests.tui.test_large import large


def one() -> StoryView:
    return sample.view((sample.document("d1", sample.CHRONICLE, publisher="The Chronicle"),))


def empty() -> StoryView:
    return sample.view(())


def many() -> StoryView:
    return large(600, 60)


STORIES: dict[str, Callable[[], StoryView]] = {"empty": empty, "one": one, "large": many}


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("screen", ["desk", "grid"])
async def test_every_key_does_something_or_says_why_not(
    start: Start, name: str, screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with start(STORIES[name]()) as (app, pilot, _):
        for command in commands.on(screen):
            if command.id == "quit":
                continue
            for key in command.keys[:1]:
                if screen == "grid":
                    await type_ahead(app, ["g"])
                await type_ahead(app, [key])
                await pilot.pause()
                assert app.is_running, command.id
                while len(app.screen_stack) > 2:  # back to the desk from whatever it opened
                    app.pop_screen()
                    await pilot.pause()
                assert isinstance(app.screen, DeskScreen), command.id


async def test_a_command_that_cannot_be_run_says_why_in_the_list_of_keys(start: Start) -> None:
    async with start(one()) as (app, pilot, _):
        screen = app.screen
        assert isinstance(screen, DeskScreen)
        lacking = {command.id: screen.lacking(command) for command in commands.on("desk") if screen.lacking(command)}
        assert lacking["swap"] == "This story has one article only."
        assert "No finding is under the cursor" in lacking["decide-checked-ok"]
        await pilot.press("s")
        await pilot.pause()
        assert "This story has one article only." in screen_text(app)
