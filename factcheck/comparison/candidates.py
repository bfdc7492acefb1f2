"""Which facts are worth a look together: those of one kind that share a blocking key.

An index over the keys gives the pairs, so that nothing is compared with everything. What one voice says over and over
is taken from its first mentions. A key that very many facts share (a long list, a broken file) is refined: its facts are
then paired by the words of their sentences that few of them share, and with their neighbours in the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from factcheck.model import Fact, Role
from factcheck.text.words import content_lemmas

Pair = tuple[Fact, Fact]

_MENTIONS = 6  # mentions of one saying in one article that are looked at
_ARTICLES = 3  # articles that stand for all in which a voice says the same, where representatives will do
_CROWD = 400  # facts under one key from which on it is refined,
_CROWD_EACH = 40  # and for each article of the story
_WORDS = 3  # rare words under which a fact of a crowd is filed,
_SHARING = 12  # each shared by so many of the crowd at most
_NEIGHBOURS = 8  # facts that follow it in the text with which one of a crowd is paired
_READ = 400  # characters of a sentence in which its rare words are looked for


def candidate_pairs(
    facts: Sequence[Fact], *, within: bool, draft: str | None, representatives: bool = False
) -> Iterator[Pair]:
    """Pairs of facts of one kind with a common key, each pair once, in the order of the facts.

    ``within`` lets both be of one article. With a ``draft`` (a document's key) only pairs with it are given, and its
    fact comes first. With ``representatives`` the first three articles stand for all that say the same in one voice.
    """
    inside = _mentions(facts)
    across = _spokesmen(facts, inside) if representatives and draft is None else inside
    pairs = {
        (a, b)
        for a, b in _joined(facts, across)
        if facts[a].article != facts[b].article and (draft is None or draft in (facts[a].article, facts[b].article))
    }
    if within:
        of_article: defaultdict[str, list[int]] = defaultdict(list)
        for number in inside:
            if draft is None or facts[number].article == draft:
                of_article[facts[number].article].append(number)
        pairs.update(pair for numbers in of_article.values() for pair in _joined(facts, numbers))
    for first, second in sorted(pairs):
        a, b = facts[first], facts[second]
        yield (a, b) if draft is None or a.article == draft else (b, a)


def _mentions(facts: Sequence[Fact]) -> list[int]:
    """The numbers of the facts without those that their article has said often enough."""
    said: Counter[tuple[object, ...]] = Counter()
    kept = []
    for number, fact in enumerate(facts):
        voice = (fact.article, *_voice(fact))
        said[voice] += 1
        if said[voice] <= _MENTIONS:
            kept.append(number)
    return kept


def _spokesmen(facts: Sequence[Fact], numbers: Iterable[int]) -> list[int]:
    """Of the facts of these numbers, the first of each voice in each of the first articles that have it."""
    articles: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    kept = []
    for number in numbers:
        fact = facts[number]
        known = articles[_voice(fact)]
        if fact.article not in known and len(known) < _ARTICLES:
            known.add(fact.article)
            kept.append(number)
    return kept


def _voice(fact: Fact) -> tuple[object, ...]:
    """What a fact says on which point and who says so; a headline is a voice of its own."""
    speaker = fact.speaker.name if fact.speaker else ""
    return (fact.point, fact.event, fact.signature, speaker, fact.role is Role.HEADLINE, fact.keys)


def _joined(facts: Sequence[Fact], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs, lower number first, of the facts of these numbers that share a key; some come more than once."""
    crowd = max(_CROWD, _CROWD_EACH * len({facts[number].article for number in numbers}))
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for key in facts[number].keys:
            index[key].append(number)
    for together in index.values():
        if len(together) <= crowd:
            yield from combinations(together, 2)
        else:
            yield from _refined(facts, together)


def _refined(facts: Sequence[Fact], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a crowd that are next to one another or share a word that few of the crowd have."""
    terms = {number: frozenset(content_lemmas(facts[number].statement.plain[:_READ])) for number in numbers}
    sharing = Counter(term for number in numbers for term in terms[number])
    index: defaultdict[str, list[int]] = defaultdict(list)
    for place, number in enumerate(numbers):
        rare = sorted((sharing[term], term) for term in terms[number] if 1 < sharing[term] <= _SHARING)
        for _, term in rare[:_WORDS]:
            index[term].append(number)
        yield from ((number, other) for other in numbers[place + 1 : place + 1 + _NEIGHBOURS])
    for together in index.values():
        yield from combinations(together, 2)
