"""The kind place: where an event happened, bearings and spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison import compare
from factcheck.facts.kind import Context
from factcheck.facts.places import Places
from factcheck.lexicon import builtin
from factcheck.model import Article
from factcheck.text import read
from tests.growth import grows_in_proportion

QUAKE = (
    "An earthquake of magnitude 5.1 struck {where} at 3:40 a.m. on Tuesday, the geological survey said. "
    "Windows broke in the valley and the power failed. Schools stay closed while engineers look at the dam."
)


def judged(a: str, b: str) -> list[tuple[str, str, str, str]]:
    result = compare([Article(a), Article(b)], kinds=[Places()], within=False)
    return sorted((f.judgement.value, f.reason, f.a.quote, f.b.quote) for f in result.findings)


def verdicts(a: str, b: str) -> set[tuple[str, str]]:
    return {(judgement, reason) for judgement, reason, _, _ in judged(a, b)}


def test_one_event_in_two_places_is_a_conflict() -> None:
    assert verdicts(QUAKE.format(where="in Chile"), QUAKE.format(where="in Peru")) == set()  # countries are two events
    found = verdicts(QUAKE.format(where="in Fresno"), QUAKE.format(where="in Oakland"))
    assert found == {("conflict", "value-differs")}


def test_a_place_only_near_by_is_a_tension() -> None:
    found = verdicts(QUAKE.format(where="near Fresno"), QUAKE.format(where="near Oakland"))
    assert found == {("tension", "value-differs")}


def test_a_place_in_the_other_is_compatible() -> None:
    found = verdicts(QUAKE.format(where="in Fresno"), QUAKE.format(where="in northern California"))
    assert found <= {("compatible", "scope-includes")}
    assert verdicts(QUAKE.format(where="in Fresno"), QUAKE.format(where="in California")) == {
        ("compatible", "scope-includes")
    }


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("northeast", {("same", "equal")}),
        ("north-northeast", {("tension", "rounding")}),
        ("southwest", {("conflict", "value-differs")}),
    ],
)
def test_bearings(way: str, expected: set[tuple[str, str]]) -> None:
    a = QUAKE.format(where="about 9 miles northeast of Ashby")
    assert verdicts(a, QUAKE.format(where=f"some 9 miles {way} of Ashby")) == expected


def test_two_spellings_of_one_place() -> None:
    a = "Robbers took rings from a jeweller near the Rue Montclere after the guard left."
    b = "Robbers took rings from a jeweller near the Rue Montclaire after the guard left."
    c = "Robbers took rings from a jeweller near the Rue Montcler after the guard left."
    assert verdicts(a, b) == set()
    assert verdicts(a, c) == {("tension", "name-variant")}


def test_a_place_where_people_speak_of_the_event_is_not_where_it_happened() -> None:
    story = (
        "A bomb killed three people in Fresno on Monday.\n\nBishops met in Oslo on Friday following the Fresno bomb."
    )
    found = [f.quote for f in compare([Article(story)], kinds=[Places()]).facts if f.point == "where"]
    assert found == ["in Fresno"]


def test_another_article_changes_no_finding() -> None:
    a, b = QUAKE.format(where="in Fresno"), QUAKE.format(where="in Oakland")
    two = compare([Article(a), Article(b)], kinds=[Places()]).findings
    three = compare([Article(a), Article(b), Article(QUAKE.format(where="in San Diego"))], kinds=[Places()]).findings
    assert {f.id for f in two} < {f.id for f in three}


def test_two_events_are_not_held_against_each_other() -> None:
    a = "A fire broke out in Leeds on Monday."
    b = "A fire broke out in York on Friday. Nobody was hurt."
    assert verdicts(a, b) == set()


@given(st.text(max_size=300))
def test_any_text_gives_facts_with_quotes(text: str) -> None:
    result = compare([Article(text)], kinds=[Places()])
    for fact in result.facts:
        assert text[fact.start : fact.end] == fact.quote != ""


@pytest.mark.parametrize("piece", ["a", "1", '"', ",", "3 miles north of A "])
def test_long_texts_take_linear_time(piece: str) -> None:
    def run(count: int) -> None:
        document = read(Article(piece * count), builtin())
        list(Places().find(document, Context(builtin(), {document.key: document})))

    grows_in_proportion(run, 10_000 // len(piece))
