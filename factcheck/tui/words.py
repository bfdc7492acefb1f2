"""How the desk says things: the signs and short words of judgements, decisions and articles. No widget in here."""

from __future__ import annotations

from factcheck.model import Decision, Document, Judgement, Scope, Value
from factcheck.notes.visible import one_line

SIGNS = {Judgement.CONFLICT: "✗", Judgement.TENSION: "≠", Judgement.COMPATIBLE: "≈", Judgement.SAME: "="}
"""One sign per judgement, so that nothing hangs on colour."""

FACT_SIGN = "·"
"""Stands by words that carry a fact which no finding shown rests on."""

CHANGED = "↻"
"""Stands by a decision under which a later draft changed something."""

DECISIONS = {
    Decision.CHECKED_OK: ("1", "✓ ok", "checked: in order"),
    Decision.DISCREPANCY: ("2", "! mend", "discrepancy: to be mended"),
    Decision.EXPLAINED: ("3", "· explained", "explained: both can stand"),
    Decision.QUERY_WRITER: ("4", "? writer", "query to the writer"),
    Decision.ON_AUTHOR: ("5", "→ author", "rests on the author"),
    Decision.CANNOT_VERIFY: ("6", "… unverified", "cannot be verified"),
    Decision.DISMISSED: ("7", "– dismissed", "dismissed, with a reason"),
    Decision.OPEN: ("0", "open", "open again"),
}
"""Key, short word for a list, and what it means, in the order of the keys."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def outlet(document: Document) -> str:
    """Who published an article, or the best name there is for it, on one line."""
    article = document.article
    name = article.publisher or article.title or (article.path or "").replace("\\", "/").rpartition("/")[2]
    return one_line(name or "") or "untitled"


def dateline(document: Document) -> str:
    """The day an article was published, as "30 Mar 2017", or "no date"."""
    day = document.article.published
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "no date"


def heading(document: Document) -> str:
    """Outlet, day and title of an article, on one line."""
    title = one_line(document.article.title or "")
    return " · ".join(part for part in (outlet(document), dateline(document), title) if part)


def value_face(value: Value) -> str:
    """What was read from the words, in a few cells: "4", "≥5", "~100–1,000", "up, small"; empty where it is words alone."""
    read = value.as_json()
    low, high = read.get("low"), read.get("high")
    if isinstance(low, int | float) or isinstance(high, int | float):
        return ("~" if read.get("approx") else "") + _range(low, high)
    parts = (read.get("stance"), read.get("degree"), read.get("hold"))
    return ", ".join(part for part in parts if isinstance(part, str)) or str(read.get("weekday") or "")


def _range(low: object, high: object) -> str:
    if low == high:
        return _number(low)
    if low is None:
        return f"≤{_number(high)}"
    return f"≥{_number(low)}" if high is None else f"{_number(low)}–{_number(high)}"


def _number(number: object) -> str:
    return f"{number:,}" if isinstance(number, int | float) else str(number)


def count(number: int, noun: str) -> str:
    """A count with its noun in the right number: "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def where(scope: Scope, first: str, second: str) -> str:
    """Which articles a finding joins, by their names: "a1↔a2", or "in a1"."""
    return f"in {first}" if scope is Scope.WITHIN else f"{first}↔{second}"
