"""Ages of named persons: "Khalid Masood, 52", "the 52-year-old Khalid Masood". An age is never a count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.facts.amounts import amount_fact, amount_value, value_of
from factcheck.facts.kind import Context
from factcheck.judging.intervals import relation
from factcheck.model import Document, Fact, Judgement, Ruling
from factcheck.text.names import Category as Kind
from factcheck.text.names import Name, find_names
from factcheck.text.numbers import Category, Number, find_numbers

# What may stand between a name and the age after it, and between an age and the name after it.
_NAME_THEN_AGE = re.compile(r",? \(?(?:aged |age |who is |who was |is |was |a |an |the )?")
_AGE_THEN_NAME = re.compile(r",? ?(?:[a-z][\w-]+,? ){0,4}")
_FARTHEST = 60  # characters between an age and its name
_SURE = 0.85


class Ages:
    """The kind "age"."""

    name = "age"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """The age of every named person, in text order."""
        for statement in document.statements:
            plain = statement.plain
            ages = [n for n in find_numbers(plain, context.lexicon) if n.category is Category.AGE and n.low is not None]
            names = find_names(plain, context.lexicon) if ages else []
            people = [name for name in names if name.category in (Kind.PERSON, Kind.UNKNOWN) and name.surname]
            for number in ages:
                owner = _owner(people, plain, number)
                if owner is None:
                    continue
                surname = owner.surname.lower()
                full = f"{owner.given} {owner.surname}".strip()
                yield amount_fact(
                    self.name,
                    document,
                    statement,
                    number,
                    amount_value(number, unit="year", of=full),
                    point=surname,
                    keys=frozenset({surname}),
                    label=f"age of {full}",
                    event="main",
                    span=(min(owner.start, number.start), max(owner.end, number.end)),
                )

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two ages of one person stand to each other; None for two people of one surname."""
        va, vb = value_of(a), value_of(b)
        if not _one_person(va.of, vb.of):
            return None
        found = relation(va.interval, vb.interval)
        name = max(va.of, vb.of, key=len)
        if found.judgement is Judgement.SAME:
            return Ruling(Judgement.SAME, "equal", f"Both give {name}'s age as {found.explanation}.", _SURE)
        text = f"The age of {name}: “{a.quote}” and “{b.quote}”, {found.explanation}."
        return Ruling(found.judgement, found.reason, text, _SURE)


def _owner(names: Sequence[Name], plain: str, number: Number) -> Name | None:
    """The person whose age it is: the name right before it, or the full name right after it."""
    for name in names:
        between = plain[name.end : number.start]
        if 0 <= number.start - name.end <= _FARTHEST and _NAME_THEN_AGE.fullmatch(between):
            return name
    for name in names:
        start = name.full_start if name.full_start >= number.end else name.start
        between = plain[number.end : start]
        if name.given and 0 <= start - number.end <= _FARTHEST and _AGE_THEN_NAME.fullmatch(between):
            return name
    return None


def _one_person(a: str, b: str) -> bool:
    """Whether two names that share a surname can be one person's: no two different given names."""
    given = [{word.lower().strip("'\"()") for word in name.split()[:-1]} for name in (a, b)]
    return not given[0] or not given[1] or not given[0].isdisjoint(given[1])
