"""One of several things, from a list that j, k and the mouse go through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from factcheck.tui.widgets.pieces import MUTED, plain


class Choose(ModalScreen[str | None]):
    """Gives the id of what is chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "Back", show=False),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
    ]

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], *, at: int = 0) -> None:
        super().__init__()
        self._heading, self._choices, self._start = title, choices, at

    def compose(self) -> ComposeResult:
        """What is asked, and the choices."""
        with Vertical(classes="box"):
            yield Label(plain(self._heading), classes="question")
            yield OptionList(*(Option(plain(words), id=name) for name, words in self._choices), markup=False)
            yield Label(Content.styled("enter chooses · esc backs out", MUTED))

    def on_mount(self) -> None:
        """Start where the asker said."""
        self.query_one(OptionList).highlighted = self._start

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_move(self, step: int) -> None:
        """Along the list."""
        listed = self.query_one(OptionList)
        listed.action_cursor_down() if step > 0 else listed.action_cursor_up()

    def action_back(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)
