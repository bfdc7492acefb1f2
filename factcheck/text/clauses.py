"""The clause of a sentence that an offset stands in."""

from __future__ import annotations

import re

# A clause ends at a semicolon, a colon, a dash between spaces, or a comma or blank before a word that turns the thought.
_BOUNDARY = re.compile(
    r"[;:]\s|\s-+\s|,\s(?=(?:and|but|though|although|while|whereas|which|who|whose|before|after|because|so|yet|as)\b)"
    r"|\s(?=(?:but|though|although|whereas|despite|while)\b)"
)


def clauses(plain: str) -> list[tuple[int, int]]:
    """The (start, end) spans of the clauses of one sentence, in order, covering all of it."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BOUNDARY.finditer(plain):
        if match.end() > start:
            spans.append((start, match.end()))
            start = match.end()
    if start < len(plain) or not spans:
        spans.append((start, len(plain)))
    return spans


def clause_at(plain: str, offset: int) -> tuple[int, int]:
    """The span of the clause that the offset stands in; the last one for an offset past the end."""
    spans = clauses(plain)
    return next((span for span in spans if span[0] <= offset < span[1]), spans[-1])
