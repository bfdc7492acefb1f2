"""The search over every text and note of the store; enter goes there."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from factcheck.desk import Desk, DeskError, Hit
from factcheck.notes.visible import one_line
from factcheck.tui.widgets.pieces import MUTED, plain
from factcheck.tui.words import count

MOST = 100


class SearchEverywhere(ModalScreen[Hit | None]):
    """Finds while one types; gives the place to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("down", "move(1)", "Next", show=False, priority=True),
        Binding("up", "move(-1)", "Previous", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, story: str) -> None:
        super().__init__()
        self._desk, self._story = desk, story
        self._hits: list[Hit] = []

    def compose(self) -> ComposeResult:
        """A line to type in, what was found, and what the keys do."""
        with Vertical(classes="box tall full"):
            yield Label("Search every story: texts and notes", id="count", classes="question", markup=False)
            yield Input(placeholder="words", id="line", compact=True)
            yield OptionList(markup=False)
            yield Label(Content.styled("enter goes there, b comes back · ↓ ↑ · esc closes", MUTED))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._look(event.value)

    def _look(self, query: str) -> None:
        problem = ""
        try:  # the store answers from its index, quicker than one types
            hits = self._desk.search(query, limit=MOST) if query.strip() else []
        except DeskError as error:
            hits, problem = [], str(error)
        # the story on the desk first; the sort keeps the order of the rest
        self._hits = sorted(hits, key=lambda hit: hit.story != self._story)
        words = problem or (f"{count(len(hits), 'place')}" if hits else "Nothing was found" if query.strip() else "")
        more = " or more" if len(hits) == MOST else ""
        self.query_one("#count", Label).update(f"Search every story: texts and notes   {words}{more}")
        options = [Option(self._line(hit), id=str(i)) for i, hit in enumerate(self._hits)]
        self.query_one(OptionList).set_options(options).highlighted = 0 if options else None

    def _line(self, hit: Hit) -> Content:
        sign = "✎ " if hit.where == "note" else ""
        here = "here" if hit.story == self._story else hit.title
        return Content.assemble(sign, plain(one_line(hit.text)), (f"  — {one_line(here)}, {hit.target}", MUTED))

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _enter(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self._hits[at])

    def action_move(self, step: int) -> None:
        """Along what was found, while the typing goes on above it."""
        listed = self.query_one(OptionList)
        listed.action_cursor_down() if step > 0 else listed.action_cursor_up()

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)
