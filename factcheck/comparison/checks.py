"""One-sided items that a checker should look at whatever other reports say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from factcheck.comparison.identity import digest
from factcheck.lexicon import Lexicon
from factcheck.model import Check, Document, Statement


def find_checks(documents: Sequence[Document], lexicon: Lexicon) -> tuple[Check, ...]:
    """The checks of every article, in story order and order of text."""
    out: list[Check] = []
    for document in documents:
        seen: dict[tuple[str, str, str], int] = {}
        for statement in document.statements:
            if not statement.role.asserts:
                continue
            for kind, start, end, reason in _wordings(statement, lexicon):
                quote = statement.text[start - statement.start : end - statement.start]
                base = (kind, statement.text, quote)
                seen[base] = seen.get(base, -1) + 1
                name = "k-" + digest(document.key, *base, str(seen[base]))
                out.append(Check(name, document.key, kind, start, end, quote, reason))
    return tuple(out)


def _wordings(statement: Statement, lexicon: Lexicon) -> Iterator[tuple[str, int, int, str]]:
    found = [
        (kind, statement.start + match.start(), statement.start + match.end(), reason)
        for kind, (pattern, reason) in _patterns(lexicon).items()
        for match in pattern.finditer(statement.plain)
    ]
    yield from sorted(found, key=lambda item: (item[1], item[0]))


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> dict[str, tuple[re.Pattern[str], str]]:
    out = {}
    for kind, entry in lexicon.table("checks").items():
        words = "|".join(re.escape(word) for word in sorted(entry["words"], key=len, reverse=True))
        out[kind] = (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), entry["reason"])
    return out
