"""Going through a text by key: from one marked span, sentence or paragraph to the next. No widget in here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from factcheck.tui.looking import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.desk import FindingState
    from factcheck.model import Document
    from factcheck.tui.session import Session

PLAIN_KINDS = frozenset({"statement", "quote"})
"""Kinds whose facts are whole sentences: to mark them all would mark everything."""


def here(session: Session) -> Place | None:
    """The words chosen in the text with the attention, else those of the current finding; None in an empty story."""
    key = session.attended
    if key is None:
        return None
    if session.caret is not None and session.caret.article == key:
        return session.caret
    return session.places[session.side]


def spans(session: Session, key: str) -> list[tuple[int, int]]:
    """The marked spans of an article in order of the text: the findings shown, and the facts no finding rests on."""
    found = {
        (fact.start, fact.end)
        for state in session.rows
        for fact in (state.finding.a, state.finding.b)
        if fact.article == key
    }
    facts = session.story.comparison.facts
    found |= {(f.start, f.end) for f in facts if f.article == key and f.kind not in PLAIN_KINDS}
    return sorted(found)


def step(session: Session, units: Iterable[tuple[int, int]], by: int) -> bool:
    """Choose the next unit of the text with the attention (``by`` -1: the one before); False at the end of the text."""
    place = here(session)
    if place is None:
        return False
    ordered = sorted(set(units))
    at = (
        bisect_right(ordered, (place.start, place.end))
        if by > 0
        else bisect_left(ordered, (place.start, place.end)) - 1
    )
    if not 0 <= at < len(ordered):
        return False
    session.caret = Place(place.article, *ordered[at])
    return True


def paragraphs(document: Document) -> list[tuple[int, int]]:
    """The paragraphs of an article that say something."""
    return [(segment.start, segment.end) for segment in document.segments if segment.end > segment.start]


def sentences(document: Document) -> list[tuple[int, int]]:
    """The sentences of an article."""
    return [(statement.start, statement.end) for statement in document.statements]


def findings_at(session: Session, place: Place) -> list[FindingState]:
    """The findings that rest on words of a span, whether or not the filters show them, in the order of the list."""
    return [
        state
        for state in session.ordered
        if any(
            fact.article == place.article and fact.start < max(place.end, place.start + 1) and place.start < fact.end
            for fact in (state.finding.a, state.finding.b)
        )
    ]
