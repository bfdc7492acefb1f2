"""A person's own keys: ``keymap.toml`` in the folder of the settings, checked before it counts.

```toml
[keys]
next-open = ["n", "ctrl+n"]
quit = "Q"
```
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.tui.commands import COMMANDS, FACES, Command, face

if TYPE_CHECKING:
    from textual.app import App

FILE = "keymap.toml"
EATEN = {
    "ctrl+h": "terminals send it for backspace",
    "ctrl+i": "terminals send it for tab",
    "ctrl+j": "terminals send it for enter",
    "ctrl+m": "terminals send it for enter",
    "ctrl+left_square_bracket": "terminals send it for escape",
    "ctrl+s": "it stops the output of many terminals",
    "ctrl+q": "it quits from anywhere, and restarts the output of many terminals",
    "ctrl+c": "it copies what is selected",
    "ctrl+p": "it opens the command palette",
    "ctrl+z": "it suspends programs",
    "ctrl+b": "tmux takes it",
}
"""Keys that never reach the desk, or that have another meaning everywhere."""
_SPELT = {shown: name for name, shown in FACES.items()}


@dataclass(frozen=True, slots=True)
class Keymap:
    """The table of commands with a person's own keys, and what was wrong with the rest of the file."""

    table: tuple[Command, ...] = COMMANDS
    own: Mapping[str, tuple[str, ...]] | None = None
    errors: tuple[str, ...] = ()


def table_of(app: App[Any]) -> tuple[Command, ...]:
    """The table of commands of an application that may have a person's own keys."""
    keymap = getattr(app, "keys", None)
    return keymap.table if isinstance(keymap, Keymap) else COMMANDS


def read(path: Path) -> Keymap:
    """The keys of a file; the standard ones where there is no file, and for every command the file is wrong about."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Keymap()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Keymap(errors=(f"{path} is not used: {error}",))
    keys = written.get("keys", {})
    if not isinstance(keys, dict) or set(written) - {"keys"}:
        return Keymap(errors=(f"{path} is not used: it must have one table, [keys]",))
    return checked(keys, str(path))


def checked(keys: Mapping[str, object], source: str) -> Keymap:
    """The table with these keys, each entry checked: the command, the keys, and whether they clash."""
    errors: list[str] = []
    own: dict[str, tuple[str, ...]] = {}
    for name, value in keys.items():
        problem = _wrong(name, value)
        if problem:
            errors.append(f"{source}: {name}: {problem}")
        else:
            own[name] = tuple(_spelt(key) for key in ([value] if isinstance(value, str) else _list(value)))
    while clash := _clash(own):
        name, words = clash
        errors.append(f"{source}: {name}: {words}")
        del own[name]
    table = tuple(c.on_keys(own[c.id]) if c.id in own else c for c in COMMANDS)
    return Keymap(table, own, tuple(errors))


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _spelt(key: str) -> str:
    key = key.strip()
    return _SPELT.get(key, key.replace("ctrl-", "ctrl+").replace("shift-", "shift+"))


def _wrong(name: str, value: object) -> str:
    known = [command.id for command in COMMANDS]
    if name not in known:
        near = get_close_matches(name, known, n=1)
        return "there is no such command" + (f"; did you mean {near[0]}?" if near else "; ? lists them")
    wanted = [value] if isinstance(value, str) else value
    if not isinstance(wanted, list) or not wanted or not all(isinstance(key, str) and key.strip() for key in wanted):
        return 'write a key, as "n", or a list of keys, as ["n", "ctrl+n"]'
    for key in map(_spelt, wanted):
        if key in EATEN:
            return f"{face(key)} cannot be used: {EATEN[key]}"
        if "," in key or " " in key:
            return f"{key!r} is no key"
    return ""


def _clash(own: Mapping[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """A command of ``own`` whose key another command of the same screen has, and the words for it."""
    for command in COMMANDS:
        for other in COMMANDS:
            if command.id not in own or other.id == command.id or not set(command.screens) & set(other.screens):
                continue
            shared = set(own[command.id]) & set(own.get(other.id, other.keys))
            if shared:
                key = face(sorted(shared)[0])
                return command.id, f"{key} is the key of {other.id} already; give that another key too, or this one"
    return None
