"""Ids that depend on the texts alone: the same input gives the same id on any machine.

A fact is named by its article's key, its kind, the words of its sentence and of its quote, and by which occurrence of
these it is. A finding is named by its two facts, its kind and its reason, so that another article changes no id.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from factcheck.model import Fact

_LENGTH = 12  # hexadecimal digits: a clash among a million findings has a chance below one in a hundred


def digest(*parts: str) -> str:
    """A short hash of the parts, kept apart by a character that no text holds."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


class FactNames:
    """The names of the facts of one comparison."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        seen: defaultdict[tuple[str, ...], int] = defaultdict(int)
        self._names: dict[int, str] = {}
        for fact in facts:
            base = (fact.article, fact.kind, fact.point, fact.statement.text, fact.quote)
            self._names[id(fact)] = digest(*base, str(seen[base]))
            seen[base] += 1

    def of(self, fact: Fact) -> str:
        """The name of a fact of this comparison. Raises ``KeyError`` for any other."""
        return self._names[id(fact)]
