"""Quantities: how many of a thing, where the thing is no casualty and no money.

Two counts meet only when they count the same noun in like words around; "two other rifles" never meets "seven
assault rifles".
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.events import event_reader
from factcheck.facts.amounts import amount_fact, amount_value, value_of, weigh
from factcheck.facts.casualtycounts import count_reader
from factcheck.facts.kind import Context
from factcheck.judging.intervals import relation
from factcheck.judging.pairing import prepare
from factcheck.judging.surroundings import matter, surroundings
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Ruling, Statement
from factcheck.text.numbers import Category, Number, find_numbers
from factcheck.text.words import lemma

_ONE = 1
_OCCASIONS = "time"  # "shot seven times": what is counted is the verb


class Quantities:
    """The kind "quantity"."""

    name = "quantity"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """Every count with a noun that no casualty count has claimed, in text order."""
        events = event_reader(document, context.lexicon)
        for statement in document.statements:
            for number in counts(statement, context.lexicon):
                head = lemma(number.unit)
                phrase = statement.plain[slice(*number.unit_span)] if number.unit_span else number.unit
                of = " ".join((*_modifiers(phrase), head))
                point = of
                if head == _OCCASIONS:
                    verb = surroundings(statement.plain, number.start, number.phrase_end).verb
                    point = f"{head} {verb}"
                yield amount_fact(
                    self.name,
                    document,
                    statement,
                    number,
                    amount_value(number, unit=head, of=of),
                    point=point,
                    keys=frozenset(prepare(head).terms or (head,)),
                    label=f"number of {phrase.lower()}",
                    event=events.event_at(statement, statement.start + number.start),
                )

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two counts of one noun stand to each other; None unless the words around say it is one count."""
        va, vb = value_of(a), value_of(b)
        if a.event != b.event:
            return None
        around = [
            surroundings(f.statement.plain, f.start - f.statement.start, f.end - f.statement.start) for f in (a, b)
        ]
        common = matter(around[0], around[1])
        if common is None:
            return None
        found = relation(va.interval, vb.interval)
        if not found.judgement.raised:
            return weigh(a, b, context, common, found)
        if va.others != vb.others or _ONE in (va.low, vb.low) or _apart(va.of, vb.of, va.unit):
            return None  # one of several is seldom all of them
        if va.unit == _OCCASIONS and around[0].verb != around[1].verb:
            return None
        return weigh(a, b, context, common, found)


def counts(statement: Statement, lexicon: Lexicon) -> Iterator[Number]:
    """The counts of a statement that belong to no casualty, are no part of another count and have a noun."""
    numbers = find_numbers(statement.plain, lexicon)
    harmed = [(count.start, count.end) for count in count_reader(lexicon).counts(statement.plain)]
    for place, number in enumerate(numbers):
        if number.category is not Category.COUNT or not number.unit or number.path or number.unit_span is None:
            continue
        if any(start < number.value_end and number.value_start < end for start, end in harmed):
            continue
        # "three of the seven bullets" says how many of the bullets, not how many bullets.
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        if following is not None and following.start < number.phrase_end:
            continue
        yield number


def _modifiers(phrase: str) -> tuple[str, ...]:
    terms = prepare(phrase).terms
    return tuple(term for term in terms[:-1] if not term[0].isdigit())


def _apart(a: str, b: str, head: str) -> bool:
    """Whether the modifiers set two nouns apart: each has some that the other lacks, and they share none."""
    one, other = ({*text.split()} - {head} for text in (a, b))
    return bool(one) and bool(other) and one.isdisjoint(other)
