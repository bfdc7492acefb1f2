"""The value of a date as the kind "date" reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from factcheck.model import Value
from factcheck.text.dates import DateMention
from factcheck.text.moments import WEEKDAYS


@dataclass(frozen=True, slots=True)
class DateValue(Value):
    """A date as read: the words, the days they cover, how fine they are and what they count from."""

    mention: DateMention
    anchor: date | None = None
    near: frozenset[str] = field(default=frozenset(), compare=False)
    beside: frozenset[str] = field(default=frozenset(), compare=False)
    clause: str = field(default="", compare=False)

    def signature(self) -> tuple[object, ...]:
        """The time that is stated, without the words it is stated in."""
        m = self.mention
        if m.first:
            return (m.first, m.last, m.clock)
        return (m.month, m.day, m.weekday, m.shift, m.relative_to, m.clock, m.readings)

    def as_json(self) -> dict[str, Any]:
        """The days as ISO dates, the hours as minutes after midnight; what is not known is left out."""
        m = self.mention
        out: dict[str, Any] = {"text": m.text, "precision": str(m.precision), "relative_to": str(m.relative_to)}
        if m.first and m.last:
            out["first"], out["last"] = m.first.isoformat(), m.last.isoformat()
        if m.clock:
            out["minutes"] = list(m.clock)
        if m.weekday is not None:
            out["weekday"] = WEEKDAYS[m.weekday]
        if m.readings:
            out["readings"] = [d.isoformat() for d in m.readings]
        return out
