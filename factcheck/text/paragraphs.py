"""Where paragraphs begin and end in plain text: at line breaks, or at blank lines when lines are wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]+")
_SAYS = re.compile(r"[^\W_]")
_BREAK = re.compile(r"\r\n|\r|\n")
_BULLET = re.compile(r"[ ]*(?:[•‣▪●*>-][ ]+)?")
_WRAP_WIDTHS = range(40, 101)  # characters of the longest line of a wrapped text
_SLACK = 12  # how much shorter than it could be a wrapped line may end
_WRAPPED_SHARE = 0.8
_ENOUGH = 3


class Span(NamedTuple):
    """A stretch of text, half open."""

    start: int
    end: int


def paragraphs(plain: str, gaps: Iterable[Span]) -> list[tuple[Span, bool]]:
    """The paragraphs within the gaps, without blanks or bullets at their ends; True when a blank line precedes.

    ``plain`` is folded text. A single line break ends a paragraph, unless the text is wrapped to a width and blank
    lines separate its paragraphs.
    """
    found = [line for gap in gaps for line in _lines(plain, gap)]
    width = _wrap_width(plain, found)
    out: list[tuple[Span, bool]] = []
    previous: Span | None = None
    for line, apart in found:
        if previous is not None and not apart and width and _continues(plain, previous, line, width):
            out[-1] = (Span(out[-1][0].start, line.end), out[-1][1])
        else:
            out.append((line, apart))
        previous = line
    return [(_without_bullet(plain, span), apart) for span, apart in out]


def _lines(plain: str, gap: Span) -> list[tuple[Span, bool]]:
    out: list[tuple[Span, bool]] = []
    position = gap.start
    for match in _LINE.finditer(plain, *gap):
        text = match.group()
        if not _SAYS.search(text):
            continue  # blank, or a rule such as '***'
        start = match.start() + len(text) - len(text.lstrip())
        apart = not out or sum(1 for _ in _BREAK.finditer(plain, position, start)) > 1
        position = match.start() + len(text.rstrip())
        out.append((Span(start, position), apart))
    return out


def _without_bullet(plain: str, span: Span) -> Span:
    bullet = _BULLET.match(plain, span.start, span.end)
    start = bullet.end() if bullet else span.start
    return Span(start, span.end) if start < span.end else span


def _wrap_width(plain: str, lines: list[tuple[Span, bool]]) -> int:
    """The width that the text is wrapped to, 0 when it is not."""
    width = max((line.end - line.start for line, _ in lines), default=0)
    if width not in _WRAP_WIDTHS or not any(apart for _, apart in lines[1:]):
        return 0
    pairs = [(lines[i][0], lines[i + 1][0]) for i in range(len(lines) - 1) if not lines[i + 1][1]]
    full = sum(_is_full(plain, line, following, width) for line, following in pairs)
    return width if full >= _ENOUGH and full >= _WRAPPED_SHARE * len(pairs) else 0


def _is_full(plain: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    word = plain[following.start : min(following.end, following.start + width)].split(" ", 1)[0]
    return line.end - line.start + 1 + len(word) > width - _SLACK


def _continues(plain: str, line: Span, following: Span, width: int) -> bool:
    return _is_full(plain, line, following, width) or plain[following.start].islower()
