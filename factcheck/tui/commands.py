"""The one table of commands: keys, foot line, palette, help and the README's table are all made from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from factcheck.model import Decision
from factcheck.tui.words import DECISIONS


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the desk does. ``keys`` are Textual's names, the first is the one shown.

    ``foot`` is key and word in the foot line, empty when it has no place there; ``screens`` says where the command works.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    help: str
    group: str
    foot: tuple[str, str] | None = None
    screens: tuple[str, ...] = ("desk", "grid")

    def binding(self) -> Binding:
        """The command as a binding of a screen, with an id that a keymap can name."""
        return Binding(",".join(self.keys), self.action, self.help, show=False, id=self.id, tooltip=self.help)

    @property
    def shown(self) -> str:
        """The keys as people read them: "j ↓"."""
        return " ".join(FACES.get(key, key) for key in self.keys)


FACES = {
    "down": "↓",
    "up": "↑",
    "slash": "/",
    "question_mark": "?",
    "escape": "esc",
    "ctrl+r": "ctrl-r",
    "ctrl+p": "ctrl-p",
    "colon": ":",
    "space": "space",
}
BOTH = ("desk", "grid")
DESK = ("desk",)


def _decisions() -> Iterator[Command]:
    for decision, (key, _, meaning) in DECISIONS.items():
        name = "reopen" if decision is Decision.OPEN else decision.value
        yield Command(f"decide-{name}", (key,), f"decide('{decision.value}')", f"Decide: {meaning}", "Deciding")


COMMANDS: tuple[Command, ...] = (
    Command("next", ("j", "down"), "move(1)", "Next row", "Moving", ("j/k", "move")),
    Command("previous", ("k", "up"), "move(-1)", "Previous row", "Moving"),
    Command(
        "next-open", ("n",), "next_open(1)", "Next open finding, round the end", "Moving", ("n", "next open"), DESK
    ),
    Command("previous-open", ("N",), "next_open(-1)", "Previous open finding", "Moving", screens=DESK),
    Command("to-text", ("enter",), "to_text", "Into the text; from the grid: to the words of the cell", "Moving"),
    Command("flip", ("tab",), "flip(1)", "The other article, or the next pane", "Moving", screens=DESK),
    Command("flip-back", ("shift+tab",), "flip(-1)", "The pane before", "Moving", screens=DESK),
    Command("reason-down", ("J",), "scroll_reason(1)", "Scroll the reason down", "Moving", screens=DESK),
    Command("reason-up", ("K",), "scroll_reason(-1)", "Scroll the reason up", "Moving", screens=DESK),
    Command("back", ("escape",), "back", "Back out one level", "Moving"),
    *_decisions(),
    Command("decide-menu", ("d",), "decide_menu", "Choose a decision from a list", "Deciding", ("1–7", "decide")),
    Command(
        "decide-claim", ("D",), "decide_claim", "Decide the whole claim: all its open findings at once", "Deciding"
    ),
    Command("note", ("e",), "note", "Write a note, with the source checked", "Deciding", ("e", "note")),
    Command("undo", ("u",), "undo", "Take back the last decision or note", "Deciding", ("u", "undo")),
    Command("redo", ("U", "ctrl+r"), "redo", "Do again what was taken back", "Deciding"),
    Command("search", ("slash",), "search", "Search in the articles", "Looking", ("/", "search"), DESK),
    Command(
        "filter", ("f",), "filter", "Filter: judgement, kind, state, scope, words", "Looking", ("f", "filter"), DESK
    ),
    Command("open-only", ("o",), "open_only", "Only open findings, or all again", "Looking", screens=DESK),
    Command("quiet", ("c",), "quiet", "Show or hide what is compatible or the same", "Looking", ("c", "quiet")),
    Command("grid", ("g",), "grid", "The claims against the articles, or back", "Looking", ("g", "grid")),
    Command("export", ("x",), "export", "Export verification notes", "Story", ("x", "export"), DESK),
    Command("palette", ("colon",), "palette", "Command palette (ctrl-p too)", "Story"),
    Command("help", ("question_mark",), "keys", "All keys, to read, filter and run", "Story", ("?", "keys")),
    Command("quit", ("q",), "leave", "Quit; from the grid: back to the desk", "Story"),
)

GROUPS = ("Moving", "Deciding", "Looking", "Story")


def on(screen: str) -> tuple[Command, ...]:
    """The commands that work on a screen, in the order of the table."""
    return tuple(command for command in COMMANDS if screen in command.screens)


def bindings(screen: str) -> list[BindingType]:
    """The key bindings of a screen."""
    return [command.binding() for command in on(screen)]


def keys_table() -> str:
    """All keys as a table in Markdown, for the README."""
    rows = [
        f"| {group if i == 0 else ''} | {_markdown(command)} | {command.help} |"
        for group in GROUPS
        for i, command in enumerate([c for c in COMMANDS if c.group == group])
    ]
    return "\n".join(["| | Keys | What it does |", "| --- | --- | --- |", *rows]) + "\n"


def _markdown(command: Command) -> str:
    return " ".join(f"`{FACES.get(key, key)}`" for key in command.keys)
