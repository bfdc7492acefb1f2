"""Derive what the machine can say of a story's present texts, and remember it while the desk is open."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from factcheck import __version__
from factcheck.desk.views import Anchor, Progress
from factcheck.model import Comparison, Document, Fact
from factcheck.store import Store
from factcheck.store.records import Draft

CONTEXT = 32
"""How many characters before and after a quote an anchor keeps."""

Place: TypeAlias = tuple[str, int, int]
"""The key of a document and a span of its text."""


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

    def anchors(self, ids: Collection[str]) -> dict[str, list[dict[str, Any]]]:
        """The words that findings, claims and other things stand on, by id, as JSON values."""
        comparison, wanted = self.comparison, set(ids)
        places: dict[str, list[Place]] = {}
        for finding in comparison.findings:
            places[finding.id] = _places((finding.a, finding.b))
        for claim in comparison.claims:
            places[claim.id] = _places(claim.values)
        for item in comparison.only_in:
            places[item.id] = _places((item.fact,))
        for check in comparison.checks:
            places[check.id] = [(check.article, check.start, check.end)]
        names = self.keys
        return {
            target: [self._anchor(names[key], key, start, end) for key, start, end in found]
            for target, found in places.items()
            if target in wanted
        }

    def _anchor(self, article_id: str, key: str, start: int, end: int) -> dict[str, Any]:
        article = self.comparison.document(key).article
        return asdict(
            Anchor(
                article=article_id,
                sha256=article.sha256,
                start=start,
                end=end,
                exact=article.text[start:end],
                prefix=article.text[max(0, start - CONTEXT) : start],
                suffix=article.text[end : end + CONTEXT],
            )
        )


def _places(facts: Iterable[Fact]) -> list[Place]:
    return [(fact.article, fact.start, fact.end) for fact in facts]


class Analyst:
    """Compares a story's texts when they are not the ones it compared last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Standing] = {}

    def standing(self, story: str, progress: Progress | None = None) -> Standing:
        """The story's texts and findings; the store's derived rows are brought up to date."""
        mark = _mark(__version__, self._store.stories.versions(story))
        known = self._known.get(story)
        if known is not None and known.fingerprint == mark:
            return known
        from factcheck.comparison import compare

        drafts = tuple(self._store.stories.drafts(story))
        comparison = compare([draft.article for draft in drafts], progress=progress)
        standing = Standing(story, mark, drafts, comparison)
        derived = _mark(mark, *(f"{finding.id} {finding.judgement}" for finding in comparison.findings))
        if self._store.analyses.fingerprint(story) != derived:
            rows = {key: draft.id for key, draft in zip(comparison.arguments, drafts, strict=True)}
            self._store.analyses.replace(story, derived, comparison, rows)
        self._known[story] = standing
        return standing


def _mark(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def documents(standing: Standing) -> list[Document]:
    """The documents in the order in which their articles were added."""
    return [standing.comparison.document(key) for key in standing.comparison.arguments]
