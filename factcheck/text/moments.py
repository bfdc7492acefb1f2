"""What a mention of a date holds: its span, its interval, its precision and what it is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Precision(StrEnum):
    """How fine a mention is; ``rank`` counts from the finest."""

    MINUTE = "minute"
    PART = "part"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    @property
    def rank(self) -> int:
        """0 for a minute up to 5 for a year."""
        return list(Precision).index(self)


class Reference(StrEnum):
    """What a mention is counted from."""

    ABSOLUTE = "absolute"
    PUBLICATION = "publication"
    EVENT = "event"


class Order(StrEnum):
    """Which number of a numeric date comes first."""

    DAY = "day"
    MONTH = "month"


def days(start: date, count: int) -> date | None:
    """The date ``count`` days on; None outside the calendar."""
    try:
        return start + timedelta(days=count)
    except OverflowError:
        return None


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a mention lies from its reference.

    ``unit`` is day, week, month, year or weekday; ``low`` and ``high`` count units, negative before the reference.
    A ``rolling`` month or year counts from the day itself ("two months ago"), else calendar units are meant
    ("last month"). For ``weekday``, which day is in ``weekday`` (Monday 0) and ``low`` says which week: -1 the last
    one before the reference, 0 the last up to it, 1 the next from it on, 2 the next after it. ``slack`` is how many
    days to either side the words allow.
    """

    unit: str
    low: int
    high: int
    slack: int = 0
    rolling: bool = True
    weekday: int = 0

    def apply(self, reference: date) -> tuple[date, date] | None:
        """The first and last day counted from the reference, slack left out; None outside the calendar."""
        try:
            return self._first(reference), self._last(reference)
        except (OverflowError, ValueError):
            return None

    def invert(self, first: date, last: date) -> tuple[date, date] | None:
        """The first and last reference day from which the words can mean a day of the interval."""
        try:
            if self.unit == "weekday":
                spread = {-1: (1, 13), 0: (0, 6), 1: (-6, 0), 2: (-13, -1)}[self.low]
                return first + timedelta(days=spread[0]), last + timedelta(days=spread[1])
            back = Shift(self.unit, -self.high, -self.low, self.slack, self.rolling)
            slack = timedelta(days=self.slack if self.rolling and self.unit != "week" else 0)
            return back._first(first) - slack, back._last(last) + slack
        except (OverflowError, ValueError):
            return None

    def _first(self, reference: date) -> date:
        if self.unit == "weekday":
            return self._weekday(reference)
        if self.unit == "week":
            return reference + timedelta(days=7 * self.low - reference.weekday())
        moved = reference + self._delta(self.low)
        if self.rolling:
            return moved
        return moved.replace(day=1) if self.unit == "month" else moved.replace(month=1, day=1)

    def _last(self, reference: date) -> date:
        if self.unit == "weekday":
            return self._weekday(reference)
        if self.unit == "week":
            return reference + timedelta(days=7 * self.high - reference.weekday() + 6)
        moved = reference + self._delta(self.high)
        if self.rolling:
            return moved
        return moved + relativedelta(day=31) if self.unit == "month" else moved.replace(month=12, day=31)

    def _delta(self, count: int) -> relativedelta:
        if self.unit == "day":
            return relativedelta(days=count)
        return relativedelta(months=count) if self.unit == "month" else relativedelta(years=count)

    def _weekday(self, reference: date) -> date:
        back = (reference.weekday() - self.weekday) % 7
        if self.low > 0:
            return reference + timedelta(days=(-back % 7) or (7 if self.low > 1 else 0))
        return reference - timedelta(days=back or (7 if self.low < 0 else 0))


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name a time, with what was read from them.

    ``first`` and ``last`` are the days of the interval, both None while it is unresolved. ``clock`` gives minutes
    after midnight (low, high); past 1440 is the next day's small hours. ``weekday`` (Monday 0), ``year``, ``month``
    and ``day`` are as stated. ``readings`` holds both dates of a numeric date whose order nothing decides. A
    ``window`` is a stretch that something went on in; else the mention is a point, however vague. ``bound`` is
    "since", "until", "by", "before" or "after" when the words only bound the time. ``noun`` is the
    event that the words count from, when they name one. ``why`` says what a reading rests on. ``zone`` is in minutes
    east of Greenwich.
    """

    start: int
    end: int
    text: str
    precision: Precision
    relative_to: Reference = Reference.ABSOLUTE
    first: date | None = None
    last: date | None = None
    window: bool = False
    approx: bool = False
    shift: Shift | None = None
    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: tuple[int, int] | None = None
    zone: int | None = None
    readings: tuple[date, ...] = ()
    bound: str = ""
    noun: str = ""
    why: str = ""

    @property
    def clash(self) -> bool:
        """Whether the stated weekday is not that of the stated date."""
        return (
            self.weekday is not None
            and self.day is not None
            and self.first is not None
            and self.first == self.last
            and self.first.weekday() != self.weekday
        )

    @property
    def has_day(self) -> bool:
        """Whether the words say which day, in any form, and not only an hour."""
        return bool(self.readings) or any(x is not None for x in (self.first, self.shift, self.month, self.weekday))
