"""Which facts are worth a look together: those of one kind that share a blocking key.

An index over the keys gives the pairs, so that nothing is compared with everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.model import Fact

Pair = tuple[Fact, Fact]


def candidate_pairs(facts: Sequence[Fact], *, within: bool, draft: str | None) -> Iterator[Pair]:
    """Pairs of facts of one kind with a common key, each pair once, in the order of the facts.

    ``within`` lets both be of one article. With a ``draft`` (a document's key) only pairs with it are given, and its
    fact comes first.
    """
    index: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        for key in sorted(fact.keys):
            index[fact.kind, key].append(number)
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for numbers in index.values():
        for position, first in enumerate(numbers):
            partners[first].update(numbers[position + 1 :])
    for first in sorted(partners):
        a = facts[first]
        for second in sorted(partners[first]):
            b = facts[second]
            if a.article == b.article and not within:
                continue
            if draft is None or a.article == draft:
                yield a, b
            elif b.article == draft:
                yield b, a
