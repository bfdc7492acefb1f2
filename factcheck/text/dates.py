"""Dates and times in a text, read without ever filling a missing part from today's clock.

``find_dates`` gives every mention with its exact span and what can be said of its day; ``publication_date`` reads
the time line that news sites print above an article; ``numeric_order`` says from evidence whether 05/04 is April
or May.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cache

from factcheck.lexicon import Lexicon, builtin
from factcheck.model import Role, Segment
from factcheck.text import absolute, relative
from factcheck.text.moments import MONTHS, WEEKDAYS, DateMention, Order, Precision, Reference, Shift

__all__ = [
    "DateMention",
    "Order",
    "Precision",
    "Reference",
    "Shift",
    "find_dates",
    "numeric_order",
    "publication_date",
]

# What may stand between two halves of one mention: "Tuesday (6 January)", "3.45pm on Tuesday", "Friday's 2:09".
_GAP = re.compile(
    r"T|(?:'s)?[^\S\n]{0,2}[,(|]?[^\S\n]{0,2}(?:(?:at|on|the|in|of|early|local time|time)[^\S\n]{1,2}){0,3}\)?[^\S\n]{0,2}",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?<![\w-])(since|until|till|by|before|after|from)[^\S\n]{1,3}(?:the[^\S\n]{1,3})?$", re.IGNORECASE
)
_TOP = 1_000  # a time line stands in the first so many characters
_LINE = 160


def find_dates(
    plain: str,
    anchor: datetime | date | None = None,
    order: Order | None = None,
    *,
    order_why: str = "",
    lexicon: Lexicon | None = None,
) -> list[DateMention]:
    """Every mention of a date or an hour, in text order, none overlapping another.

    ``anchor`` is the publication date that relative words and missing years are read from; without it they stay
    unresolved. ``order`` decides numeric dates, ``order_why`` says on what evidence; without them the text's own
    evidence is used, and where there is none both readings are kept.
    """
    lexicon = lexicon or builtin()
    if not _signs(lexicon).search(plain):
        return []
    day = anchor.date() if isinstance(anchor, datetime) else anchor
    if order is None:
        order, order_why = numeric_order(plain, lexicon=lexicon)
    words = absolute.patterns(lexicon)
    pieces = [
        *absolute.named_dates(plain, day),
        *absolute.numeric_dates(plain, order, order_why),
        *absolute.months_and_years(plain, day),
        *absolute.weekdays(plain, day, words),
        *absolute.clocks(plain, words),
        *absolute.parts_of_day(plain, words),
        *relative.relative_dates(plain, day, relative.patterns(lexicon)),
    ]
    found = [_bounded(plain, m, day) for m in _joined(plain, _apart(pieces))]
    return [m for m in found if m.has_day or m.clock]


@cache
def _signs(lexicon: Lexicon) -> re.Pattern[str]:
    """What every mention has at least one of; most sentences have none, and are passed over at once."""
    table = lexicon.table("dates")
    units = (
        "day",
        "night",
        "week",
        "month",
        "year",
        "decade",
        "hour",
        "minute",
        "second",
        "today",
        "tomorrow",
        "recent",
        "coming",
    )
    named = [*units, *table["parts"], *table["clock_names"], *(month[:3].lower() for month in MONTHS)]
    return re.compile(r"\d|" + "|".join(sorted(map(re.escape, named))), re.IGNORECASE)


def _apart(pieces: Iterable[DateMention]) -> list[DateMention]:
    """The pieces that do not overlap, the longer one kept of two that do."""
    taken: list[DateMention] = []
    last_end, kept = -1, None
    for piece in sorted(pieces, key=lambda m: (m.start, -m.end, m.precision.rank)):
        if kept is None or piece.start >= last_end:
            taken.append(piece)
        elif piece.end - piece.start > kept.end - kept.start:
            taken[-1] = piece
        else:
            continue
        kept, last_end = taken[-1], taken[-1].end
    return taken


def _joined(plain: str, pieces: Sequence[DateMention]) -> list[DateMention]:
    """Neighbours that make one mention put together: a weekday and its date, a day and its hour."""
    out: list[DateMention] = []
    for piece in pieces:
        if out:
            gap = plain[out[-1].end : piece.start]
            if (
                len(gap) <= 16
                and (_GAP.fullmatch(gap) or _to(out[-1], piece, gap))
                and (both := _merge(plain, out[-1], piece, gap))
            ):
                out[-1] = both
                continue
        out.append(piece)
    return out


def _to(a: DateMention, b: DateMention, gap: str) -> bool:
    """Whether two hours are the ends of one stretch: "between 7:28 and 8:06"."""
    joint = {"between": "and", "from": "to"}.get(a.text.split()[0].lower())
    hours = _is_clock(a) and _is_clock(b) and a.clock is not None and b.clock is not None and a.clock[0] < b.clock[1]
    return hours and gap.strip() == joint


def _is_clock(m: DateMention) -> bool:
    return not m.has_day and m.clock is not None


def _merge(plain: str, a: DateMention, b: DateMention, gap: str) -> DateMention | None:
    end = b.end + (1 if "(" in gap and plain[b.end : b.end + 1] == ")" else 0)
    text = plain[a.start : end]
    if _is_clock(a) and _is_clock(b):
        if _to(a, b, gap) and a.clock and b.clock:
            hours, zone = (a.clock[0], b.clock[1]), b.zone if a.zone is None else a.zone
            return replace(a, end=end, text=text, clock=hours, zone=zone, bound="", approx=True)
        # The same hour in another zone, in brackets: the first one stands.
        return replace(a, end=end, text=text) if "(" in gap and b.precision is Precision.MINUTE else None
    if _is_clock(a) or _is_clock(b):
        clock, day = (a, b) if _is_clock(a) else (b, a)
        if day.precision not in (Precision.DAY, Precision.PART) or day.window:
            return None
        minutes = _half(clock.text, clock.clock, day.clock)
        if minutes is None:
            return None
        return replace(
            day,
            start=a.start,
            end=end,
            text=text,
            clock=minutes,
            precision=clock.precision,
            approx=a.approx or b.approx,
            zone=clock.zone,
            bound=clock.bound,
        )
    names = (a.weekday is None) != (b.weekday is None)
    named, dated = (a, b) if a.weekday is not None else (b, a)
    if names and dated.day is not None and not dated.window and not (named.month or named.year):
        return _with_weekday(replace(dated, start=a.start, end=end, text=text), named)
    return None


def _with_weekday(dated: DateMention, named: DateMention) -> DateMention:
    """A date with the weekday beside it, which may decide between two readings."""
    weekday = named.weekday or 0
    fits = [d for d in dated.readings if d.weekday() == weekday]
    if dated.first is None and len(fits) == 1:
        only = fits[0]
        why = f"only that reading is a {WEEKDAYS[weekday]}"
        dated = replace(dated, first=only, last=only, month=only.month, day=only.day, why=why)
    return replace(dated, weekday=weekday, clock=named.clock, precision=named.precision)


def _half(text: str, clock: tuple[int, int] | None, part: tuple[int, int] | None) -> tuple[int, int] | None:
    """The hour with the half of the day that the words beside it give; None when the two cannot be one time."""
    if part is None or clock is None:
        return clock
    low, high = clock
    if low < 720 and not re.search(r"[ap]\.?\s?m", text, re.IGNORECASE) and part[0] >= 690 and high + 720 <= part[1]:
        return low + 720, high + 720
    return clock if low <= part[1] and part[0] - 60 <= high else None


def _bounded(plain: str, m: DateMention, anchor: date | None) -> DateMention:
    """The mention with the word that bounds it: "since Monday" is a window that is open until the publication."""
    found = _BOUND.search(plain[max(0, m.start - 14) : m.start])
    if not found or m.window or m.relative_to is Reference.EVENT:
        return m
    word = found[1].lower()
    word = "until" if word == "till" else "since" if word == "from" and m.precision.rank >= Precision.DAY.rank else word
    if word == "since":
        last = anchor if anchor and m.first and anchor >= m.first else m.last
        return replace(m, bound=word, window=True, last=last)
    return replace(m, bound=word)


def numeric_order(plain: str, *, url: str = "", lexicon: Lexicon | None = None) -> tuple[Order | None, str]:
    """Which number of a numeric date is the day, with the evidence in words; (None, "") when nothing decides.

    Looked at in turn: a number above 12, a weekday beside the date, the zone beside the date, a date with a named
    month that only one reading comes near, the country of the web address.
    """
    table = (lexicon or builtin()).table("dates")["order"]
    numeric = list(absolute.numeric_dates(plain, None, ""))
    unsure = [m for m in numeric if m.readings]
    if not unsure:
        return None, ""
    for m in numeric:
        if not m.readings and m.first and re.match(r"\d{1,2}\D", m.text):
            order = Order.DAY if int(re.split(r"\D", m.text)[0]) == m.first.day else Order.MONTH
            if m.first.day != m.first.month:
                return order, f"“{m.text}” can only be read that way"
    for m in unsure:
        before, after = plain[max(0, m.start - 24) : m.start].split(), plain[m.end : m.end + 24]
        for i, name in enumerate(WEEKDAYS):
            if before and before[-1].strip(",.(").lower() in (name.lower(), name[:3].lower()):
                fits = [d for d in m.readings if d.weekday() == i]
                if len(fits) == 1:
                    return _order_of(m, fits[0]), f"only that reading is a {name}"
        for zone in re.findall(r"(?<![\w])[A-Z]{2,4}(?!\w)", after):
            if zone in table["day_zones"]:
                return Order.DAY, f"the zone {zone} beside it is at home where the day comes first"
            if zone in table["month_zones"]:
                return Order.MONTH, f"the zone {zone} beside it is at home where the month comes first"
    host = re.sub(r"^\w{1,10}://|[/?#].*$", "", url).lower()
    for key, order in (("day_domains", Order.DAY), ("month_domains", Order.MONTH)):
        for ending in table[key]:
            if host.endswith(ending):
                return order, f"the address ends in {ending}"
    return _near_named(plain, unsure)


def _near_named(plain: str, unsure: Sequence[DateMention]) -> tuple[Order | None, str]:
    """The order that a date with a named month decides, when only one reading of the first numeric date is within a week of it."""
    first = unsure[0]
    for named in absolute.named_dates(plain, first.readings[0]):
        near = [d for d in first.readings if named.first and abs((d - named.first).days) <= 7]
        if len(near) == 1:
            return _order_of(first, near[0]), f"that reading is within a week of “{named.text}”"
    return None, ""


def _order_of(m: DateMention, reading: date) -> Order:
    return Order.DAY if int(re.split(r"\D", m.text)[0]) == reading.day else Order.MONTH


def publication_date(
    plain: str, segments: Sequence[Segment] = (), *, url: str = "", lexicon: Lexicon | None = None
) -> tuple[datetime, str] | None:
    """When the article was published, from the time line at its top, with how that was read; None when there is none.

    A time line is a short line of dates and hours with no other words than "Updated", "Published", a byline's "By"
    and the like. A numeric date that nothing decides gives None: no guess is made.
    """
    table = (lexicon or builtin()).table("dates")
    allowed = set(table["words"]["timeline"])
    order, why = numeric_order(plain, url=url, lexicon=lexicon)
    spans = [(s.start, min(s.end, s.start + _LINE)) for s in segments if s.role is Role.METADATA]
    at = 0
    for line in plain[:_TOP].splitlines(keepends=True):
        spans.append((at, at + len(line)))
        at += len(line)
    for start, end in spans:
        line = plain[start:end]
        if not line.strip() or len(line) > _LINE:
            continue
        dates = [
            m
            for m in find_dates(line, None, order, order_why=why, lexicon=lexicon)
            if m.first and m.first == m.last and m.year
        ]
        if not dates or not _only_dates(line, dates, allowed):
            continue
        best = min(dates, key=lambda m: ("updated" in line[max(0, m.start - 14) : m.start].lower(), m.start))
        if best.first is None:
            continue
        return _moment(best, best.first), f"time line “{best.text}” at the top" + (
            f"; day and month as {best.why}" if best.why else ""
        )
    return None


def _only_dates(line: str, dates: Sequence[DateMention], allowed: set[str]) -> bool:
    rest, at = [], 0
    for m in dates:
        rest.append(line[at : m.start])
        at = m.end
    rest.append(line[at:])
    words = re.findall(r"[A-Za-z]+", " ".join(rest))
    if words and words[0].lower() == "by" and len(words) <= 6:
        return all(word[0].isupper() or word.lower() in allowed for word in words)
    return all(word.lower() in allowed or word in ("AM", "PM", "am", "pm") for word in words) and len(words) <= 8


def _moment(m: DateMention, day: date) -> datetime:
    found = datetime(day.year, day.month, day.day)
    if m.clock and m.precision is Precision.MINUTE and m.clock[0] < 1440:
        found = found.replace(hour=m.clock[0] // 60, minute=m.clock[0] % 60)
        if m.zone is not None:
            found = found.replace(tzinfo=timezone(timedelta(minutes=m.zone)))
    return found
