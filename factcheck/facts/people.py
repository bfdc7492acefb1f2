"""People: who is named, with what role, and whether two mentions fit together.

Two names for one person, two titles for one office, two people of one body: most of what looks like a clash is none
at the second look. A spelling that drifts inside one article is a query all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from factcheck.facts.kind import Context, value_of
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Judgement, Ruling, Value
from factcheck.text.names import Name
from factcheck.text.speakers import Person, people
from factcheck.text.titles import titles

_SPELT_ALIKE = 80  # ratio of two surnames above which they are taken for one spelt two ways
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class IdentityValue(Value):
    """A person as named in one place. ``person`` is the fullest name the article gives, ``name`` the one used here."""

    person: str
    name: str = ""
    role: str = ""
    organisation: str = ""
    office: str = ""
    status: str = ""

    def signature(self) -> tuple[object, ...]:
        """The person with the office: where it is said again does not matter."""
        return (self.person, self.name if " " in self.name else "", self.office, self.status)


class People:
    """The kind "identity"."""

    name = "identity"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """Every mention with a role, the first of each form of a full name, and offices named without their holder."""
        facts: list[Fact] = []
        taken: list[tuple[int, int]] = []
        for person in people(document.plain, context.lexicon):
            forms: set[str] = set()
            for mention in person.mentions:
                role = mention.role or mention.title
                new_form = " " in mention.text and mention.text not in forms
                forms.add(mention.text)
                taken.append((mention.full_start, mention.full_end))
                fact = _mention(document, person, mention, context.lexicon) if role or new_form else None
                if fact is not None:
                    facts.append(fact)
        facts.extend(_offices(document, context.lexicon, taken))
        yield from sorted(facts, key=lambda fact: (fact.start, fact.end))

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two mentions fit together; None when they have nothing to do with each other."""
        va, vb = _value(a), _value(b)
        lists = context.lexicon.table("roles")
        if not va.person or not vb.person:
            return _office_apart(a, b)
        if _surname(va) == _surname(vb):
            return _name_variant(a, b, context.lexicon) or _roles(a, b, lists)
        if a.article != b.article and _spelt_alike(va, vb):
            text = f"“{va.person}” and “{vb.person}” look like one name spelt two ways."
            return Ruling(Judgement.TENSION, "name-variant", text, 0.8)
        return _colleagues(a, b, lists)


def _value(fact: Fact) -> IdentityValue:
    return value_of(fact, IdentityValue)


def _mention(document: Document, person: Person, mention: Name, lexicon: Lexicon) -> Fact | None:
    statement = document.statement_at(mention.start)
    if statement is None:
        return None
    role = mention.role or mention.title
    office, status = _office(role, lexicon)
    start = max(mention.full_start, statement.start)
    end = min(max(mention.full_end, mention.end), statement.end, start + _LONGEST)
    value = IdentityValue(person.name, mention.text, role, mention.organisation, office, status)
    surname = person.surname.casefold()
    keys = {f"name {surname}", f"given {person.given.split()[0].casefold()}" if person.given else f"name {surname}"}
    if mention.organisation and office:
        keys.add(f"body {mention.organisation.casefold()}")
    if office and status:
        keys.add(f"office {office}")
    return Fact(
        kind="identity",
        article=document.key,
        statement=statement,
        start=start,
        end=end,
        value=value,
        point=f"{surname} {person.given.split()[0].casefold()}" if person.given else surname,
        keys=frozenset(keys),
        label=f"who: {person.name}",
    )


def _offices(document: Document, lexicon: Lexicon, taken: list[tuple[int, int]]) -> Iterator[Fact]:
    """Offices with a status word and no name beside them: "the acting commissioner of …"."""
    for statement in document.statements:
        for match in _office_pattern(lexicon).finditer(statement.plain):
            start, end = statement.start + match.start(), statement.start + match.end()
            if any(first < end and start < last for first, last in taken):
                continue
            office, status = _office(match.group(), lexicon)
            yield Fact(
                kind="identity",
                article=document.key,
                statement=statement,
                start=start,
                end=min(end, start + _LONGEST),
                value=IdentityValue("", "", match.group(), "", office, status),
                point=f"office {office}",
                keys=frozenset({f"office {office}"}),
                label=f"who: the {office}",
            )


@lru_cache(maxsize=8)
def _office_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    status = "|".join(lexicon.table("roles")["status"])
    heads = "|".join(sorted(map(re.escape, titles(lexicon).heads), key=len, reverse=True))
    return re.compile(
        rf"\b(?:{status})\s+(?:[A-Za-z]+\s+){{0,2}}?(?:{heads})\b(?:\s+(?:of|for)(?:\s+(?:the|[A-Z][\w']*|of)){{1,5}})?",
        re.IGNORECASE,
    )


def _office(role: str, lexicon: Lexicon) -> tuple[str, str]:
    """The office in a role and the status words before it: "acting commissioner of X" → commissioner, acting."""
    lists = titles(lexicon)
    words = re.findall(r"[a-z][a-z-]*", re.split(r"\b(?:of|for|at|in)\b", role.lower())[0])
    statuses = [word for word in words if word in lexicon.table("roles")["status"]]
    heads = [word for word in words if word in lists.offices and word not in statuses]
    return (heads[-1] if heads else (words[-1] if words else ""), " ".join(statuses))


def _surname(value: IdentityValue) -> str:
    return value.person.split()[-1].casefold() if value.person else ""


def _givens(name: str) -> list[str]:
    return [word.strip(".").casefold() for word in name.split()[:-1]]


def _spelt_alike(a: IdentityValue, b: IdentityValue) -> bool:
    """Two full names with one given name and surnames a letter or two apart."""
    first, second = _givens(a.person), _givens(b.person)
    if not first or not second or first[0] != second[0] or len(first[0]) < 2:
        return False
    x, y = _surname(a), _surname(b)
    return min(len(x), len(y)) >= 4 and x[0] == y[0] and fuzz.ratio(x, y) >= _SPELT_ALIKE


def _name_variant(a: Fact, b: Fact, lexicon: Lexicon) -> Ruling | None:
    """One person under two full names: a name left out or spelt otherwise."""
    va, vb = _value(a), _value(b)
    first, second = _givens(va.name), _givens(vb.name)
    if not first or not second or first == second:
        return None
    given = titles(lexicon).given
    left_out = [n for n in {*first} ^ {*second} if len(n) > 1 and n not in given]
    if first[0] == second[0]:
        if left_out and a.article == b.article:
            text = f"One person, two names: “{va.name}” and “{vb.name}”. Ask which is right, or say why."
            return Ruling(Judgement.TENSION, "name-variant", text, 0.9)
        text = f"“{va.name}” and “{vb.name}”: one leaves out a name."
        return Ruling(Judgement.COMPATIBLE, "name-variant", text, 0.85)
    x, y = first[0], second[0]
    if min(len(x), len(y)) > 1 and x[0] == y[0] and fuzz.ratio(x, y) >= _SPELT_ALIKE:
        text = f"“{va.name}” and “{vb.name}” look like one name spelt two ways."
        return Ruling(Judgement.TENSION, "name-variant", text, 0.8)
    return None


def _roles(a: Fact, b: Fact, lists: Mapping[str, Any]) -> Ruling | None:
    va, vb = _value(a), _value(b)
    first, second = _givens(va.person), _givens(vb.person)
    if first and second and first[0] != second[0] and first[0][0] != second[0][0]:
        return None  # two people of one surname
    if not va.office or not vb.office:
        return None
    person = max(va.person, vb.person, key=len)
    if va.office == vb.office and va.status == vb.status:
        if a.article == b.article and not (" " in va.name and " " in vb.name):
            return None  # a surname with its title is the usual second mention
        return Ruling(Judgement.SAME, "equal", f"Both have {person} as {va.role}.", 0.9)
    if va.office == vb.office:
        shown = f"“{va.role}” and “{vb.role}”"
        text = f"{person} is {shown}: one office, held for the time being or left. Both can be right; say it once."
        return Ruling(Judgement.COMPATIBLE, "role-acting", text, 0.9)
    abbreviations = lists["abbreviations"]
    for short, other in ((va, vb), (vb, va)):
        meaning = abbreviations.get(short.office) if short.role.lower() == short.office else None
        if (
            meaning
            and meaning.split()[-1] != other.office
            and other.role.lower() != meaning
            and len(other.office) > len(short.office)
        ):
            text = f"“{short.role}” for {person}, who is {other.role} elsewhere: readers take it for {meaning}."
            return Ruling(Judgement.COMPATIBLE, "alias", text, 0.8)
    single = lists["single"]
    same_body = va.organisation and va.organisation.casefold() == vb.organisation.casefold()
    if same_body and a.article != b.article and va.office in single and vb.office in single:
        text = f"{person} is {va.role} in one report, {vb.role} in the other."
        return Ruling(Judgement.TENSION, "value-differs", text, 0.8)
    return None


def _office_apart(a: Fact, b: Fact) -> Ruling | None:
    """An office named without its holder against a holder: "the acting commissioner" and "Deputy Commissioner X"."""
    va, vb = _value(a), _value(b)
    if a.article != b.article or va.office != vb.office or va.status == vb.status or not (va.person or vb.person):
        return None
    text = f"“{va.role}” and “{vb.role}”: one person can hold both offices for a time. Tell the reader once which."
    return Ruling(Judgement.COMPATIBLE, "role-acting", text, 0.75)


def _colleagues(a: Fact, b: Fact, lists: Mapping[str, Any]) -> Ruling | None:
    """Two people of one body, each with a leading office."""
    va, vb = _value(a), _value(b)
    same_body = va.organisation and va.organisation.casefold() == vb.organisation.casefold()
    if not same_body or a.article == b.article or va.office not in lists["single"] or vb.office not in lists["single"]:
        return None
    text = (
        f"{va.person} is {va.role}, {vb.person} is {vb.role}: two people of one body. "
        "Confirm who held which office when, and who spoke for it."
    )
    return Ruling(Judgement.COMPATIBLE, "different-person", text, 0.8)
