"""An article laid out in lines: paragraphs wrapped once per width, and the way between offsets and lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from factcheck.notes.visible import visible
from factcheck.tui.widgets.wrap import BLANKS, Shown, is_narrow, paragraphs, show, wrap


class Layout:
    """The lines of one text. ``fit`` comes first; ``bracket`` marks a span and wraps anew only what it touches."""

    def __init__(self, text: str) -> None:
        self.spans = paragraphs(text)
        self._starts = [start for start, _ in self.spans]
        self._text = text.translate(BLANKS)
        # Found out once for the whole text: most need no sign put in and no cell counted, paragraph by paragraph.
        self._clean = visible(self._text) == self._text
        self._narrow = self._clean and is_narrow(self._text)
        self._width = 0
        self._focus: tuple[int, int] | None = None
        self._bracketed: dict[int, Shown] = {}
        self._wraps: list[list[tuple[int, int]]] = []
        self._first: list[int] = [0]

    @property
    def height(self) -> int:
        """How many lines there are."""
        return self._first[-1]

    def fit(self, width: int) -> None:
        """Wrap everything to a width in cells."""
        if width != self._width:
            self._width = width
            self._wraps = [self._wrap(index) for index in range(len(self.spans))]
            self._count()

    def bracket(self, focus: tuple[int, int] | None) -> None:
        """Put the brackets around a span of the text, instead of where they were."""
        if focus == self._focus:
            return
        stale = set(self._bracketed)
        self._focus, self._bracketed = focus, {}
        if focus:
            for index in {self.paragraph_at(focus[0]), self.paragraph_at(max(focus[1] - 1, focus[0]))}:
                start, end = self.spans[index]
                opens, closes = focus[0] - start, focus[1] - start
                inside = end - start
                self._bracketed[index] = show(
                    self._text[start:end],
                    opens if 0 <= opens < inside else None,
                    closes if 0 < closes <= inside else None,
                )
        if self._wraps:
            for index in stale | set(self._bracketed):
                self._wraps[index] = self._wrap(index)
            self._count()

    def paragraph_at(self, offset: int) -> int:
        """The paragraph an offset of the text falls in."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def shown(self, index: int) -> Shown:
        """A paragraph as it is drawn."""
        if index in self._bracketed:
            return self._bracketed[index]
        start, end = self.spans[index]
        text = self._text[start:end]
        return Shown(text) if self._clean else show(text)

    def line(self, row: int) -> tuple[int, int, int]:
        """The paragraph of a line, and the span of its drawn text that stands on it."""
        index = bisect_right(self._first, row) - 1
        return index, *self._wraps[index][row - self._first[index]]

    def line_of(self, offset: int) -> int:
        """The line on which a character of the text is drawn."""
        index = self.paragraph_at(offset)
        at = min(offset, self.spans[index][1] - 1) - self.spans[index][0]
        drawn = self.shown(index).span(at, at + 1)[0] if at >= 0 else 0
        return self._first[index] + max(bisect_right([start for start, _ in self._wraps[index]], drawn) - 1, 0)

    def offset(self, row: int, column: int) -> int | None:
        """The offset in the text of a character of a line; None right of its end."""
        index, start, end = self.line(row)
        if start + column >= end:
            return None
        return self.spans[index][0] + self.shown(index).offset(start + column)

    def nearest(self, row: int, column: int) -> int:
        """The offset in the text of a character of a line, or of the end of what stands there."""
        if row >= self.height:
            return len(self._text)
        index, start, end = self.line(max(row, 0))
        shown, at = self.shown(index), min(start + max(column, 0), end)
        first, last = self.spans[index]
        # a bracket, which stands for no character, belongs to what follows it
        return last if at >= len(shown.text) else first + (bisect_left(shown.starts, at) if shown.starts else at)

    def _wrap(self, index: int) -> list[tuple[int, int]]:
        start, end = self.spans[index]
        if self._narrow and end - start <= self._width - 2:
            return [(0, len(self.shown(index).text) if index in self._bracketed else end - start)]
        return wrap(self.shown(index).text, self._width, narrow=self._narrow)

    def _count(self) -> None:
        self._first = [0, *accumulate(len(lines) for lines in self._wraps)]
