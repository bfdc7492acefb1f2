from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from factcheck.comparison.candidates import candidate_pairs
from factcheck.model import Fact, Role, Speaker, Statement, Value


@dataclass(frozen=True, slots=True)
class Number(Value):
    number: int


def fact(
    article: str, number: int, *, keys: str = "dead", speaker: str = "", place: int = 0, text: str = "Toll."
) -> Fact:
    statement = Statement(article, place, 0, 0, len(text), text, text, Role.BODY)
    voice = Speaker(speaker) if speaker else None
    return Fact(
        "casualty", article, statement, 0, 4, Number(number), "dead", frozenset(keys.split()), "", "main", voice
    )


def pairs(
    facts: list[Fact], *, within: bool = True, draft: str | None = None, few: bool = False
) -> list[tuple[int, int]]:
    numbers = {id(item): number for number, item in enumerate(facts)}
    found = candidate_pairs(facts, within=within, draft=draft, representatives=few)
    return [(numbers[id(a)], numbers[id(b)]) for a, b in found]


def test_only_facts_with_a_common_key_are_paired_and_each_pair_once() -> None:
    facts = [fact("x", 1, keys="dead toll"), fact("y", 2, keys="dead toll"), fact("y", 3, keys="hurt")]
    assert pairs(facts) == [(0, 1)]


def test_within_pairs_facts_of_one_article() -> None:
    facts = [fact("x", 1), fact("x", 2), fact("y", 3)]
    assert pairs(facts) == [(0, 1), (0, 2), (1, 2)]
    assert pairs(facts, within=False) == [(0, 2), (1, 2)]


def test_the_fact_of_the_draft_comes_first_and_its_sources_are_not_paired() -> None:
    facts = [fact("x", 1), fact("y", 2), fact("z", 3), fact("z", 4)]
    assert pairs(facts, draft="y") == [(1, 0), (1, 2), (1, 3)]
    assert pairs(facts, draft="z") == [(2, 0), (3, 0), (2, 1), (3, 1), (2, 3)]


def test_what_an_article_repeats_is_taken_from_its_first_mentions() -> None:
    repeated = [fact("x", 1, place=place) for place in range(50)]
    told = pairs([*repeated, fact("y", 2)], within=False)
    assert told == [(number, 50) for number in range(6)]
    other_voice = fact("x", 1, place=50, speaker="Anna Reed")
    assert (50, 51) in pairs([*repeated, other_voice, fact("y", 2)], within=False)


def test_representatives_stand_for_the_articles_that_say_the_same() -> None:
    facts = [fact(f"article {number}", number % 2) for number in range(60)]
    told = pairs(facts, few=True)
    assert len(told) == len(list(combinations(range(6), 2)))
    assert {facts[a].value != facts[b].value for a, b in told} == {True, False}
    assert len(pairs(facts)) == 60 * 59 // 2


def test_representatives_leave_every_voice_and_every_article_its_own_pairs() -> None:
    facts = [fact(f"article {number}", 1) for number in range(30)]
    facts += [fact("article 29", 2), fact("article 30", 1, speaker="Anna Reed")]
    told = pairs(facts, few=True)
    assert (29, 30) in told  # both inside one article that stands for no other
    assert any(31 in pair for pair in told)


def test_a_crowd_under_one_key_is_refined_by_rare_words_and_neighbours() -> None:
    texts = [f"Toll of storm{number % 1000}." for number in range(2000)]
    facts = [fact("xy"[number // 1000], number, text=text, place=number) for number, text in enumerate(texts)]
    told = set(pairs(facts))
    assert {(number, number + 1000) for number in range(1000)} <= told  # the same rare word
    assert {(number, number + 1) for number in range(1999)} <= told
    assert len(told) < 20 * len(facts)
