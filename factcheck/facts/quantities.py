"""Quantities: how many of a thing, where the thing is no casualty and no money.

Two counts meet only when they count the same noun in like words around; "two other rifles" never meets "seven
assault rifles".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from factcheck.events import event_reader
from factcheck.facts.amounts import AmountValue, amount_fact, amount_value, common_matter, moved, value_of, weigh
from factcheck.facts.casualtycounts import count_reader
from factcheck.facts.kind import Context
from factcheck.judging.intervals import relation
from factcheck.judging.pairing import prepare
from factcheck.judging.surroundings import Matter, surroundings
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Judgement, Ruling, Statement
from factcheck.text.clauses import clause_at
from factcheck.text.numbers import Category, Number, find_numbers
from factcheck.text.words import lemma

_ADDING = re.compile(r"^(?:(?:more|other|another|further|additional)\s+)+", re.IGNORECASE)  # "number of more people"
_ONE = 1
_PERSON = "people"  # the head of a count of people at large, and the key they share
_LIVES = ("lives",)  # a number of lives is a toll
_HARM = ("dead", "injured", "missing")
_OCCASIONS = "time"  # "shot seven times": what is counted is the verb
_CROWD = "crowd"  # the key of counts of people gathered
_CROWD_FROM = 20  # people that make a crowd
_CROWD_SPREAD = 20  # the most times by which two counts of one crowd may differ
_NEXT_DAY = 1.5  # the same where only one is of a day that is named: people may gather again the day after
_SPREAD = 4  # the same for two counts of one thing that is named in two ways
# A figure with no noun that is still a number of people: "attended by about 5,000", "some 5,000 marched".
_DREW = re.compile(
    r"\b(?:attended by|drew|attracted|(?:crowd|turnout|audience|attendance) of)\s+(?:an?\s+)?$", re.IGNORECASE
)
_CAME = re.compile(
    r"\s+(?:attended|marched|gathered|rallied|demonstrated|protested|turned out|took part|took to the streets)\b"
)
# "the seven bullets fired by ...": what follows says which seven, so that the seven are all of them.
_WHOLE = re.compile(r"\s+(?:who|that|which)\b|\s+[a-z]{2,16}(?:ed|en|own|ung|ught)\b(?!\s+(?:the|a|an)\b)")
_OF_WHOLE = re.compile(r"\bof\s+(?:the|those|these|his|her|its|their)\s+$", re.IGNORECASE)


class Quantities:
    """The kind "quantity"."""

    name = "quantity"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """Every count with a noun that no casualty count has claimed, in text order."""
        events = event_reader(document, context.lexicon)
        for statement in document.statements:
            for number in counts(statement, context.lexicon):
                head = lemma(number.unit or _PERSON)
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
                    keys=_keys(head, number, statement, context.lexicon),
                    label=f"number of {_ADDING.sub('', phrase) or _PERSON}",
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
        if not _one_noun(a, b, common, context.lexicon):
            return None
        if _CROWD in a.keys & b.keys and not (common.dated or common.undated) and _spread(va, vb) > _NEXT_DAY:
            return None
        if _one_crowd(a, b, common):
            common = replace(common, framed=True)
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


def _one_noun(a: Fact, b: Fact, common: Matter, lexicon: Lexicon) -> bool:
    """Whether what is counted may be one thing: one noun, nouns used for one another, people and a sort of people."""
    va, vb = value_of(a), value_of(b)
    if va.unit == vb.unit or _one_crowd(a, b, common):
        return True
    if _spread(va, vb) > _SPREAD:
        return False
    if _noun(va.unit, lexicon) == _noun(vb.unit, lexicon):
        return common.framed or common.placed
    # "People" may be "Palestinians", but two groups are two.
    return _PERSON in (va.unit, vb.unit) and common.near > 0 and common.strong


def _one_crowd(a: Fact, b: Fact, common: Matter) -> bool:
    """Whether both count the people of one gathering, which reports and organisers size so differently."""
    va, vb = value_of(a), value_of(b)
    most = _CROWD_SPREAD if va.unit == vb.unit else _SPREAD
    return _CROWD in a.keys & b.keys and (common.shared >= 2 or common.dated) and _spread(va, vb) <= most


def counts(statement: Statement, lexicon: Lexicon) -> Iterator[Number]:
    """The counts of a statement that belong to no casualty, are no part of another count and have a noun."""
    numbers = find_numbers(statement.plain, lexicon)
    harmed = [(count.start, count.end) for count in count_reader(lexicon).counts(statement.plain)]
    harm = _of_harm(lexicon)
    for place, number in enumerate(numbers):
        if number.category is not Category.COUNT or number.path or number.unit in _LIVES:
            continue
        if (not number.unit or number.unit_span is None) and not _people_meant(statement.plain, number):
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
        ) and not _all_of_them(statement.plain, number):
            continue
        yield number


def _people_meant(plain: str, number: Number) -> bool:
    """Whether a figure with no noun counts people who came together."""
    if number.low is None or number.low < _CROWD_FROM:
        return False
    return bool(_DREW.search(plain[max(0, number.start - 40) : number.start]) or _CAME.match(plain, number.end))


def _all_of_them(plain: str, number: Number) -> bool:
    """Whether a number inside another phrase says how many there were: "three of the seven bullets fired by"."""
    return bool(
        _OF_WHOLE.search(plain[max(0, number.start - 12) : number.start]) and _WHOLE.match(plain, number.phrase_end)
    )


def _spread(a: AmountValue, b: AmountValue) -> float:
    """How many times the larger of two amounts is the smaller; 1 where their bounds allow one number."""
    low = max(a.low or 0.0, b.low or 0.0)
    high = min(x.high if x.high is not None else x.low or 0.0 for x in (a, b))
    return max(1.0, low / high) if high else float("inf")


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


def _keys(head: str, number: Number, statement: Statement, lexicon: Lexicon) -> frozenset[str]:
    """The blocking keys of a counted noun; people at large may meet any people, a crowd any crowd."""
    own = frozenset((*(prepare(head).terms or (head,)), _noun(head, lexicon)))
    lists = _lists(lexicon)
    people = head == _PERSON or _counts_people(number.unit, lexicon) or head in lists.crowd
    if people and (number.high or 0) >= _CROWD_FROM:
        near = surroundings(statement.plain, number.start, number.value_end).near
        if head in lists.crowd_only or not lists.gathering.isdisjoint(near):
            own |= {_CROWD}
    return own | {_PERSON} if people else own


def _noun(head: str, lexicon: Lexicon) -> str:
    """The noun that stands for all the nouns that are used for one another."""
    return _lists(lexicon).counted.get(head, head)


@dataclass(frozen=True, eq=False)
class _Lists:
    counted: Mapping[str, str]
    crowd: frozenset[str]
    crowd_only: frozenset[str]
    gathering: frozenset[str]


@cache
def _lists(lexicon: Lexicon) -> _Lists:
    """The counted nouns by the one that stands for them, crowds and what they do."""
    table: Any = lexicon.table("units")["counted"]
    crowd, only = (frozenset(lemma(word) for word in table[part]) for part in ("crowd", "crowd_only"))
    return _Lists(
        {lemma(word): lemma(row[0]) for row in table["rows"] for word in row},
        crowd | only,
        only,
        frozenset(term for word in table["gathering"] for term in prepare(word).terms),
    )


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
