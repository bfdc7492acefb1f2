"""Which judged pairs are worth showing.

The same value said three times in one report and twice in another makes six pairs that say one thing. Of these the
most telling is kept. A selective kind (one whose facts are read from wording, such as trends) keeps a pair only when
one of the two is the other's closest counterpart in that article.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.judging.holders import is_named
from factcheck.model import Fact, Role, Ruling

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
    whole story; otherwise one for each pair of articles.
    """
    items = list(judged)
    kept = _closest([item for item in items if item.selective])
    kept |= {id(item) for item in items if not item.selective}
    best: dict[tuple[object, ...], Judged] = {}
    for item in items:
        if id(item) not in kept:
            continue
        key = _sameness(item, by_article=not representatives)
        if key not in best or _rank(item) > _rank(best[key]):
            best[key] = item
    chosen = {id(item) for item in best.values()}
    return [item for item in items if id(item) in chosen]


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
            if (id(fact), other.article) not in best or _rank(item) > _rank(best[id(fact), other.article]):
                best[id(fact), other.article] = item
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


def _voice(fact: Fact) -> tuple[object, ...]:
    """What a fact says and in whose voice; repetitions in the outlet's own voice are one."""
    display = fact.role in (Role.HEADLINE, Role.STANDFIRST)
    speaker = fact.speaker.name if fact.speaker and is_named(fact.speaker) else ""
    return (fact.article, fact.point, fact.event, fact.signature, display, speaker)


def _distinct(fact: Fact) -> bool:
    return fact.role in (Role.HEADLINE, Role.STANDFIRST) or (fact.speaker is not None and is_named(fact.speaker))


def _sameness(item: Judged, *, by_article: bool) -> tuple[object, ...]:
    sides = []
    for fact in (item.a, item.b):
        speaker = fact.speaker.name if fact.speaker else ""
        head = fact.role is Role.HEADLINE
        place = (fact.article, head) if by_article else ()
        sides.append((fact.point, fact.event, fact.signature, speaker, *place))
    within = item.a.article == item.b.article
    return (item.a.kind, item.ruling.judgement, item.ruling.reason, within, *sorted(sides, key=repr))


def _rank(item: Judged) -> tuple[float, ...]:
    """More sure first, then the more serious, then the earlier in the text."""
    return (item.score, item.ruling.judgement.severity, -item.a.start, -item.b.start)
