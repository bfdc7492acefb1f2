"""The list of findings, grouped by judgement, most serious first."""

from __future__ import annotations

from itertools import groupby

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.css.styles import RulesMap
from textual.widgets import OptionList
from textual.widgets.option_list import Option, OptionDoesNotExist

from factcheck.desk import FindingState
from factcheck.notes.visible import one_line
from factcheck.tui.session import Session
from factcheck.tui.widgets.pieces import MUTED, STYLES, decision, quote
from factcheck.tui.widgets.wrap import clip
from factcheck.tui.words import SIGNS, where

MOST = 1000
"""More rows than this make the list slow and help nobody; a filter narrows them."""


class Row(Content):
    """Lines that are cut to the width already, so that a thousand of them need no wrapping to be measured."""

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As many lines as there are."""
        return self.plain.count("\n") + 1


def row(*parts: str | Content | tuple[str, str]) -> Row:
    """A row put together from texts, with or without a style."""
    whole = Content.assemble(*parts)
    return Row(whole.plain, list(whole.spans))


class FindingsList(OptionList):
    """Draws the rows of the session; the session has the cursor, and this list follows it."""

    def __init__(self, session: Session, *, id: str) -> None:  # noqa: A002 (the name Textual gives it)
        super().__init__(id=id, markup=False)
        self.session = session
        self._drawn: tuple[int, tuple[FindingState, ...]] | None = None
        self._cache: dict[str, tuple[FindingState, int, Row]] = {}

    def on_resize(self, event: events.Resize) -> None:
        """Cut the rows to the new width."""
        self.draw()

    async def _on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row; a second one goes into the text, as enter does."""
        event.prevent_default()
        index = event.style.meta.get("option")
        if index is not None and not self.get_option_at_index(index).disabled:
            self.highlighted = index
            if event.chain > 1:
                self.action_select()

    def draw(self) -> None:
        """Show the rows of the session, with the highlight on its finding."""
        width = max(self.scrollable_content_region.width - 2, 10)
        rows = self.session.rows[:MOST]
        with self.prevent(OptionList.OptionHighlighted):
            if self._drawn is None or self._drawn[0] != width or self._drawn[1] is not self.session.rows:
                self._drawn = (width, self.session.rows)
                self.set_options(self._entries(rows, width))
            self._follow()

    @property
    def chosen(self) -> str | None:
        """The finding under the highlight."""
        option = self.highlighted_option
        return option.id if option else None

    def _follow(self) -> None:
        current = self.session.current_id
        try:
            index = self.get_option_index(current or "")
        except OptionDoesNotExist:
            self.highlighted = None
            return
        self.highlighted = index
        if index <= 1:
            self.scroll_home(animate=False)

    def _entries(self, rows: tuple[FindingState, ...], width: int) -> list[Option]:
        options: list[Option] = []
        for which, group in groupby(rows, key=lambda row: row.finding.judgement):
            states = list(group)
            total, waiting = self.session.tally(which)
            head = f"{SIGNS[which]} {which} {len(states)}" + ("" if len(states) == total else f" of {total}")
            head += f" · {waiting} open" if which.raised else ""
            options.append(Option(row((clip(head, width), f"bold {STYLES[which]}")), disabled=True))
            options += [Option(self._drawn_row(state, width), id=state.finding.id) for state in states]
        if len(self.session.rows) > MOST:
            more = f"… {len(self.session.rows) - MOST} more: narrow with f"
            options.append(Option(row((clip(more, width), MUTED)), disabled=True))
        return options

    def _drawn_row(self, state: FindingState, width: int) -> Row:
        """The row of a finding, drawn anew only when the finding or the width has changed."""
        kept = self._cache.get(state.finding.id)
        if kept is None or kept[0] is not state or kept[1] != width:
            kept = self._cache[state.finding.id] = (state, width, self._row(state, width))
        return kept[2]

    def _row(self, state: FindingState, width: int) -> Row:
        finding, numbers = state.finding, self.session.numbers
        said = decision(state)
        notes = f" ✎{len(state.notes)}" if state.notes else ""
        joins = where(finding.scope, numbers[finding.a.article], numbers[finding.b.article])
        about = one_line(finding.a.label) or finding.kind
        room = width - cell_len(said.plain) - cell_len(notes) - cell_len(joins) - 4
        left = f"{SIGNS[finding.judgement]} {clip(about, max(room, 4))} {joins}"
        gap = " " * max(width - cell_len(left) - cell_len(said.plain) - cell_len(notes), 1)
        half = max((width - 5) // 2, 3)
        first, second = quote(finding.a), quote(finding.b)
        spare = half - min(cell_len(second), half)
        first = clip(first, half + spare)
        second = clip(second, max(width - 5 - cell_len(first), 3))
        style = STYLES[finding.judgement] if state.open or not finding.judgement.raised else MUTED
        return row((left, style), (notes, MUTED), gap, said, "\n", "  ", first, (" ↔ ", MUTED), second)
