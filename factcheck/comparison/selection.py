"""Which judged pairs are worth showing.

The same value said three times in one report and twice in another makes six pairs that say one thing. Of these the
most telling is kept. A selective kind (one whose facts are read from wording, such as trends) keeps a pair only when
one of the two is the other's closest counterpart in that article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.model import Fact, Role, Ruling

_DEFAULT_SCORE = 0.75


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
    """The pairs in which one fact is the other's best counterpart in the other's article."""
    best: dict[tuple[int, str], Judged] = {}
    for item in items:
        for fact, other in ((item.a, item.b), (item.b, item.a)):
            key = (id(fact), other.article)
            if key not in best or _rank(item) > _rank(best[key]):
                best[key] = item
    mutual: defaultdict[int, int] = defaultdict(int)
    for item in best.values():
        mutual[id(item)] += 1
    return {number for number, count in mutual.items() if count >= 2}


def _sameness(item: Judged, *, by_article: bool) -> tuple[object, ...]:
    sides = []
    for fact in (item.a, item.b):
        speaker = fact.speaker.name if fact.speaker else ""
        head = fact.role is Role.HEADLINE
        place = (fact.article, head) if by_article else ()
        sides.append((fact.point, fact.event, fact.value, speaker, *place))
    within = item.a.article == item.b.article
    return (item.a.kind, item.ruling.judgement, item.ruling.reason, within, *sorted(sides, key=repr))


def _rank(item: Judged) -> tuple[float, ...]:
    """More sure first, then the more serious, then the earlier in the text."""
    return (item.score, item.ruling.judgement.severity, -item.a.start, -item.b.start)
