"""How telling each word is in two articles, and what share of two statements' weight is common to both.

Asked before two tolls are compared: whether their sentences speak of one incident. The words of both, without the
numbers and without those that a kind looks for anyway ("killed"), are weighed by how rare they are in the two articles.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from factcheck.judging.pairing import prepare
from factcheck.model import Document, Statement

_THIN = 5  # a statement of fewer telling words borrows those of the statement before it


@dataclass(frozen=True, slots=True)
class Common:
    """The share of the lighter statement's weight that two have in common (0 to 1), and the words, most telling first."""

    share: float
    terms: tuple[str, ...]


class Weights:
    """How telling each term is in a pair of articles: rare ones more.

    Only the two articles in question count, so that another article of the story changes no judgement.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        known = list(documents)
        self._in = {document.key: _counted(document) for document in known}
        self._size = {document.key: len(document.statements) for document in known}
        self._before = {
            (document.key, later.index): earlier
            for document in known
            for earlier, later in zip(document.statements, document.statements[1:], strict=False)
        }
        self._known: dict[tuple[str, int, frozenset[str]], frozenset[str]] = {}

    def of(self, term: str, articles: tuple[str, str]) -> float:
        """The weight of a term: the logarithm of how seldom it stands in a statement of the two articles."""
        a, b = articles
        if a == b:
            return _rarity(self._size[a], self._in[a][term])
        return _rarity(self._size[a] + self._size[b], self._in[a][term] + self._in[b][term])

    def common(self, a: Statement, b: Statement, without: frozenset[str] = frozenset()) -> Common:
        """What two statements have in common; the terms ``without`` say nothing about it."""
        one, other = self._terms(a, without), self._terms(b, without)
        weight = {term: self.of(term, (a.article, b.article)) for term in one | other}
        shared = sorted(one & other, key=lambda term: (-weight[term], term))
        # fsum: the same sum whatever the order of the sets.
        least = min(math.fsum([weight[term] for term in side]) for side in (one, other))
        share = math.fsum([weight[term] for term in shared]) / least if least else 0.0
        return Common(share, tuple(shared))

    def _terms(self, statement: Statement, without: frozenset[str]) -> frozenset[str]:
        """The telling terms of a statement, with those of the one before where it has few."""
        key = (statement.article, statement.index, without)
        if key not in self._known:
            own = _telling(statement, without)
            earlier = self._before.get(key[:2])
            if len(own) < _THIN and earlier is not None:
                own |= _telling(earlier, without)
            self._known[key] = own
        return self._known[key]


@lru_cache(maxsize=1 << 14)
def _rarity(size: int, count: int) -> float:
    return math.log((size + 1) / (count + 0.5))


def _counted(document: Document) -> Counter[str]:
    counts: Counter[str] = Counter()
    for statement in document.statements:
        counts.update(prepare(statement.plain).term_set)
    return counts


def _telling(statement: Statement, without: frozenset[str]) -> frozenset[str]:
    return frozenset(
        term for term in prepare(statement.plain).term_set if term not in without and not term[0].isdigit()
    )
