"""Decisions and notes follow their words from draft to draft.

What people said is kept under the id of the finding they said it of, with the words it stood on. When the present
texts give no such finding, the words are looked for in them, draft by draft, and the finding that stands on the same
words, of the same kind, takes over what was said; whatever is different about it is told. Nothing is guessed: what has
no single such finding is an orphan, which a person can attach again. Nothing is written either: undoing the decision, or
bringing the old text back, brings everything else back by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck.desk.alignment import Alignment, Draft
from factcheck.desk.analyse import Place, Standing, Thing
from factcheck.desk.views import Anchor, Change
from factcheck.store import Store

SAME_PLACE = 0.5
"""The part of the shorter of two spans that they have in common at least when they are the same words."""
_FINDING = "f-"


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of something that people spoke of: the id it has now ("" for an orphan) and what is different."""

    now: str = ""
    change: Change | None = None
    gone: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(slots=True)
class Carrier:
    """Looks for old words in the present texts of stories; what it worked out is kept as long as the texts stay."""

    store: Store
    _drafts: dict[str, Draft] = field(default_factory=dict)
    _alignments: dict[tuple[str, str], Alignment] = field(default_factory=dict)
    _moved: dict[tuple[str, tuple[Anchor, ...], str], Moved] = field(default_factory=dict)

    def moved(self, standing: Standing, lost: Mapping[str, Sequence[Anchor]]) -> dict[str, Moved]:
        """What became of each of these ids, which the present texts do not give, with the words they stood on."""
        out: dict[str, Moved] = {}
        for key, anchors in lost.items():
            mark = (standing.fingerprint, tuple(anchors), key)
            if mark not in self._moved:
                self._moved[mark] = self._follow(standing, key, tuple(anchors))
            out[key] = self._moved[mark]
        return out

    def _follow(self, standing: Standing, key: str, anchors: tuple[Anchor, ...]) -> Moved:
        if not anchors:
            return Moved(gone="the words it was about were not kept")
        places = [self._place(standing, anchor) for anchor in anchors]
        found = _matches(standing, key[:2], anchors, places)
        suggestions = tuple(match.thing.id for match in found)
        best = [match for match in found if match.rank == found[0].rank and match.sure]
        if len(best) == 1:
            return Moved(best[0].thing.id, self._change(standing, anchors, best[0]), suggestions=suggestions)
        lost = [f"“{anchor.exact}”" for anchor, place in zip(anchors, places, strict=True) if place is None]
        if lost:
            gone = f"the words {' and '.join(dict.fromkeys(lost))} are not there any more"
        elif best:
            gone = f"{len(best)} findings stand on its words now"
        else:
            gone = "its words are there, but no such finding stands on them any more"
        return Moved(gone=gone, suggestions=suggestions)

    def _place(self, standing: Standing, anchor: Anchor) -> Place | None:
        """Where the words of an anchor stand in the present text of its article."""
        keys = {name: key for key, name in standing.keys.items()}
        key = keys.get(anchor.article)
        if key is None:
            return None
        texts = self._texts(standing, anchor.article)
        present = standing.comparison.document(key).article
        if anchor.sha256 == present.sha256:
            return key, anchor.start, anchor.end
        if anchor.sha256 not in texts:
            return None
        last = max(number for number, sha in enumerate(texts) if sha == anchor.sha256)
        steps = [*texts[last:], present.sha256] if texts[-1] != present.sha256 else texts[last:]
        # From draft to draft the changes are smaller; past a draft that lost the words, the last may have them again.
        for way in dict.fromkeys((tuple(steps), (anchor.sha256, present.sha256))):
            span: tuple[int, int] | None = (anchor.start, anchor.end)
            for before, after in pairwise(way):
                placed = self._alignment(before, after).place(*span) if span and before != after else None
                span = (placed.start, placed.end) if placed else span if before == after else None
            if span:
                return (key, *span)
        return None

    def _texts(self, standing: Standing, article: str) -> list[str]:
        """The hashes of all drafts of an article, the first one first; their texts are at hand afterwards."""
        shas = []
        for draft in self.store.stories.all_drafts(standing.story, int(article[1:])):
            shas.append(draft.article.sha256)
            if shas[-1] not in self._drafts:
                self._drafts[shas[-1]] = Draft(draft.article.text)
        return shas

    def _alignment(self, before: str, after: str) -> Alignment:
        if (before, after) not in self._alignments:
            self._alignments[before, after] = Alignment(self._drafts[before], self._drafts[after])
        return self._alignments[before, after]

    def _change(self, standing: Standing, anchors: Sequence[Anchor], match: _Match) -> Change | None:
        """What is different about the finding that takes over."""
        lines: list[str] = []
        words: list[tuple[str, str, str]] = []
        for anchor, place in zip(anchors, match.places, strict=True):
            if place is None:
                lines.append(f"{anchor.article}: “{anchor.exact}” is not there any more")
                continue
            key, start, end = place
            document = standing.comparison.document(key)
            if anchor.sha256 == document.article.sha256:
                continue
            alignment = self._alignment(anchor.sha256, document.article.sha256)
            now = document.article.text[start:end]
            if now.split() != anchor.exact.split():
                words.append((anchor.article, anchor.exact, now))
                lines.append(f"{anchor.article}: was “{anchor.exact}”, is “{now}”")
            elif alignment.sentence(anchor.start, anchor.end) != alignment.sentence_now(start, end):
                lines.append(f"{anchor.article}: the sentence around “{anchor.exact}” changed")
        before, thing = anchors[0], match.thing
        if before.judgement and before.judgement != thing.judgement:
            lines.append(f"{before.judgement} ({before.reason}) is now {thing.judgement} ({thing.reason})")
        elif before.reason and before.reason != thing.reason:
            lines.append(f"the reason {before.reason} is now {thing.reason}")
        return Change(tuple(dict.fromkeys(lines)), tuple(dict.fromkeys(words))) if lines else None


@dataclass(frozen=True, slots=True)
class _Match:
    """A present thing that may be the old one. ``sure`` when it stands on all the words that it has to."""

    thing: Thing
    places: tuple[Place | None, ...]
    rank: tuple[bool, bool, bool]
    shared: float
    sure: bool


def _matches(standing: Standing, sort: str, anchors: Sequence[Anchor], places: Sequence[Place | None]) -> list[_Match]:
    """The present things of that sort that stand on words of the old one, the likeliest first."""
    before = anchors[0]
    out = []
    for thing in standing.things.values():
        if not thing.id.startswith(sort) or before.kind not in ("", thing.kind):
            continue
        shares = _shares(places, thing.places) if sort == _FINDING else _held(places, thing.places)
        good = sum(share >= SAME_PLACE for share in shares)
        if good:
            sure = good == len(shares) if sort == _FINDING else 2 * good >= len(shares)
            exactly = set(thing.places) == set(places)
            rank = (sure, thing.reason == before.reason, exactly)
            out.append(_Match(thing, tuple(places), rank, sum(shares), sure))
    return sorted(out, key=lambda match: (*(not good for good in match.rank), -match.shared, match.thing.id))


def _shares(old: Sequence[Place | None], new: Sequence[Place]) -> list[float]:
    """How much each side of the old finding has in common with one side of the new, the better way round."""
    ways = (new, new[::-1])
    return max(([_common(a, b) for a, b in zip(old, way, strict=False)] for way in ways), key=sum)


def _held(old: Sequence[Place | None], new: Sequence[Place]) -> list[float]:
    """How much each of the old words has in common with any of the new."""
    return [max((_common(a, b) for b in new), default=0.0) for a in old]


def _common(a: Place | None, b: Place) -> float:
    """The part of the shorter span that both have, 0 to 1."""
    if a is None or a[0] != b[0]:
        return 0.0
    return max(0, min(a[2], b[2]) - max(a[1], b[1])) / max(1, min(a[2] - a[1], b[2] - b[1]))
