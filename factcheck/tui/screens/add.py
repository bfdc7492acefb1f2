"""Add articles: type or drag a path, or paste the text of an article."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, TextArea

from factcheck.tui.adding import kept_text, paths_in
from factcheck.tui.widgets.pieces import MUTED, plain
from factcheck.tui.words import count

KEYS = "ctrl-o or f2 adds · esc backs out"
SHORTEST = 80
"""Characters that a pasted article has at least; what is shorter was meant as a path."""


class AddScreen(ModalScreen[list[Path] | None]):
    """Gives the files to add, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o,f2", "add", "Add", show=False, priority=True),
        Binding("escape", "back", "Back", show=False, priority=True),
    ]

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """What to write, the room for it, and what will be added."""
        with Vertical(classes="box"):
            yield Label(
                "Add articles: drag files here, write their paths, or paste the text of one", classes="question"
            )
            yield TextArea(
                self._text, id="text", soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True
            )
            yield Label(id="tail")

    def on_mount(self) -> None:
        """Go on writing at the end."""
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)
        self._say(self._meant())

    def _meant(self) -> str:
        text = self.query_one(TextArea).text
        named = paths_in(text)
        if named:
            return f"adds {count(len(named), 'path')}"
        return "adds the text as an article" if len(text.strip()) >= SHORTEST else ""

    def _say(self, words: str) -> None:
        tail = " · ".join(part for part in (words, KEYS) if part)
        self.query_one("#tail", Label).update(Content.assemble(plain(tail).stylize(MUTED)))

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._say(self._meant())

    def action_add(self) -> None:
        """Give what was named, or the file that the pasted text was kept in."""
        text = self.query_one(TextArea).text
        named = paths_in(text)
        if named:
            self.dismiss(named)
        elif len(text.strip()) < SHORTEST:
            self._say("There is no such file" if text.strip() else "Nothing is written yet")
        elif (kept := kept_text(text)) is not None:
            self.dismiss([kept])
        else:
            self._say("The text cannot be kept: the folder of the desk cannot be written")

    def action_back(self) -> None:
        """Leave without adding."""
        self.dismiss(None)
