"""Which words of an article are to be marked, and how."""

from __future__ import annotations

from collections import defaultdict

from factcheck.tui.session import Place, Session
from factcheck.tui.widgets.article_view import Mark
from factcheck.tui.words import SIGNS

CURRENT, FOUND = 10, 11


def finding_marks(session: Session) -> dict[str, tuple[Mark, ...]]:
    """The words of every finding that the filters show, by document; the more serious over the less."""
    marks: dict[str, dict[tuple[int, int], Mark]] = defaultdict(dict)
    for state in reversed(session.rows):
        finding = state.finding
        for fact in (finding.a, finding.b):
            rank = finding.judgement.severity
            mark = Mark(fact.start, fact.end, finding.judgement.value, SIGNS[finding.judgement], finding.id, rank)
            marks[fact.article][fact.start, fact.end] = mark
    return {key: tuple(by_span.values()) for key, by_span in marks.items()}


def passing_marks(session: Session, place: Place) -> tuple[Mark, ...]:
    """What goes over the marks of one pane as the cursor moves: the current finding's words, the words searched."""
    found = (
        Mark(match.start, match.end, "found" if match == session.search.current else "match", rank=FOUND)
        for match in session.search.matches
        if match.article == place.article
    )
    state = session.current
    if state is None or place.end <= place.start:
        return tuple(found)
    sign = SIGNS[state.finding.judgement]
    return (Mark(place.start, place.end, "current", sign, state.finding.id, CURRENT), *found)
