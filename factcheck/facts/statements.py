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

from rapidfuzz.distance import LCSseq

from factcheck.facts.kind import Context, value_of
from factcheck.model import Document, Fact, Judgement, Ruling, Value
from factcheck.text.words import Word, words

_FEWEST = 4  # words in common, in order, that make two stretches one saying
_DENSE = 0.6  # share of each stretch's words that are common
_KEYS = 10  # the rarest terms of a sentence, under which it is looked for
_SHARED_BY = 12  # statements that may share a term before it is too common to bring two together
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
        """Every statement with enough words to be known again, under its rarest ones."""
        common = _common(context)
        for statement in document.statements:
            terms = _terms(statement.plain)
            shared = {term for term in terms if 2 <= common[term] <= _SHARED_BY}
            rare = sorted(shared, key=lambda term: (common[term], term))
            if len(terms) < _FEWEST:
                continue
            yield Fact(
                kind="statement",
                article=document.key,
                statement=statement,
                start=statement.start,
                end=statement.start + _cut(statement.text),
                value=StatementValue(tuple(terms), _NEGATIONS.search(statement.plain) is not None),
                point=" ".join(terms[:_KEYS]),
                keys=frozenset(rare[:_KEYS]),
                label="statement: " + " ".join(sorted(rare[:4], key=terms.index) or terms[:4]),
                event=statement.event,
                speaker=statement.speaker,
            )

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """The same when a stretch of one runs alongside a stretch of the other; None when that is in doubt."""
        found = _alongside(_value(a).terms, _value(b).terms)
        if found is None:
            return None
        shared, spans = found
        common = _common(context)
        words_shown = ", ".join(dict.fromkeys(sorted(shared, key=lambda t: (common[t], t))[:5]))
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
    return [word.lemma for word in _content(plain)]


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


@lru_cache(maxsize=4)
def _common(context: Context) -> Counter[str]:
    """In how many statements of the story each term stands."""
    counts: Counter[str] = Counter()
    for document in context.documents.values():
        for statement in document.statements:
            counts.update(set(_terms(statement.plain)))
    return counts
