"""What a new draft changed: the text, and because of it the findings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.desk.alignment import Alignment, Draft, Pair
from factcheck.desk.analyse import Analyst, Standing
from factcheck.desk.carrying import Carrier
from factcheck.desk.views import Anchor, Change, DeskError
from factcheck.model import Finding
from factcheck.store import Store
from factcheck.store import records as kept


class Fate(StrEnum):
    """What became of a passage."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    ADDED = "added"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or two of either draft; ``before`` and ``after`` are empty for what was added and cut.

    ``start`` and ``end`` are offsets into the new text (into the old one for what was cut).
    """

    fate: Fate
    before: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Turned:
    """A finding that a draft changed: as it was, as it is, and what is different."""

    before: Finding
    after: Finding
    change: Change


@dataclass(frozen=True, slots=True)
class DraftDiff:
    """What the draft ``new`` of an article (both count from 1) changed since the draft ``old``."""

    story: str
    article: str
    title: str
    old: int
    new: int
    passages: tuple[Passage, ...]
    appeared: tuple[Finding, ...]
    vanished: tuple[Finding, ...]
    changed: tuple[Turned, ...]


def diff(
    store: Store,
    analyst: Analyst,
    carrier: Carrier,
    standing: Standing,
    article: str | None,
    old: int | None,
    new: int | None,
) -> DraftDiff:
    """Compare two drafts of an article of the story: the last two of the one that changed last, unless told otherwise."""
    chosen = _article(standing, article)
    drafts = store.stories.all_drafts(standing.story, chosen.article_number)
    after = drafts[_number(len(drafts) if new is None else new, drafts) - 1]
    if after.number == 1 and old is None:
        raise DeskError(f"a{chosen.article_number} has one draft only", "add a changed version of it first")
    before = drafts[_number(after.number - 1 if old is None else old, drafts) - 1]
    was, now = (analyst.with_draft(standing, draft) for draft in (before, after))
    appeared, vanished, changed = _findings(carrier, was, now)
    return DraftDiff(
        story=standing.story,
        article=f"a{chosen.article_number}",
        title=after.article.title or "",
        old=before.number,
        new=after.number,
        passages=tuple(passages(before.article.text, after.article.text)),
        appeared=appeared,
        vanished=vanished,
        changed=changed,
    )


def passages(before: str, after: str) -> Iterator[Passage]:
    """The sentences of two texts side by side, in the order of the new one; what was cut stands where it stood."""
    alignment = Alignment(Draft(before), Draft(after))
    pairs = alignment.pairs
    in_order = _rising(pairs)
    by_new = {number: pair for pair in pairs for number in range(*pair.new)}
    paired = {number for pair in pairs for number in range(*pair.old)}
    olds, news = alignment.old.units, alignment.new.units
    cut = [number for number in range(len(olds)) if number not in paired]
    for number, unit in enumerate(news):
        pair = by_new.get(number)
        if pair is None:
            yield Passage(Fate.ADDED, "", after[unit.start : unit.end], unit.start, unit.end)
        elif pair.new[0] == number:
            if pair in in_order:
                yield from _cut(before, alignment.old, cut, pair.old[0])
            yield _pair(before, after, alignment, pair, moved=pair not in in_order)
    yield from _cut(before, alignment.old, cut, len(olds))


def _pair(before: str, after: str, alignment: Alignment, pair: Pair, *, moved: bool) -> Passage:
    olds, news = alignment.old.units, alignment.new.units
    was = before[olds[pair.old[0]].start : olds[pair.old[1] - 1].end]
    start, end = news[pair.new[0]].start, news[pair.new[1] - 1].end
    same = [t.text for t in alignment.old.joined(pair.old)] == [t.text for t in alignment.new.joined(pair.new)]
    fate = (Fate.MOVED if moved else Fate.SAME) if same else Fate.CHANGED
    return Passage(fate, was, after[start:end], start, end)


def _cut(before: str, old: Draft, cut: list[int], limit: int) -> Iterator[Passage]:
    while cut and cut[0] < limit:
        unit = old.units[cut.pop(0)]
        yield Passage(Fate.CUT, before[unit.start : unit.end], "", unit.start, unit.end)


def _rising(pairs: Sequence[Pair]) -> set[Pair]:
    """As many pairs as there can be that stand in the same order in both drafts; the others were moved."""
    ends: list[int] = []
    last: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    for pair in pairs:
        at = bisect_left(ends, pair.new[0])
        before[pair] = last[at - 1] if at else None
        ends[at : at + 1] = [pair.new[0]]
        last[at : at + 1] = [pair]
    kept: set[Pair] = set()
    here = last[-1] if last else None
    while here is not None:
        kept.add(here)
        here = before[here]
    return kept


def _findings(
    carrier: Carrier, was: Standing, now: Standing
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Turned, ...]]:
    present = {finding.id: finding for finding in now.comparison.findings}
    lost = [finding for finding in was.comparison.findings if finding.id not in present]
    anchors = was.anchors(finding.id for finding in lost)
    moved = carrier.moved(now, {key: [Anchor(**anchor) for anchor in found] for key, found in anchors.items()})
    taken = {came.now for came in moved.values()} | {finding.id for finding in was.comparison.findings}
    changed = []
    for finding in lost:
        came = moved[finding.id]
        if came.now and came.change is not None:
            changed.append(Turned(finding, present[came.now], came.change))
    return (
        tuple(finding for finding in now.comparison.findings if finding.id not in taken),
        tuple(finding for finding in lost if not moved[finding.id].now),
        tuple(changed),
    )


def _article(standing: Standing, name: str | None) -> kept.Draft:
    """The article of that name, or the one whose present draft came last."""
    if name is None:
        return max(standing.drafts, key=lambda draft: (draft.number > 1, draft.id))
    found = [draft for draft in standing.drafts if f"a{draft.article_number}" == name]
    if not found:
        raise DeskError(f"the story has no article {name}", f"it has {_listed(standing.drafts)}")
    return found[0]


def _listed(drafts: Iterable[kept.Draft]) -> str:
    return ", ".join(f"a{draft.article_number}" for draft in drafts)


def _number(wanted: int, drafts: Sequence[kept.Draft]) -> int:
    if not 1 <= wanted <= len(drafts):
        raise DeskError(f"there is no draft {wanted}", f"the drafts are 1 to {len(drafts)}")
    return wanted
