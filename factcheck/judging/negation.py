"""Whether what one statement denies is what another tells: the denied words must be shared, and so must the matter."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from factcheck.judging.pairing import general_rarity
from factcheck.judging.weights import Weights

Weigh = Callable[[str], float]

_STEM = 5  # letters that two forms of one word have in common at least ("Nicaragua", "Nicaraguan")
_ENDING = 4  # letters by which the longer may go on
_STORY = 30  # statements of two articles from which on their own counts say how telling a word is


@dataclass(frozen=True, slots=True)
class Denied:
    """What a statement denies: the ``scope`` of the denial with its ``head``, and the ``terms`` of the whole matter.

    ``word`` is the dictionary form of the head, ``core`` the head with what follows it at once.
    ``whole`` when all that it tells is called false, so that its scope is the matter.
    """

    scope: frozenset[str]
    head: str
    word: str
    core: frozenset[str]
    terms: frozenset[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What a statement tells: its ``terms``, and those among them that it denies or sets aside itself.

    ``forms`` are the dictionary forms of its words.
    """

    terms: frozenset[str]
    forms: frozenset[str]
    aside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much must be shared.

    ``literal`` when the very word of the head must be shared, not only one that stands for it. ``weight`` is that of
    the shared terms and ``share`` their part of the lighter side; ``whole`` and ``whole_share`` are the same where all
    of a statement is called false, ``whole_own`` their part of that statement; ``headed`` and ``headless`` are parts
    of the scope, with its head and without.
    """

    weight: float
    share: float
    whole: float
    whole_share: float
    whole_own: float
    headed: float
    headless: float
    literal: bool = False


PAIR = Bounds(weight=0.9, share=0.12, whole=0.9, whole_share=0.12, whole_own=0.0, headed=0.2, headless=0.34)
"""For two short texts that were put side by side because they are about one matter."""
LONG = Bounds(weight=1.5, share=0.5, whole=2.0, whole_share=0.5, whole_own=0.2, headed=0.3, headless=0.75)
"""For two such texts of which one is a long sentence, in which there may be denials of other things."""
STORY = Bounds(
    weight=1.8, share=0.34, whole=2.5, whole_share=0.5, whole_own=0.3, headed=0.6, headless=2.0, literal=True
)
"""For statements picked out of whole reports."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """A denial met by a statement: how sure it is (0 to 1), and the terms or forms of the statement that tell what is denied."""

    score: float
    told: frozenset[str]


def weigher(weights: Weights, articles: tuple[str, str], size: int) -> Weigh:
    """How telling a term is, 0 to 1: by general news English, and by the two articles where they are long enough.

    ``size`` is the number of statements in the two.
    """
    general = general_rarity()
    if size < _STORY:
        return lambda term: general.get(term, 1.0)
    most = math.log(2 * (size + 1) / 3)
    return lambda term: general.get(term, 1.0) * max(0.0, min(1.0, weights.of(term, articles) / most))


def total(terms: Iterable[str], weigh: Weigh) -> float:
    """The weight of some terms, the same whatever their order."""
    return math.fsum(map(weigh, terms))


def common(a: Collection[str], b: Collection[str]) -> frozenset[str]:
    """The terms of ``a`` that ``b`` has too, in the same form or in another of the same word."""
    stems: dict[str, list[str]] = {}
    for term in sorted(b):
        stems.setdefault(term[:_STEM], []).append(term)
    return frozenset(term for term in a if any(_alike(term, other) for other in stems.get(term[:_STEM], ())))


def _part(some: frozenset[str], whole: frozenset[str], weigh: Weigh) -> float:
    return total(some, weigh) / max(total(whole, weigh), 0.01)


def _alike(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return a == b or (len(shorter) >= _STEM and longer.startswith(shorter) and len(longer) - len(shorter) <= _ENDING)


def opposes(denied: Denied, told: Told, weigh: Weigh, bounds: Bounds) -> Opposed | None:
    """Whether a statement tells what is denied; None when that is in doubt."""
    shared = common(told.terms, denied.terms)
    weight = total(shared, weigh)
    if not shared or weight < (bounds.whole if denied.whole else bounds.weight):
        return None
    least = min(total(denied.terms, weigh), total(told.terms, weigh))
    if not least or weight < bounds.share * least:
        return None
    score = round(min(0.95, 0.4 + 0.5 * weight / least), 3)
    if denied.whole:
        own = bounds.whole_own * total(denied.terms, weigh)
        enough = weight >= max(bounds.whole, bounds.whole_share * least, own)
        return Opposed(score, shared) if enough else None
    met = common(denied.scope, told.terms)
    if not (met or bounds.literal) or common(denied.scope, told.aside):
        return None
    if bounds.literal and not common({denied.word}, told.forms):
        return None
    if bounds.literal:
        share, bound = _part(common(denied.core, told.forms), denied.core, weigh), bounds.headed
        shown = common(told.forms, denied.core)
    else:
        share, bound = _part(met, denied.scope, weigh), bounds.headed if denied.head in met else bounds.headless
        shown = common(told.terms, denied.scope)
    return Opposed(score, shown) if share >= bound else None
