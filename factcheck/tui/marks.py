"""Which words of an article are to be marked, and how."""

from __future__ import annotations

from collections import defaultdict

from factcheck.tui.session import Place, Session
from factcheck.tui.widgets.article_view import Mark
from factcheck.tui.words import SIGNS

CURRENT, MATCH, FOUND = 10, 11, 12


def finding_marks(session: Session) -> dict[str, list[Mark]]:
    """The words of every finding that the filters show, by document; the more serious over the less."""
    marks: dict[str, dict[tuple[int, int], Mark]] = defaultdict(dict)
    for state in reversed(session.rows):
        finding = state.finding
        for fact in (finding.a, finding.b):
            rank = finding.judgement.severity
            mark = Mark(fact.start, fact.end, finding.judgement.value, SIGNS[finding.judgement], finding.id, rank)
            marks[fact.article][fact.start, fact.end] = mark
    return {key: list(by_span.values()) for key, by_span in marks.items()}


def marks_of(session: Session, place: Place, others: dict[str, list[Mark]]) -> tuple[Mark, ...]:
    """All marks of one pane: findings, the words found by a search, and the current finding's words."""
    found = [
        Mark(match.start, match.end, "found" if match == session.search.current else "match", rank=FOUND)
        for match in session.search.matches
        if match.article == place.article
    ]
    current: list[Mark] = []
    state = session.current
    if state and place.end > place.start:
        sign = SIGNS[state.finding.judgement]
        current = [Mark(place.start, place.end, "current", sign, state.finding.id, CURRENT)]
    return (*others.get(place.article, ()), *current, *found)
