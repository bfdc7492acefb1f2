from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.facts.quantities import Quantities
from tests.unit.facts.amounts_helper import facts, only, rulings

KIND = Quantities()


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Officers seized three other hunting rifles from the barn.", "Officers seized two other rifles from the barn.", ("conflict", "value-differs")),
        ("Officers seized three rifles from the barn.", "Officers seized 3 rifles from the barn.", ("same", "equal")),
        ("Officers seized at least three rifles from the barn.", "Officers seized five rifles from the barn.", ("compatible", "bound")),
        ("The dog was shot 11 times by the farmer.", "The farmer said the dog had been shot seven times.", ("conflict", "value-differs")),
        ("Two of the seven rounds fired by the guards hit the van.", "The guards fired 11 bullets at the van.", ("conflict", "value-differs")),
        ("A 200-strong crowd marched to the town hall in Leeds.", "About 900 people marched to the town hall in Leeds.", ("conflict", "value-differs")),
        ("The march in Leeds was attended by about 50,000.", "Some 20,000 demonstrators took part in the march in Leeds.", ("conflict", "value-differs")),
        ("Six police officers guarded the north gate of the depot.", "Nine policemen guarded the north gate of the depot.", ("conflict", "value-differs")),
        ("Divers found two undersea cables severed off the coast.", "Three undersea cables were found severed off the coast.", ("conflict", "value-differs")),
    ],
)  # fmt: skip
def test_counts_of_one_thing(a: str, b: str, expected: tuple[str, str]) -> None:
    assert only(KIND, a, b) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # another sort of the same noun
        ("They seized two other rifles from the barn.", "They seized seven assault rifles from the barn."),
        # besides some named
        (
            "Another five boats sank in the harbour during the storm.",
            "Eight boats sank in the harbour during the storm.",
        ),
        # another place, another day, another time
        (
            "About 10,000 people marched in Leeds against the cuts.",
            "About 2,000 people marched in Bristol against the cuts.",
        ),
        ("On Monday 130 people marched against the cuts.", "On Wednesday 200 people marched against the cuts."),
        ("In January five cables were cut by anchors.", "Three cables were cut by anchors."),
        # nothing in common but the noun
        ("The firm owns 20 boats.", "Lifeguards saw three boats near the pier."),
        # one of several
        ("One boat sank in the harbour during the storm.", "Four boats sank in the harbour during the storm."),
        # a part of another count
        ("Three of the seven windows of the hall were broken.", "Five windows of the hall were broken."),
        # gatherings of two days, of two hours
        (
            "On Wednesday 200 people marched from the mill to the square.",
            "Nearly 100 people marched from the mill to the square.",
        ),
        ("At 8 p.m. about 200 people marched to the square.", "About 130 people marched to the square at 9 p.m."),
        # two sorts of people
        (
            "More than 100 people joined the vigil for the boy in Leeds.",
            "Two officers joined the vigil for the boy in Leeds.",
        ),
        # other verbs
        ("The dog was shot 11 times by the farmer.", "The farmer was fined three times over the dog."),
    ],
)
def test_counts_of_two_things_do_not_alarm(a: str, b: str) -> None:
    assert [ruling for ruling in rulings(KIND, a, b) if ruling.judgement.raised] == []


def test_people_may_be_named_in_two_ways_but_groups_stay_apart() -> None:
    people = "About 1000 people were sheltering in the school hall."
    assert only(KIND, people, "About 350 residents were sheltering in the school hall.") == (
        "conflict",
        "value-differs",
    )
    assert (
        only(KIND, "About 40 teachers were sheltering in the hall.", "About 90 students were sheltering in the hall.")
        is None
    )


def test_one_of_many_is_no_count() -> None:
    assert facts(KIND, "One of the reasons was the weather.") == []


def test_casualties_are_left_to_their_kind() -> None:
    assert facts(KIND, "Four people were killed and 12 people were taken to hospital.") == []


def test_two_reports_of_different_days_are_a_tension() -> None:
    texts = "Officers seized three rifles from the barn.", "Officers seized five rifles from the barn."
    found = rulings(KIND, *texts, dates=("2017-03-22", "2017-03-29"))
    assert [(r.judgement.value, r.reason) for r in found] == [("tension", "as-of")]


def test_two_sources_are_never_merged() -> None:
    found = rulings(
        KIND,
        'Three shells struck the school hall, a doctor, Ann Wells, said.\n"Three shells struck the school hall," said Ann Wells.',
        '"Two shells struck the school hall," said Bob Carter.',
    )
    assert "source-differs" in {ruling.reason for ruling in found}


def test_the_quote_is_the_count_with_its_noun() -> None:
    text = "They seized at least three other hunting rifles and left."
    (fact,) = facts(KIND, text)
    assert fact.quote == "at least three other hunting rifles"
    assert text[fact.start : fact.end] == fact.quote
    assert fact.value.as_json()["low"] == 3
    assert fact.value.as_json()["high"] is None


@given(st.text(max_size=120), st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_text_is_taken(a: str, b: str) -> None:
    rulings(KIND, f"Ten boats {a} 12 boats", f"{b} nine boats")
