"""Which words of an article are to be marked, and how."""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import StrEnum

from factcheck.model import Judgement
from factcheck.tui.looking import Place
from factcheck.tui.reading import PLAIN_KINDS
from factcheck.tui.session import Session
from factcheck.tui.widgets.article_view import Mark
from factcheck.tui.words import FACT_SIGN, SIGNS

CURRENT, FOUND, CARET = 10, 11, 12
FACT = -1


class Marking(StrEnum):
    """How much of the texts is marked."""

    ALL = "findings and facts"
    FINDINGS = "findings"
    NOTHING = "nothing"

    @property
    def next(self) -> Marking:
        """The one that a key goes on to."""
        every = list(Marking)
        return every[(every.index(self) + 1) % len(every)]


def standing_marks(session: Session, marking: Marking) -> dict[str, tuple[Mark, ...]]:
    """The words of every finding that the filters show, and of the facts, by document; the more serious on top."""
    marks: dict[str, dict[tuple[int, int], Mark]] = defaultdict(dict)
    if marking is Marking.ALL:
        for fact in session.story.comparison.facts:
            if fact.kind not in PLAIN_KINDS:
                marks[fact.article][fact.start, fact.end] = Mark(fact.start, fact.end, "fact", FACT_SIGN, rank=FACT)
    for state in sorted(session.rows, key=lambda state: state.finding.judgement.severity):
        finding = state.finding
        for fact in (finding.a, finding.b) if marking is not Marking.NOTHING else ():
            rank = finding.judgement.severity
            mark = Mark(fact.start, fact.end, finding.judgement.value, SIGNS[finding.judgement], finding.id, rank)
            marks[fact.article][fact.start, fact.end] = mark
    return {key: tuple(by_span.values()) for key, by_span in marks.items()}


def legend(marks: tuple[Mark, ...]) -> str:
    """What the signs in a text mean, with how many of each there are: "✗ conflict 2  ≠ tension 3"."""
    counts = Counter(mark.look for mark in marks)
    signs = {**{which.value: sign for which, sign in SIGNS.items()}, "fact": FACT_SIGN}
    looks = [*(which.value for which in Judgement), "fact"]
    return "  ".join(f"{signs[look]} {look} {counts[look]}" for look in looks if counts[look])


def passing_marks(session: Session, place: Place, *, attended: bool) -> tuple[Mark, ...]:
    """What goes over the marks of one pane as the cursor moves: the finding's words, those searched, those chosen."""
    over = [
        Mark(match.start, match.end, "found" if match == session.search.current else "match", rank=FOUND)
        for match in session.search.matches
        if match.article == place.article
    ]
    state, caret = session.current, session.caret
    if state is not None and place.end > place.start:
        sign = SIGNS[state.finding.judgement]
        over.insert(0, Mark(place.start, place.end, "current", sign, state.finding.id, CURRENT))
    if attended and caret is not None and caret.article == place.article:
        over.append(Mark(caret.start, caret.end, "caret", rank=CARET))
    return tuple(over)
