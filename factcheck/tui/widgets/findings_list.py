"""The list of findings, grouped by judgement, most serious first."""

from __future__ import annotations

from itertools import groupby

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from factcheck.desk import FindingState
from factcheck.notes.visible import one_line
from factcheck.tui.session import Session
from factcheck.tui.widgets.pieces import MUTED, STYLES, decision, quote
from factcheck.tui.widgets.wrap import clip
from factcheck.tui.words import SIGNS, where

MOST = 1000
"""More rows than this make the list slow and help nobody; a filter narrows them."""


class FindingsList(OptionList):
    """Draws the rows of the session; the session has the cursor, and this list follows it."""

    def __init__(self, session: Session, *, id: str) -> None:  # noqa: A002 (the name Textual gives it)
        super().__init__(id=id, markup=False)
        self.session = session
        self._drawn: tuple[object, ...] = ()

    def on_resize(self, event: events.Resize) -> None:
        """Cut the rows to the new width."""
        self.draw()

    def draw(self) -> None:
        """Show the rows of the session, with the highlight on its finding."""
        width = max(self.scrollable_content_region.width - 2, 10)
        rows = self.session.rows[:MOST]
        drawn = (width, rows)
        with self.prevent(OptionList.OptionHighlighted):
            if drawn != self._drawn:
                self._drawn = drawn
                self.set_options(self._entries(rows, width))
            self._follow()

    @property
    def chosen(self) -> str | None:
        """The finding under the highlight."""
        option = self.highlighted_option
        return option.id if option else None

    def _follow(self) -> None:
        current = self.session.current_id
        shown = {option.id for option in self.options}
        if current is None or current not in shown:
            self.highlighted = None
            return
        index = self.get_option_index(current)
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
            options.append(Option(Content.styled(clip(head, width), f"bold {STYLES[which]}"), disabled=True))
            options += [Option(self._row(state, width), id=state.finding.id) for state in states]
        if len(self.session.rows) > MOST:
            more = f"… {len(self.session.rows) - MOST} more: narrow with f"
            options.append(Option(Content.styled(clip(more, width), MUTED), disabled=True))
        return options

    def _row(self, state: FindingState, width: int) -> Content:
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
        return Content.assemble((left, style), (notes, MUTED), gap, said, "\n", "  ", first, (" ↔ ", MUTED), second)
