"""The table of commands: every entry can be bound, found, read and run."""

from __future__ import annotations

import inspect
from collections import Counter

import pytest
from textual.binding import Binding

from factcheck.tui import commands
from factcheck.tui.commands import COMMANDS, GROUPS, Command
from factcheck.tui.palette import Commands
from factcheck.tui.screens.checks import ChecksScreen
from factcheck.tui.screens.desk import DeskScreen
from factcheck.tui.screens.grid import GridScreen
from factcheck.tui.screens.help import HelpScreen
from tests.tui.conftest import Start, screen_text

SCREENS = {"desk": DeskScreen, "grid": GridScreen, "checks": ChecksScreen}
EATEN = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket", "ctrl+s", "ctrl+q", "ctrl+z", "ctrl+b"}
"""Keys that terminals send as other keys, that stop the output, or that tmux takes."""


def test_ids_are_unique_and_groups_known() -> None:
    assert not [name for name, times in Counter(c.id for c in COMMANDS).items() if times > 1]
    assert {command.group for command in COMMANDS} == set(GROUPS)


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_is_bound_twice_or_eaten(screen: str) -> None:
    keys = Counter(key for command in commands.on(screen) for key in command.keys)
    assert not [key for key, times in keys.items() if times > 1]
    assert not EATEN & set(keys)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_is_bound_and_has_its_action(command: Command) -> None:
    for name in command.screens:
        screen = SCREENS[name]
        bound = [b for b in screen.BINDINGS if isinstance(b, Binding) and b.id == command.id]
        assert len(bound) == 1
        assert bound[0].key == ",".join(command.keys)
        assert bound[0].action == f"do('{command.id}')"
        method = getattr(screen, f"action_{command.action.partition('(')[0]}")
        assert inspect.getdoc(method)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_is_in_the_table_for_the_readme(command: Command) -> None:
    assert f"| {command.help} |" in commands.keys_table()


async def test_every_command_is_in_help_and_palette(start: Start) -> None:
    async with start(size=(100, 120)) as (app, pilot, _):
        provider = Commands(app.screen)
        offered = {str(hit.prompt) async for hit in provider.discover()}
        found = {hit.help async for hit in provider.search("note")}
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        text = screen_text(app)
        for command in commands.on("desk"):
            assert command.help in offered
            assert command.help[:50] in text
        assert "e" in found


async def test_help_is_filtered_by_typing_and_runs_what_is_chosen(start: Start) -> None:
    async with start() as (app, pilot, _):
        await pilot.press("question_mark", *"claims against", "enter")
        await pilot.pause()
        assert isinstance(app.screen, GridScreen)
        await pilot.press("question_mark", "escape", "escape")
        assert isinstance(app.screen, DeskScreen)


async def test_help_that_finds_nothing_does_nothing(start: Start) -> None:
    async with start() as (app, pilot, _):
        await pilot.press("question_mark", *"zzz", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)


@pytest.mark.parametrize("width", [40, 60, 80, 140])
async def test_the_foot_line_never_loses_the_help_key(start: Start, width: int) -> None:
    async with start(size=(width, 24)) as (app, _, _):
        foot = screen_text(app).splitlines()[-1]
        assert foot.endswith("? keys")


async def test_a_click_on_the_foot_line_is_the_key(start: Start) -> None:
    async with start() as (app, pilot, _):
        foot = screen_text(app).splitlines()[-1]
        await pilot.click("#keybar", offset=(foot.index("g grid"), 0))
        await pilot.pause()
        assert isinstance(app.screen, GridScreen)
