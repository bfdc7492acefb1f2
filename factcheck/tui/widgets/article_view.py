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
from textual.strip import Strip

from factcheck.model import Document, Role
from factcheck.tui.messages import SpanChosen
from factcheck.tui.widgets.wrap import Shown, paragraphs, show, wrap

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


@dataclass(frozen=True, slots=True)
class Line:
    """A line on the screen: a span of the drawn text of a paragraph."""

    paragraph: int
    start: int
    end: int


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
        "article--current",
        "article--match",
        "article--found",
    }
    DIM = frozenset({Role.CAPTION, Role.CREDIT, Role.FURNITURE, Role.METADATA})

    def __init__(self, *, id: str) -> None:  # noqa: A002 (the name Textual gives it)
        super().__init__(id=id)
        self.document: Document | None = None
        self._marks: tuple[Mark, ...] = ()
        self._focus: tuple[int, int] | None = None
        self._spans: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._shown: dict[tuple[int, int | None, int | None], tuple[Shown, list[tuple[int, int]]]] = {}
        self._lines: list[Line] = []
        self._first_line: list[int] = []
        self._by_paragraph: dict[int, list[Mark]] = {}
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._width = 0

    def show(self, document: Document, marks: tuple[Mark, ...], focus: tuple[int, int] | None) -> None:
        """Show a document with these marks; ``focus`` is the span to bracket and to bring into sight."""
        new = self.document is not document
        if not new and marks == self._marks and focus == self._focus:
            return
        moved = new or focus != self._focus
        if new:
            self.document = document
            self._spans = paragraphs(document.article.text)
            self._starts = [start for start, _ in self._spans]
            self._shown.clear()
        self._marks, self._focus = marks, focus
        self._by_paragraph = {}
        for mark in sorted(marks, key=lambda mark: (mark.rank, mark.start)):
            for index in range(self._paragraph_at(mark.start), self._paragraph_at(max(mark.end - 1, mark.start)) + 1):
                self._by_paragraph.setdefault(index, []).append(mark)
        self._layout_lines()
        if moved:
            self._go_to_focus()

    def go_to(self, start: int) -> None:
        """Bring the line with an offset of the text into the upper part of the view, unless it stands there already."""
        line = self._line_of(start)
        height = max(self.size.height, 1)
        top = round(self.scroll_offset.y)
        if not top + min(1, height - 1) <= line < top + max(height * 2 // 3, 1):
            self.scroll_to(y=max(line - height // 3, 0), animate=False, immediate=True, force=True)

    def _go_to_focus(self) -> None:
        if self._focus:
            self.go_to(self._focus[0])
        else:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def on_resize(self) -> None:
        """Wrap anew when the width has changed, with the same words in sight."""
        if self._text_width() != self._width:
            self._shown.clear()
            self._layout_lines()
        self._strips.clear()
        self._go_to_focus()

    def notify_style_update(self) -> None:
        """Draw everything again in the new colours."""
        super().notify_style_update()
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        """A click on marked words chooses their finding."""
        place = event.get_content_offset(self)
        offset = self._offset_at(place.x, place.y) if place else -1
        hits = [mark for mark in self._marks if mark.finding and mark.start <= offset < mark.end]
        if hits:
            self.post_message(SpanChosen(max(hits, key=lambda mark: mark.rank).finding))

    def _text_width(self) -> int:
        return max(min(self.scrollable_content_region.width - GUTTER - 1, WIDEST), 8)

    def _paragraph_at(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _brackets(self, index: int) -> tuple[int | None, int | None]:
        """Where in a paragraph the brackets of the focus go, if it begins or ends there."""
        if self._focus is None:
            return None, None
        start, end = self._spans[index]
        opens, closes = self._focus[0] - start, self._focus[1] - start
        inside = end - start
        return (opens if 0 <= opens < inside else None), (closes if 0 < closes <= inside else None)

    def _paragraph(self, index: int) -> tuple[Shown, list[tuple[int, int]]]:
        opens, closes = self._brackets(index)
        key = (index, opens, closes)
        if key not in self._shown:
            assert self.document is not None  # noqa: S101 (for the type checker: there are lines only of a document)
            start, end = self._spans[index]
            shown = show(self.document.article.text[start:end], opens, closes)
            self._shown[key] = shown, wrap(shown.text, self._width)
        return self._shown[key]

    def _layout_lines(self) -> None:
        self._width = self._text_width()
        self._lines, self._first_line = [], []
        for index in range(len(self._spans)):
            self._first_line.append(len(self._lines))
            self._lines += [Line(index, start, end) for start, end in self._paragraph(index)[1]]
        self._strips.clear()
        self.virtual_size = Size(self._width + GUTTER + 1, len(self._lines))
        self.refresh()

    def _line_of(self, offset: int) -> int:
        if not self._lines:
            return 0
        index = self._paragraph_at(offset)
        shown, spans = self._paragraph(index)
        at = shown.span(offset - self._spans[index][0], offset - self._spans[index][0] + 1)[0] if shown.text else 0
        within = bisect_right([start for start, _ in spans], at) - 1
        return self._first_line[index] + max(within, 0)

    def _offset_at(self, x: int, y: int) -> int:
        row = y + round(self.scroll_offset.y)
        if not 0 <= row < len(self._lines) or x < GUTTER:
            return -1
        line = self._lines[row]
        strip = self.render_line(y).crop(GUTTER, x + 1)
        shown, _ = self._paragraph(line.paragraph)
        at = line.start + len(strip.text) - 1
        return self._spans[line.paragraph][0] + shown.offset(at) if at < line.end else -1

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        row = y + round(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        base = self.rich_style
        if row >= len(self._lines):
            return Strip.blank(width, base)
        strip = self._strips.get(row)
        if strip is None:
            strip = self._draw(self._lines[row], base).adjust_cell_length(width, base)
            self._strips[row] = strip
        return strip

    def _draw(self, line: Line, base: Style) -> Strip:
        shown, _ = self._paragraph(line.paragraph)
        offset = self._spans[line.paragraph][0]
        length = self._spans[line.paragraph][1] - offset
        cuts = {line.start, line.end}
        spans: list[tuple[int, int, Mark]] = []
        sign, rank, current = " ", -1, False
        for mark in self._by_paragraph.get(line.paragraph, ()):
            first, last = max(mark.start - offset, 0), min(mark.end - offset, length)
            start, end = shown.span(first, last)
            if end <= line.start or start >= line.end or first >= last:
                continue
            start, end = max(start, line.start), min(end, line.end)
            spans.append((start, end, mark))
            cuts |= {start, end}
            begins = mark.start >= offset and start == shown.span(first, last)[0]
            if mark.sign and begins and mark.rank >= rank:
                sign, rank = mark.sign, mark.rank
            current = current or (mark.look == "current" and begins)
        text_style = self._role_style(offset) or base
        gutter = self.get_component_rich_style("article--gutter")
        pieces = [Piece(("▸" if current else " ") + sign + " ", gutter)]
        ordered = sorted(cuts)
        for start, end in pairwise(ordered):
            style = text_style
            for from_, to, mark in spans:
                if from_ <= start and end <= to:
                    style += self.get_component_rich_style(f"article--{mark.look}")
            pieces.append(Piece(shown.text[start:end], style))
        return Strip(pieces)

    def _role_style(self, offset: int) -> Style | None:
        if self.document is None:
            return None
        segment = next((s for s in self.document.segments if s.start <= offset < s.end), None)
        role = segment.role if segment else Role.BODY
        if role is Role.HEADLINE:
            return self.get_component_rich_style("article--headline")
        if role in self.DIM:
            return self.get_component_rich_style("article--dim")
        return None
