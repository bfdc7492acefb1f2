"""Quantities: how many of a thing, where the thing is no casualty and no money.

Two counts meet only when they count the same noun in like words around; "two other rifles" never meets "seven
assault rifles".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.events import event_reader
from factcheck.facts.amounts import amount_fact, amount_value, common_matter, moved, value_of, weigh
from factcheck.facts.casualtycounts import count_reader
from factcheck.facts.kind import Context
from factcheck.judging.intervals import relation
from factcheck.judging.pairing import prepare
from factcheck.judging.surroundings import surroundings
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Judgement, Ruling, Statement
from factcheck.text.clauses import clause_at
from factcheck.text.numbers import Category, Number, find_numbers
from factcheck.text.words import lemma

_ONE = 1
_PERSON = "people"  # the head of a count of people at large, and the key they share
_HARM = ("dead", "injured", "missing")
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
                    amount_value(number, unit=head, of=of, change=moved(number, statement.plain)),
                    point=point,
                    keys=_keys(head, number.unit, context.lexicon),
                    label=f"number of {phrase}",
                    event=events.event_at(statement, statement.start + number.start),
                )

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two counts of one noun stand to each other; None unless the words around say it is one count."""
        va, vb = value_of(a), value_of(b)
        if va.change != vb.change:
            return None
        common = common_matter(a, b)
        if common is None or (a.event != b.event and not common.certain):
            return None
        found = relation(va.interval, vb.interval)
        if va.unit != vb.unit and not (_PERSON in (va.unit, vb.unit) and common.near and common.strong):
            return None  # "people" may be "Palestinians", but two groups are two
        if _ONE in (va.low, vb.low) and found.judgement is not Judgement.SAME:
            return None  # one of several is seldom all of them
        if not found.judgement.raised:
            return weigh(a, b, context, common, found)
        if va.others != vb.others and not common.placed:
            return None  # "another five" are not the five
        if _apart(a, b, context.lexicon):
            return None
        if va.unit == _OCCASIONS and a.point != b.point:
            return None
        return weigh(a, b, context, common, found)


def counts(statement: Statement, lexicon: Lexicon) -> Iterator[Number]:
    """The counts of a statement that belong to no casualty, are no part of another count and have a noun."""
    numbers = find_numbers(statement.plain, lexicon)
    harmed = [(count.start, count.end) for count in count_reader(lexicon).counts(statement.plain)]
    harm = _of_harm(lexicon)
    for place, number in enumerate(numbers):
        if number.category is not Category.COUNT or not number.unit or number.path or number.unit_span is None:
            continue
        if any(start < number.value_end and number.value_start < end for start, end in harmed):
            continue
        violent = harm.search(statement.plain, *clause_at(statement.plain, number.start)) is not None
        if violent and (_counts_people(number.unit, lexicon) or harm.fullmatch(number.unit)):
            continue  # a number of people beside words of death and injury is for the casualties
        if number.low == number.high == _ONE and statement.plain.startswith(" of ", number.value_end):
            continue  # "one of the reasons" counts nothing
        # In "three of the seven bullets" neither says how many bullets did what the sentence says.
        beside = numbers[max(0, place - 1) : place + 2]
        if any(
            other is not number and other.start < number.phrase_end and number.start < other.phrase_end
            for other in beside
        ):
            continue
        yield number


def _modifiers(phrase: str) -> tuple[str, ...]:
    terms = prepare(phrase).terms
    return tuple(term for term in terms[:-1] if not term[0].isdigit())


def _apart(a: Fact, b: Fact, lexicon: Lexicon) -> bool:
    """Whether the modifiers set two nouns apart: each has some and they share none, or one names people's nation."""
    one, other = (set(value_of(fact).of.split()) - {value_of(fact).unit} for fact in (a, b))
    if one and other:
        return one.isdisjoint(other)
    lone = a if one else b
    people = _PERSON in lone.keys
    return people and any(word[:1].isupper() for word in lone.quote.split()[1:-1])


def _keys(head: str, noun: str, lexicon: Lexicon) -> frozenset[str]:
    """The blocking keys of a counted noun; people at large may meet any people."""
    own = frozenset(prepare(head).terms or (head,))
    return own | {_PERSON} if _counts_people(noun, lexicon) else own


def _counts_people(noun: str, lexicon: Lexicon) -> bool:
    return noun in _people(lexicon)


@cache
def _people(lexicon: Lexicon) -> frozenset[str]:
    """Nouns that count people, in lower case."""
    table = lexicon.table("casualties")["people"]
    groups = (forms for group, forms in table["groups"].items() if group != "animals")
    return frozenset(table["general"]).union(*groups)


@cache
def _of_harm(lexicon: Lexicon) -> re.Pattern[str]:
    """Words of death and injury."""
    roles = lexicon.table("casualties")["roles"]
    forms = {form for role in _HARM for part in ("transitive", "state", "nouns") for form in roles[role][part]}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(forms)))})\b", re.IGNORECASE)
