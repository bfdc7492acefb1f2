"""Whether another article says something like a statement: an index over telling words, then the pairing score."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from factcheck.judging.pairing import prepare, similarity
from factcheck.model import Document, Statement

_TRIED = 6  # statements that share most telling words with one, of which the likeness is worked out
_PER_TERM = 60  # statements beyond which a word tells too little to look under


@dataclass(frozen=True, slots=True)
class Backing:
    """The statement of another article that is most like one, and how sure it is that both say one thing (0 to 1)."""

    statement: Statement
    score: float


class Support:
    """Finds what other articles of a story say."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._statements: list[Statement] = []
        self._index: defaultdict[str, list[int]] = defaultdict(list)
        for document in documents:
            for statement in document.statements:
                for term in sorted(prepare(statement.plain).term_set):
                    self._index[term].append(len(self._statements))
                self._statements.append(statement)

    def closest(self, statement: Statement, apart: Collection[str] = ()) -> Backing | None:
        """The most similar statement of any other article but those ``apart``; None when none shares a telling word."""
        votes: defaultdict[int, float] = defaultdict(float)
        for term in sorted(prepare(statement.plain).term_set):
            where = self._index.get(term, ())
            if len(where) > _PER_TERM:
                continue
            weight = math.log((len(self._statements) + 1) / (len(where) + 0.5))
            for number in where:
                article = self._statements[number].article
                if article != statement.article and article not in apart:
                    votes[number] += weight
        tried = sorted(votes, key=lambda number: (-votes[number], number))[:_TRIED]
        found = [(similarity(statement.plain, self._statements[n].plain).score, -n) for n in tried]
        if not found:
            return None
        score, place = max(found)
        return Backing(self._statements[-place], score)
