"""How two mentions of time stand to each other, with the arithmetic in words.

A mention that is counted from a publication or an event that is not known is never forced onto the calendar: the
other side then says from which publication dates both could hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factcheck.model import Judgement
from factcheck.text.moments import MONTHS, WEEKDAYS, DateMention, Precision, Reference, Shift, days

_NEAR = 60  # minutes between two hours that readers may take for one
_VAGUE = (Precision.WEEK, Precision.MONTH, Precision.YEAR)


@dataclass(frozen=True, slots=True)
class Relation:
    """How two mentions stand to each other, with the reason code and the arithmetic in words (no full stop)."""

    judgement: Judgement
    reason: str
    explanation: str


def windows(a: DateMention, b: DateMention, event: date | None = None) -> str | None:
    """How the stretches of two mentions stand: "equal", "contains", "disjoint", "overlaps" or "unknown".

    "contains" when either holds the other. ``event`` is the day that event-relative words count from, if known.
    None when neither mention is a date.
    """
    if not (a.has_day and b.has_day):
        return None
    one, other = stretch(a, event), stretch(b, event)
    if one is None or other is None:
        same = a.shift is not None and a.shift == b.shift and a.relative_to is b.relative_to is Reference.EVENT
        return "equal" if same else "unknown"
    if one == other:
        return "equal"
    if one[1] < other[0] or other[1] < one[0]:
        return "disjoint"
    inside = (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])
    return "contains" if inside else "overlaps"


def stretch(mention: DateMention, event: date | None = None) -> tuple[date, date] | None:
    """The first and last day of a mention; event-relative words need the day of the event. None when unknown."""
    if mention.first is not None and mention.last is not None:
        return mention.first, mention.last
    if mention.relative_to is Reference.EVENT and mention.shift is not None and event is not None:
        return mention.shift.apply(event)
    return None


def spell(day: date) -> str:
    """A date for people: "Wednesday 5 April 2017"."""
    return f"{WEEKDAYS[day.weekday()]} {short(day)}"


def short(day: date) -> str:
    """A date for people without its weekday: "5 April 2017"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def span(first: date, last: date) -> str:
    """An interval of days for people."""
    return short(first) if first == last else f"{short(first)} to {short(last)}"


def arithmetic(mention: DateMention, anchor: date | None) -> str:
    """How the day of a mention is reckoned, as in "5 April 2017 minus 14 days = 22 March 2017"."""
    if mention.first is None or mention.last is None:
        return f"“{mention.text}”"
    shift = mention.shift
    if anchor is None or shift is None or mention.relative_to is Reference.ABSOLUTE:
        return f"“{mention.text}” is {span(mention.first, mention.last)}"
    count = shift.low if shift.low else shift.high
    if shift.unit in ("day", "month", "year") and shift.rolling and count:
        sign = "minus" if count < 0 else "plus"
        unit = shift.unit if abs(count) == 1 else f"{shift.unit}s"
        day = mention.first if shift.low else mention.last
        return f"“{mention.text}”: {short(anchor)} {sign} {abs(count)} {unit} = {short(day)}"
    return f"“{mention.text}”, counted from {spell(anchor)}, is {span(mention.first, mention.last)}"


def compare_days(a: DateMention, b: DateMention, anchors: tuple[date | None, date | None]) -> Relation | None:
    """How the days of two mentions stand; ``anchors`` are the publication days. None when it cannot be said."""
    if a.first and a.last and b.first and b.last:
        return _both_known(a, b, anchors)
    if a.weekday is not None and b.weekday is not None:
        if a.weekday == b.weekday:
            return Relation(Judgement.SAME, "equal", f"both say {WEEKDAYS[a.weekday]}")
        return _weekdays_differ(a, b)
    if a.day is not None and b.day is not None and a.month is not None and b.month is not None:
        same = (a.month, a.day) == (b.month, b.day)
        words = f"{a.day} {MONTHS[a.month - 1]} and {b.day} {MONTHS[b.month - 1]}"
        if same:
            return Relation(Judgement.SAME, "equal", f"both say {a.day} {MONTHS[a.month - 1]}")
        return Relation(Judgement.CONFLICT, "value-differs", f"{words} are different days")
    for known, open_ in ((a, b), (b, a)):
        if known.first and known.last and not open_.first:
            return _one_known(known, open_)
    return _from_event(a, b) or as_weekday(a, b) or as_weekday(b, a)


def _from_event(a: DateMention, b: DateMention) -> Relation | None:
    """Two mentions that are both counted in days from the event."""
    if not (a.relative_to is b.relative_to is Reference.EVENT) or a.shift is None or b.shift is None:
        return None
    one, other = (a.shift.unit, a.shift.low, a.shift.high), (b.shift.unit, b.shift.low, b.shift.high)
    words = f"“{a.text}” and “{b.text}”"
    if one == other:
        return Relation(Judgement.SAME, "equal", f"{words} are one day, counted from the event")
    if (
        one[0] == other[0] == "day"
        and not (a.shift.slack or b.shift.slack)
        and (one[2] < other[1] or other[2] < one[1])
    ):
        return Relation(Judgement.CONFLICT, "value-differs", f"{words} are different days, counted from the event")
    return None


def _weekdays_differ(a: DateMention, b: DateMention) -> Relation | None:
    if a.weekday is None or b.weekday is None:
        return None
    words = f"{WEEKDAYS[a.weekday]} and {WEEKDAYS[b.weekday]} are different days"
    return Relation(Judgement.CONFLICT, "value-differs", words)


def _both_known(a: DateMention, b: DateMention, anchors: tuple[date | None, date | None]) -> Relation | None:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    sums = f"{arithmetic(a, anchors[0])}; {arithmetic(b, anchors[1])}"
    if (a.first, a.last) == (b.first, b.last):
        return Relation(Judgement.SAME, "equal", sums)
    slack = (_slack(a), _slack(b))
    low = max(days(a.first, -slack[0]) or a.first, days(b.first, -slack[1]) or b.first)
    high = min(days(a.last, slack[0]) or a.last, days(b.last, slack[1]) or b.last)
    if low <= high:
        return Relation(Judgement.COMPATIBLE, "interval", f"{sums}: the two can be one day")
    if a.weekday is not None and a.weekday == b.weekday and not (a.day and b.day):
        return Relation(Judgement.COMPATIBLE, "interval", f"both say {WEEKDAYS[a.weekday]}, the week is not stated")
    gap = max((b.first - a.last).days, (a.first - b.last).days)
    if gap == 1 and anchors[0] != anchors[1] and Reference.PUBLICATION in (a.relative_to, b.relative_to):
        why = f"{sums}: a day apart, which the hour or the place of publication may explain"
        return Relation(Judgement.TENSION, "value-differs", why)
    return Relation(Judgement.CONFLICT, "value-differs", f"{sums}: at least {gap} day{'s' if gap > 1 else ''} apart")


def _slack(mention: DateMention) -> int:
    return mention.shift.slack if mention.shift and mention.relative_to is not Reference.ABSOLUTE else 0


def _one_known(known: DateMention, open_: DateMention) -> Relation | None:
    if known.first is None or known.last is None:
        return None
    stated = f"“{known.text}” is {span(known.first, known.last)}"
    if open_.weekday is not None and open_.shift is not None and known.first == known.last:
        if known.first.weekday() == open_.weekday:
            return Relation(
                Judgement.COMPATIBLE,
                "as-of",
                f"{stated}, a {WEEKDAYS[open_.weekday]}; the week of “{open_.text}” is not known",
            )
        words = f"{stated}, a {WEEKDAYS[known.first.weekday()]}, against {WEEKDAYS[open_.weekday]}"
        return Relation(Judgement.CONFLICT, "value-differs", words)
    if open_.month is not None and open_.day is not None:
        meets = (known.first.month, known.first.day) <= (open_.month, open_.day) <= (known.last.month, known.last.day)
        if known.first.year != known.last.year:
            return None
        if meets:
            return Relation(Judgement.SAME, "equal", f"{stated}; “{open_.text}” is the same day, its year not stated")
        return Relation(Judgement.CONFLICT, "value-differs", f"{stated}, against “{open_.text}”")
    if open_.relative_to is not Reference.PUBLICATION or open_.shift is None:
        return None
    implied = open_.shift.invert(known.first, known.last)
    if implied is None:
        return None
    return Relation(
        Judgement.COMPATIBLE,
        "as-of",
        f"“{open_.text}” counts from a publication date that is not known; {stated}, so both hold if it was published "
        f"{'on ' + spell(implied[0]) if implied[0] == implied[1] else 'between ' + spell(implied[0]) + ' and ' + spell(implied[1])}",
    )


def as_weekday(open_: DateMention, named: DateMention) -> Relation | None:
    """Which weekday a report of unknown date would have come out on, from "today" in it and a weekday elsewhere."""
    shift = open_.shift
    if (
        named.weekday is None
        or shift is None
        or shift.unit != "day"
        or shift.low != shift.high
        or open_.weekday is not None
    ):
        return None
    if open_.relative_to is not Reference.PUBLICATION or shift.slack or open_.first or named.first:
        return None
    name = WEEKDAYS[(named.weekday - shift.low) % 7]
    words = f"“{open_.text}” counts from a publication date that is not known; it is {WEEKDAYS[named.weekday]} if that was a {name}"
    return Relation(Judgement.COMPATIBLE, "as-of", words)


def compare_clocks(a: DateMention, b: DateMention) -> Relation | None:
    """How the hours of two mentions stand; None when one gives none, or only a bound."""
    if a.clock is None or b.clock is None or a.bound or b.bound:
        return None
    one, other = _minutes(a, b), _minutes(b, a)
    words = f"{_hours(a, one)} and {_hours(b, other)}"
    if one == other:
        return Relation(Judgement.SAME, "equal", f"both say {clock(one)}")
    gap = max(one[0], other[0]) - min(one[1], other[1])
    point = one[0] == one[1] or other[0] == other[1]
    if gap < 0 or (gap == 0 and point):
        return Relation(Judgement.COMPATIBLE, "interval", f"{words} can be one time")
    # A part of the day has no sharp edge, and hours are rounded.
    vague = Precision.MINUTE not in (a.precision, b.precision) or a.approx or b.approx or a.precision is not b.precision
    if gap <= _NEAR and vague:
        return Relation(
            Judgement.TENSION,
            "rounding",
            f"{words} leave {gap} minutes between their edges" if gap else f"{words} meet only at the edge",
        )
    return Relation(Judgement.CONFLICT, "value-differs", f"{words} are at least {gap} minutes apart")


def _hours(m: DateMention, minutes: tuple[int, int]) -> str:
    return f"“{m.text}” ({clock(minutes)})"


def _minutes(m: DateMention, other: DateMention) -> tuple[int, int]:
    low, high = m.clock or (0, 0)
    if m.zone is not None and other.zone is not None and m.zone != other.zone:
        return low - m.zone, high - m.zone
    return low, high


def clock(minutes: tuple[int, int]) -> str:
    """An hour or a stretch of hours for people, on the 24-hour clock."""
    low, high = (f"{(m // 60) % 24:02d}:{m % 60:02d}" for m in minutes)
    return low if minutes[0] == minutes[1] else f"{low} to {high}"


def counted(shift: Shift | None) -> bool:
    """Whether a shift reaches back from the publication as a stretch whose opening day can be named."""
    return shift is not None and shift.unit in ("day", "month", "year") and shift.low < 0 == shift.high


def vague(mention: DateMention) -> bool:
    """Whether a mention is too loose to conflict with another about one act."""
    return mention.approx or mention.window or bool(mention.bound) or mention.precision in _VAGUE
