"""Dates and hours that stand on their own: named and numeric dates, weekdays, months, years, clock times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from factcheck.lexicon import Lexicon
from factcheck.text.moments import MONTHS, WEEKDAYS, DateMention, Order, Precision, Reference, Shift

S = r"[^\S\n]{1,3}"  # spaces within a line, bounded so that no run of them is walked twice
S0 = r"[^\S\n]{0,3}"
_SHORT = r"\.?(?![A-Za-z])"
MONTH = (
    r"(?=[A-Z])(?i:jan(?:uary|"
    + _SHORT
    + r")|feb(?:ruary|"
    + _SHORT
    + r")|mar(?:ch|"
    + _SHORT
    + r")|apr(?:il|"
    + _SHORT
    + r")"
    r"|may|june?\.?|july?\.?|aug(?:ust|" + _SHORT + r")|sept?(?:ember|" + _SHORT + r")|oct(?:ober|" + _SHORT + r")"
    r"|nov(?:ember|" + _SHORT + r")|dec(?:ember|" + _SHORT + r"))(?![a-z])"
)
WEEKDAY = r"(?=[A-Z])(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![A-Za-z])"
_SHORT_DAY = r"(?=[A-Z])(?i:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\.?(?![A-Za-z])"
_ORDINAL = r"(?i:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d.,:%]?\d)"
# Numbers after a month that count things are no day of it ("in March 20 people …").
_NO_COUNT = (
    r"(?![\d%:/]|[.,]\d|(?i:" + S + r"(?:people|men|women|children|per|percent|million|billion|thousand|were)\b))"
)


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """The patterns of this module, compiled under one set of word lists."""

    words: Mapping[str, Any]
    part: re.Pattern[str]
    weekday: re.Pattern[str]
    clock: re.Pattern[str]

    def hours(self, early: str, part: str) -> tuple[int, int] | None:
        """Minutes after midnight for "late", "morning", "early morning" …; None when neither word is given."""
        early, part = early.lower(), part.lower()
        if not part:
            found = self.words["bare"].get(early)
            return (int(found[0]), int(found[1])) if found else None
        low, high = (int(minute) for minute in self.words["parts"][part])
        middle = (low + high) // 2
        return {"early": (low, middle), "late": (middle, high)}.get(early, (low, high))


@cache
def patterns(lexicon: Lexicon) -> Patterns:
    """The patterns compiled from the list ``dates``."""
    words = lexicon.table("dates")
    part = "(?:" + "|".join(words["parts"]) + ")"
    names = "|".join(words["clock_names"])
    early = r"(?P<early>(?i:early|late))"
    return Patterns(
        words=words,
        part=re.compile(
            rf"(?<!\w)(?=[A-Za-z])(?:(?P<hours>(?i:early{S}hours))|(?:{early}{S})?(?P<part>(?i:{part})))(?={S}of{S}(?:the{S})?[A-Z\d])"
        ),
        weekday=re.compile(
            rf"(?<![\w-])(?=[A-Za-z])(?:(?P<which>(?i:last|this|next|past|the{S}(?:following|previous|next))){S})?"
            rf"(?:(?P<early>(?i:early|late|mid)(?:{S}on)?){S})?(?:(?P<day>{WEEKDAY})|(?P<short>{_SHORT_DAY})"
            rf"(?=,?{S}(?:\d{{1,2}}{_ORDINAL}{S}(?:of{S})?)?{MONTH}))(?!-)"
            rf"(?:'s(?={S}(?i:{part})))?(?:{S}(?:(?P<late>(?i:early|late)){S})?(?P<part>(?i:{part}))\b)?"
        ),
        clock=re.compile(
            rf"(?=[A-Za-z0-9])(?:(?<=\dT)|(?<![\w.,:$£€/+-]))(?:(?P<near>(?i:(?:(?:just|shortly|soon|moments|minutes){S})?(?:before|after)|(?:at{S})?(?:about|around|approximately|roughly|circa)"
            rf"|by|until|from|between|since|nearly|almost)){S})?"
            rf"(?:(?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d))?{S0}(?P<half>(?i:[ap]\.?[^\S\n]?m\b\.?))"
            rf"|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?::[0-5]\d(?:\.\d{{1,6}})?)?(?![\d:%]|[.,]\d)(?:Z\b)?"
            rf"|(?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?={S}(?:GMT|UTC|BST|hours|hrs|local{S}time)\b)|(?P<name>(?i:{names}))(?!\w))"
            rf"(?:[^\S\n]?(?P<zone>[+-]\d\d:?\d\d|[A-Z]{{2,4}}(?![A-Za-z])))?"
        ),
    )


_DAY_MONTH = re.compile(
    rf"(?<![\w.,:/$£€-])(?=[0-9])(?:(?P<from>\d{{1,2}}){_ORDINAL}{S0}(?:-|to|and)(?={S0}\d))?{S0}"
    rf"(?P<d>\d{{1,2}}){_ORDINAL}{S0}(?:of{S})?(?P<month>{MONTH})(?:,?{S}(?P<y>{_YEAR}))?"
)
_MONTH_DAY = re.compile(
    rf"(?<!\w)(?P<month>{MONTH}){S0}(?P<d>\d{{1,2}}){_ORDINAL}(?!\d)"
    rf"(?:[^\S\n]?(?:-|to|and)[^\S\n]?(?P<to>\d{{1,2}}){_ORDINAL}(?!\d))?(?:[^\S\n]?,?[^\S\n]?(?P<y>{_YEAR}))?{_NO_COUNT}"
)
_ISO = re.compile(r"(?<![\w.,:/-])(?P<y>(?:1[5-9]|20)\d\d)(?P<sep>[-/.])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?![\d/-])")
_NUMERIC = re.compile(
    r"(?<![\w.,:/-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:1[5-9]|20)\d\d|(?<=/)\d\d)(?![\w/-]|[.,:]\d)"
)
_MONTH_YEAR = re.compile(
    rf"(?<!\w)(?=[A-Za-z])(?:(?P<lead>(?i:early|late|mid|in|since|until|by|from|during|throughout|last|this|next|every))[^\S\n-]{{0,1}}-?)?"
    rf"(?<!\w)(?P<month>{MONTH})(?:,?{S}(?:of{S})?(?P<y>{_YEAR}))?"
)
_SAFE = 120  # days from the publication; further off, the year of a date without one is anyone's guess
_NAMES = (4, 5, 6, 8)  # April, May, June, August: "a statement by May" is one by a person
_BARE_YEAR = re.compile(
    rf"(?<![\w.,:/$£€-])(?=[A-Za-z])(?:(?P<lead>(?i:in|since|during|throughout|until|by|from|early|late|mid)){S}|(?P<the>(?i:the)){S})(?P<y>{_YEAR})(?![\w/:-]|{S}(?i:people|troops))"
)


def month_number(word: str) -> int:
    """1 to 12 for a month name or its abbreviation."""
    return next(i for i, name in enumerate(MONTHS, 1) if name[:3].lower() == word[:3].lower())


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_year(month: int, day: int, anchor: date, within: int = 366) -> date | None:
    """The date of that month and day nearest to the anchor, None when it is more than ``within`` days away."""
    found = [d for d in (safe_date(anchor.year + n, month, day) for n in (-1, 0, 1) if 0 < anchor.year + n < 9999) if d]
    near = min(found, key=lambda d: (abs((d - anchor).days), d), default=None)
    return near if near and abs((near - anchor).days) <= within else None


def named_dates(plain: str, anchor: date | None) -> Iterator[DateMention]:
    """Dates with the month as a word, ranges of days included."""
    for pattern, other in ((_DAY_MONTH, "from"), (_MONTH_DAY, "to")):
        for m in pattern.finditer(plain):
            if mention := _named(m, other, anchor):
                yield mention


def _named(m: re.Match[str], other: str, anchor: date | None) -> DateMention | None:
    month, numbers = month_number(m["month"]), sorted(int(m[g]) for g in ("d", other) if m[g])
    year = int(m["y"]) if m["y"] else None
    if safe_date(year or 2000, month, numbers[0]) is None or safe_date(year or 2000, month, numbers[-1]) is None:
        return None
    if year is not None:
        ends = [safe_date(year, month, n) for n in numbers]
    else:
        ends = [nearest_year(month, n, anchor, _SAFE) if anchor else None for n in numbers]
        ends = ends if all(ends) else [None, None]
    return DateMention(
        *_span(m, lead=False),
        Precision.DAY,
        first=ends[0],
        last=ends[-1],
        window=len(numbers) > 1,
        year=year,
        month=month,
        day=numbers[0],
        why="" if year or not anchor else "the year is that of the nearest such day to the publication",
    )


def numeric_dates(plain: str, order: Order | None, why: str) -> Iterator[DateMention]:
    """Dates in figures. Both readings are kept while nothing decides which number is the day."""
    for m in _ISO.finditer(plain):
        if found := safe_date(int(m["y"]), int(m["m"]), int(m["d"])):
            yield DateMention(
                *_span(m), Precision.DAY, first=found, last=found, year=found.year, month=found.month, day=found.day
            )
    for m in _NUMERIC.finditer(plain):
        year = int(m["y"]) + (2000 if len(m["y"]) == 2 else 0)
        a, b = int(m["a"]), int(m["b"])
        day_first, month_first = safe_date(year, b, a), safe_date(year, a, b)
        readings = tuple(sorted({d for d in (day_first, month_first) if d}))
        if not readings:
            continue
        found = (
            readings[0] if len(readings) == 1 else (day_first if order is Order.DAY else month_first if order else None)
        )
        yield DateMention(
            *_span(m),
            Precision.DAY,
            first=found,
            last=found,
            year=year,
            month=found.month if found else None,
            day=found.day if found else None,
            readings=readings if len(readings) > 1 else (),
            why=why if len(readings) > 1 and found else "",
        )


def months_and_years(plain: str, anchor: date | None) -> Iterator[DateMention]:
    """Months and years, as in "November 2015"; a month alone only after a word that makes it one, as in "in March"."""
    for m in _MONTH_YEAR.finditer(plain):
        lead, month = (m["lead"] or "").lower(), month_number(m["month"])
        if not m["y"] and (not lead or lead == "every" or (lead in ("by", "from") and month in _NAMES)):
            continue
        if plain[max(0, m.start() - 2) : m.start()].strip()[-1:].isdigit():
            continue  # the day before it is none of that month
        year = int(m["y"]) if m["y"] else _year_of_month(month, lead, anchor)
        ends = _month_ends(year, month, lead) if year else (None, None)
        why = "the year is that of the nearest such month to the publication" if year and not m["y"] else ""
        keep = lead in ("early", "late", "mid", "last", "this", "next")
        yield DateMention(
            *_span(m, lead=keep),
            Precision.MONTH,
            first=ends[0],
            last=ends[1],
            year=int(m["y"]) if m["y"] else None,
            month=month,
            why=why,
        )
    for m in _BARE_YEAR.finditer(plain):
        year, lead = int(m["y"]), (m["lead"] or "").lower()
        low, high = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(lead, (1, 12))
        yield DateMention(
            *_span(m, lead=lead in ("early", "late", "mid")),
            Precision.YEAR,
            first=date(year, low, 1),
            last=_month_ends(year, high, "")[1],
            year=year,
        )


def _year_of_month(month: int, lead: str, anchor: date | None) -> int | None:
    if anchor is None:
        return None
    if lead in ("last", "since") and month >= anchor.month + (lead == "since"):
        return anchor.year - 1 or None
    if lead == "next" and month <= anchor.month:
        return anchor.year + 1
    found = nearest_year(month, 15, anchor)
    return found.year if found else None


def _month_ends(year: int, month: int, lead: str) -> tuple[date, date]:
    long = 29 if month == 2 and safe_date(year, 2, 29) else 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    low, high = {"early": (1, 12), "mid": (8, 23), "late": (18, long)}.get(lead, (1, long))
    return date(year, month, low), date(year, month, high)


def weekdays(plain: str, anchor: date | None, p: Patterns) -> Iterator[DateMention]:
    """Days of the week, with the part of the day that stands beside them."""
    names = p.words["names"]
    for m in p.weekday.finditer(plain):
        word = m["day"] or m["short"]
        at = m.start("day") if m["day"] else m.start("short")
        before = plain[max(0, at - 16) : at].split()
        after = plain[at + len(word) : at + len(word) + 16].split()
        if (before and before[-1] in names["before_weekday"]) or (after and after[0] in names["after_weekday"]):
            continue
        weekday = next(i for i, name in enumerate(WEEKDAYS) if name[:3].lower() == word[:3].lower())
        which = (m["which"] or "").lower().split()
        from_event = "the" in which
        low = {"last": -1, "past": -1, "previous": -1, "this": 1, "next": 2, "following": 2}.get(
            which[-1] if which else ""
        )
        if low is None:
            low = 1 if _ahead(plain, m.start(), m.end(), p.words) else 0
        shift = Shift("weekday", low, low, weekday=weekday)
        hours = p.hours((m["early"] or m["late"] or "").split(" ")[0], m["part"] or "")
        ends = shift.apply(anchor) if anchor and not from_event else None
        yield DateMention(
            *_span(m),
            Precision.PART if hours else Precision.DAY,
            Reference.EVENT if from_event else Reference.PUBLICATION,
            first=ends[0] if ends else None,
            last=ends[1] if ends else None,
            shift=shift,
            weekday=weekday,
            clock=hours,
        )


def _ahead(plain: str, start: int, end: int, words: Mapping[str, Any]) -> bool:
    """Whether the clause around a weekday looks ahead."""
    before = re.split(r"[.!?;\n]", plain[max(0, start - 60) : start])[-1]
    after = re.split(r"[.!?;,\n]", plain[end : end + 30])[0]
    return any(word in words["words"]["future"] for word in re.findall(r"'?[a-z]+", f"{before} {after}".lower()))


def clocks(plain: str, p: Patterns) -> Iterator[DateMention]:
    """Times of day; "just before", "about" and the like widen them."""
    zones = p.words["zones"]
    for m in p.clock.finditer(plain):
        hour = int(m["h"] or m["h24"] or (m["military"] or "0")[:2])
        minute = int(m["m"] or m["m24"] or (m["military"] or "0000")[2:])
        if m["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if m["half"][0] in "pP" else 0)
        at = p.words["clock_names"][m["name"].lower()] if m["name"] else hour * 60 + minute
        near = (m["near"] or "").lower().split()
        zone, known = m["zone"], m["zone"] in zones
        # A run of capitals after the hour that names no zone is no part of it; a signed offset is one.
        signed = bool(zone) and zone[0] in "+-"
        end = (
            m.end()
            if known or signed or zone in ("ET", "PT", "CT", "MT", "CST", "IST")
            else (m.start("zone") if zone else m.end())
        )
        text = plain[m.start() : end].rstrip()
        low, high, bound, approx = _around(at, near, named=m["name"] or "")
        offset = zones[zone] if known else _signed(zone) if signed else None
        yield DateMention(
            m.start(),
            m.start() + len(text),
            text,
            Precision.MINUTE,
            clock=(low, high),
            approx=approx,
            bound=bound,
            zone=offset,
        )


def _around(at: int, near: list[str], named: str) -> tuple[int, int, str, bool]:
    last = near[-1] if near else ""
    if named.lower() == "midnight" and last == "after":
        at = 0
    if last in ("before", "nearly", "almost"):
        short = len(near) > 1 or last != "before"
        return (max(0, at - 30) if short else 0), at, "" if short else "before", True
    if last == "after":
        return at, at + 30 if len(near) > 1 else max(at, 1440), "" if len(near) > 1 else "after", True
    if last in ("about", "around", "approximately", "roughly", "circa"):
        return max(0, at - 20), at + 20, "", True
    return at, at, last if last in ("by", "until", "from", "since") else "", False


def _signed(zone: str) -> int:
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if zone[0] == "-" else minutes


def parts_of_day(plain: str, p: Patterns) -> Iterator[DateMention]:
    """Parts of the day that stand before a date: "the morning of …", "the early hours of …"."""
    for m in p.part.finditer(plain):
        hours = (0, 360) if m["hours"] else p.hours(m["early"] or "", m["part"])
        yield DateMention(*_span(m), Precision.PART, clock=hours)


def _span(m: re.Match[str], *, lead: bool = True) -> tuple[int, int, str]:
    """Start, end and words of a match, trimmed; ``lead=False`` leaves out the preposition it began with."""
    start = m.start()
    groups = m.re.groupindex
    if not lead:
        start = min(m.start(g) for g in ("month", "y", "d", "from") if g in groups and m[g])
    text = m[0][start - m.start() :]
    trimmed = text.strip()
    start += text.find(trimmed) if trimmed else 0
    return start, start + len(trimmed), trimmed
