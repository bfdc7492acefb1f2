"""Whether two amounts are about one matter, told from the words around them; the amounts themselves are left out.

A clash of place or time settles that they are not. Whether they agree is not asked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from factcheck import lexicon
from factcheck.judging.pairing import prepare
from factcheck.text.clauses import clause_at
from factcheck.text.words import words

_NEAR = 45  # characters on each side of an amount that frame it: its verb, its object, a place
_DATED = 160  # characters on each side of an amount in which a month or year dates it
_SAME_NAME = 75  # partial ratio of two spellings of one place
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|(?:city|town|village|port|district|suburb|province) of)\s+(?:the\s+)?([A-Z][\w'-]{2,30})"
)
_TIME = re.compile(
    r"\b(?:january|february|march(?=\s+\d)|april|june|july|august|september|october|november|december"
    r"|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?"
    r"|(?:19|20)\d\d|last\s+(?:year|month|week)|earlier\s+this\s+(?:year|month|week)|previous(?:ly)?|ago)\b",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\b(\d{1,2}(?:[:.]\d\d)?)\s?([ap])\.?\s?m\b", re.IGNORECASE)
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around an amount: the terms of its sentence, those near it, and the places and times named.

    ``verb`` is the term right before the amount, ``follows`` the one right after its noun; empty for function words.
    ``senses`` tells figures of a market and those of an outlook from others.
    """

    terms: frozenset[str]
    near: frozenset[str]
    places: tuple[str, ...]
    days: frozenset[str]
    hours: frozenset[str]
    times: frozenset[str]
    verb: str
    follows: str
    names: frozenset[str]
    senses: frozenset[str]


@dataclass(frozen=True, slots=True)
class Matter:
    """How much two amounts have in common: terms of the sentences, terms near them, and the share of the shorter.

    ``framed`` when the same word stands right before or right after both, ``placed`` when both name one place, ``named_apart``
    when each names somebody or something and neither speaks of the other's, ``market`` for figures that move by the hour, ``dated`` when both sentences name one day of the week,
    ``undated`` when neither names any.
    """

    shared: int
    near: int
    share: float
    framed: bool
    placed: bool
    named_apart: bool
    market: bool
    dated: bool = False
    undated: bool = True

    @property
    def strong(self) -> bool:
        """Whether it is sure enough to hold a difference against someone."""
        if self.named_apart:
            return False
        if self.market:  # one market report reads like the next
            return self.near >= 2 and self.share >= 0.5
        if (self.framed and self.shared >= 1) or (self.placed and self.near >= 1 and self.shared >= 2):
            return True
        return (self.near >= 2 and self.share >= 0.3) or (self.near >= 1 and self.shared >= 3 and self.share >= 0.25)

    @property
    def certain(self) -> bool:
        """Whether the words around are so much alike that two readings of the event must be one."""
        return self.strong and self.near >= 3 and self.share >= 0.7

    @property
    def loose(self) -> bool:
        """Whether it is sure enough to show two amounts that agree."""
        return self.strong or (self.shared >= 2 and self.share >= 0.2) or (self.near >= 1 and self.share >= 0.2)

    @property
    def score(self) -> float:
        """How sure it is, 0 to 1."""
        return round(min(0.95, 0.35 + 0.3 * self.share + 0.07 * min(self.near, 3) + 0.1 * self.framed), 3)


@lexicon.remembered(maxsize=1 << 13)
def surroundings(plain: str, start: int, end: int, speaker: str = "") -> Surroundings:
    """Read what stands around ``plain[start:end]``, an amount with its unit or noun.

    The name of the ``speaker`` says nothing about the matter.
    """
    low, high = max(0, start - _NEAR), min(len(plain), end + _NEAR)
    # Cut at words, so that no half word counts.
    while 0 < low < start and plain[low - 1].isalnum():
        low += 1
    while end < high < len(plain) and plain[high].isalnum() and plain[high - 1].isalnum():
        high -= 1
    # A day of the week dates its own clause, a month or year the whole of a sentence that is not too long.
    reach = max(0, start - _DATED), min(len(plain), end + _DATED)
    times = frozenset(match.group().lower() for match in _TIME.finditer(plain, *reach))
    near = (match.group().lower() for match in _TIME.finditer(plain, low, high))
    days = frozenset(time.removesuffix("s") for time in near if _DAY.fullmatch(time))
    hours = frozenset(
        f"{match.group(1)} {match.group(2).lower()}m" for match in _HOUR.finditer(plain, *clause_at(plain, start))
    )
    told = prepare(f"{plain[reach[0] : start]} {plain[end : reach[1]]}").lemmas
    before, after = words(plain[low:start]), words(plain[end:high])
    return Surroundings(
        terms=_terms(plain[:start] + " " + plain[end:]),
        near=_terms(plain[low:start] + " " + plain[end:high]),
        places=tuple(match.group(1).lower() for match in _PLACE.finditer(plain, low, high)),
        days=days,
        hours=hours,
        times=frozenset(time for time in times if not _DAY.fullmatch(time)),
        verb=_term(before[-1].text) if before else "",
        follows=_term(after[0].text) if after else "",
        names=_names(plain, f"{plain[low:start]} {plain[end:high]}") - frozenset(prepare(speaker).terms),
        senses=frozenset(sense for sense, forms in _senses().items() if not forms.isdisjoint(told)),
    )


def _names(plain: str, near: str) -> frozenset[str]:
    """The terms near an amount that are names in their sentence."""
    return prepare(plain).names & frozenset(prepare(near).terms)


@cache
def _generic() -> frozenset[str]:
    return frozenset(lexicon.builtin().table("units")["generic"]["words"])


@cache
def _senses() -> dict[str, frozenset[str]]:
    table = lexicon.builtin().table("units")["senses"]
    return {sense: frozenset(forms) for sense, forms in table.items()}


def _term(word: str) -> str:
    return next(iter(prepare(word.lower()).terms), "")


def _terms(text: str) -> frozenset[str]:
    read = prepare(text)
    return frozenset(term for term in read.terms if term not in read.numbers and len(term) > 1) - _generic()


def matter(a: Surroundings, b: Surroundings) -> Matter | None:
    """What two surroundings have in common; None when they name different places, days or times, or only one is an outlook."""
    if a.times != b.times and (not a.times or not b.times or a.times.isdisjoint(b.times)):
        return None
    for one, other in ((a.days, b.days), (a.hours, b.hours)):
        if one and other and one.isdisjoint(other):
            return None
    if "outlook" in a.senses ^ b.senses:
        return None  # what was expected and what came
    placed = _same_place(a.places, b.places)
    if a.places and b.places and not placed:
        return None
    shared = a.terms & b.terms
    smaller = min(len(a.terms), len(b.terms))
    framed = (a.verb == b.verb != "" and a.verb not in _generic()) or (a.follows == b.follows and a.follows in a.near)
    # "fired 11 rounds" and "the rounds fired": active and passive.
    framed = framed or any(one.verb == two.follows and two.follows in two.near for one, two in ((a, b), (b, a)))
    apart = bool(a.names and b.names) and not placed and a.names.isdisjoint(b.terms) and b.names.isdisjoint(a.terms)
    return Matter(
        shared=len(shared),
        near=len(a.near & b.near),
        share=len(shared) / smaller if smaller else 0.0,
        framed=framed,
        placed=placed,
        named_apart=apart,
        market="market" in a.senses & b.senses,
        dated=any(_DAY.fullmatch(term) for term in shared),
        undated=not any(_DAY.fullmatch(term) for term in a.terms | b.terms),
    )


def _same_place(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return any(fuzz.partial_ratio(one, other) >= _SAME_NAME for one in a for other in b)
