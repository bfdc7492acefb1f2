"""Derive what the machine can say of a story's present texts, and remember it while the desk is open."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, TypeAlias

from factcheck import __version__
from factcheck.desk.rules import AnyPath, word_lists
from factcheck.desk.rules import mark as mark_of
from factcheck.desk.views import Anchor, Progress
from factcheck.lexicon import Lexicon
from factcheck.model import Comparison, Document, Fact
from factcheck.store import Store
from factcheck.store.records import Draft

CONTEXT = 32
"""How many characters before and after a quote an anchor keeps."""

Place: TypeAlias = tuple[str, int, int]
"""The key of a document and a span of its text."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A finding, a claim, a check or what one article has alone: what it is called and the words it stands on."""

    id: str
    kind: str
    reason: str
    judgement: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Standing:
    """A story's texts as they stand and what the machine derived from them."""

    story: str
    fingerprint: str
    drafts: tuple[Draft, ...]
    comparison: Comparison

    @cached_property
    def keys(self) -> dict[str, str]:
        """The article's id within the story ("a1") for each document key of the comparison."""
        return {
            key: f"a{draft.article_number}" for key, draft in zip(self.comparison.arguments, self.drafts, strict=True)
        }

    @property
    def texts(self) -> tuple[str, ...]:
        """The hashes of the texts."""
        return tuple(draft.article.sha256 for draft in self.drafts)

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Everything that a decision or a note may be on, by its id."""
        comparison = self.comparison
        found = [
            *(Thing(f.id, f.kind, f.reason, f.judgement.value, _places((f.a, f.b))) for f in comparison.findings),
            *(Thing(c.id, c.kind, "", "", _places(c.values)) for c in comparison.claims),
            *(Thing(o.id, o.fact.kind, "", "", _places((o.fact,))) for o in comparison.only_in),
            *(Thing(k.id, k.kind, "", "", ((k.article, k.start, k.end),)) for k in comparison.checks),
        ]
        return {thing.id: thing for thing in found}

    def anchors(self, ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
        """The words that findings, claims and other things stand on, by id, as JSON values."""
        wanted = [self.things[key] for key in sorted(set(ids)) if key in self.things]
        return {thing.id: [self._anchor(thing, *place) for place in thing.places] for thing in wanted}

    def _anchor(self, thing: Thing, key: str, start: int, end: int) -> dict[str, Any]:
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
                kind=thing.kind,
                reason=thing.reason,
                judgement=thing.judgement,
            )
        )


def _places(facts: Iterable[Fact]) -> tuple[Place, ...]:
    return tuple((fact.article, fact.start, fact.end) for fact in facts)


class Analyst:
    """Compares a story's texts when they are not the ones it compared last."""

    def __init__(self, store: Store, rules: AnyPath | None = None) -> None:
        self._store = store
        self._rules = rules
        self._known: dict[str, Standing] = {}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The word lists in force. Raises ``DeskError`` for a mistake in the rules, which keeps nobody from a backup."""
        return word_lists(self._rules)

    def forget(self) -> None:
        """Compare every story anew when it is asked for next."""
        self._known.clear()

    def standing(self, story: str, progress: Progress | None = None) -> Standing:
        """The story's texts and findings; the store's derived rows are brought up to date."""
        mark = _mark(__version__, mark_of(self.lexicon), self._store.stories.versions(story))
        known = self._known.get(story)
        if known is not None and known.fingerprint == mark:
            return known
        standing = self._compared(story, mark, tuple(self._store.stories.drafts(story)), progress)
        comparison = standing.comparison
        derived = _mark(
            mark,
            *(f"{finding.id} {finding.judgement}" for finding in comparison.findings),
            *(f"{claim.id} {claim.judgement} {claim.label}" for claim in comparison.claims),
            *(f"{fact.kind} {fact.point} {fact.article} {fact.start} {fact.end}" for fact in comparison.facts),
        )
        if self._store.analyses.fingerprint(story) != derived:
            rows = {key: draft.id for key, draft in zip(comparison.arguments, standing.drafts, strict=True)}
            self._store.analyses.replace(story, derived, comparison, rows)
        self._known[story] = standing
        return standing

    def with_draft(self, standing: Standing, draft: Draft) -> Standing:
        """The story as it stands with that draft in the place of its article's present one; nothing is kept of it."""
        if draft in standing.drafts:
            return standing
        number = draft.article_number
        drafts = tuple(draft if other.article_number == number else other for other in standing.drafts)
        return self._compared(standing.story, _mark(standing.fingerprint, str(draft.id)), drafts, None)

    def _compared(self, story: str, mark: str, drafts: tuple[Draft, ...], progress: Progress | None) -> Standing:
        from factcheck.comparison import compare  # a session that only acts on what is known needs no machine

        articles = [draft.article for draft in drafts]
        return Standing(story, mark, drafts, compare(articles, lexicon=self.lexicon, progress=progress))


def _mark(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode(errors="surrogatepass")).hexdigest()


def documents(standing: Standing) -> list[Document]:
    """The documents in the order in which their articles were added."""
    return [standing.comparison.document(key) for key in standing.comparison.arguments]
