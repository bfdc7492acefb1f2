"""Which judged pairs are worth showing.

The same value said three times in one report and twice in another makes six pairs that say one thing. Of these the
most telling is kept. A selective kind (one whose facts are read from wording, such as trends) keeps a pair only when
one of the two is the other's closest counterpart in that article.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.judging.holders import is_named
from factcheck.model import Fact, Judgement, Role, Ruling

_DEFAULT_SCORE = 0.75
_OF_MEASURE = ("measure-differs", "quote-paraphrase")  # disputes about what is counted, not about which way it went


@dataclass(frozen=True, slots=True)
class Judged:
    """Two facts with the ruling on them."""

    a: Fact
    b: Fact
    ruling: Ruling
    selective: bool = False

    @property
    def score(self) -> float:
        """How sure it is that both are on one point, 0 to 1."""
        return _DEFAULT_SCORE if self.ruling.score is None else self.ruling.score


def select(judged: Iterable[Judged], *, representatives: bool = False) -> list[Judged]:
    """The pairs to show, in the order given.

    With ``representatives`` only one pair is kept for each pair of distinct values and speakers of a claim, over the
    whole story, and of those that say the same under two claims only the closest of each fact; otherwise one for each
    pair of articles.
    """
    items = _nearest(judged) if representatives else list(judged)
    kept = _closest([item for item in items if item.selective])
    kept |= {id(item) for item in items if not item.selective}
    sides = _Sides(by_article=not representatives)
    best: dict[tuple[object, ...], Judged] = {}
    for item in items:
        if id(item) not in kept:
            continue
        key = sides.sameness(item)
        if key not in best or _rank(item) > _rank(best[key]):
            best[key] = item
    chosen = {id(item) for item in best.values()}
    return [item for item in items if id(item) in chosen]


def _nearest(judged: Iterable[Judged]) -> list[Judged]:
    """The pairs without those that say the same under two claims where both facts have a closer one."""
    items = list(judged)
    best: dict[int, Judged] = {}
    loose = {id(item) for item in items if item.ruling.judgement is Judgement.SAME and item.a.point != item.b.point}
    for item in items:
        if id(item) in loose:
            for fact in (item.a, item.b):
                if id(fact) not in best or _rank(item) > _rank(best[id(fact)]):
                    best[id(fact)] = item
    close = {id(item) for item in best.values()}
    return [item for item in items if id(item) not in loose or id(item) in close]


def _closest(items: list[Judged]) -> set[int]:
    """The pairs that join a fact to its closest counterparts in the other's article.

    Agreeing pairs are kept when either fact has no closer one. Raised pairs are taken closest first, and one is passed
    over when everything that it disputes is disputed already: what a general voice repeats is not raised again, what a
    named speaker or a headline says is.
    """
    agreeing = [item for item in items if not item.ruling.judgement.raised]
    best: dict[tuple[int, str], Judged] = {}
    for item in agreeing:
        for fact, other in ((item.a, item.b), (item.b, item.a)):
            key = (id(fact), other.article)
            if key not in best or _agreement(item) > _agreement(best[key]):
                best[key] = item
    kept = {id(item) for item in best.values()}
    covered: set[tuple[object, ...]] = set()
    for item in sorted((i for i in items if i.ruling.judgement.raised), key=_rank, reverse=True):
        matter = "measure" if item.ruling.reason in _OF_MEASURE else "stance"
        sides = [(_voice(item.a), item.b.article, matter), (_voice(item.b), item.a.article, matter)]
        fresh = [side not in covered for side in sides]
        if all(fresh) or any(new and _distinct(fact) for new, fact in zip(fresh, (item.a, item.b), strict=True)):
            kept.add(id(item))
            covered.update(sides)
    return kept


def _agreement(item: Judged) -> tuple[float, ...]:
    """Who says the very same is a closer counterpart than who says what also fits."""
    return (item.ruling.judgement is Judgement.SAME, *_rank(item))


def _voice(fact: Fact) -> tuple[object, ...]:
    """What a fact says and in whose voice; repetitions in the outlet's own voice are one."""
    display = fact.role in (Role.HEADLINE, Role.STANDFIRST)
    speaker = fact.speaker.name if fact.speaker and is_named(fact.speaker) else ""
    return (fact.article, fact.point, fact.event, fact.signature, display, speaker)


def _distinct(fact: Fact) -> bool:
    return fact.role in (Role.HEADLINE, Role.STANDFIRST) or (fact.speaker is not None and is_named(fact.speaker))


class _Sides:
    """Numbers what the facts of a story say and who says it, so that like pairs are known by their numbers."""

    def __init__(self, *, by_article: bool) -> None:
        self._by_article = by_article
        self._numbers: dict[tuple[object, ...], int] = {}
        self._of: dict[int, int] = {}

    def sameness(self, item: Judged) -> tuple[object, ...]:
        """Equal for two pairs that say one thing, whichever side is which."""
        one, other = self._side(item.a), self._side(item.b)
        within = item.a.article == item.b.article
        ruling = item.ruling
        return (item.a.kind, ruling.judgement, ruling.reason, within, min(one, other), max(one, other))

    def _side(self, fact: Fact) -> int:
        if id(fact) not in self._of:
            speaker = fact.speaker.name if fact.speaker else ""
            place = (fact.article, fact.role is Role.HEADLINE) if self._by_article else ()
            side = (fact.point, fact.event, fact.signature, speaker, *place)
            self._of[id(fact)] = self._numbers.setdefault(side, len(self._numbers))
        return self._of[id(fact)]


def _rank(item: Judged) -> tuple[float, ...]:
    """More sure first, then the more serious, then the earlier in the text."""
    return (item.score, item.ruling.judgement.severity, -item.a.start, -item.b.start)
