"""Checks on what a reader may dial or open: listed, each once, for somebody to try."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.comparison.checks.spotted import Look, Spotted
from factcheck.model import Role

_PHONE = re.compile(
    r"(?<![\w.,/+-])(?:"
    r"\+\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){2,5}\d{2,4}"  # with the country before it
    r"|0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}"  # British
    r"|(?:1[ .-])?(?:\(\d{3}\)[ ]?|\d{3}[.-])\d{3}[.-]\d{4}"  # American
    r"|1?-?8(?:00|44|55|66|77|88)-[A-Z\d]{3}-?[A-Z\d]{4}"
    r")(?![\w/]|[.,-]\d)"
)
_SHORT = re.compile(
    r"\b(?:[Cc]all|[Dd]ial|[Rr]ing|[Pp]hone|[Tt]ext|on)\s(?P<digits>[1-9]\d{2}|\d{3}-\d{4})\b(?![\w,.]\d|\s?(?:%|people|per))"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){1,4}")
_LINK = re.compile(
    r"(?<![\w@./-])(?:https?://[^\s<>\"]{3,150}|www\.[^\s<>\"]{3,150}"
    r"|[A-Za-z\d][A-Za-z\d-]{1,62}(?:\.[A-Za-z\d-]{1,63}){0,3}\.(?:com|org|net|gov|edu|uk|eu|int|info)(?:/[^\s<>\"]{0,120})?)(?![\w@-])"
)
_TRAILING = ".,;:!?)]}'"


def contacts(look: Look) -> Iterator[Spotted]:
    """Telephone numbers, addresses on the web and e-mail addresses, wherever they stand but in the time line."""
    table = look.lexicon.table("checks")["contact"]
    for segment in look.document.segments:
        if segment.role is Role.METADATA:
            continue
        plain = look.document.plain[segment.start : segment.end]
        taken: list[tuple[int, int]] = []
        for kind, pattern in (("mail", _MAIL), ("link", _LINK), ("phone", _PHONE), ("phone", _SHORT)):
            for match in pattern.finditer(plain):
                start, end = match.span("digits" if pattern is _SHORT else 0)
                end -= len(plain[start:end]) - len(plain[start:end].rstrip(_TRAILING))
                if any(start < last and first < end for first, last in taken) or _is_span_of_years(plain[start:end]):
                    continue
                taken.append((start, end))
                yield Spotted(kind, segment.start + start, segment.start + end, table[kind])


def _is_span_of_years(text: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d-(?:19|20)\d\d", text) is not None
