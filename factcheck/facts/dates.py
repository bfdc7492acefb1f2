"""Dates: on which day, or at which hour, an article says that a thing happened.

Two dates are held side by side only when they date the same act: the event that the story is about, or an act that
both sentences tell in the same words. Dates of different acts are no one's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

from factcheck.events import ANOTHER, MAIN, event_reader
from factcheck.facts.dateacts import (
    REACH,
    close_days,
    events_beside,
    one_matter,
    part_and_clock,
    reported,
    terms,
    without,
)
from factcheck.facts.datevalue import DateValue
from factcheck.facts.kind import Context
from factcheck.judging.pairing import prepare, similarity
from factcheck.judging.time import (
    Relation,
    arithmetic,
    compare_clocks,
    compare_days,
    counted,
    short,
    spell,
    vague,
)
from factcheck.lexicon import Lexicon, remembered
from factcheck.model import Document, Fact, Judgement, Role, Ruling, Statement
from factcheck.text.clauses import clause_at
from factcheck.text.dates import DateMention, Precision, Reference, find_dates, numeric_order
from factcheck.text.moments import MONTHS, WEEKDAYS
from factcheck.text.words import lemma

_SURE = 0.35  # how alike two clauses must be for their dates to be held side by side
_LEAST = 0.5  # the score shown for a pair that something other than likeness brought together
_SURE_CONFLICT = 0.6
_SURE_EVENT = 0.45  # enough for a conflict when the same event word stands beside both dates
_MAIN = "main event"
_ORDER = "date order"
_WINDOW = "stretch"
_MOST = 12  # dates of the main event that are held against each other
_GUESSED_YEAR = 45  # days from the publication within which a year that is not stated is safe enough to name a weekday


class Dates:
    """The kind "date"."""

    name = "date"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """The dates of acts in an article, a date at its top that can be read two ways, weekdays that clash."""
        yield from _demoted(list(self._find(document, context)))

    def _find(self, document: Document, context: Context) -> Iterator[Fact]:
        published = document.article.published
        anchor = published.date() if published else None
        order, why = numeric_order(document.plain, url=document.article.url or "", lexicon=context.lexicon)
        line = _time_line(document, anchor, context.lexicon)
        today = _words_of_today(document, context.lexicon) if line else frozenset()
        if line:
            yield line
        acts = context.lexicon.table("dates")["acts"]
        events = event_reader(document, context.lexicon)
        for statement in document.statements:
            mentions = find_dates(statement.plain, anchor, order, order_why=why, lexicon=context.lexicon)
            for mention in mentions:
                if mention.relative_to is Reference.PUBLICATION and _in_quote(
                    document, statement.start + mention.start
                ):
                    continue  # the speaker's today is not the article's
                yield from _clash(document.key, statement, mention, anchor)
                if line and mention.weekday is not None and mention.month is None and _enough(statement.plain, today):
                    yield _fact(document.key, statement, mention, anchor, _ORDER, frozenset({f"order {document.key}"}))
                event = events.event_at(statement, statement.start + mention.start)
                yield from _acts(document.key, statement, mention, mentions, anchor, acts, event)

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """How two dates of one act stand; None for dates of different acts."""
        one, other = a.value, b.value
        if not isinstance(one, DateValue) or not isinstance(other, DateValue) or a.event != b.event:
            return None
        if a.point == b.point == _ORDER:
            return _order(one, other)
        if a.point.startswith("weekday") and a.point == b.point:
            return _weekday(one, other)
        special = (_ORDER, _WINDOW)
        if _WINDOW in (a.point, b.point) and a.article == b.article:
            return _opens(a, b)
        if a.point in special or b.point in special or a.point.startswith("weekday") or b.point.startswith("weekday"):
            return None
        if a.article == b.article and a.statement.index == b.statement.index:
            return None
        return _acts_of_one_kind(a, b, one, other)


def _fact(
    key: str, statement: Statement, m: DateMention, anchor: date | None, point: str, keys: frozenset[str], **more: Any
) -> Fact:
    event = more.pop("event", MAIN)
    label = more.pop("label", f"date: {point}")
    return Fact(
        kind="date",
        article=key,
        statement=statement,
        start=statement.start + m.start,
        end=statement.start + m.end,
        value=DateValue(m, anchor, **more),
        point=point,
        keys=keys,
        label=label,
        event=event,
        speaker=statement.speaker,
    )


# ------------------------------------------------------------------------------------------------ finding


def _in_quote(document: Document, offset: int) -> bool:
    return any(a.direct and a.content and a.content[0] <= offset < a.content[1] for a in document.attributions)


def _time_line(document: Document, anchor: date | None, lexicon: Lexicon) -> Fact | None:
    """The date at the top of an article when its figures can be read two ways and evidence decided."""
    for segment in document.segments:
        if segment.role is not Role.METADATA:
            continue
        plain = document.plain[segment.start : segment.end]
        order, why = numeric_order(document.plain, url=document.article.url or "", lexicon=lexicon)
        for m in find_dates(plain, anchor, order, order_why=why, lexicon=lexicon):
            if len(m.readings) > 1:
                text = document.article.text[segment.start : segment.end]
                place = Statement(document.key, -1, 0, segment.start, segment.end, text, plain, segment.role)
                return _fact(document.key, place, m, anchor, _ORDER, frozenset({f"order {document.key}"}))
    return None


def _words_of_today(document: Document, lexicon: Lexicon) -> frozenset[str]:
    """The words that carry meaning in sentences that say "today"."""
    found: set[str] = set()
    for statement in document.statements:
        if re.search(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", statement.plain, re.IGNORECASE):
            found.update(prepare(without(statement.plain, find_dates(statement.plain, lexicon=lexicon))).terms)
    return frozenset(found)


def _enough(plain: str, today: frozenset[str]) -> bool:
    """Whether a sentence tells of what another one says is today's."""
    return len(today.intersection(prepare(plain).terms)) >= 3


def _clash(key: str, statement: Statement, m: DateMention, anchor: date | None) -> Iterator[Fact]:
    """Two facts, the weekday and the date beside it, when the calendar does not join them."""
    if not m.clash or m.first is None or m.weekday is None:
        return
    if m.year is None and (anchor is None or abs((m.first - anchor).days) > _GUESSED_YEAR):
        return
    at = re.search(WEEKDAYS[m.weekday][:3] + r"[a-z]{0,6}\.?", m.text, re.IGNORECASE)
    rest = re.search(r"\d", m.text[at.end() :]) if at else None
    if at is None or rest is None:
        return
    start = m.start + at.end() + rest.start()
    month = re.search(f"(?:{'|'.join(n[:3] for n in MONTHS)})", m.text[at.end() :], re.IGNORECASE)
    if month and m.start + at.end() + month.start() < start:
        start = m.start + at.end() + month.start()
    point = f"weekday {statement.start + m.start}"
    keys = frozenset({f"{key} {point}"})
    day = replace(m, start=m.start + at.start(), end=m.start + at.end(), text=at[0])
    dated = replace(m, start=start, text=m.text[start - m.start :])
    for part in (day, dated):
        yield _fact(key, statement, part, anchor, point, keys, label="weekday of a date")


def _acts(
    key: str,
    statement: Statement,
    m: DateMention,
    others: list[DateMention],
    anchor: date | None,
    acts: dict[str, list[str]],
    event: str,
) -> Iterator[Fact]:
    """The fact that a mention makes when it dates an act."""
    if m.window and m.relative_to is Reference.PUBLICATION and counted(m.shift) and m.first:
        yield _fact(key, statement, m, anchor, _WINDOW, frozenset({f"dated {key}"}), event=event)
        return
    if m.window or (m.readings and not m.first) or reported(statement.plain, m, acts):
        return
    start, end = clause_at(statement.plain, m.start)
    blank = without(statement.plain, others)
    near = terms(blank[start : m.start], -REACH) | terms(blank[m.end : end], REACH)
    beside = events_beside(blank, m, (start, end), acts)
    more: dict[str, Any] = {"event": event, "near": near, "beside": beside, "clause": blank[start:end]}
    point = " ".join(sorted(near | beside)[:6])
    if beside and event in (MAIN, ANOTHER) and _day_of_event(m):
        yield _fact(
            key, statement, m, anchor, _MAIN, near | beside | {_MAIN, f"dated {key}"}, label="when it happened", **more
        )
    elif near | beside:
        yield _fact(key, statement, m, anchor, point, near | beside, label="when: " + point, **more)


def _day_of_event(m: DateMention) -> bool:
    return (
        m.has_day and not m.bound and m.precision.rank <= Precision.WEEK.rank and m.relative_to is not Reference.EVENT
    )


def _demoted(facts: list[Fact]) -> Iterator[Fact]:
    """The facts in order; where an article dates several events, none of them is taken for the main one."""
    main = [fact for fact in facts if fact.point == _MAIN][:_MOST]
    days = [fact.value for fact in main if isinstance(fact.value, DateValue)]
    found = [compare_days(a.mention, b.mention, (a.anchor, b.anchor)) for a, b in combinations(days, 2)]
    if not any(relation and relation.judgement.raised for relation in found):
        yield from facts
        return
    for fact in facts:
        if fact.point == _MAIN:
            keys = frozenset(key for key in fact.keys if key != _MAIN and not key.startswith("dated "))
            point = " ".join(sorted(keys)[:6])
            yield replace(fact, point=point, keys=keys, label="when: " + point)
        else:
            yield fact


# ------------------------------------------------------------------------------------------------ judging


def _acts_of_one_kind(a: Fact, b: Fact, one: DateValue, other: DateValue) -> Ruling | None:
    """The ruling on two dates of acts, as bold as the evidence that the acts are one allows."""
    main = a.point == b.point == _MAIN
    score = _likeness(one.clause, other.clause)
    shared = one.near & other.near
    common = set(prepare(one.clause).terms) & set(prepare(other.clause).terms)
    event = bool(one.beside & other.beside) and len(common) >= 2 and _of_event(a) and _of_event(b)
    named = [set(prepare("the " + value.clause).names) for value in (one, other)]
    alike = (score >= _SURE and len(shared) >= 2) or event
    slip = _slipped(a, b, shared)
    # Two dates of the event in other words bear each other out only when they are counted from different things.
    bases = {one.mention.relative_to, other.mention.relative_to}
    if not alike and not (main and len(bases) == 2 and Reference.ABSOLUTE in bases):
        return slip
    found = _relation(one, other)
    if found is None:
        return None
    if found.judgement is Judgement.CONFLICT:
        hours = one.mention.clock and other.mention.clock
        if (vague(one.mention) or vague(other.mention)) and not hours:
            return None
        if named[0].isdisjoint(named[1]) and any(named):
            return slip  # nobody and no place in common
        if not ((score >= _SURE_CONFLICT and len(shared) >= 2) or (event and score >= _SURE_EVENT)):
            return slip
    elif not alike and (found.judgement.raised or found.reason == "interval"):
        return None
    about = f"both date {_listed(shared)}" if shared else "both date the event itself"
    return Ruling(
        found.judgement, found.reason, f"{_capital(found.explanation)} ({about}).", round(max(score, _LEAST), 2)
    )


def _slipped(a: Fact, b: Fact, shared: frozenset[str]) -> Ruling | None:
    """The ruling on two exact days close together that stand beside one act in sentences on one matter.

    Or on a part of the day of the main event and a clock time beside two of the terms that tell it.
    """
    one, other = a.value, b.value
    if not isinstance(one, DateValue) or not isinstance(other, DateValue) or a.article == b.article or not shared:
        return None
    days = close_days(one.mention, other.mention) and one_matter(a.statement.plain, b.statement.plain, shared)
    parts = _MAIN in (a.point, b.point) and part_and_clock(one.mention, other.mention)
    parts = parts and len((one.near | one.beside) & (other.near | other.beside)) >= 2
    if not days and not parts:
        return None
    found = _relation(one, other)
    if found is None or found.judgement is not Judgement.CONFLICT:
        return None
    text = f"{_capital(found.explanation)} (both date {_listed(shared)})."
    return Ruling(Judgement.TENSION, found.reason, text, _LEAST)


def _of_event(fact: Fact) -> bool:
    """Whether it dates the main event: its day, or an hour beside the event with no day."""
    return fact.point == _MAIN or (isinstance(fact.value, DateValue) and not fact.value.mention.has_day)


@remembered(maxsize=1 << 12)
def _likeness(a: str, b: str) -> float:
    return similarity(a, b).score


def _relation(one: DateValue, other: DateValue) -> Relation | None:
    """The relation of the days, then of the hours where the days agree or one is not stated."""
    a, b = one.mention, other.mention
    day: Relation | None = None
    if a.has_day and b.has_day:
        day = compare_days(a, b, (one.anchor, other.anchor))
        if day is None or day.judgement.raised:
            return day
    hour = compare_clocks(a, b)
    if hour is None:
        return day
    if day is None or hour.judgement.severity > day.judgement.severity or hour.reason != "equal":
        return hour
    return day


def _order(one: DateValue, other: DateValue) -> Ruling | None:
    """A numeric date at the top held against a weekday that the article uses for the day it came out."""
    line, named = (one, other) if one.mention.readings else (other, one)
    first, readings, weekday = line.mention.first, line.mention.readings, named.mention.weekday
    if len(readings) < 2 or first is None or weekday is None or named.mention.readings:
        return None
    if [d for d in readings if d.weekday() == weekday] != [first]:
        return None
    rest = next(d for d in readings if d != first)
    why = f" ({line.mention.why})" if line.mention.why else ""
    text = (
        f"“{line.mention.text}” is {spell(first)} or {spell(rest)}. It is read as {short(first)}{why}; the article calls "
        f"what happens that day “{named.mention.text}”, and only {short(first)} is a {WEEKDAYS[weekday]}."
    )
    return Ruling(Judgement.COMPATIBLE, "date-order", text, 0.9)


def _weekday(one: DateValue, other: DateValue) -> Ruling | None:
    m = one.mention
    if m.first is None or m.weekday is None:
        return None
    text = (
        f"{short(m.first)} is a {WEEKDAYS[m.first.weekday()]}, not a {WEEKDAYS[m.weekday]}. Either the weekday or the "
        f"date is wrong: “{m.text}” beside “{other.mention.text}”."
    )
    return Ruling(Judgement.CONFLICT, "weekday", text, 0.95)


def _opens(a: Fact, b: Fact) -> Ruling | None:
    """A stretch up to the publication that opens on the very day of the event: the two bear each other out."""
    stretch, dated = (a, b) if a.point == _WINDOW else (b, a)
    one, other = stretch.value, dated.value
    if dated.point != _MAIN or not isinstance(one, DateValue) or not isinstance(other, DateValue):
        return None
    m = other.mention
    exact = m.precision in (Precision.DAY, Precision.PART, Precision.MINUTE) and m.relative_to is Reference.ABSOLUTE
    if not exact or m.first is None or one.mention.approx or one.mention.first != m.first:
        return None
    text = f"{_capital(arithmetic(one.mention, one.anchor))}, which is “{m.text}”."
    return Ruling(Judgement.SAME, "equal", text, 0.8)


def _listed(terms: frozenset[str]) -> str:
    return ", ".join(f"“{term}”" for term in sorted(terms, key=lambda t: (lemma(t), t))[:4])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
