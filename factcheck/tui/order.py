"""The order in which findings are shown: by what they are about, and by how much a desk would care. No widget in here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.model import Fact, Role, Scope

if TYPE_CHECKING:
    from factcheck.desk import FindingState

CARE = (
    ("casualty", "identity", "quote", "cause"),
    ("quantity", "money", "measure", "age", "date", "place", "organisation", "trend", "polarity"),
)
"""The kinds of fact, those that cost most when they are wrong first; every other kind comes after them."""
_FRONT = frozenset({Role.HEADLINE, Role.STANDFIRST})


@dataclass(frozen=True, slots=True)
class Group:
    """The findings on one claim that the filters let through, the most serious first."""

    claim: str
    label: str
    states: tuple[FindingState, ...]


def groups(states: Iterable[FindingState]) -> tuple[Group, ...]:
    """The findings by claim; the claims, and the findings of each, by how much a desk would care."""
    by_claim: dict[str, list[FindingState]] = {}
    for state in states:
        by_claim.setdefault(state.finding.claim, []).append(state)
    for found in by_claim.values():
        found.sort(key=_rank)
    ordered = sorted(by_claim.items(), key=lambda item: _rank(item[1][0]))
    return tuple(Group(claim, _label(found), tuple(found)) for claim, found in ordered)


def _label(states: list[FindingState]) -> str:
    fact = states[0].finding.a
    return fact.label or fact.kind


def _rank(state: FindingState) -> tuple[int, int, int, int, float]:
    """Serious before mild, headlines before the body, what costs most, two articles before one, sure before unsure."""
    finding = state.finding
    care = next((i for i, kinds in enumerate(CARE) if finding.kind in kinds), len(CARE))
    front = _in_front(finding.a) or _in_front(finding.b)
    return -finding.judgement.severity, -front, care, finding.scope is Scope.WITHIN, -finding.score


def _in_front(fact: Fact) -> bool:
    return fact.role in _FRONT
