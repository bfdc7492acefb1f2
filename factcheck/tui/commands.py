"""The one table of commands: keys, foot line, palette, help and the README's table are all made from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from textual.binding import Binding, BindingType

from factcheck.model import Decision
from factcheck.tui.words import DECISIONS


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the desk does. ``keys`` are Textual's names, the first is the one shown.

    ``foot`` is key and word in the foot line, None when it has no place there; ``screens`` says where the command works,
    and ``needs`` what there must be for it (see ``StoryScreen.lacking``).
    """

    id: str
    keys: tuple[str, ...]
    action: str
    help: str
    group: str
    foot: tuple[str, str] | None = None
    screens: tuple[str, ...] = ("desk", "grid", "checks")
    needs: tuple[str, ...] = ()

    def binding(self) -> Binding:
        """The command as a binding of a screen, with an id that a keymap can name."""
        return Binding(",".join(self.keys), f"do('{self.id}')", self.help, show=False, id=self.id, tooltip=self.help)

    def on_keys(self, keys: tuple[str, ...]) -> Command:
        """The same command on other keys."""
        foot = (face(keys[0]), self.foot[1]) if self.foot and keys else self.foot
        return replace(self, keys=keys, foot=foot)

    @property
    def shown(self) -> str:
        """The keys as people read them: "j ↓"."""
        return " ".join(map(face, self.keys))


FACES = {
    "down": "↓",
    "up": "↑",
    "slash": "/",
    "question_mark": "?",
    "escape": "esc",
    "colon": ":",
    "full_stop": ".",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "plus": "+",
    "minus": "-",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "backspace": "⌫",
}


def face(key: str) -> str:
    """A key as people read it: "ctrl-r", "/"."""
    return FACES.get(key, key.replace("ctrl+", "ctrl-"))


DESK = ("desk",)
CLAIMS = ("desk", "grid")
CHECKS = ("checks",)


def _decisions() -> Iterator[Command]:
    for decision, (key, _, meaning) in DECISIONS.items():
        name = "reopen" if decision is Decision.OPEN else decision.value
        yield Command(
            f"decide-{name}",
            (key,),
            f"decide('{decision.value}')",
            f"Decide: {meaning}",
            "Deciding",
            needs=("finding",),
        )


TEXT = ("text",)
FINDING = ("finding",)
COMMANDS: tuple[Command, ...] = (
    Command("next", ("j", "down"), "move(1)", "Next row", "Moving", ("j/k", "move")),
    Command("previous", ("k", "up"), "move(-1)", "Previous row", "Moving"),
    Command(
        "next-open", ("n",), "next_open(1)", "Next open finding, round the end", "Moving", ("n", "next open"), DESK
    ),
    Command("previous-open", ("N",), "next_open(-1)", "Previous open finding", "Moving", screens=DESK),
    Command("first", ("home",), "move(-1000000)", "First row; in a text: its beginning", "Moving"),
    Command("last", ("end", "G"), "move(1000000)", "Last row; in a text: its end", "Moving"),
    Command(
        "page-down", ("pagedown", "ctrl+d"), "page(1)", "A page down, in the list or a text", "Moving", screens=DESK
    ),
    Command("page-up", ("pageup", "ctrl+u"), "page(-1)", "A page up, in the list or a text", "Moving", screens=DESK),
    Command("to-text", ("enter",), "to_text", "Into the text; from the grid: to the words of the cell", "Moving"),
    Command("flip", ("tab",), "flip(1)", "The other article, or the next pane", "Moving", screens=DESK),
    Command("flip-back", ("shift+tab",), "flip(-1)", "The pane before", "Moving", screens=DESK),
    Command("reason-down", ("J",), "scroll_reason(1)", "Scroll the reason down", "Moving", screens=DESK),
    Command("reason-up", ("K",), "scroll_reason(-1)", "Scroll the reason up", "Moving", screens=DESK),
    Command("back", ("escape",), "back", "Back out one level", "Moving"),
    Command(
        "trail-back", ("b", "backspace"), "trail(-1)", "Back to where one was before a jump", "Moving", screens=DESK
    ),
    Command("trail-forward", ("B",), "trail(1)", "Forward again, after going back", "Moving", screens=DESK),
    Command(
        "next-span",
        ("right_square_bracket",),
        "step_text('span', 1)",
        "Next marked words of the article",
        "Texts",
        ("[ ]", "marked words"),
        DESK,
        TEXT,
    ),
    Command(
        "previous-span",
        ("left_square_bracket",),
        "step_text('span', -1)",
        "Previous marked words of the article",
        "Texts",
        screens=DESK,
        needs=TEXT,
    ),
    Command(
        "next-sentence",
        ("right_parenthesis",),
        "step_text('sentence', 1)",
        "Next sentence",
        "Texts",
        screens=DESK,
        needs=TEXT,
    ),
    Command(
        "previous-sentence",
        ("left_parenthesis",),
        "step_text('sentence', -1)",
        "Previous sentence",
        "Texts",
        screens=DESK,
        needs=TEXT,
    ),
    Command(
        "next-paragraph",
        ("right_curly_bracket",),
        "step_text('paragraph', 1)",
        "Next paragraph",
        "Texts",
        ("{ }", "paragraph"),
        DESK,
        TEXT,
    ),
    Command(
        "previous-paragraph",
        ("left_curly_bracket",),
        "step_text('paragraph', -1)",
        "Previous paragraph",
        "Texts",
        screens=DESK,
        needs=TEXT,
    ),
    Command("here", ("full_stop",), "here", "The findings at these words", "Texts", (".", "findings here"), DESK, TEXT),
    Command("copy", ("y",), "copy(False)", "Copy the words chosen", "Texts", ("y", "copy"), DESK, TEXT),
    Command(
        "copy-cited", ("Y",), "copy(True)", "Copy the words with outlet and date", "Texts", screens=DESK, needs=TEXT
    ),
    Command("marks", ("M",), "marks", "Mark findings and facts, findings alone, or nothing", "Texts", screens=DESK),
    Command("zoom", ("z",), "zoom", "Give the whole screen to one pane, and back", "Texts", ("z", "zoom"), DESK),
    Command("swap", ("s",), "swap", "Swap the two sides", "Texts", screens=DESK, needs=("articles",)),
    Command(
        "choose-article", ("v",), "choose_article", "Choose the article of this pane", "Texts", screens=DESK, needs=TEXT
    ),
    Command("list-narrower", ("less_than_sign",), "size('list', -4)", "A narrower list", "Looks", screens=DESK),
    Command("list-wider", ("greater_than_sign",), "size('list', 4)", "A wider list", "Looks", screens=DESK),
    Command("reason-taller", ("plus",), "size('reason', 1)", "More room for the reason", "Looks", screens=DESK),
    Command("reason-shorter", ("minus",), "size('reason', -1)", "Less room for the reason", "Looks", screens=DESK),
    Command("theme", ("T",), "theme", "Choose the colours, with a live preview", "Looks"),
    *_decisions(),
    Command(
        "decide-menu",
        ("d",),
        "decide_menu",
        "Choose a decision from a list",
        "Deciding",
        ("1–7", "decide"),
        needs=FINDING,
    ),
    Command(
        "decide-claim",
        ("D",),
        "decide_claim",
        "Decide the whole claim: all its open findings at once",
        "Deciding",
        screens=CLAIMS,
        needs=FINDING,
    ),
    Command(
        "tick", ("space",), "tick", "Tick a check off, or take the tick away", "Deciding", ("space", "tick off"), CHECKS
    ),
    Command("note", ("e",), "note", "Write a note, with the source checked", "Deciding", ("e", "note"), needs=FINDING),
    Command(
        "note-article", ("E",), "note_article", "Write a note on the article", "Deciding", screens=DESK, needs=TEXT
    ),
    Command("undo", ("u",), "undo", "Take back the last decision or note", "Deciding", ("u", "undo")),
    Command("redo", ("U", "ctrl+r"), "redo", "Do again what was taken back", "Deciding"),
    Command("search", ("slash",), "search", "Search in the articles", "Looking", ("/", "search"), DESK),
    Command(
        "search-all",
        ("F", "ctrl+f"),
        "search_all",
        "Search the texts and notes of every story kept",
        "Looking",
        screens=DESK,
    ),
    Command(
        "filter", ("f",), "filter", "Filter: judgement, kind, state, scope, words", "Looking", ("f", "filter"), DESK
    ),
    Command("open-only", ("o",), "open_only", "Only open findings, or all again", "Looking", screens=DESK),
    Command("filter-reset", ("r",), "filter_reset", "The filters the desk starts with", "Looking", screens=DESK),
    Command("quiet", ("c",), "quiet", "Show or hide what is compatible or the same", "Looking", ("c", "quiet")),
    Command("grid", ("g",), "grid", "The claims against the articles, or back", "Looking", ("g", "grid"), CLAIMS),
    Command(
        "checks",
        ("C",),
        "checks",
        "The list of checks, to tick off line by line, or back",
        "Looking",
        screens=("desk", "checks"),
    ),
    Command("stories", ("S",), "stories", "The stories that are kept: open another one", "Story", screens=DESK),
    Command("add", ("a",), "add", "Add articles: a path, a file dragged here, or a pasted text", "Story", screens=DESK),
    Command("export", ("x",), "export", "Export verification notes", "Story", ("x", "export"), DESK),
    Command("who", ("W",), "who", "Say who acts: decisions and notes are signed with it", "Story"),
    Command("palette", ("colon",), "palette", "Command palette (ctrl-p too)", "Story"),
    Command("help", ("question_mark",), "keys", "All keys, to read, filter and run", "Story", ("?", "keys")),
    Command("quit", ("q",), "leave", "Quit; from the grid: back to the desk", "Story"),
)

GROUPS = ("Moving", "Deciding", "Texts", "Looking", "Looks", "Story")
IN_TEXT = frozenset(command.id for command in COMMANDS if command.group == "Texts")
"""The commands that come first in the foot line while a text has the focus."""


def on(screen: str, table: tuple[Command, ...] = COMMANDS) -> tuple[Command, ...]:
    """The commands that work on a screen, in the order of the table."""
    return tuple(command for command in table if screen in command.screens)


def named(command_id: str) -> Command:
    """The command of an id. Raises ``KeyError`` when there is none."""
    return _BY_ID[command_id]


_BY_ID = {command.id: command for command in COMMANDS}


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
    return " ".join(f"`{face(key)}`" for key in command.keys)
