"""Reading states and acts that shut each other out: alive or dead, accepted or refused, opened or closed."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from factcheck.facts.kind import Context, value_of
from factcheck.facts.polarityframes import polarity_reader
from factcheck.judging.holders import same_holder
from factcheck.judging.negation import common, total, weigher
from factcheck.judging.pairing import prepare
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Judgement, Ruling, Statement, Value
from factcheck.text.clauses import clauses
from factcheck.text.words import Word, words

_LONGEST_PHRASE = 3  # words of a state
_AROUND = 14  # words on each side of a state in which its matter is told
_NEAREST = 12  # telling terms that make its matter
_BESIDE = 5  # words on each side of a state that are right beside it
_NEGATED = 4  # words before a state in which it can be denied
_SHARED = 1.5  # weight of the terms that two states have in common at least
_COVERED = 0.65  # part of the lighter one's terms that the other has
_STEM = 5  # letters by which a key knows a term, so that it finds other forms of the word


@dataclass(frozen=True, slots=True)
class State:
    """One state or act in a sentence; offsets into the sentence.

    ``axis`` names the row of opposites, ``side`` is 1 or -1 on it, denial counted in. ``phrase`` are its dictionary
    forms, ``terms`` the telling terms nearest to it, ``near`` those right beside it.
    """

    start: int
    end: int
    axis: str
    side: int
    phrase: tuple[str, ...]
    terms: frozenset[str]
    near: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """What two states that oppose each other have in common: the axis and two terms."""
        stems = sorted({term[:_STEM] for term in self.terms})
        return frozenset(f"{self.axis} {one} {other}" for one, other in combinations(stems, 2))


class StateReader:
    """Reads states with one set of word lists."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._phrases: defaultdict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
        for row in table["opposites"]:
            for side, name in ((1, "one"), (-1, "other")):
                for phrase in row[name]:
                    self._phrases[tuple(phrase.split())].append((row["name"], side))
        self._negations = frozenset(table["negation"]["words"])
        self._aside = frozenset(table["negation"]["aside"])

    def states(self, plain: str) -> list[State]:
        """The states of a sentence, in text order; those told only of what may be are left out by the caller."""
        found = words(plain)
        lemmas = [word.lemma for word in found]
        starts = [start for start, _ in clauses(plain)]
        out: list[State] = []
        place = 0
        while place < len(found):
            most = min(_LONGEST_PHRASE, len(found) - place)
            length = next((n for n in range(most, 0, -1) if tuple(lemmas[place : place + n]) in self._phrases), 0)
            if length:
                out.extend(self._read(plain, starts, found, place, length))
            place += length or 1
        return out

    def _read(self, plain: str, starts: list[int], found: list[Word], place: int, length: int) -> Iterator[State]:
        start, end = found[place].start, found[place + length - 1].end
        first = starts[bisect_right(starts, start) - 1]
        before = [word for word in found[max(0, place - _NEGATED) : place] if word.start >= first]
        if any(word.text.lower() in self._aside for word in before[-2:]):
            return
        denied = sum(word.text.lower() in self._negations or word.text.endswith("n't") for word in before)
        phrase = tuple(word.lemma for word in found[place : place + length])
        terms = _nearest(plain, found, place, length, _AROUND, _NEAREST)
        near = _nearest(plain, found, place, length, _BESIDE, _NEAREST)
        for axis, side in self._phrases[phrase]:
            yield State(start, end, axis, -side if denied % 2 else side, phrase, terms, near)


def _nearest(plain: str, found: list[Word], place: int, length: int, reach: int, most: int) -> frozenset[str]:
    """The telling terms around the words of a state, the nearest first, up to so many."""
    left = found[max(0, place - reach) : place]
    right = found[place + length : place + length + reach]
    before = prepare(plain[left[0].start : left[-1].end]).terms[::-1] if left else ()
    after = prepare(plain[right[0].start : right[-1].end]).terms if right else ()
    out: list[str] = []
    for distance in range(max(len(before), len(after))):
        out.extend(side[distance] for side in (before, after) if distance < len(side))
    return frozenset(out[:most])


@lru_cache(maxsize=8)
def state_reader(lexicon: Lexicon) -> StateReader:
    """The reader for these word lists."""
    return StateReader(lexicon.table("polarity"))


@dataclass(frozen=True, slots=True)
class StateValue(Value):
    """A state or act as stated: the row of opposites, and on which side of it, denial counted in."""

    axis: str
    side: int


@dataclass(frozen=True, slots=True)
class _Stated:
    statement: Statement
    state: State


class _States:
    """The states of a story that another statement opposes."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._size = {key: len(document.statements) for key, document in context.documents.items()}
        stated = [item for document in context.documents.values() for item in _stated(document, context.lexicon)]
        sides: defaultdict[str, tuple[list[_Stated], list[_Stated]]] = defaultdict(lambda: ([], []))
        for item in stated:
            for key in sorted(item.state.keys):
                sides[key][item.state.side < 0].append(item)
        self._scores: dict[tuple[tuple[str, int], tuple[str, int], str], float] = {}
        self.opposed: dict[str, dict[tuple[int, str], _Stated]] = {key: {} for key in context.documents}
        for ones, others in sides.values():
            for one in ones:
                for other in others:
                    self._meet(one, other)

    def _meet(self, one: _Stated, other: _Stated) -> None:
        first, second = sorted((_place(one), _place(other)))
        key = first, second, one.state.axis
        if key in self._scores or one.statement is other.statement or one.state.phrase == other.state.phrase:
            return
        self._scores[key] = score = self._score(one, other)
        if score:
            for item in (one, other):
                self.opposed[item.statement.article][item.statement.start + item.state.start, item.state.axis] = item

    def _score(self, one: _Stated, other: _Stated) -> float:
        """How sure it is that two opposite states are told of one thing, 0 to 1; 0 when it is not."""
        articles = one.statement.article, other.statement.article
        weigh = weigher(self._context.weights, articles, sum(self._size[key] for key in articles))
        lighter, heavier = sorted((one.state, other.state), key=lambda state: total(state.terms, weigh))
        weight = total(common(lighter.terms, heavier.terms), weigh)
        least = total(lighter.terms, weigh)
        if weight < _SHARED or weight < _COVERED * least or not common(lighter.near, heavier.near):
            return 0.0
        return round(min(0.95, 0.3 + 0.6 * weight / least), 3)

    def score(self, a: Fact, b: Fact) -> float:
        """The score of two facts, 0 when they are not opposed."""
        first, second = sorted(((a.article, a.start), (b.article, b.start)))
        return self._scores.get((first, second, value_of(a, StateValue).axis), 0.0)


def _place(item: _Stated) -> tuple[str, int]:
    return item.statement.article, item.statement.start + item.state.start


def _stated(document: Document, lexicon: Lexicon) -> Iterator[_Stated]:
    """The states that an article tells as they are: not in a question, and only one side of a row in a sentence."""
    reader, denials = state_reader(lexicon), polarity_reader(lexicon)
    for statement in document.statements:
        if not statement.role.asserts or denials.hedged(statement.plain):
            continue
        if any(frame.whole for frame in denials.frames(statement.plain)):
            continue
        found = reader.states(statement.plain)
        sides: defaultdict[str, set[int]] = defaultdict(set)
        for state in found:
            sides[state.axis].add(state.side)
        yield from (_Stated(statement, state) for state in found if len(sides[state.axis]) == 1)


def opposite_facts(document: Document, context: Context) -> Iterable[Fact]:
    """The states of an article that another statement of the story opposes."""
    for (start, axis), item in sorted(_states(context).opposed[document.key].items()):
        yield Fact(
            kind="polarity",
            article=document.key,
            statement=item.statement,
            start=start,
            end=item.statement.start + item.state.end,
            value=StateValue(axis, item.state.side),
            point=f"{axis}: {' '.join(sorted(item.state.near)[:2])}",
            keys=item.state.keys,
            label=axis,
            event=item.statement.event,
        )


def judge_opposites(a: Fact, b: Fact, context: Context) -> Ruling | None:
    """A conflict when two states of one thing shut each other out; a tension between two sources."""
    if not isinstance(a.value, StateValue) or not isinstance(b.value, StateValue) or a.value.axis != b.value.axis:
        return None
    score = _states(context).score(a, b)
    if not score or a.value.side == b.value.side:
        return None
    text = f"“{a.quote}” and “{b.quote}” shut each other out ({a.value.axis})."
    judgement = Judgement.CONFLICT
    if a.speaker and b.speaker and not same_holder(a.speaker, b.speaker):
        text += f" {a.speaker} and {b.speaker} differ; keep both."
        judgement = Judgement.TENSION
    return Ruling(judgement, "negation", text, score)


@lru_cache(maxsize=4)
def _states(context: Context) -> _States:
    return _States(context)
