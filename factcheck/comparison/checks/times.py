"""Checks on time: words that look ahead from a day that is past, weekdays that do not fit, days that do not exist."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from factcheck.comparison.checks.spotted import Look, Spotted, any_of, in_statement
from factcheck.facts.datevalue import DateValue
from factcheck.judging.time import short
from factcheck.lexicon import Lexicon
from factcheck.text.moments import MONTHS, WEEKDAYS

_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_DAY_OF_MONTH = re.compile(rf"\b(?:(?P<day>3[01]|29)(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}|{_MONTH.replace('month', 'named')}\s(?P<after>3[01]|29))\b(?:,?\s(?P<year>(?:19|20)\d\d)\b)?")  # fmt: skip


def stale_times(look: Look) -> Iterator[Spotted]:
    """Words of a speaker that look ahead, in an article that came out when what they look ahead to may be over."""
    pattern, phrases, units = _ahead(look.lexicon)
    published = look.document.article.published
    day = published.date() if published else None
    for statement in look.document.statements:
        for match in pattern.finditer(statement.plain):
            start, end = in_statement(statement, match)
            said = look.document.speaker_at(start, end)
            if said is None and day is not None:
                continue  # the outlet's own words look ahead from the day it came out
            words = " ".join(match.group().lower().split())
            reach = phrases[words] if words in phrases else units[match["unit"].lower()]
            reason = _stale(reach, day, look.event)
            if reason:
                yield Spotted("stale-time", start, end, reason)


def _stale(reach: int, published: date | None, event: date | None) -> str:
    """What to do, with the sum where both days are known; nothing while what is looked ahead to is not over."""
    if published is None or event is None or event > published:
        return "looks ahead from the day it was said: ask when that was, and check that it still holds on the day of publication"
    passed = (published - event).days
    if passed <= reach:
        return ""
    ahead = "that day" if reach == 0 else f"about {reach} days"
    return (
        f"said of an event of {short(event)} in an article of {short(published)}, {passed} days later: the words look "
        f"{ahead} ahead, so ask when they were said, and check that they still hold"
    )


@lru_cache(maxsize=8)
def _ahead(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, int], dict[str, int]]:
    table = lexicon.table("checks")["stale-time"]
    units: dict[str, int] = table["units"]
    phrases: dict[str, int] = table["phrases"]
    pattern = re.compile(
        rf"\b(?:{any_of(phrases)}|(?:over|in|during|within|for|through)\s(?:the\s)?(?:next|coming|following)\s"
        rf"(?:few\s|couple\sof\s|two\s|three\s|several\s|24\s|48\s|72\s)?(?P<unit>{'|'.join(sorted(units))}))\b",
        re.IGNORECASE,
    )
    return pattern, phrases, units


def weekdays(look: Look) -> Iterator[Spotted]:
    """Weekdays that are not those of the dates beside them, where no finding says so already."""
    told = {(fact.start, fact.end) for finding in look.findings for fact in (finding.a, finding.b)}
    for fact in look.facts:
        value = fact.value
        if fact.kind != "date" or not isinstance(value, DateValue) or (fact.start, fact.end) in told:
            continue
        m = value.mention
        # Of the two facts that such a clash makes, the one on the date says it.
        if fact.point.startswith("weekday") and m.first is not None and m.weekday is not None and m.text[:1].isdigit():
            reason = (
                f"{short(m.first)} is a {WEEKDAYS[m.first.weekday()]}, not a {WEEKDAYS[m.weekday]}: ask which is right"
            )
            yield Spotted("weekday", fact.start, fact.end, reason)


def impossible_days(look: Look) -> Iterator[Spotted]:
    """Days that no calendar has."""
    for statement in look.document.statements:
        for match in _DAY_OF_MONTH.finditer(statement.plain):
            reason = _missing(match, int(match["year"]) if match["year"] else None)
            if reason:
                yield Spotted("date", *in_statement(statement, match), reason)


def _missing(match: re.Match[str], year: int | None) -> str:
    name = match["month"] or match["named"]
    day, month = int(match["day"] or match["after"]), MONTHS.index(name) + 1
    length = calendar.monthrange(year if year is not None else 2000, month)[1]  # 2000 had a 29 February
    when = f" {year}" if year is not None and month == 2 else ""
    return f"{name}{when} has {length} days: ask which day is meant" if day > length else ""
