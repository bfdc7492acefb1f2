"""One article, drawn line by line: wrapped once per width, the words of findings marked, its roles told apart."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment as Piece
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from factcheck.model import Document, Role
from factcheck.tui.messages import SpanChosen
from factcheck.tui.widgets.layout import Layout

GUTTER = 3
WIDEST = 96
"""Lines longer than this tire the eye, however wide the terminal is."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the article to mark: ``look`` names the style, ``sign`` stands in the gutter (empty for none)."""

    start: int
    end: int
    look: str
    sign: str = ""
    finding: str = ""
    rank: int = 0
    """Where marks overlap, the higher rank is drawn over the lower."""


class ArticleView(ScrollView, can_focus=True):
    """A text that can be as long as it likes; only the lines in sight are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--headline",
        "article--dim",
        "article--gutter",
        "article--conflict",
        "article--tension",
        "article--compatible",
        "article--same",
        "article--fact",
        "article--caret",
        "article--current",
        "article--match",
        "article--found",
    }
    DIM = frozenset({Role.CAPTION, Role.CREDIT, Role.FURNITURE, Role.METADATA})

    def __init__(self, *, id: str) -> None:  # noqa: A002 (the name Textual gives it)
        super().__init__(id=id)
        self.document: Document | None = None
        self._text = Layout("")
        self._layouts: LRUCache[Document, Layout] = LRUCache(8)
        self._marks: tuple[Mark, ...] = ()
        self._over: tuple[Mark, ...] = ()
        self._focus: tuple[int, int] | None = None
        self._sought: int | None = None
        self._by_paragraph: dict[int, list[Mark]] = {}
        self._strips: LRUCache[int, Strip] = LRUCache(512)

    def show(
        self, document: Document, marks: tuple[Mark, ...], over: tuple[Mark, ...], focus: tuple[int, int] | None
    ) -> None:
        """Show a document with its marks.

        ``marks`` stay the same while the cursor moves, ``over`` are drawn over them, and ``focus`` is the span to
        bracket and to bring into sight.
        """
        new = self.document is not document
        if new:
            self.document = document
            self._text = self._layouts.get(document) or Layout(document.article.text)
            self._layouts[document] = self._text
        if new or marks is not self._marks:
            self._marks = marks
            self._by_paragraph = self._sorted(marks)
        elif over == self._over and focus == self._focus:
            return
        moved = new or focus != self._focus
        self._over, self._focus = over, focus
        self._text.bracket(focus)
        self._lay_out()
        if moved:
            self._go_to_focus(anew=new)

    def _sorted(self, marks: tuple[Mark, ...]) -> dict[int, list[Mark]]:
        found: dict[int, list[Mark]] = {}
        for mark in sorted(marks, key=lambda mark: (mark.rank, mark.start)):
            last = self._text.paragraph_at(max(mark.end - 1, mark.start))
            for index in range(self._text.paragraph_at(mark.start), last + 1):
                found.setdefault(index, []).append(mark)
        return found

    def go_to(self, start: int, *, anew: bool = False) -> None:
        """Bring the line with an offset of the text into the upper part of the view.

        Where it stands there already nothing moves, unless the text was laid out ``anew``.
        """
        self._sought = start
        line = self._text.line_of(start)
        height = max(self.size.height, 1)
        top = round(self.scroll_offset.y)
        if anew or not top + min(1, height - 1) <= line < top + max(height * 2 // 3, 1):
            top = min(max(line - height // 3, self._home()), line)
            self.scroll_to(y=top, animate=False, immediate=True, force=True)

    def _home(self) -> int:
        """The line the article itself begins on, below any front matter; that is there when one scrolls up."""
        segments = self.document.segments if self.document else ()
        first = next((segment for segment in segments if segment.role is not Role.METADATA), None)
        return self._text.line_of(first.start) if first else 0

    def _go_to_focus(self, *, anew: bool) -> None:
        self._sought = None
        if self._focus:
            self.go_to(self._focus[0], anew=anew)
        else:
            self.scroll_to(y=self._home(), animate=False, immediate=True, force=True)

    def on_resize(self) -> None:
        """Wrap anew when the width has changed, with the same words in sight."""
        self._lay_out()
        if self._sought is None:
            self._go_to_focus(anew=True)
        else:  # a pane that was behind another had no lines yet when the words were sought
            self.go_to(self._sought, anew=True)

    def notify_style_update(self) -> None:
        """Draw everything again in the new colours."""
        super().notify_style_update()
        self._strips.clear()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words of the article between two places of the screen, as they stand in its text."""
        start, end = self._selected(selection)
        return (self.document.article.text[start:end], "\n") if self.document else None

    @property
    def selected(self) -> tuple[int, int] | None:
        """The offsets in the article of what is selected with the mouse; None when nothing is."""
        selection = self.text_selection
        start, end = self._selected(selection) if selection else (0, 0)
        return (start, end) if end > start else None

    def _selected(self, selection: Selection) -> tuple[int, int]:
        first, last = selection
        start = self._text.nearest(first.y, first.x) if first else 0
        end = self._text.nearest(last.y, last.x) if last else self._text.nearest(self._text.height, 0)
        return start, end

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected."""
        del selection
        self._strips.clear()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click on marked words chooses their finding; the end of a selection is no click."""
        if self.selected is not None:
            return
        place = event.get_content_offset(self)
        offset = self._offset_at(place.x, place.y) if place else None
        if offset is None:
            return
        near = self._by_paragraph.get(self._text.paragraph_at(offset), ())
        hits = [m for m in (*near, *self._over) if m.finding and m.start <= offset < m.end]
        if hits:
            self.post_message(SpanChosen(max(hits, key=lambda mark: mark.rank).finding))

    def _lay_out(self) -> None:
        width = max(min(self.scrollable_content_region.width - GUTTER - 1, WIDEST), 8)
        self._text.fit(width)
        self._strips.clear()
        self.virtual_size = Size(width + GUTTER + 1, self._text.height)
        self.refresh()

    def _offset_at(self, x: int, y: int) -> int | None:
        row = y + round(self.scroll_offset.y)
        if row >= self._text.height or x < GUTTER:
            return None
        return self._text.offset(row, len(self.render_line(y).crop(GUTTER, x + 1).text) - 1)

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        row = y + round(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        base = self.rich_style
        if row >= self._text.height:
            return Strip.blank(width, base)
        strip = self._strips.get(row)
        if strip is None:
            strip = self._draw(row, base).adjust_cell_length(width, base)
            self._strips[row] = strip
        return strip

    def _draw(self, row: int, base: Style) -> Strip:
        paragraph, first, last = self._text.line(row)
        shown = self._text.shown(paragraph)
        offset, end_offset = self._text.spans[paragraph]
        ink = first + len(shown.text[first:last].rstrip(" "))
        cuts = {first, last}
        spans: list[tuple[int, int, Mark]] = []
        signed: Mark | None = None
        current = False
        for mark in (*self._by_paragraph.get(paragraph, ()), *self._over):
            begin, finish = max(mark.start, offset), min(mark.end, end_offset)
            if begin >= finish:
                continue
            start, end = shown.span(begin - offset, finish - offset)
            if end <= first or start >= ink:
                continue
            begins = mark.start == begin and start >= first
            start, end = max(start, first), min(end, ink)
            spans.append((start, end, mark))
            cuts |= {start, end}
            if begins and mark.sign and (signed is None or mark.rank > signed.rank):
                signed = mark
            current = current or (begins and mark.look in ("current", "caret"))
        text_style = self._role_style(offset) or base
        gutter = self.get_component_rich_style("article--gutter")
        pieces = [Piece("▸" if current else " ", gutter), Piece(f"{signed.sign if signed else ' '} ", gutter)]
        selection = self.text_selection
        chosen = selection.get_span(row) if selection else None
        if chosen:
            begin, finish = first + chosen[0], last if chosen[1] == -1 else min(first + chosen[1], last)
            cuts |= {begin, finish} if begin < finish else set()
        for start, end in pairwise(sorted(cuts)):
            style = text_style
            for from_, to, mark in spans:
                if from_ <= start and end <= to:
                    style += self.get_component_rich_style(f"article--{mark.look}")
            if chosen and begin <= start and end <= finish:
                style += self.screen.get_component_rich_style("screen--selection")
            pieces.append(Piece(shown.text[start:end], style + Style.from_meta({"offset": (start - first, row)})))
        return Strip(pieces)

    def _role_style(self, offset: int) -> Style | None:
        segments = self.document.segments if self.document else ()
        at = bisect_right(segments, offset, key=lambda segment: segment.start) - 1
        role = segments[at].role if at >= 0 and offset < segments[at].end else Role.BODY
        if role is Role.HEADLINE:
            return self.get_component_rich_style("article--headline")
        if role in self.DIM:
            return self.get_component_rich_style("article--dim")
        return None
