"""Acts told with the two parties the wrong way round: who beat, bought, sued or succeeded whom."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from factcheck.facts.kind import Context, value_of
from factcheck.facts.polarityframes import polarity_reader
from factcheck.lexicon import Lexicon
from factcheck.model import Fact, Judgement, Ruling, Statement, Value
from factcheck.text.clauses import clauses
from factcheck.text.words import Word, words

_LONGEST_PHRASE = 4  # words of an act
_REACH = 8  # words on each side of an act in which its parties are named
_PASSIVE = 3  # words after an act in which "by" makes it passive
_LONGEST = 150  # characters of a quote, so that the 160 of the contract always hold
_SCORE = 0.85
_NO_NAMES = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act in a sentence, who did it and to whom; offsets into the sentence take in both names."""

    start: int
    end: int
    name: str
    doer: frozenset[str]
    target: frozenset[str]


@dataclass(frozen=True, slots=True)
class ActValue(Value):
    """An act as told: its name, who did it and to whom."""

    act: str
    doer: tuple[str, ...]
    target: tuple[str, ...]


class ActReader:
    """Reads acts between two named parties with one set of word lists."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._phrases: dict[tuple[str, ...], tuple[str, str]] = {}
        for row in table["roles"]:
            for end in ("one", "other"):
                self._phrases.update({tuple(phrase.split()): (row["name"], end) for phrase in row[end]})
        self._owned = {(word,): row["name"] for row in table["roles"] for word in row["owned"]}

    def acts(self, plain: str) -> Iterator[Act]:
        """The acts of a sentence whose two parties are named close by, in text order."""
        found = words(plain)
        lemmas = [word.lemma for word in found]
        spans = clauses(plain)
        starts = [start for start, _ in spans]
        for place, word in enumerate(found):
            most = min(_LONGEST_PHRASE, len(found) - place)
            length = next((n for n in range(most, 0, -1) if tuple(lemmas[place : place + n]) in self._phrases), 0)
            owned = self._owned.get((lemmas[place],)) if place and found[place - 1].text.endswith("'s") else None
            if (not length and owned is None) or word.text[0].isupper():
                continue  # where the act has a capital every word has one, names or not
            length = length or 1
            first, last = spans[bisect_right(starts, word.start) - 1]
            before = _names(found[max(0, place - _REACH) : place], first, last, nearest=True)
            after = _names(found[place + length : place + length + _REACH], first, last)
            if not before or not after:
                continue
            name, end = (owned, "other") if owned else self._phrases[tuple(lemmas[place : place + length])]
            turned = (end == "other") != _passive(lemmas, place, length)
            doer, target = (after, before) if turned else (before, after)
            start = min(item.start for item in before)
            stop = min(max(item.end for item in after), start + _LONGEST)
            yield Act(start, stop, name, _folded(doer), _folded(target))


def _names(found: list[Word], first: int, last: int, *, nearest: bool = False) -> list[Word]:
    """The capitalised words of a stretch; with ``nearest`` only the run that ends it."""
    inside = [word for word in found if first <= word.start < last]
    named = [word for word in inside if _is_name(word)]
    if not nearest or not named:
        return named
    run = [named[-1]]
    for word in reversed(named[:-1]):
        if run[-1].start - word.end > 1:
            break
        run.append(word)
    return run


def _is_name(word: Word) -> bool:
    return word.text[0].isupper() and not word.is_stop and word.text.lower() not in _NO_NAMES


def _folded(names: list[Word]) -> frozenset[str]:
    return frozenset(word.lemma for word in names)


def _passive(lemmas: list[str], place: int, length: int) -> bool:
    return "by" in lemmas[place + length : place + length + _PASSIVE]  # headlines leave out "was"


@lru_cache(maxsize=8)
def act_reader(lexicon: Lexicon) -> ActReader:
    """The reader for these word lists."""
    return ActReader(lexicon.table("polarity"))


@lru_cache(maxsize=4)
def _turned(context: Context) -> dict[str, list[tuple[Statement, Act]]]:
    """The acts of each article that another statement of the story tells the other way round."""
    by_parties: defaultdict[tuple[str, str, str], list[tuple[Statement, Act]]] = defaultdict(list)
    for document in context.documents.values():
        for statement in document.statements:
            if not statement.role.asserts or polarity_reader(context.lexicon).hedged(statement.plain):
                continue
            for act in act_reader(context.lexicon).acts(statement.plain):
                for doer in sorted(act.doer):
                    for target in sorted(act.target):
                        by_parties[act.name, doer, target].append((statement, act))
    kept: dict[str, dict[tuple[int, str], tuple[Statement, Act]]] = {key: {} for key in context.documents}
    for (name, doer, target), items in by_parties.items():
        if (name, target, doer) in by_parties:
            for statement, act in items:
                kept[statement.article][statement.start + act.start, name] = statement, act
    return {key: [found[place] for place in sorted(found)] for key, found in kept.items()}


def turned_facts(key: str, context: Context) -> Iterable[Fact]:
    """The acts of an article that another statement of the story tells the other way round."""
    for statement, act in _turned(context)[key]:
        parties = sorted(act.doer | act.target)
        yield Fact(
            kind="polarity",
            article=key,
            statement=statement,
            start=statement.start + act.start,
            end=statement.start + act.end,
            value=ActValue(act.name, tuple(sorted(act.doer)), tuple(sorted(act.target))),
            point=f"{act.name}: {' '.join(parties)}",
            keys=frozenset(f"{act.name} {party}" for party in parties),
            label=f"who did it to whom: {act.name}",
            event=statement.event,
        )


def judge_turned(a: Fact, b: Fact) -> Ruling | None:
    """A conflict when the one who did it in one is the one to whom it was done in the other."""
    if not isinstance(a.value, ActValue) or not isinstance(b.value, ActValue):
        return None
    va, vb = value_of(a, ActValue), value_of(b, ActValue)
    doers, targets = (set(va.doer), set(vb.doer)), (set(va.target), set(vb.target))
    crossed = not doers[0].isdisjoint(targets[1]) and not targets[0].isdisjoint(doers[1])
    if va.act != vb.act or not crossed or not doers[0].isdisjoint(doers[1]) or not targets[0].isdisjoint(targets[1]):
        return None
    text = f"The two have it the other way round, who did it and to whom: “{a.quote}” and “{b.quote}”."
    return Ruling(Judgement.CONFLICT, "direction", text, _SCORE)
