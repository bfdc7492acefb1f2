"""Numbers as intervals, and how two of them stand to each other.

"At least 4" is [4, ∞), "up to 50" (−∞, 50], "40 to 50" [40, 50], "about 1,000" what lies within a twentieth of 1,000. The rules are the second looks ``bound``, ``interval`` and ``rounding`` of the design, section 4.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from factcheck.model import Judgement
from factcheck.text.numbers import Number

_FAR = 2.0  # a count this many times a bound still meets it, but readers take the two for different news
_ROUND_FROM = 1_000  # below, a bare figure is taken as counted, not rounded
_FORGIVEN = 0.05  # "about 1,000" covers 950 to 1,050
_SMALL = 10  # from here on "about 12" covers at least one more and one less
_ROUND_FIGURES = 2  # significant figures that a bare round number has at most


@dataclass(frozen=True, slots=True)
class Interval:
    """A number as stated: equal bounds for a figure, ``None`` for an open side.

    ``approx`` for "about"; ``strict`` when a one-sided bound leaves out the figure itself ("more than").
    """

    low: float | None
    high: float | None
    approx: bool = False
    strict: bool = False

    @property
    def point(self) -> bool:
        """Whether it is one figure, hedged or not."""
        return self.low is not None and self.low == self.high

    def __str__(self) -> str:
        if self.low is None and self.high is None:
            return "no number"
        if self.low is None:
            return f"{'less than' if self.strict else 'up to'} {number(self.high)}"
        if self.high is None:
            return f"{'more than' if self.strict else 'at least'} {number(self.low)}"
        if self.point:
            return f"about {number(self.low)}" if self.approx else number(self.low)
        return f"{number(self.low)} to {number(self.high)}"


@dataclass(frozen=True, slots=True)
class Relation:
    """How two intervals stand to each other, with the reason code and the sum in words (no full stop)."""

    judgement: Judgement
    reason: str
    explanation: str


def stated(amount: Number) -> Interval:
    """The interval that a number in a text stands for."""
    if amount.change == ">":
        return Interval(amount.low, None, strict=amount.strict)
    if amount.change == "<":
        return Interval(None, amount.high, strict=amount.strict)
    return Interval(amount.low, amount.high, amount.approx)


def number(value: float | None) -> str:
    """A number for people: thousands in commas, no needless decimals."""
    if value is None:
        return "no number"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def relation(a: Interval, b: Interval) -> Relation:
    """How two intervals of one unit stand to each other; the order of the two does not matter."""
    if a == b:
        return Relation(Judgement.SAME, "equal", str(a))
    if a.point and b.point:
        return _points(a, b)
    if a.point or b.point:
        return _point_and_range(a, b) if a.point else _point_and_range(b, a)
    return _ranges(a, b)


def _points(a: Interval, b: Interval) -> Relation:
    if a.low == b.low:
        return Relation(Judgement.SAME, "equal", f"{a} and {b}")
    for loose, exact in ((a, b), (b, a)):
        step = _step(loose)
        if step and loose.low is not None and exact.low is not None and abs(loose.low - exact.low) <= step:
            span = f"{number(loose.low - step)} to {number(loose.low + step)}"
            return Relation(Judgement.COMPATIBLE, "rounding", f"{loose} covers {span}, and {exact} lies inside")
    gap = abs((a.low or 0) - (b.low or 0))
    return Relation(Judgement.CONFLICT, "value-differs", f"{a} against {b}, a difference of {number(gap)}")


def _step(interval: Interval) -> float:
    """How far from its figure a hedged or a large round number may lie; 0 for any other.

    A bare round number of few figures stands for what rounds to it, within the share that readers forgive.
    """
    value = abs(interval.low or 0)
    forgiven = value * _FORGIVEN
    if interval.approx:
        return max(forgiven, 1.0) if value >= _SMALL else forgiven
    if value < _ROUND_FROM or not float(value).is_integer():
        return 0
    figures = str(int(value)).rstrip("0")
    if len(figures) > _ROUND_FIGURES:
        return 0
    return min(forgiven, float(10 ** (len(str(int(value))) - len(figures)) / 2))


def _point_and_range(point: Interval, span: Interval) -> Relation:
    value = point.low or 0.0
    slack = _step(point)
    low = -math.inf if span.low is None else span.low
    high = math.inf if span.high is None else span.high
    one_sided = span.low is None or span.high is None
    reason = "bound" if one_sided else "interval"
    if one_sided and span.strict and value in (low, high):
        return Relation(Judgement.TENSION, "bound", f"{span} leaves out {point} itself")
    if low - slack <= value <= high + slack:
        if span.high is None and value >= _FAR * low > 0:
            return Relation(Judgement.TENSION, "bound", f"{point} is {span}, but {value / low:.1f} times as many")
        return Relation(Judgement.COMPATIBLE, reason, f"{point} lies within {span}")
    return Relation(Judgement.CONFLICT, reason if one_sided else "value-differs", f"{point} lies outside {span}")


def _ranges(a: Interval, b: Interval) -> Relation:
    low = max(-math.inf if x.low is None else x.low for x in (a, b))
    high = min(math.inf if x.high is None else x.high for x in (a, b))
    open_both = a.high is None and b.high is None
    reason = "bound" if None in (a.low, a.high, b.low, b.high) else "interval"
    touching = low == high and a.approx and b.approx  # "hundreds" end where "thousands" begin
    if low > high or touching:
        return Relation(Judgement.CONFLICT, reason, f"{a} and {b} have no number in common")
    if open_both:
        small, large = sorted((x.low or 0.0) for x in (a, b))
        if small > 0 and large >= _FAR * small:
            text = f"{a} and {b} can both hold, but one bound is {large / small:.1f} times the other"
            return Relation(Judgement.TENSION, "bound", text)
    return Relation(Judgement.COMPATIBLE, reason, f"{a} and {b} have numbers in common")
