"""What the list of findings is narrowed to. No widget in here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from factcheck.model import Decision, Judgement, Scope
from factcheck.text.normalise import fold
from factcheck.tui.looking import needle
from factcheck.tui.words import SIGNS

if TYPE_CHECKING:
    from factcheck.desk import FindingState

LOUD = frozenset({Judgement.CONFLICT, Judgement.TENSION})
QUIET = frozenset({Judgement.COMPATIBLE, Judgement.SAME})


class Status(StrEnum):
    """Which findings to show by what people said of them."""

    ALL = "all"
    OPEN = "open"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list of findings is narrowed to; empty ``kinds`` or ``articles`` (document keys) mean all of them."""

    judgements: frozenset[Judgement] = LOUD
    kinds: frozenset[str] = frozenset()
    status: Status = Status.ALL
    scope: Scope | None = None
    text: str = ""
    articles: frozenset[str] = frozenset()

    def admit(self, state: FindingState) -> bool:
        """Whether a finding is shown."""
        finding = state.finding
        if finding.judgement not in self.judgements or (self.kinds and finding.kind not in self.kinds):
            return False
        if self.scope and finding.scope is not self.scope:
            return False
        if self.articles and self.articles.isdisjoint((finding.a.article, finding.b.article)):
            return False
        if self.status is Status.OPEN and not state.open:
            return False
        if self.status is Status.DECIDED and (state.open or state.decision is Decision.OPEN):
            return False
        return not self.text or needle(self.text).search(_haystack(state)) is not None

    def words(self, numbers: Mapping[str, str]) -> str:
        """The filters in force as chips: "✗ conflict, ≠ tension · open · “police”". ``numbers`` name the articles."""
        first = ", ".join(f"{SIGNS[j]} {j}" for j in Judgement if j in self.judgements) or "no judgement"
        return " · ".join([first, *self.chips(numbers)])

    def chips(self, numbers: Mapping[str, str]) -> list[str]:
        """What narrows the list beside the judgements, each in a word or two."""
        chips = []
        if self.kinds:
            chips.append(", ".join(sorted(self.kinds)))
        if self.status is not Status.ALL:
            chips.append(self.status.value)
        if self.scope:
            chips.append(self.scope.value)
        if self.articles:
            chips.append("in " + ", ".join(name for key, name in numbers.items() if key in self.articles))
        if self.text:
            chips.append(f"“{self.text}”")
        return chips

    def kept(self) -> dict[str, Any]:
        """The filters as JSON values, to be kept between runs."""
        return {
            "judgements": sorted(self.judgements),
            "kinds": sorted(self.kinds),
            "status": self.status.value,
            "scope": self.scope.value if self.scope else None,
            "text": self.text,
            "articles": sorted(self.articles),
        }

    @classmethod
    def restored(cls, kept: Mapping[str, Any], articles: Collection[str]) -> Filters:
        """The filters that were kept, for a story of these articles. Raises ``ValueError`` for what is no filter."""
        scope = kept.get("scope")
        return cls(
            frozenset(Judgement(name) for name in kept.get("judgements", LOUD)),
            frozenset(map(str, kept.get("kinds", ()))),
            Status(kept.get("status", Status.ALL)),
            Scope(scope) if scope else None,
            str(kept.get("text", "")),
            frozenset(map(str, kept.get("articles", ()))) & frozenset(articles),
        )


def _haystack(state: FindingState) -> str:
    finding = state.finding
    notes = " ".join(note.text for note in state.notes)
    parts = (
        finding.a.quote,
        finding.b.quote,
        finding.explanation,
        finding.kind,
        finding.reason,
        finding.a.label,
        notes,
    )
    return fold(" \n ".join(parts))
