"""Derive what the machine can say of a story's present texts, and remember it while the desk is open."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from factcheck import __version__
from factcheck.desk.views import Anchor, Progress
from factcheck.model import Comparison, Document, Fact
from factcheck.store import Store
from factcheck.store.records import Draft

CONTEXT = 32
"""How many characters before and after a quote an anchor keeps."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A story's texts as they stand and what the machine derived from them."""

    story: str
    fingerprint: str
    drafts: tuple[Draft, ...]
    comparison: Comparison

    @property
    def keys(self) -> dict[str, str]:
        """The article's id within the story ("a1") for each document key of the comparison."""
        return {
            key: f"a{draft.article_number}" for key, draft in zip(self.comparison.arguments, self.drafts, strict=True)
        }

    @property
    def texts(self) -> tuple[str, ...]:
        """The hashes of the texts."""
        return tuple(draft.article.sha256 for draft in self.drafts)

    def anchors(self) -> dict[str, list[dict[str, Any]]]:
        """The anchors of everything that can be decided or annotated, by its id, as JSON values."""
        comparison = self.comparison
        out = {finding.id: self._of_facts((finding.a, finding.b)) for finding in comparison.findings}
        out |= {claim.id: self._of_facts(claim.values) for claim in comparison.claims}
        out |= {item.id: self._of_facts((item.fact,)) for item in comparison.only_in}
        out |= {item.id: [self._anchor(item.article, item.start, item.end)] for item in comparison.checks}
        return out

    def _of_facts(self, facts: Iterable[Fact]) -> list[dict[str, Any]]:
        return [self._anchor(fact.article, fact.start, fact.end) for fact in facts]

    def _anchor(self, key: str, start: int, end: int) -> dict[str, Any]:
        article = self.comparison.document(key).article
        return asdict(
            Anchor(
                article=self.keys[key],
                sha256=article.sha256,
                start=start,
                end=end,
                exact=article.text[start:end],
                prefix=article.text[max(0, start - CONTEXT) : start],
                suffix=article.text[end : end + CONTEXT],
            )
        )


class Analyst:
    """Compares a story's texts when they are not the ones it compared last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Standing] = {}

    def standing(self, story: str, progress: Progress | None = None) -> Standing:
        """The story's texts and findings; the store's derived rows are brought up to date."""
        mark = hashlib.sha256(f"{__version__} {self._store.stories.versions(story)}".encode()).hexdigest()
        known = self._known.get(story)
        if known is not None and known.fingerprint == mark:
            return known
        from factcheck.comparison import compare

        drafts = tuple(self._store.stories.drafts(story))
        comparison = compare([draft.article for draft in drafts], progress=progress)
        standing = Standing(story, mark, drafts, comparison)
        if self._store.analyses.fingerprint(story) != mark:
            rows = {key: draft.id for key, draft in zip(comparison.arguments, drafts, strict=True)}
            self._store.analyses.replace(story, mark, comparison, rows)
        self._known[story] = standing
        return standing


def documents(standing: Standing) -> list[Document]:
    """The documents in the order in which their articles were added."""
    return [standing.comparison.document(key) for key in standing.comparison.arguments]
