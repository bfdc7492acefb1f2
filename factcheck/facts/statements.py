"""Statements: whole sentences that say one thing in two places.

The last resort of the kinds: what has no typed value still overlaps. Two sentences on one matter are "the same";
when they are all but word for word alike and only one of them denies it, they conflict.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.facts.kind import Context
from factcheck.judging.pairing import prepare, rarity_in, similarity
from factcheck.model import Document, Fact, Judgement, Ruling, Statement, Value
from factcheck.text.words import words

_FEWEST_TERMS = 4  # words that carry meaning; fewer say too little to be matched
_KEYS = 8  # the rarest terms of a sentence, under which it is looked for
_SHARED_BY = 12  # statements that may share a term before it is too common to bring two together
_SURE = 0.85
_SURE_WITHIN = 0.8
_LONGEST = 150  # characters of a quote, so that the 160 of the contract always hold
_NEGATIONS = re.compile(r"\b(?:not|no|never|none|nobody|neither|nor|without|denied|denies|deny)\b|n't\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StatementValue(Value):
    """A sentence taken whole; ``denies`` when it has a word of negation."""

    denies: bool = False


class Statements:
    """The kind "statement"."""

    name = "statement"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """Every statement with enough words to be known again, under its rarest words."""
        common = _common(context)
        for statement in document.statements:
            terms = sorted(prepare(statement.plain).kinds_of_terms, key=lambda term: (common[term], term))
            if len(terms) < _FEWEST_TERMS:
                continue
            keys = frozenset(term for term in terms[:_KEYS] if common[term] <= _SHARED_BY)
            start, end = statement.start, statement.start + _cut(statement.text)
            yield Fact(
                kind="statement",
                article=document.key,
                statement=statement,
                start=start,
                end=end,
                value=StatementValue(_NEGATIONS.search(statement.plain) is not None),
                point=" ".join(terms[:_KEYS]),
                keys=keys,
                label="statement: " + " ".join(terms[:4]),
                event=statement.event,
                speaker=statement.speaker,
            )

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """The same when the two are surely about one thing; None when that is in doubt."""
        within = a.article == b.article
        pairing = similarity(a.statement.plain, b.statement.plain, _rarity(context))
        if pairing.score < (_SURE_WITHIN if within else _SURE):
            return None
        text = f"Both say it; carried by {pairing.carried_by}."
        return Ruling(Judgement.SAME, "equal", text, round(pairing.score, 3))


def _cut(text: str) -> int:
    """The length of the whole words of a text that fit into a quote."""
    if len(text) <= _LONGEST:
        return len(text)
    ends = [word.end for word in words(text[:_LONGEST])]
    return ends[-2] if len(ends) > 1 else _LONGEST


@lru_cache(maxsize=4)
def _common(context: Context) -> Counter[str]:
    """In how many statements of the story each term stands."""
    counts: Counter[str] = Counter()
    for document in context.documents.values():
        for statement in document.statements:
            counts.update(prepare(statement.plain).kinds_of_terms)
    return counts


@lru_cache(maxsize=4)
def _rarity(context: Context) -> dict[str, float]:
    statements: list[Statement] = [s for document in context.documents.values() for s in document.statements]
    return rarity_in(s.plain for s in statements)
