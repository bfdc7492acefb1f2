"""The search line under the articles: finds while one types; enter goes on, escape closes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from factcheck.tui.session import Session
from factcheck.tui.widgets.pieces import MUTED


class SearchLine(ModalScreen[None]):
    """Moves the session's search; ``moved`` is called after each step so that the desk below follows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("down", "step(1)", "Next", show=False, priority=True),
        Binding("up", "step(-1)", "Previous", show=False, priority=True),
    ]

    class Moved(Message):
        """The search stands somewhere else."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._landed = True
        """Whether enter has gone to the place that was found first; after that it goes on to the next."""

    def compose(self) -> ComposeResult:
        """A line to type in, how many places there are, and what the keys do."""
        with Horizontal(id="searchline"):
            yield Label("/", id="slash")
            yield Input(self._session.search.query, id="line", compact=True)
            yield Label("", id="found", markup=False)
            yield Label(Content.styled(" enter ↓ next  ↑ previous  esc close ", MUTED))

    def on_mount(self) -> None:
        """Find again what was looked for last."""
        self._look(self._session.search.query)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._landed = not event.value.strip()
        self._look(event.value)

    def _look(self, query: str) -> None:
        self._session.look_for(query)
        self._tell()

    @on(Input.Submitted)
    def _enter(self) -> None:
        if self._landed:
            self.action_step(1)
        else:
            self._landed = True
            self._tell()

    def action_step(self, step: int) -> None:
        """Next or previous place."""
        self._landed = True
        self._session.step_search(step)
        self._tell()

    def _tell(self) -> None:
        self.query_one("#found", Label).update(f" {self._session.search.words()} ")
        self.app.screen_stack[-2].post_message(self.Moved())

    def action_back(self) -> None:
        """Close; the articles stay where the search led."""
        self.dismiss(None)
