"""A person's own keys: what is taken, what is refused and why, and that everything on the screen follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.tui.commands import COMMANDS
from factcheck.tui.home import config_folder
from factcheck.tui.keymap import EATEN, FILE, checked, read
from factcheck.tui.screens.grid import GridScreen
from tests.tui.conftest import Start, screen_text


def keys_of(table: object, command_id: str) -> tuple[str, ...]:
    assert isinstance(table, tuple)
    return next(command.keys for command in table if command.id == command_id)


def test_keys_are_taken_as_people_write_them() -> None:
    keymap = checked(
        {"next-open": ["ctrl-n", "]"], "next-span": ">", "list-wider": "ctrl+e", "grid": "G", "last": "end"}, "f"
    )
    assert keymap.errors == ()
    assert keys_of(keymap.table, "next-open") == ("ctrl+n", "right_square_bracket")
    assert keys_of(keymap.table, "next-span") == ("greater_than_sign",)
    assert keys_of(keymap.table, "next") == ("j", "down")
    assert next(command.foot for command in keymap.table if command.id == "grid") == ("G", "grid")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"next-opne": "n"}, "next-opne: there is no such command; did you mean next-open?"),
        ({"xyzzy": "n"}, "xyzzy: there is no such command; ? lists them"),
        ({"next": []}, "next: write a key"),
        ({"next": 3}, "next: write a key"),
        ({"next": ["j", ""]}, "next: write a key"),
        ({"next": "ctrl-s"}, "next: ctrl-s cannot be used: it stops the output of many terminals"),
        ({"next": "j,k"}, "next: 'j,k' is no key"),
        ({"next": "k"}, "next: k is the key of previous already; give that another key too, or this one"),
    ],
)
def test_what_is_wrong_is_said_and_the_standard_key_stays(keys: dict[str, object], words: str) -> None:
    keymap = checked({**keys, "undo": "ctrl+y"}, "keymap.toml")
    assert len(keymap.errors) == 1
    assert words in keymap.errors[0]
    assert keys_of(keymap.table, "next") == ("j", "down")
    assert keys_of(keymap.table, "undo") == ("ctrl+y",)


def test_two_commands_may_change_keys() -> None:
    assert checked({"next": "k", "previous": "j"}, "f").errors == ()


def test_no_command_has_a_key_that_is_eaten_or_taken_everywhere() -> None:
    assert not EATEN.keys() & {key for command in COMMANDS for key in command.keys}


@pytest.mark.parametrize("text", ["[keys", "keys = 3", "[other]\nx = 'y'", "\xff"])
def test_a_file_that_is_no_keymap_is_named_and_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / FILE
    path.write_text(text, encoding="latin-1")
    keymap = read(path)
    assert keymap.table is COMMANDS
    assert len(keymap.errors) == 1
    assert str(path) in keymap.errors[0]
    assert read(tmp_path / "none.toml").errors == ()


async def test_own_keys_work_and_show_in_foot_line_and_help(start: Start) -> None:
    config_folder().mkdir(parents=True)
    (config_folder() / FILE).write_text('[keys]\ngrid = "ctrl-g"\nexport = "j"\n', encoding="utf-8")
    async with start() as (app, pilot, _):
        assert "ctrl-g grid" in screen_text(app)
        assert [n.message for n in app._notifications if "export: j is the key of next already" in n.message]
        await pilot.press("g")
        assert not isinstance(app.screen, GridScreen)
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert isinstance(app.screen, GridScreen)
