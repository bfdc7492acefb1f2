"""The list of findings, by what they are about. Drawn line by line: however many there are, only those in sight cost."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment as Piece
from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from factcheck.desk import FindingState
from factcheck.model import Judgement
from factcheck.notes.visible import one_line
from factcheck.tui.order import Group
from factcheck.tui.session import Session
from factcheck.tui.widgets.pieces import decision, quote
from factcheck.tui.widgets.wrap import clip
from factcheck.tui.words import SIGNS, where

Line = tuple[tuple[str, str], ...]
"""Words with the name of their look ("" for plain), from left to right."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A head over several findings of one claim, or a finding (``alone`` when it is the only one of its claim)."""

    group: Group
    state: FindingState | None = None
    alone: bool = False
    height: int = 1


class FindingsList(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws the groups of the session; the session has the cursor, and this list follows it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "findings--cursor",
        "findings--head",
        "findings--muted",
        *(f"findings--{which.value}" for which in Judgement),
    }
    BINDINGS: ClassVar[list[BindingType]] = []

    @dataclass
    class Clicked(Message):
        """Somebody clicked on a finding; ``twice`` when it was a double click."""

        finding: str
        twice: bool

    def __init__(self, session: Session, *, id: str) -> None:  # noqa: A002 (the name Textual gives it)
        super().__init__(id=id)
        self.session = session
        self._entries: list[Entry] = []
        self._tops: list[int] = [0]
        self._by_finding: dict[str, int] = {}
        self._drawn: tuple[int, tuple[Group, ...]] | None = None
        self._cursor: int | None = None
        self._lines: LRUCache[tuple[int, int], Line] = LRUCache(1024)

    @property
    def chosen(self) -> str | None:
        """The finding under the highlight."""
        state = self._entries[self._cursor].state if self._cursor is not None else None
        return state.finding.id if state else None

    @property
    def page(self) -> int:
        """How many findings a page down goes."""
        return max(self.size.height // 2 - 1, 1)

    def on_resize(self) -> None:
        """Cut the rows to the new width."""
        self.draw()

    def notify_style_update(self) -> None:
        """Draw everything again in the new colours."""
        super().notify_style_update()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row; a second one goes into the text, as enter does."""
        place = event.get_content_offset(self)
        row = place.y + round(self.scroll_offset.y) if place else -1
        if 0 <= row < self._tops[-1]:
            state = self._entries[self._entry_at(row)].state
            if state is not None:
                self.post_message(self.Clicked(state.finding.id, event.chain > 1))

    def draw(self) -> None:
        """Show the groups of the session, with the highlight on its finding and in sight."""
        width = self._width
        groups = self.session.groups
        if self._drawn is None or self._drawn[0] != width or self._drawn[1] is not groups:
            self._drawn = (width, groups)
            self._entries = [entry for group in groups for entry in self._of(group, width)]
            self._tops = [0, *accumulate(entry.height for entry in self._entries)]
            self._by_finding = {e.state.finding.id: i for i, e in enumerate(self._entries) if e.state is not None}
            self._lines.clear()
            self.virtual_size = Size(self.scrollable_content_region.width, self._tops[-1])
        self._cursor = self._by_finding.get(self.session.current_id or "")
        self._follow()
        self.refresh()

    @property
    def _width(self) -> int:
        return max(self.scrollable_content_region.width - 2, 10)

    def _entry_at(self, row: int) -> int:
        return bisect_right(self._tops, row) - 1

    def _follow(self) -> None:
        """Scroll as little as brings the finding under the cursor into sight, with the head over it where there is one."""
        if self._cursor is None:
            return
        first, last = self._tops[self._cursor], self._tops[self._cursor + 1]
        if self._cursor and self._entries[self._cursor - 1].state is None:
            first -= 1
        top, height = round(self.scroll_offset.y), max(self.scrollable_content_region.height, 1)
        if first < top or last - first > height:
            self.scroll_to(y=first, animate=False, immediate=True, force=True)
        elif last > top + height:
            self.scroll_to(y=last - height, animate=False, immediate=True, force=True)

    def _of(self, group: Group, width: int) -> list[Entry]:
        if len(group.states) == 1:
            return [Entry(group, group.states[0], alone=True, height=2)]
        heights = [1 if cell_len(self._one_line(state)) <= width else 2 for state in group.states]
        return [
            Entry(group),
            *(Entry(group, state, height=height) for state, height in zip(group.states, heights, strict=True)),
        ]

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        row = y + round(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        base = self.rich_style
        if row >= self._tops[-1]:
            return Strip.blank(width, base)
        index = self._entry_at(row)
        line = self._line(index, row - self._tops[index])
        over = self.get_component_rich_style("findings--cursor", partial=True) if index == self._cursor else None
        pieces = []
        for words, look in ((" ", ""), *line):
            style = base + self.get_component_rich_style(f"findings--{look}", partial=True) if look else base
            pieces.append(Piece(words, style + over if over else style))
        return Strip(pieces).adjust_cell_length(width, base + over if over else base)

    def _line(self, index: int, number: int) -> Line:
        line = self._lines.get((index, number))
        if line is None:
            entry = self._entries[index]
            line = self._head(entry.group) if entry.state is None else self._row(entry, entry.state, number)
            self._lines[index, number] = line
        return line

    def _head(self, group: Group) -> Line:
        width = self._width
        worst = group.states[0].finding.judgement
        waiting = sum(state.open for state in group.states)
        size = f"{len(group.states)}" + (f" · {waiting} open" if waiting else "")
        label = clip(f"{SIGNS[worst]} {one_line(group.label)}", max(width - cell_len(size) - 2, 6))
        gap = " " * max(width - cell_len(label) - cell_len(size), 1)
        return (label, "head"), (gap, ""), (size, "muted")

    def _joins(self, state: FindingState) -> str:
        finding, numbers = state.finding, self.session.numbers
        return where(finding.scope, numbers[finding.a.article], numbers[finding.b.article])

    def _said(self, state: FindingState) -> str:
        said = decision(state).plain
        return (f" ✎{len(state.notes)}" if state.notes else "") + (f" {said}" if said else "")

    def _one_line(self, state: FindingState) -> str:
        finding = state.finding
        quotes = f"{quote(finding.a)} ↔ {quote(finding.b)}"
        return f"  {SIGNS[finding.judgement]} {self._joins(state)} {quotes}{self._said(state)}"

    def _row(self, entry: Entry, state: FindingState, number: int) -> Line:
        finding, width = state.finding, self._width
        look = finding.judgement.value if state.open or not finding.judgement.raised else "muted"
        indent = "" if entry.alone else "  "
        said = self._said(state)
        if number == 1:
            return ((f"{indent}  ", ""), *self._quotes(state, width - len(indent) - 2))
        if entry.height == 1:
            first = f"{indent}{SIGNS[finding.judgement]} {self._joins(state)} "
            quotes = self._quotes(state, width - cell_len(first) - cell_len(said))
            gap = width - cell_len(first) - cell_len(said) - sum(cell_len(words) for words, _ in quotes)
            return (first, look), *quotes, (" " * max(gap, 0), ""), (said, "")
        about = one_line(entry.group.label) if entry.alone else str(finding.judgement)
        joins = self._joins(state)
        room = max(width - len(indent) - cell_len(joins) - cell_len(said) - 4, 4)
        left = f"{indent}{SIGNS[finding.judgement]} {clip(about, room)} {joins}"
        return (left, look), (" " * max(width - cell_len(left) - cell_len(said), 0), ""), (said, "")

    @staticmethod
    def _quotes(state: FindingState, width: int) -> Line:
        half = max((width - 3) // 2, 3)
        first, second = quote(state.finding.a), quote(state.finding.b)
        first = clip(first, half + half - min(cell_len(second), half))
        second = clip(second, max(width - 3 - cell_len(first), 3))
        return (first, ""), (" ↔ ", "muted"), (second, "")
