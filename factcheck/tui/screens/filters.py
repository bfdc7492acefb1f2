"""The filter of the findings list; every change shows at once in the counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from factcheck.model import Judgement, Scope
from factcheck.notes.visible import one_line
from factcheck.tui.filters import Filters, Status
from factcheck.tui.session import Session
from factcheck.tui.widgets.pieces import MUTED
from factcheck.tui.widgets.wrap import clip
from factcheck.tui.words import SIGNS, count, outlet


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the filter: what it says, whether it is ticked, and the filters after it is toggled."""

    words: str
    ticked: bool
    toggled: Filters


def ticks(session: Session) -> list[Tick]:
    """Every line of the filter, with counts. An x in brackets says ticked, so that nothing hangs on colour."""
    filters = session.filters
    findings = [state.finding for state in session.story.states.values()]
    lines = [
        Tick(
            f"{SIGNS[judgement]} {judgement} ({session.tally(judgement)[0]})",
            judgement in filters.judgements,
            replace(filters, judgements=filters.judgements ^ {judgement}),
        )
        for judgement in Judgement
    ]
    for status in (Status.OPEN, Status.DECIDED):
        ticked = filters.status is status
        lines.append(Tick(f"only {status}", ticked, replace(filters, status=Status.ALL if ticked else status)))
    for scope, words in ((Scope.ACROSS, "across articles"), (Scope.WITHIN, "within one article")):
        ticked = filters.scope is scope
        size = sum(finding.scope is scope for finding in findings)
        lines.append(Tick(f"only {words} ({size})", ticked, replace(filters, scope=None if ticked else scope)))
    documents = session.story.comparison.documents
    for document in documents if len(documents) > 2 else ():
        key = document.key
        size = sum(key in (finding.a.article, finding.b.article) for finding in findings)
        toggled = replace(filters, articles=filters.articles ^ {key})
        words = f"only {session.numbers[key]} {clip(outlet(document), 40)} ({size})"
        lines.append(Tick(words, key in filters.articles, toggled))
    for kind in session.kinds():
        size = sum(finding.kind == kind for finding in findings)
        toggled = replace(filters, kinds=filters.kinds ^ {kind})
        lines.append(Tick(f"only {one_line(kind)} ({size})", kind in filters.kinds, toggled))
    return lines


class FilterScreen(ModalScreen[None]):
    """Ticks for judgements, state, scope and kinds, and a line for words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f,q", "back", "Back", show=False),
        Binding("space", "tick", "Tick", show=False),
        Binding("r", "reset", "Start again", show=False),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._ticks: list[Tick] = []

    def compose(self) -> ComposeResult:
        """The ticks, the words, and how much is shown."""
        with Vertical(classes="box tall"):
            yield Label("Filter", id="count", classes="question")
            yield OptionList(markup=False)
            yield Input(
                self._session.filters.text, id="line", placeholder="words in quotes, reasons or notes", compact=True
            )
            yield Label(Content.styled("space ticks · tab: words · r starts again · esc closes", MUTED))

    def on_mount(self) -> None:
        """Show the filter in force."""
        self._draw()

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def _draw(self) -> None:
        session, at = self._session, self._list.highlighted or 0
        self._ticks = ticks(session)
        self._list.set_options([Option(Content(f"[{'x' if t.ticked else ' '}] {t.words}")) for t in self._ticks])
        self._list.highlighted = at
        shown, every = len(session.rows), len(session.story.states)
        self.query_one("#count", Label).update(Content(f"Filter: {shown} of {count(every, 'finding')} shown"))

    @on(OptionList.OptionSelected)
    def action_tick(self) -> None:
        """Tick the line, or take the tick away."""
        at = self._list.highlighted
        if at is not None:
            self._session.filter(self._ticks[at].toggled)
            self._draw()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._session.filter(replace(self._session.filters, text=event.value.strip()))
        self._draw()

    @on(Input.Submitted)
    def action_back(self) -> None:
        """Close; the filter stays."""
        self.dismiss(None)

    def action_reset(self) -> None:
        """The filter the desk starts with."""
        self._session.filter(Filters())
        self.query_one("#line", Input).value = ""
        self._draw()

    def action_move(self, step: int) -> None:
        """Along the ticks."""
        self._list.action_cursor_down() if step > 0 else self._list.action_cursor_up()
