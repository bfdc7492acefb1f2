"""Dates counted from the publication or from an event: "last week", "two days later", "the night of the attack"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from factcheck.lexicon import Lexicon
from factcheck.text.absolute import S
from factcheck.text.moments import DateMention, Precision, Reference, Shift, days

# Unit → (calendar unit, how many of it, slack in days for one, precision).
_UNITS = {
    "second": ("day", 0, 0, Precision.PART),
    "minute": ("day", 0, 0, Precision.PART),
    "hour": ("day", 0, 1, Precision.PART),
    "day": ("day", 1, 0, Precision.DAY),
    "night": ("day", 1, 0, Precision.DAY),
    "morning": ("day", 1, 0, Precision.DAY),
    "evening": ("day", 1, 0, Precision.DAY),
    "afternoon": ("day", 1, 0, Precision.DAY),
    "week": ("day", 7, 4, Precision.WEEK),
    "fortnight": ("day", 14, 4, Precision.WEEK),
    "month": ("month", 1, 16, Precision.MONTH),
    "year": ("year", 1, 190, Precision.YEAR),
    "decade": ("year", 10, 1200, Precision.YEAR),
}
_UNIT = r"(?P<unit>(?:second|minute|hour|day|night|week|fortnight|month|year|decade)s?)"
_EXACT = {"exactly", "precisely"}
_LOOSE = {
    "almost",
    "nearly",
    "about",
    "around",
    "some",
    "roughly",
    "more than",
    "less than",
    "over",
    "just over",
    "just under",
    "under",
}


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """The patterns of this module, compiled under one set of word lists."""

    words: Mapping[str, Any]
    simple: re.Pattern[str]
    ago: re.Pattern[str]
    apart: re.Pattern[str]
    moment: re.Pattern[str]
    calendar: re.Pattern[str]
    window: re.Pattern[str]

    def count(self, text: str | None) -> tuple[int, int]:
        """The least and the most that a number word or figure means; (1, 1) for none."""
        if not text:
            return 1, 1
        word = " ".join(text.lower().split())
        if word.isascii() and word.isdigit():
            return int(word), int(word)
        low, high = self.words["counts"][word]
        return low, high


@cache
def patterns(lexicon: Lexicon) -> Patterns:
    """The patterns compiled from the list ``dates``."""
    words = lexicon.table("dates")
    by_length = sorted(words["counts"], key=lambda w: (-len(w), w))
    number = r"(?P<n>[0-9]{1,3}|" + "|".join(w.replace(" ", S) for w in by_length) + ")"
    quality = (
        "(?P<how>"
        + "|".join(sorted((w.replace(" ", S) for w in _EXACT | _LOOSE), key=lambda w: (-len(w), w)))
        + "|only|just|barely)"
    )
    part = "(?:" + "|".join(words["parts"]) + ")"
    events = "|".join(sorted(words["words"]["events"], key=lambda w: (-len(w), w)))
    noun = rf"(?:{S}(?:the|this|that|an?|his|her|its|their){S}(?:[\w'-]{{1,20}}{S}){{0,3}}?(?P<noun>{events})\b)"
    flags = re.IGNORECASE
    return Patterns(
        words=words,
        simple=re.compile(
            rf"(?<![\w-])(?=[A-Za-z0-9])(?:the{S}day{S}(?P<far>before{S}yesterday|after{S}tomorrow)"
            rf"|(?:(?:earlier|later|early|late){S})?(?P<day>today|yesterday|tomorrow)(?:{S}(?:early{S}|late{S})?(?P<part>{part}))?"
            rf"|(?:(?:earlier|later|early|late){S})?(?P<this>this){S}(?P<thispart>{part})|(?P<tonight>tonight)"
            rf"|(?:late{S}|early{S})?last{S}(?P<lastpart>night|evening))(?![\w-])",
            flags,
        ),
        ago=re.compile(rf"(?<![\w.,-])(?=[A-Za-z0-9])(?:{quality}{S})?{number}{S}{_UNIT}{S}ago\b", flags),
        apart=re.compile(
            rf"(?<![\w.,-])(?=[A-Za-z0-9])(?:(?:{quality}{S})?(?P<num>{number}){S}|the{S}(?P<very>very{S})?)"
            rf"(?P<unit>(?:day|night|morning|evening|afternoon|week|fortnight|month|year)s?){S}"
            rf"(?P<dir>later|earlier|afterwards?|previously|prior|before|after|on(?={S}from\b)|from(?={S}the\b)|since)"
            rf"(?:(?:{S}(?:from|to|since))?{noun})?(?!\w)",
            flags,
        ),
        moment=re.compile(
            rf"(?<![\w-])(?=[A-Za-z0-9])(?:(?:on|in){S})?(?:(?:the|that){S}(?P<same>day|night|morning|afternoon|evening|week|weekend){S}of{noun}"
            rf"|(?:the|that){S}(?P<which>same|very{S}same|next|following|previous|preceding){S}(?P<unit>day|night|morning|afternoon|evening|week|month|year)"
            rf"|(?P<onday>(?<=on{S.replace('{1,3}', '')})the{S}day)(?=[.,;:]|{S}(?:itself|in{S}question)|{S}?-{S})"
            rf"|(?P<that>that){S}(?P<thatunit>day|night|morning|afternoon|evening))(?![\w-])",
            flags,
        ),
        calendar=re.compile(
            rf"(?<![\w-])(?=[A-Za-z0-9])(?:(?P<edge>earlier|later|early|late){S})?(?P<which>last|this|next){S}(?P<unit>week|weekend|month|year)(?![\w-]|{S}(?:or{S}so|of{S}the))"
            rf"|(?<![\w-])(?=[A-Za-z0-9])(?:at|over|during){S}(?P<weekend>the{S}weekend)(?!\w|{S}(?:of|before|after)\b)",
            flags,
        ),
        window=re.compile(
            rf"(?<![\w-])(?=[A-Za-z0-9])(?:(?:over|in|during|within|for|throughout|across){S})?(?:the|these){S}"
            rf"(?P<side>past|last|previous|preceding|next|coming){S}(?:{number}{S})?{_UNIT}(?![\w-])"
            rf"|(?<![\w-])(?=[A-Za-z0-9])(?:(?:over|in|during|for){S})?(?:the{S})?(?P<soon>recent|coming){S}(?P<soonunit>days|weeks|months)(?!\w)",
            flags,
        ),
    )


def relative_dates(plain: str, anchor: date | None, p: Patterns) -> Iterator[DateMention]:
    """Every mention that is counted from the publication or from an event."""
    for find in (_simple, _ago, _apart, _moment, _calendar, _window):
        yield from find(plain, anchor, p)


def _mention(m: re.Match[str], anchor: date | None, shift: Shift, precision: Precision, **more: Any) -> DateMention:
    relative_to = more.pop("relative_to", Reference.PUBLICATION)
    ends = shift.apply(anchor) if anchor and relative_to is Reference.PUBLICATION else None
    return DateMention(
        m.start(),
        m.end(),
        m[0],
        precision,
        relative_to,
        first=ends[0] if ends else None,
        last=ends[1] if ends else None,
        shift=shift,
        **more,
    )


def _simple(plain: str, anchor: date | None, p: Patterns) -> Iterator[DateMention]:
    for m in p.simple.finditer(plain):
        word = (m["day"] or "").lower()
        before = plain[max(0, m.start() - 2) : m.start()]
        if word == "today" and m["day"][0] == "T" and re.fullmatch(r"\w[^\S\n]", before):
            continue  # the paper or the channel
        count = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
        if m["far"]:
            count = -2 if m["far"].lower().startswith("before") else 2
        if m["lastpart"]:
            count = -1
        part = (m["part"] or m["thispart"] or m["lastpart"] or ("night" if m["tonight"] else "")).lower()
        clock = tuple(p.words["parts"][part]) if part else None
        yield _mention(m, anchor, Shift("day", count, count), Precision.PART if part else Precision.DAY, clock=clock)


def _amount(p: Patterns, n: str | None, unit: str, how: str | None) -> tuple[Shift, Precision, bool]:
    low, high = p.count(n)
    calendar, times, slack, precision = _UNITS[unit.lower().removesuffix("s")]
    word = " ".join((how or "").lower().split())
    hours = unit.lower().startswith("hour")
    if hours and low >= 24:
        low, high, times, precision = low // 24, high // 24, 1, Precision.DAY
    if word in _EXACT:
        slack = 0
    elif word in _LOOSE:
        slack = max(2 * slack, 1)
    elif calendar == "day" and times == 1 and low > 3:
        slack = 1
    return Shift(calendar, low * times, high * times, slack), precision, word in _LOOSE


def _turned(shift: Shift, sign: int) -> Shift:
    if sign > 0:
        return shift
    return Shift(shift.unit, -shift.high, -shift.low, shift.slack, shift.rolling)


def _ago(plain: str, anchor: date | None, p: Patterns) -> Iterator[DateMention]:
    for m in p.ago.finditer(plain):
        shift, precision, approx = _amount(p, m["n"], m["unit"], m["how"])
        yield _mention(m, anchor, _turned(shift, -1), precision, approx=approx)


def _apart(plain: str, anchor: date | None, p: Patterns) -> Iterator[DateMention]:
    for m in p.apart.finditer(plain):
        word = m["dir"].lower()
        if word in ("since", "from") and not m["noun"]:
            continue
        if word == "before" and plain[m.end() :][:11].split()[:1] == ["yesterday"]:
            continue
        shift, precision, approx = _amount(p, m["n"], m["unit"], m["how"])
        sign = -1 if word in ("earlier", "previously", "prior", "before") else 1
        clock = p.words["parts"].get(m["unit"].lower())
        vague = m["num"] is None and m["unit"].lower().endswith("s")
        if vague:
            continue  # "the days after": no one can say how many
        window = precision in (Precision.WEEK, Precision.MONTH, Precision.YEAR) and m["num"] is None
        if window:
            shift = (
                Shift(shift.unit, min(1, shift.low), shift.high) if shift.unit != "day" else Shift("day", 1, shift.high)
            )
        yield _mention(
            m,
            anchor,
            _turned(shift, sign),
            Precision.PART if clock else precision,
            approx=approx,
            window=window,
            noun=(m["noun"] or "").lower(),
            clock=tuple(clock) if clock else None,
            relative_to=Reference.EVENT,
        )


def _moment(plain: str, anchor: date | None, p: Patterns) -> Iterator[DateMention]:
    for m in p.moment.finditer(plain):
        unit = (m["same"] or m["unit"] or m["thatunit"] or "day").lower()
        which = (m["which"] or "same").lower().split()[-1]
        count = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(which, 0)
        calendar = unit if unit in ("week", "month", "year") else "day"
        clock = p.words["parts"].get(unit)
        yield _mention(
            m,
            anchor,
            Shift(calendar, count, count, rolling=calendar == "day", slack=2 if unit == "weekend" else 0),
            Precision.PART if clock else Precision(calendar),
            noun=(m["noun"] or "").lower(),
            clock=tuple(clock) if clock else None,
            relative_to=Reference.EVENT,
        )


def _calendar(plain: str, anchor: date | None, p: Patterns) -> Iterator[DateMention]:
    for m in p.calendar.finditer(plain):
        unit = "weekend" if m["weekend"] else m["unit"].lower()
        which = (m["which"] or "last").lower()
        if unit == "weekend":
            low, high = {"last": (-8, 0), "this": (-2, 6), "next": (0, 13)}[which]
            yield _mention(m, anchor, Shift("day", low, high), Precision.WEEK, approx=True)
            continue
        count = {"last": -1, "this": 0, "next": 1}[which]
        yield _mention(m, anchor, Shift(unit, count, count, slack=1, rolling=False), Precision(unit))


def _window(plain: str, anchor: date | None, p: Patterns) -> Iterator[DateMention]:
    for m in p.window.finditer(plain):
        if m["soon"]:
            span = {"days": 7, "weeks": 42, "months": 180}[m["soonunit"].lower()]
            shift = Shift("day", 0, span) if m["soon"].lower() == "coming" else Shift("day", -span, 0)
            yield _mention(m, anchor, shift, Precision.WEEK, window=True, approx=True)
            continue
        side, unit = m["side"].lower(), m["unit"].lower()
        if not m["n"] and (unit.endswith("s") or (side == "next" and unit in ("day", "night"))):
            continue
        amount, precision, _ = _amount(p, m["n"], unit, None)
        event = side in ("previous", "preceding")
        reach = Shift(amount.unit, 0, amount.high, amount.slack)
        yield _mention(
            m,
            anchor,
            reach if side in ("next", "coming") else _turned(reach, -1),
            precision,
            window=True,
            approx=amount.low != amount.high,
            relative_to=Reference.EVENT if event else Reference.PUBLICATION,
        )


def counted_from(mention: DateMention, reference: date) -> tuple[date, date] | None:
    """The interval of a mention that is counted from something, given the day it is counted from."""
    return mention.shift.apply(reference) if mention.shift else None


def widened(first: date, last: date, slack: int) -> tuple[date, date]:
    """An interval with so many days added at both ends, as far as the calendar goes."""
    return days(first, -slack) or first, days(last, slack) or last
