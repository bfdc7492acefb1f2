"""Text cut into lines by terminal cells, and the way back from a character of a line to its offset in the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from rich.cells import cell_len, get_character_cell_size, set_cell_size

from factcheck.notes.visible import visible

OPEN, CLOSE = "⟦", "⟧"
"""Stand around the words of the current finding, so that they show without colour."""

_BREAK = re.compile(r"\r\n|\r|\n")
BLANKS = {ord(blank): " " for blank in "\t\x85\u2028\u2029\v\f"}
"""What is drawn as one blank; line ends stay."""

_ZWJ = "\u200d"


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The spans between the line breaks of a text, empty ones too."""
    spans, start = [], 0
    for found in _BREAK.finditer(text):
        spans.append((start, found.start()))
        start = found.end()
    spans.append((start, len(text)))
    return spans


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as it is drawn: brackets put in, unseen characters made visible.

    ``starts[i]`` and ``ends[i]`` say where character ``i`` of the paragraph begins and ends in ``text``; both are
    empty when nothing was put in, and the two texts are one.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters ``start`` to ``end`` of the paragraph are drawn."""
        if not self.starts or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def offset(self, at: int) -> int:
        """The character of the paragraph that is drawn at a place of ``text``."""
        return max(bisect_right(self.starts, at) - 1, 0) if self.starts else at


def show(text: str, opens: int | None = None, closes: int | None = None) -> Shown:
    """A paragraph made fit to draw, with a bracket before character ``opens`` and one after ``closes - 1``."""
    blank = text.translate(BLANKS)
    seen = visible(blank)
    if seen == blank and opens is None and closes is None:
        return Shown(seen)
    out: list[str] = []
    starts, ends = [], []
    size = at = 0
    for index, char in enumerate(blank):
        if index == opens:
            out.append(OPEN)
            size += 1
        drawn = char if seen[at] == char else _sign(seen, at)
        at += len(drawn)
        starts.append(size)
        out.append(drawn)
        size += len(drawn)
        ends.append(size)
        if closes is not None and index == closes - 1:
            out.append(CLOSE)
            size += 1
    return Shown("".join(out), tuple(starts), tuple(ends))


def _sign(seen: str, at: int) -> str:
    return seen[at : seen.index("⟩", at) + 1] if seen[at] == "⟨" else seen[at]


def is_narrow(text: str) -> bool:
    """Whether every character takes one cell, line ends apart."""
    return all(get_character_cell_size(char) == 1 for char in set(text) - {"\r", "\n"})


def wrap(text: str, width: int, *, narrow: bool = False) -> list[tuple[int, int]]:
    """The lines of a paragraph as spans; each is at most ``width`` cells wide, blanks at its end apart.

    Lines break after a blank where there is one, else between characters, never before a combining mark. ``narrow``
    says that it is known already that every character takes one cell.
    """
    width = max(width, 2)
    return _wrap_narrow(text, width) if narrow or is_narrow(text) else _wrap_cells(text, width)


def _wrap_narrow(text: str, width: int) -> list[tuple[int, int]]:
    lines, start, size = [], 0, len(text)
    while size - start > width:
        blank = text.rfind(" ", start, start + width + 1)
        end = blank + 1 if blank > start else start + width
        while end < size and text[end] == " ":
            end += 1
        lines.append((start, end))
        start = end
    if start < size or not lines:
        lines.append((start, size))
    return lines


def _wrap_cells(text: str, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = used = 0
    breakable = -1  # just after the last blank of the line, and how much of the line lies before it
    before = 0
    for index, char in enumerate(text):
        cells = get_character_cell_size(char)
        if char == " ":
            used += 1
            breakable, before = index + 1, used
            continue
        joined = cells == 0 or (index > start and text[index - 1] == _ZWJ)
        if used + cells > width and not joined and index > start:
            if breakable > start:
                lines.append((start, breakable))
                start, used = breakable, used - before
            if used + cells > width and index > start:
                lines.append((start, index))
                start, used = index, 0
            breakable = -1
        used += cells
    lines.append((start, len(text)))
    return lines


def clip(text: str, width: int) -> str:
    """The text in at most ``width`` cells, with an ellipsis where something was cut."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 1 else "…"[:width]
