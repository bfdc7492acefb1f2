"""Small questions over the desk: one line of text, a decision from a list. Escape backs out of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from factcheck.notes.visible import one_line
from factcheck.tui.widgets.pieces import MUTED, plain
from factcheck.tui.words import DECISIONS


class Ask(ModalScreen[str | None]):
    """Asks for one line; gives the line, or None when somebody backs out. What is typed goes to ``keep`` at once.

    ``offers`` are lines that the arrow keys put in, the likeliest first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("down", "offer(1)", "Take an offer", show=False, priority=True),
        Binding("up", "offer(-1)", "The offer before", show=False, priority=True),
    ]

    def __init__(
        self,
        question: str,
        *,
        hint: str = "",
        text: str = "",
        keep: Callable[[str], None] | None = None,
        offers: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._question, self._hint, self._text, self._keep = question, hint, text, keep
        self._offers, self._at = offers, -1

    def compose(self) -> ComposeResult:
        """The question, the line, and what the keys do."""
        with Vertical(classes="box"):
            yield Label(plain(self._question), classes="question")
            yield Input(self._text, id="line", select_on_focus=False, compact=True)
            if self._offers:
                listed = "\n".join(f"  {one_line(offer)}" for offer in self._offers)
                yield Label(plain(f"↓ puts in what was written before:\n{listed}").stylize(MUTED), id="offers")
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

    def action_offer(self, step: int) -> None:
        """Put one of the offered lines in."""
        if self._offers:
            self._at = (self._at + step) % len(self._offers) if self._at >= 0 or step > 0 else -1
            line = self.query_one("#line", Input)
            line.value = self._offers[self._at]
            line.cursor_position = len(line.value)

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
