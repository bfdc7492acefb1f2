"""Paragraphs with roles put together into the text of an article, for formats whose file is not the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.model import Role, Segment

_BLANKS = re.compile(r"[ \t\r\n\x0b\x0c]+")
_UNWANTED = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")


def clean(text: str) -> str:
    """The text on one line, without control characters and the marks that only serve line breaking."""
    return _BLANKS.sub(" ", _UNWANTED.sub("", text)).strip()


def assemble(paragraphs: Iterable[tuple[str, Role | None]]) -> tuple[str, tuple[Segment, ...]]:
    """The text, a blank line between paragraphs, and a segment for each paragraph whose role the format states."""
    pieces: list[str] = []
    segments: list[Segment] = []
    position = 0
    for paragraph, role in paragraphs:
        text = clean(paragraph)
        if not text:
            continue
        pieces.append(text)
        if role is not None:
            segments.append(Segment(position, position + len(text), role, stated=True))
        position += len(text) + 2
    return "\n\n".join(pieces), tuple(segments)
