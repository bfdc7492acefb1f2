"""Two drafts of one text side by side: which sentence became which, and where the words of a span stand now.

Sentences that stayed as they are find each other first, wherever they were moved to; the rest are paired by likeness
(rapidfuzz) with a little help from their neighbours. Inside a pair the words are aligned one by one. What is not sure
is not placed: whoever decided something on those words can attach it again by hand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from factcheck.lexicon import builtin
from factcheck.text.normalise import fold
from factcheck.text.sentences import sentences

SURE = 68.0
"""How alike two sentences are at least (0 to 100) for one to be taken as a later wording of the other."""
BESIDE = 8.0
"""What it adds to the likeness of two sentences that a neighbour of theirs has become a neighbour, on each side."""
MARGIN = 6.0
"""By how much a pair must be more alike than the next best one of either sentence."""
TYPO = 70.0
"""How alike two words are at least for one to be a misspelling or another form of the other."""
_GAIN = 3.0  # by how much a sentence that is taken into a pair must raise its likeness
_COMMON = 40  # sentences that share a word, beyond which the word says nothing about any of them
_PARTNERS = 12  # counterparts of a sentence that are looked at closely
_MOST = 0.6  # of the words of a span that are still there for the rest to count as changed
_SHORT = 3  # letters of a word that says little alone
_LONGEST = 3000  # words of a sentence beyond which it is known only when nothing in it changed
_TOKEN = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or mark of a text and where it stands."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a draft."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, without how it is spaced."""
        return tuple(token.text for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences of the old draft (``old``: first and past the last) and what became of them; ``score`` is 0 to 100.

    Mostly one and one; more on either side where a sentence was parted or two were joined.
    """

    old: tuple[int, int]
    new: tuple[int, int]
    score: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the words of a span stand now. ``kept`` when not one of them changed."""

    start: int
    end: int
    score: float
    kept: bool


class Draft:
    """A text cut into sentences and these into words."""

    def __init__(self, text: str) -> None:
        plain = fold(text)
        self.text = text
        self.units = tuple(_units(plain))

    def at(self, start: int, end: int) -> range:
        """The numbers of the sentences that a span stands in."""
        inside = [number for number, unit in enumerate(self.units) if unit.start < end and start < unit.end]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def joined(self, span: tuple[int, int]) -> list[Token]:
        """The words of consecutive sentences."""
        return [token for unit in self.units[slice(*span)] for token in unit.tokens]


class Alignment:
    """What became of the sentences of an old draft in a new one."""

    def __init__(self, old: Draft, new: Draft) -> None:
        self.old = old
        self.new = new

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The sentences that belong together, in the order of the old draft."""
        found = _exact(self.old.units, self.new.units)
        found |= _alike(self.old, self.new, found)
        return tuple(_grown(self.old, self.new, found))

    @cached_property
    def _by_unit(self) -> dict[int, Pair]:
        return {number: pair for pair in self.pairs for number in range(*pair.old)}

    def place(self, start: int, end: int) -> Placed | None:
        """Where the words of a span of the old draft stand in the new one; None when that is not sure."""
        inside = self.old.at(start, end)
        pairs = {id(pair): pair for number in inside if (pair := self._by_unit.get(number))}
        if len(pairs) != 1 or not all(number in self._by_unit for number in inside):
            return None
        (pair,) = pairs.values()
        return _mapped(self.old.joined(pair.old), self.new.joined(pair.new), start, end, pair.score)

    def sentence(self, start: int, end: int) -> str:
        """The words of the old sentences that a span stands in."""
        return _said(self.old, self.old.at(start, end))

    def sentence_now(self, start: int, end: int) -> str:
        """The words of the new sentences that a span of the new draft stands in."""
        return _said(self.new, self.new.at(start, end))


def _said(draft: Draft, units: range) -> str:
    return " ".join(" ".join(draft.units[number].words) for number in units)


def _units(plain: str) -> Iterator[Unit]:
    words = builtin()
    for line in re.finditer(r"[^\r\n]+", plain):
        for start, end in sentences(plain, line.start(), line.end(), words):
            tokens = tuple(
                Token(match.start(), match.end(), match.group().casefold())
                for match in _TOKEN.finditer(plain, start, end)
            )
            if tokens:
                yield Unit(start, end, tokens)


def _exact(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, tuple[int, float]]:
    """Sentences that say the same as before. One that stands twice is known when it stood twice before too."""
    where: defaultdict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, units in enumerate((old, new)):
        for number, unit in enumerate(units):
            where[unit.words][side].append(number)
    return {
        before: (after, 100.0)
        for olds, news in where.values()
        if len(olds) == len(news)
        for before, after in zip(olds, news, strict=True)
    }


def _alike(old: Draft, new: Draft, known: dict[int, tuple[int, float]]) -> dict[int, tuple[int, float]]:
    """The other sentences, the most alike first; each once, and only where no other pair comes near."""
    taken = {after for after, _ in known.values()}
    left = [n for n, unit in enumerate(old.units) if n not in known and len(unit.tokens) <= _LONGEST]
    free = [n for n, unit in enumerate(new.units) if n not in taken and len(unit.tokens) <= _LONGEST]
    scores: dict[tuple[int, int], float] = {}
    for before, after in _candidates(old.units, new.units, left, free):
        score = fuzz.ratio(" ".join(old.units[before].words), " ".join(new.units[after].words))
        scores[before, after] = score + BESIDE * _beside(before, after, known)
    found: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    best: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
    for (before, after), score in scores.items():
        best["old", before].append(score)
        best["new", after].append(score)
    for (before, after), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < SURE or before in found or after in used:
            continue
        rivals = sorted(best["old", before], reverse=True)[1:2] + sorted(best["new", after], reverse=True)[1:2]
        if all(score - rival >= MARGIN for rival in rivals):
            found[before] = (after, min(score, 99.0))
            used.add(after)
    return found


def _candidates(
    old: Sequence[Unit], new: Sequence[Unit], left: Sequence[int], free: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The pairs worth a closer look: all of a short text, in a long one those that share the rarest words."""
    if len(left) * len(free) <= _COMMON * _COMMON:
        yield from ((before, after) for before in left for after in free)
        return
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for after in free:
        for word in sorted(set(new[after].words)):
            holders[word].append(after)
    for before in left:
        weight: defaultdict[int, float] = defaultdict(float)
        for word in sorted(set(old[before].words)):
            if len(holders[word]) <= _COMMON:
                for after in holders[word]:
                    weight[after] += 1 / len(holders[word])
        for after in sorted(weight, key=lambda number: (-weight[number], number))[:_PARTNERS]:
            yield before, after


def _beside(before: int, after: int, known: dict[int, tuple[int, float]]) -> int:
    """On how many sides the neighbour of the one has become the neighbour of the other."""
    return sum(known.get(before + step, (None, 0.0))[0] == after + step for step in (-1, 1))


def _grown(old: Draft, new: Draft, found: dict[int, tuple[int, float]]) -> Iterator[Pair]:
    """The pairs, each with the free neighbours that make it more alike: sentences that were parted or joined."""
    free_old = set(range(len(old.units))) - set(found)
    free_new = set(range(len(new.units))) - {after for after, _ in found.values()}
    for before, (after, score) in sorted(found.items()):
        spans = [(before, before + 1), (after, after + 1)]
        reached = score if score == 100.0 else _likeness(old, new, spans)
        growing = reached < 100.0
        while growing:
            growing = False
            for side, free in ((1, free_new), (0, free_old)):
                for number, wider in _wider(spans[side]):
                    trial = [*spans]
                    trial[side] = wider
                    if number in free and len(old.joined(trial[0])) + len(new.joined(trial[1])) > 2 * _LONGEST:
                        continue
                    if number in free and (now := _likeness(old, new, trial)) >= reached + _GAIN:
                        spans, reached, growing = trial, now, True
                        free.discard(number)
        yield Pair(spans[0], spans[1], max(score, reached))


def _wider(span: tuple[int, int]) -> Iterable[tuple[int, tuple[int, int]]]:
    start, end = span
    return ((end, (start, end + 1)), (start - 1, (start - 1, end)))


def _likeness(old: Draft, new: Draft, spans: Sequence[tuple[int, int]]) -> float:
    sides = (old.joined(spans[0]), new.joined(spans[1]))
    return fuzz.ratio(*(" ".join(token.text for token in side) for side in sides))


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of the old sentence and what stands in their place: equal ones, or a run of changes."""

    old: tuple[int, int]
    new: tuple[int, int]
    equal: bool


def _runs(old: Sequence[Token], new: Sequence[Token]) -> list[_Run]:
    runs: list[_Run] = []
    if [token.text for token in old] == [token.text for token in new]:
        return [_Run((0, len(old)), (0, len(new)), equal=True)]
    for code in Indel.opcodes([token.text for token in old], [token.text for token in new]):
        equal = code.tag == "equal"
        here = _Run((code.src_start, code.src_end), (code.dest_start, code.dest_end), equal)
        if runs and not equal and not runs[-1].equal:
            last = runs.pop()
            here = _Run((last.old[0], here.old[1]), (last.new[0], here.new[1]), equal=False)
        runs.append(here)
    return runs


def _mapped(old: Sequence[Token], new: Sequence[Token], start: int, end: int, score: float) -> Placed | None:
    """The span of the new words that the old words of a span have become."""
    quoted = [number for number, token in enumerate(old) if token.start < end and start < token.end]
    if not quoted:
        return None
    first, last = quoted[0], quoted[-1] + 1
    runs = _runs(old, new)
    places = [place for run in runs for place in _places(old, new, run, max(run.old[0], first), min(run.old[1], last))]
    if not places:
        return None
    left, right = min(place[0] for place in places), max(place[1] for place in places)
    before, after = old[first:last], new[left:right]
    kept = [token.text for token in before] == [token.text for token in after]
    held = _held(runs, (first, last), (left, right), (len(old), len(new)))
    if not kept and not _follows(before, after) and not (held and _stands_for(before, after)):
        return None
    # A span may begin or end inside a word.
    inside = (start - before[0].start, before[-1].end - end) if kept else (0, 0)
    return Placed(after[0].start + max(0, inside[0]), after[-1].end - max(0, inside[1]), score, kept)


def _places(old: Sequence[Token], new: Sequence[Token], run: _Run, low: int, high: int) -> list[tuple[int, int]]:
    """Where the old words from ``low`` to before ``high``, all of one run, stand among the new ones."""
    if low >= high:
        return []
    (start, end), (left, right) = run.old, run.new
    if run.equal or end - start == right - left:
        return [(low - start + left, high - start + left)]
    if (low, high) == run.old and left < right <= left + 3 * (end - start):
        return [run.new]
    found = []
    for token in old[low:high]:
        alike = [number for number in range(left, right) if fuzz.ratio(token.text, new[number].text) >= TYPO]
        if len(alike) == 1:
            found.append((alike[0], alike[0] + 1))
    return found


def _follows(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether most of what carries the meaning of the old words still stands in the new ones, and a figure for figures."""
    if _figures(before) and not _figures(after):
        return False
    telling = [token for token in before if token.text.isalnum() and len(token.text) > _SHORT] or before
    there = [token for token in telling if any(fuzz.ratio(token.text, other.text) >= TYPO for other in after)]
    return len(there) >= _MOST * len(telling)


def _held(runs: Sequence[_Run], old: tuple[int, int], new: tuple[int, int], ends: tuple[int, int]) -> bool:
    """Whether the same words stand before both spans, and after both; the ends of a sentence count as such."""
    steps = [(run, step) for run in runs if run.equal for step in range(run.old[1] - run.old[0])]
    same = {run.old[0] + step: run.new[0] + step for run, step in steps} | {-1: -1, ends[0]: ends[1]}
    return same.get(old[0] - 1) == new[0] - 1 and same.get(old[1]) == new[1]


def _stands_for(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether words with nothing in common may still be the one in the place of the other: as many, or figures."""
    if len(before) == len(after) == 1:
        return True
    if _figures(before) or _figures(after):
        return _figures(before) and _figures(after)
    return len(before) == len(after)


def _figures(tokens: Sequence[Token]) -> bool:
    return any(token.text[0].isdigit() for token in tokens)
