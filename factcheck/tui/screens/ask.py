"""Small questions over the desk: one line of text, a decision from a list. Escape backs out of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from factcheck.model import Decision
from factcheck.tui.widgets.pieces import MUTED, plain
from factcheck.tui.words import DECISIONS


class Ask(ModalScreen[str | None]):
    """Asks for one line; gives the line, or None when somebody backs out. What is typed goes to ``keep`` at once."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]

    def __init__(
        self, question: str, *, hint: str = "", text: str = "", keep: Callable[[str], None] | None = None
    ) -> None:
        super().__init__()
        self._question, self._hint, self._text, self._keep = question, hint, text, keep

    def compose(self) -> ComposeResult:
        """The question, the line, and what the keys do."""
        with Vertical(classes="box"):
            yield Label(plain(self._question), classes="question")
            yield Input(self._text, id="line", select_on_focus=False, compact=True)
            yield Label(self._tail(self._hint), id="tail")

    @staticmethod
    def _tail(words: str) -> Content:
        return plain(words + (" · " if words else "") + "enter takes it, esc backs out").stylize(MUTED)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.query_one("#tail", Label).update(self._tail(self._hint))
        if self._keep:
            self._keep(event.value)

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value.strip())
        else:
            self.query_one("#tail", Label).update(self._tail("Nothing is written yet"))

    def action_back(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class DecideMenu(ModalScreen[Decision | None]):
    """Every decision with its key and its meaning."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,d,D,q", "back", "Back", show=False),
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
        *(Binding(key, f"take('{d.value}')", meaning, show=False) for d, (key, _, meaning) in DECISIONS.items()),
    ]

    def __init__(self, title: str, *, reopen: bool = True) -> None:
        super().__init__()
        self._heading = title
        self._choices = [decision for decision in DECISIONS if reopen or decision is not Decision.OPEN]

    def compose(self) -> ComposeResult:
        """What is decided on, and the choices."""
        with Vertical(classes="box"):
            yield Label(plain(self._heading), classes="question")
            yield OptionList(
                *(
                    Option(Content.assemble((f"{key} ", "bold"), f"{word:<14}", (meaning, MUTED)), id=decision.value)
                    for decision in self._choices
                    for key, word, meaning in [DECISIONS[decision]]
                ),
                markup=False,
            )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(Decision(event.option_id or Decision.OPEN))

    def action_take(self, decision: str) -> None:
        """Take the decision of a key."""
        if Decision(decision) in self._choices:
            self.dismiss(Decision(decision))

    def action_down(self) -> None:
        """One choice down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """One choice up."""
        self.query_one(OptionList).action_cursor_up()

    def action_back(self) -> None:
        """Leave without deciding."""
        self.dismiss(None)
