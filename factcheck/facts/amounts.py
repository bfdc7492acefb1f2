"""What the kinds quantity, money, measure and age share: the value of an amount and how two amounts are weighed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.facts.kind import Context
from factcheck.judging.holders import same_holder
from factcheck.judging.intervals import Interval, Relation, relation, stated
from factcheck.judging.publication import published_order
from factcheck.judging.surroundings import Matter, Surroundings, matter, surroundings
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Judgement, Role, Ruling, Statement, Value
from factcheck.text.numbers import Number, find_numbers

_LONGEST_QUOTE = 160
_UP = ("higher", "up", "more")
_LATER = re.compile(r"\s+(higher|lower|up|down|more|less)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_COMMON = 12  # a figure up to this recurs in any text


@dataclass(frozen=True, slots=True)
class AmountValue(Value):
    """An amount: an interval in a unit.

    ``of`` is what it counts, measures or belongs to, ``per`` a denominator, ``change`` what ``moved`` says, ``others`` when it counts others besides some named ("another five").
    """

    low: float | None
    high: float | None
    approx: bool = False
    strict: bool = False
    unit: str = ""
    of: str = ""
    per: str = ""
    change: str = ""
    others: bool = False

    @property
    def interval(self) -> Interval:
        """The amount as an interval."""
        return Interval(self.low, self.high, self.approx, self.strict)


def amount_value(number: Number, *, unit: str, of: str, change: str = "") -> AmountValue:
    """The value of a number as read from its words."""
    span = stated(number)
    return AmountValue(span.low, span.high, span.approx, span.strict, unit, of, number.per, change, number.more)


def amount_fact(
    kind: str,
    document: Document,
    statement: Statement,
    number: Number,
    value: AmountValue,
    *,
    point: str,
    keys: frozenset[str],
    label: str,
    event: str,
    span: tuple[int, int] | None = None,
) -> Fact:
    """The fact that a number of a statement states; ``span`` widens the quote (offsets into the statement)."""
    start, end = span or (number.start, number.phrase_end)
    return Fact(
        kind=kind,
        article=document.key,
        statement=statement,
        start=statement.start + start,
        end=statement.start + min(end, start + _LONGEST_QUOTE),
        value=value,
        point=point,
        keys=keys,
        label=label,
        event=event,
        speaker=statement.speaker,
    )


def value_of(fact: Fact) -> AmountValue:
    """The value of a fact of these kinds. Raises ``TypeError`` for a fact of another kind."""
    if not isinstance(fact.value, AmountValue):
        raise TypeError(f"a fact of kind {fact.kind} has no amount")
    return fact.value


def common_matter(a: Fact, b: Fact) -> Matter | None:
    """What the words around two amounts have in common; None when they speak of two matters."""
    return matter(_around(a), _around(b))


def _around(fact: Fact) -> Surroundings:
    start, end = fact.start - fact.statement.start, fact.end - fact.statement.start
    return surroundings(fact.statement.plain, start, end, str(fact.speaker or ""))


def weigh(a: Fact, b: Fact, context: Context, common: Matter, found: Relation | None = None) -> Ruling | None:
    """How two amounts of one unit on one point stand to each other, as sure as their matter lets us be."""
    found = found or relation(value_of(a).interval, value_of(b).interval)
    if not found.judgement.raised:
        return _agreeing(a, b, common, found)
    distant = found.reason == "bound" and found.judgement is Judgement.TENSION  # both can hold, only far apart
    if not common.strong or (distant and common.near < 2 and not common.framed):
        return None
    if _said_too(a, b, context.lexicon) or _said_too(b, a, context.lexicon):
        return None
    numbers = f"“{a.quote}” and “{b.quote}”"
    if a.article == b.article:
        heads = [fact.role in (Role.HEADLINE, Role.STANDFIRST) for fact in (a, b)]
        if heads[0] == heads[1]:
            return None  # one article rarely gives two counts of one thing; it gives counts of two things
        text = f"Headline and body differ: {numbers}."
        return Ruling(Judgement.TENSION, "headline-body", text, common.score)
    if a.speaker and b.speaker and not same_holder(a.speaker, b.speaker):
        text = f"{numbers}: two sources, {a.speaker} and {b.speaker}. Keep both."
        return Ruling(Judgement.TENSION, "source-differs", text, common.score)
    if common.market:
        text = f"{numbers}: {found.explanation}. Market figures move by the hour; find out as of when each holds."
        return Ruling(Judgement.TENSION, "as-of", text, common.score)
    if published_order(context.document(a).article, context.document(b).article):
        text = f"{numbers}: {found.explanation}. The reports are of different times; find out which is the latest."
        return Ruling(Judgement.TENSION, "as-of", text, common.score)
    return Ruling(found.judgement, found.reason, f"{numbers}: {found.explanation}.", common.score)


def _said_too(a: Fact, b: Fact, lexicon: Lexicon) -> bool:
    """Whether the sentence of ``b`` also has an amount that agrees with ``a``: the two list the same several amounts."""
    span = value_of(a).interval
    own = _number(a, lexicon)
    for number in find_numbers(b.statement.plain, lexicon):
        elsewhere = not b.start <= b.statement.start + number.start < b.end
        alike = own is not None and elsewhere and (number.category, number.unit) == (own.category, own.unit)
        if alike and not relation(span, stated(number)).judgement.raised:
            return True
    return False


def _number(fact: Fact, lexicon: Lexicon) -> Number | None:
    """The number that a fact was read from."""
    place = fact.start - fact.statement.start, fact.end - fact.statement.start
    numbers = find_numbers(fact.statement.plain, lexicon)
    return next((n for n in numbers if place[0] <= n.start < place[1] and n.category.amount), None)


def moved(number: Number, plain: str) -> str:
    """Whether an amount is a movement ("up", "down"), the figure before one ("from"), or neither."""
    if number.change in ("up", "down"):
        return number.change
    after = _LATER.match(plain, number.end)
    if after:
        return "up" if after.group(1).lower() in _UP else "down"
    return "from" if _FROM.search(plain, max(0, number.start - 6), number.start) else ""


def _agreeing(a: Fact, b: Fact, common: Matter, found: Relation) -> Ruling | None:
    """Amounts that agree: the agreement itself is evidence when the figure or what it counts is uncommon."""
    va, vb = value_of(a), value_of(b)
    if a.article == b.article and not (common.strong and va.of == vb.of):
        return None
    telling = (va.low or 0) > _COMMON or (va.of == vb.of and " " in va.of)
    alike = found.judgement is Judgement.SAME and telling and a.article != b.article
    if not common.loose and not (alike and (common.shared or common.near)):
        return None
    if found.judgement is Judgement.SAME:
        return Ruling(Judgement.SAME, "equal", f"Both say {found.explanation}.", common.score)
    text = f"“{a.quote}” and “{b.quote}”: {found.explanation}."
    return Ruling(found.judgement, found.reason, text, common.score)
