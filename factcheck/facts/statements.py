"""Statements: words that say one thing in two places.

The last resort of the kinds: what has no typed value still overlaps. Two sentences are held against each other by
their words that carry meaning, in order: where enough of them run alongside, closely enough, the two say one thing, and
the quotes are just these stretches.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from factcheck.facts.kind import Context, value_of
from factcheck.judging.pairing import general_rarity
from factcheck.model import Document, Fact, Judgement, Ruling, Value
from factcheck.text.words import Word, words

_FEWEST = 4  # words in common, in order, that make two stretches one saying
_DENSE = 0.6  # share of each stretch's words that are common
_READ = 200  # words that carry meaning of a sentence that are looked at
_NAMED = 10  # terms that name the point of a statement
_SHARED_BY = 12  # statements of two articles that may have a term before it is too common to bring two together
_LONGEST = 150  # characters of a quote, so that the 160 of the contract always hold
Stretch = tuple[int, int]
_NEGATIONS = re.compile(r"\b(?:not|no|never|none|nobody|neither|nor|without|denied|denies|deny)\b|n't\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StatementValue(Value):
    """A sentence taken by its words; ``denies`` when it has a word of negation."""

    terms: tuple[str, ...]
    denies: bool = False


class Statements:
    """The kind "statement"."""

    name = "statement"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """Every statement with enough words to be known again, under the pairs of words that stand near each other."""
        own = _counts(document)
        general = general_rarity()
        for statement in document.statements:
            terms = _terms(statement.plain)
            if len(terms) < _FEWEST:
                continue
            rare = sorted(set(terms), key=lambda term: (-general.get(term, 1.0), own[term], term))
            yield Fact(
                kind="statement",
                article=document.key,
                statement=statement,
                start=statement.start,
                end=statement.start + _cut(statement.text),
                value=StatementValue(tuple(terms), _NEGATIONS.search(statement.plain) is not None),
                point=" ".join(terms[:_NAMED]),
                keys=_keys(terms),
                label="statement: " + " ".join(sorted(rare[:4], key=terms.index)),
                event=statement.event,
                speaker=statement.speaker,
            )

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """The same when a stretch of one runs alongside a stretch of the other; None when that is in doubt."""
        found = _alongside(_value(a).terms, _value(b).terms)
        if found is None:
            return None
        shared, spans = found
        counts = [_counts(document) for document in dict.fromkeys((context.document(a), context.document(b)))]
        common = {term: sum(count[term] for count in counts) for term in shared}
        if min(common.values()) > _SHARED_BY:
            return None
        words_shown = ", ".join(sorted(common, key=lambda term: (common[term], term))[:5])
        longest = max(len(_value(a).terms), len(_value(b).terms))
        score = round(0.5 + len(shared) / longest / 2, 3)
        text = f"Both say it in like words: {words_shown}."
        return Ruling(Judgement.SAME, "equal", text, score, (_stretch(a, spans[0]), _stretch(b, spans[1])))


def _value(fact: Fact) -> StatementValue:
    return value_of(fact, StatementValue)


@lru_cache(maxsize=1 << 14)
def _content(plain: str) -> tuple[Word, ...]:
    return tuple(word for word in words(plain) if not word.is_stop)


def _terms(plain: str) -> list[str]:
    return [word.lemma for word in _content(plain)[:_READ]]


def _keys(terms: Sequence[str]) -> frozenset[str]:
    """Every term with the next and with the one after it.

    Two stretches that are dense enough have such a pair of terms in common: gaps of two terms or more between those
    that they share are too few to stand between all of them.
    """
    near = (*pairwise(terms), *zip(terms, terms[2:], strict=False))
    return frozenset(" ".join(pair) for pair in near)


def _alongside(a: Sequence[str], b: Sequence[str]) -> tuple[list[str], tuple[Stretch, Stretch]] | None:
    """The terms that two sentences share in order, when they lie close together in both, and where they do."""
    blocks = [block for block in LCSseq.editops(a, b).as_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < _FEWEST:
        return None
    first, last = blocks[0], blocks[-1]
    shared = [term for block in blocks for term in a[block.a : block.a + block.size]]
    spans = (first.a, last.a + last.size), (first.b, last.b + last.size)
    return (shared, spans) if min(len(shared) / (end - start) for start, end in spans) >= _DENSE else None


def _stretch(fact: Fact, span: Stretch) -> tuple[int, int]:
    """The words of a fact's sentence from one term to another, cut to the length of a quote."""
    terms = _content(fact.statement.plain)
    start = terms[span[0]].start
    end = min(terms[span[1] - 1].end, start + _cut(fact.statement.text[start:]))
    return fact.statement.start + start, fact.statement.start + end


def _cut(text: str) -> int:
    """The length of the whole words of a text that fit into a quote."""
    if len(text) <= _LONGEST:
        return len(text)
    ends = [word.end for word in words(text[:_LONGEST])]
    return ends[-2] if len(ends) > 1 else _LONGEST


@lru_cache(maxsize=512)
def _counts(document: Document) -> Counter[str]:
    """In how many statements of an article each term stands."""
    counts: Counter[str] = Counter()
    for statement in document.statements:
        counts.update(set(_terms(statement.plain)))
    return counts
