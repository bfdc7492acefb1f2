"""The filter of the findings list; every change shows at once in the list below."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, SelectionList
from textual.widgets.selection_list import Selection

from factcheck.model import Judgement, Scope
from factcheck.tui.session import Filters, Session, Status
from factcheck.tui.widgets.pieces import MUTED
from factcheck.tui.words import SIGNS, count


class FilterScreen(ModalScreen[None]):
    """Ticks for judgements, kinds, state and scope, and a line for words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("f", "back", "Back", show=False),
        Binding("r", "reset", "All", show=False),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """The ticks, the words, and how much is shown."""
        with Vertical(classes="box tall"):
            yield Label("Filter", id="count", classes="question")
            yield SelectionList[str](*self._ticks())
            yield Input(self._session.filters.text, id="line", placeholder="words in quotes, explanation or notes")
            yield Label(Content.styled("space ticks · tab: words · r resets · esc closes", MUTED))

    def on_mount(self) -> None:
        """Say how much is shown."""
        self._tell()

    def _ticks(self) -> list[Selection[str]]:
        filters, states = self._session.filters, self._session.story.states.values()
        ticks = [
            Selection(
                Content(f"{SIGNS[j]} {j} ({self._session.tally(j)[0]})"), f"judgement {j}", j in filters.judgements
            )
            for j in Judgement
        ]
        ticks += [
            Selection(Content(f"only {status}"), f"status {status}", filters.status is status)
            for status in (Status.OPEN, Status.DECIDED)
        ]
        for scope in Scope:
            size = sum(state.finding.scope is scope for state in states)
            words = f"only {scope} {'articles' if scope is Scope.ACROSS else 'one article'} ({size})"
            ticks.append(Selection(Content(words), f"scope {scope}", filters.scope is scope))
        for kind in self._session.kinds():
            size = sum(state.finding.kind == kind for state in states)
            ticks.append(Selection(Content(f"kind: {kind} ({size})"), f"kind {kind}", kind in filters.kinds))
        return ticks

    @on(SelectionList.SelectedChanged)
    def _ticked(self) -> None:
        chosen = [value.split(" ", 1) for value in self.query_one(SelectionList).selected]
        picked = {
            name: {value for key, value in chosen if key == name} for name in ("judgement", "status", "scope", "kind")
        }
        self._apply(
            Filters(
                judgements=frozenset(Judgement(value) for value in picked["judgement"]),
                kinds=frozenset(picked["kind"]),
                # both ticks, or none, leave nothing to tell apart
                status=Status(min(picked["status"])) if len(picked["status"]) == 1 else Status.ALL,
                scope=Scope(min(picked["scope"])) if len(picked["scope"]) == 1 else None,
                text=self._session.filters.text,
            )
        )

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._apply(replace(self._session.filters, text=event.value.strip()))

    @on(Input.Submitted)
    def action_back(self) -> None:
        """Close; the filter stays."""
        self.dismiss(None)

    def action_reset(self) -> None:
        """The filter the desk starts with."""
        self._apply(Filters())
        ticks = self.query_one(SelectionList)
        with self.prevent(SelectionList.SelectedChanged, Input.Changed):
            ticks.clear_options()
            ticks.add_options(self._ticks())
            self.query_one(Input).value = ""

    def action_move(self, step: int) -> None:
        """Along the ticks."""
        ticks = self.query_one(SelectionList)
        ticks.action_cursor_down() if step > 0 else ticks.action_cursor_up()

    def _apply(self, filters: Filters) -> None:
        self._session.filter(filters)
        self._tell()

    def _tell(self) -> None:
        shown, every = len(self._session.rows), len(self._session.story.states)
        self.query_one("#count", Label).update(Content(f"Filter: {shown} of {count(every, 'finding')} shown"))
