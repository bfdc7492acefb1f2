from __future__ import annotations

import pytest

from factcheck.facts.ages import Ages
from tests.unit.facts.amounts_helper import facts, only, rulings

KIND = Ages()


@pytest.mark.parametrize(
    ("text", "surname", "age"),
    [
        ("The driver, Khalid Example, 52, was shot by police.", "example", 52),
        ("Police named him as 52-year-old Khalid Example.", "example", 52),
        ("They named him as Khalid Example (52).", "example", 52),
        ("Khalid Example, aged 52, was shot.", "example", 52),
        ("Khalid Example, a 52-year-old father of three, was shot.", "example", 52),
    ],
)
def test_an_age_belongs_to_a_name(text: str, surname: str, age: int) -> None:
    (fact,) = facts(KIND, text)
    assert fact.point == surname
    assert fact.value.as_json()["low"] == age
    assert str(age) in fact.quote


@pytest.mark.parametrize(
    "text", ["A 61-year-old man was held.", "In 2001, 12, maybe 13, boats sank.", "She works on the 52 bus."]
)
def test_an_age_without_a_name_is_nobodys(text: str) -> None:
    assert facts(KIND, text) == []


def test_ages_of_one_person() -> None:
    assert only(KIND, "Khalid Example, 52, was shot.", "Police shot 53-year-old Khalid Example.") == (
        "conflict",
        "value-differs",
    )
    assert only(KIND, "Khalid Example, 52, was shot.", "Police shot 52-year-old Khalid Example.") == ("same", "equal")


def test_two_people_of_one_surname() -> None:
    assert rulings(KIND, "Khalid Example, 52, was shot.", "Rohey Example, 39, was his wife.") == []
