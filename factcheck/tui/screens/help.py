"""All keys: to read, to filter by typing, and to run with enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from factcheck.tui import commands
from factcheck.tui.commands import Command
from factcheck.tui.keymap import FILE
from factcheck.tui.widgets.pieces import MUTED

TAIL = "enter runs it · esc closes"


class HelpScreen(ModalScreen[str | None]):
    """Gives the id of the command chosen, or None. A command that cannot be run now says why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
    ]

    def __init__(self, offered: Sequence[tuple[Command, str]]) -> None:
        super().__init__()
        self._offered = offered

    def compose(self) -> ComposeResult:
        """A line to filter by, and the commands by group."""
        with Vertical(classes="box tall"):
            yield Label("Keys", classes="question")
            yield Input(placeholder="type to filter", id="line", compact=True)
            yield OptionList(markup=False)
            yield Label(Content.styled(TAIL, MUTED), id="tail")

    def on_mount(self) -> None:
        """Show all."""
        self._draw("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._draw(event.value)

    def _draw(self, words: str) -> None:
        wanted = words.lower().split()
        options: list[Option] = []
        for group in commands.GROUPS:
            rows = [(c, why) for c, why in self._offered if c.group == group]
            rows = [(c, w) for c, w in rows if all(word in f"{c.shown} {c.help} {c.id}".lower() for word in wanted)]
            if rows:
                options.append(Option(Content.styled(group, "bold $text-accent"), disabled=True))
            options += [Option(self._line(command, why), id=command.id) for command, why in rows]
        found = self.query_one(OptionList).set_options(options)
        found.highlighted = 1 if options else None

    @staticmethod
    def _line(command: Command, why: str) -> Content:
        if why:
            return Content.styled(f"  {command.shown:<13}{command.help} — {why}", MUTED)
        return Content.assemble((f"  {command.shown:<13}", "bold"), command.help)

    @on(Input.Submitted)
    def _enter(self) -> None:
        option = self.query_one(OptionList).highlighted_option
        self.dismiss(option.id if option else None)

    @on(OptionList.OptionHighlighted)
    def _tell_name(self, event: OptionList.OptionHighlighted) -> None:
        name = f" · in {FILE}: {event.option_id}" if event.option_id else ""
        self.query_one("#tail", Label).update(Content.styled(TAIL + name, MUTED))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_move(self, step: int) -> None:
        """Along the list, while the typing goes on above it."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if step > 0 else options.action_cursor_up()

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)
