"""Causes: why something came about, and by what.

Two reports that give two explanations of one outcome rarely contradict each other, for causes add up; each gives half of
the picture, which is a tension. Some causes shut each other out: a dead man was shot or drowned. And an explanation that
the headline states and the body only believes has lost its hedge.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.events import MAIN, event_reader
from factcheck.facts.causeframes import Explanation, Hold, explanation_reader
from factcheck.facts.causemeans import Alternatives, Means, means_reader
from factcheck.facts.kind import Context, value_of
from factcheck.facts.trendframes import trend_reader
from factcheck.judging.pairing import prepare
from factcheck.judging.surroundings import Surroundings, matter, surroundings
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Judgement, Role, Ruling, Statement, Value
from factcheck.text.titles import titles

_DISPLAY = (Role.HEADLINE, Role.STANDFIRST)
_OUTCOME_SHARE = 0.6  # share of the lighter outcome's weight that two outcomes in words must have in common
_DEED_SHARE = 0.18  # share of two sentences' weight by which they speak of one deed
_PEOPLE = frozenset(["people", "man", "woman", "child", "kill", "victim"])  # said of any dead
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEFORE = 4  # statements before a guess that say what is guessed about
_APART = frozenset(["another", "separate", "separately", "elsewhere", "earlier", "previous", "later"])


@dataclass(frozen=True, slots=True)
class CauseValue(Value):
    """A cause as stated.

    For a choice among alternatives ``matter`` and ``choice`` are set. For an explanation ``outcome`` and ``cause`` hold
    its telling terms, ``way`` is "up" or "low" for a rise or its staying away, ``hold`` says how firmly it is held.
    ``repeats`` when the article explained it so before, ``repeated`` when it does so again in its body.
    """

    matter: str = ""
    choice: str = ""
    hold: Hold = "flat"
    way: str = ""
    outcome: tuple[str, ...] = ()
    cause: tuple[str, ...] = ()
    effect: tuple[str, ...] = ()
    repeats: bool = False
    repeated: bool = False

    def signature(self) -> tuple[object, ...]:
        """What is said of the cause; where it is repeated does not matter."""
        return (self.matter, self.choice, self.hold, self.way, self.outcome, self.cause)


class Causes:
    """The kind "cause"."""

    name = "cause"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """Every explanation and every choice among alternatives of the article's main event, in text order."""
        facts = [*self._explanations(document, context), *self._means(document, context)]
        yield from sorted(facts, key=lambda fact: (fact.start, fact.end, fact.point))

    @staticmethod
    def _explanations(document: Document, context: Context) -> list[Fact]:
        reader = explanation_reader(context.lexicon)
        events = event_reader(document, context.lexicon)
        found = [
            (statement, item)
            for statement in document.statements
            for item in reader.explanations(statement.plain)
            if events.event_at(statement, statement.start + item.start) == MAIN or item.way
        ]
        topic = _topic(document, context.lexicon) if any(item.way and not item.family for _, item in found) else ""
        facts: list[Fact] = []
        for statement, item in found:
            fact = _explained(document, statement, item, item.family or topic)
            for place, earlier in enumerate(facts):
                if _one_explanation(_value(earlier), _value(fact)) and earlier.point == fact.point:
                    facts[place] = replace(
                        earlier, value=replace(_value(earlier), repeated=statement.role not in _DISPLAY)
                    )
                    fact = replace(fact, value=replace(_value(fact), repeats=True))
                    break
            facts.append(fact)
        return facts

    @staticmethod
    def _means(document: Document, context: Context) -> Iterator[Fact]:
        events = event_reader(document, context.lexicon)
        for statement in document.statements:
            for means in means_reader(context.lexicon).means(statement.plain):
                if events.event_at(statement, statement.start + means.start) == MAIN:
                    yield _chosen(document, statement, means)

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two causes stand to each other; None when they may be causes of two things."""
        va, vb = _value(a), _value(b)
        if va.matter or vb.matter:
            return _alternatives(a, b, context) if va.matter == vb.matter and a.article != b.article else None
        if not _one_outcome(a, b, context):
            return None
        if "unknown" in (va.hold, vb.hold):
            return _unknown(a, b, context)
        if a.article == b.article:
            return _hedge(a, b) if _one_explanation(va, vb) else None
        if va.repeats or vb.repeats:
            return None
        return _rivals(a, b)


def _value(fact: Fact) -> CauseValue:
    return value_of(fact, CauseValue)


def _topic(document: Document, lexicon: Lexicon) -> str:
    """What the article's first trend with a stated measure is about."""
    reader = trend_reader(lexicon)
    return next((frame.family for s in document.statements for frame in reader.frames(s.plain) if frame.family), "")


def _explained(document: Document, statement: Statement, item: Explanation, family: str) -> Fact:
    point = (
        f"{family or 'something'} {'up' if item.way == 'up' else 'kept low'}"
        if item.way
        else " ".join(sorted(item.outcome))
    )
    keys = {point} if item.way else {f"outcome {term}" for term in item.outcome}
    return Fact(
        kind="cause",
        article=document.key,
        statement=statement,
        start=statement.start + item.start,
        end=statement.start + item.end,
        value=CauseValue(
            hold=item.hold, way=item.way, outcome=tuple(sorted(item.outcome)), cause=tuple(sorted(item.cause)), effect=item.effect
        ),
        point=point,
        keys=frozenset(keys),
        label=f"why: {point}",
    )  # fmt: skip


def _chosen(document: Document, statement: Statement, means: Means) -> Fact:
    return Fact(
        kind="cause",
        article=document.key,
        statement=statement,
        start=statement.start + means.start,
        end=statement.start + means.end,
        value=CauseValue(matter=means.matter, choice=means.choice),
        point=means.matter,
        keys=frozenset({means.matter}),
        label=f"cause: {means.matter}",
    )


def _one_explanation(a: CauseValue, b: CauseValue) -> bool:
    """Whether two explanations give one cause: the same effect of it, or words in common."""
    if a.hold == "unknown" or b.hold == "unknown" or a.way != b.way:
        return False
    if a.effect and a.effect == b.effect:
        return True
    own = set(a.outcome) | set(b.outcome)
    return bool((set(a.cause) & set(b.cause)) - own)


def _one_outcome(a: Fact, b: Fact, context: Context) -> bool:
    va, vb = _value(a), _value(b)
    if va.way or vb.way:
        named = [prepare(fact.statement.plain).names.intersection(_value(fact).outcome) for fact in (a, b)]
        if all(named) and named[0].isdisjoint(named[1]):
            return False  # shares of one company, shares of another
        return va.way == vb.way and a.point == b.point and not a.point.startswith("something")
    shared = set(va.outcome) & set(vb.outcome)
    if len(shared) < 2:
        return False
    weigh = context.weights.of
    pair = (a.article, b.article)
    lighter = min(math.fsum(weigh(term, pair) for term in value.outcome) for value in (va, vb))
    return lighter > 0 and math.fsum(weigh(term, pair) for term in sorted(shared)) >= _OUTCOME_SHARE * lighter


def _unknown(a: Fact, b: Fact, context: Context) -> Ruling | None:
    """A cause that is given in one place and not known in the other."""
    open_one, given = (a, b) if _value(a).hold == "unknown" else (b, a)
    value = _value(given)
    both = f"“{given.quote}” against “{open_one.quote}”"
    if value.hold == "unknown":
        return (
            Ruling(Judgement.SAME, "equal", "Both say that the cause is not known.", 0.7)
            if a.article != b.article
            else None
        )
    if value.repeated and given.role in _DISPLAY:
        return None  # the body says it more exactly, and is held against this one instead
    if value.hold == "guess":
        return Ruling(Judgement.COMPATIBLE, "certainty", f"{both}: a guess while the cause is open.", 0.6)
    earlier, later = (context.document(fact).article.published for fact in (open_one, given))
    if earlier and later and earlier.date() < later.date():
        return Ruling(Judgement.COMPATIBLE, "as-of", f"{both}: what was open may have become known since.", 0.6)
    text = f"{both}: one gives a reason, the other says that it cannot be given yet."
    return Ruling(Judgement.TENSION, "certainty", text, 0.7)


def _hedge(a: Fact, b: Fact) -> Ruling | None:
    """One explanation of one article, firm here and hedged there."""
    flat, hedged = (a, b) if _value(a).hold == "flat" else (b, a)
    if _value(flat).hold != "flat" or _value(hedged).hold == "flat":
        return None
    both = f"“{flat.quote}” against “{hedged.quote}”"
    if flat.role in _DISPLAY and hedged.role not in _DISPLAY:
        text = f"{both}: stated flatly on top, only held or guessed in the body."
        return Ruling(Judgement.TENSION, "hedge-dropped", text, 0.8)
    if _value(flat).effect:
        text = f"{both}: the same effect, sure in one place and only possible in the other."
        return Ruling(Judgement.TENSION, "hedge-dropped", text, 0.8)
    return None


def _rivals(a: Fact, b: Fact) -> Ruling | None:
    va, vb = _value(a), _value(b)
    if _one_explanation(va, vb):
        return Ruling(Judgement.SAME, "equal", f"Both give one cause: “{a.quote}” and “{b.quote}”.", 0.7)
    if not va.cause or not vb.cause or _names_cause(a, vb) or _names_cause(b, va):
        return None
    if any(_YEAR.search(fact.statement.plain) for fact in (a, b)):
        return None  # background, told in few words
    text = f"Two explanations of one outcome: “{a.quote}” and “{b.quote}”. Both may hold; each report gives one."
    return Ruling(Judgement.TENSION, "cause", text, 0.7)


def _names_cause(fact: Fact, other: CauseValue) -> bool:
    """Whether a sentence speaks of the other's cause too, in whatever place."""
    return not prepare(fact.statement.plain).term_set.isdisjoint(other.cause)


def _alternatives(a: Fact, b: Fact, context: Context) -> Ruling | None:
    va, vb = _value(a), _value(b)
    listed: Alternatives = means_reader(context.lexicon).alternatives[va.matter]
    if not _one_matter(listed.needs, a, b, context):
        return None
    both = f"“{a.quote}” and “{b.quote}”"
    if va.choice == vb.choice:
        return Ruling(Judgement.SAME, "equal", f"Both have it the same way: {both}.", 0.75)
    if not listed.exclude(va.choice, vb.choice):
        return Ruling(Judgement.COMPATIBLE, "cause", f"{both} can be one thing in two words.", 0.7)
    text = f"{both}: two answers to {listed.name}, {va.choice} and {vb.choice}."
    return Ruling(Judgement(listed.verdict), "cause", text, 0.75)


def _one_matter(needs: str, a: Fact, b: Fact, context: Context) -> bool:
    """Whether two sentences speak of one death, hit, deed or riddle; each list of alternatives says what shows it."""
    one, other = prepare(a.statement.plain), prepare(b.statement.plain)
    own = frozenset(
        term
        for fact in (a, b)
        for term in prepare(
            fact.statement.plain[fact.start - fact.statement.start : fact.end - fact.statement.start]
        ).terms
    )
    common = context.weights.common(a.statement, b.statement, own)
    names = _places(one.names & other.names, a, b, context.lexicon)
    if needs == "victims":
        where = {place for fact in (a, b) for place in _beside(fact).places}
        return bool(set(names) - where) or bool(
            one.numbers & other.numbers and set(common.terms) - _PEOPLE and _placed_alike(a, b)
        )
    if needs == "target":
        apart = _APART & (set(one.lemmas) | set(other.lemmas))
        things = [term for term in common.terms if term not in one.names and term not in other.names]
        return not apart and bool(names and things)
    if needs == "deed":
        return common.share >= _DEED_SHARE and len(common.terms) >= 2
    return bool(_around(a, context) & _around(b, context) - own)


def _placed_alike(a: Fact, b: Fact) -> bool:
    """Whether no place or time beside the two facts tells them apart."""
    return matter(_beside(a), _beside(b)) is not None


def _beside(fact: Fact) -> Surroundings:
    return surroundings(fact.statement.plain, fact.start - fact.statement.start, fact.end - fact.statement.start)


def _places(shared: frozenset[str], a: Fact, b: Fact, lexicon: Lexicon) -> list[str]:
    """The names that two sentences share and that tell something: no peoples, no initials, no word for a kind of place."""
    lists = titles(lexicon)
    capitals = {word.lower() for fact in (a, b) for word in fact.statement.plain.split() if word.isupper()}
    idle = (
        capitals
        | lists.demonyms
        | lists.calendar
        | lists.organisations
        | {first for place in lists.places for first in prepare(place).terms}
    )
    return sorted(
        name for name in shared if name.removesuffix("s") not in idle and name not in idle and "." not in name
    )


def _around(fact: Fact, context: Context) -> frozenset[str]:
    """The telling terms of a statement and of those right before it."""
    statements = context.document(fact).statements
    near: Sequence[Statement] = statements[max(0, fact.statement.index - _BEFORE) : fact.statement.index + 1]
    return frozenset(term for statement in near for term in prepare(statement.plain).terms if not term[0].isdigit())
