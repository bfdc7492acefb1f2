"""The colours to choose from; the screen below takes each one on at once."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from factcheck.tui.themes import names
from factcheck.tui.widgets.pieces import MUTED


class ThemeScreen(ModalScreen[str | None]):
    """Gives the name of the theme taken; None puts back the one there was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,T", "back", "Back", show=False),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The names, and what the keys do."""
        self._before = self.app.theme
        with Vertical(classes="box side"):
            yield Label("Colours", classes="question")
            yield OptionList(*(Option(Content(n), id=n) for n in names(self.app.available_themes)), markup=False)
            yield Label(Content.styled("enter takes them · esc: as before", MUTED))

    def on_mount(self) -> None:
        """Start on the theme in force."""
        listed = self.query_one(OptionList)
        known = [option.id for option in listed.options]
        listed.highlighted = known.index(self._before) if self._before in known else 0

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        self.app.theme = event.option_id or self._before

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_move(self, step: int) -> None:
        """Along the list."""
        listed = self.query_one(OptionList)
        listed.action_cursor_down() if step > 0 else listed.action_cursor_up()

    def action_back(self) -> None:
        """The colours there were."""
        self.app.theme = self._before
        self.dismiss(None)
