from __future__ import annotations

import pytest

from factcheck.facts.measures import Measures
from tests.unit.facts.amounts_helper import facts, only, rulings

KIND = Measures()


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The quake struck at a depth of 12 miles.", "The quake had a depth of 1.2 miles.", ("conflict", "value-differs")),
        ("The quake struck at a depth of 12 miles.", "The quake had a depth of 12 miles.", ("same", "equal")),
        ("The quake struck at a depth of 12 miles.", "The quake had a depth of 19 km.", ("compatible", "rounding")),
        ("The warship was 13 miles away from the tanker.", "The warship was 13 nautical miles away from the tanker.", ("tension", "value-differs")),
        ("A magnitude 4.6 quake shook the valley.", "The quake that shook the valley had a magnitude of 4.4.", ("conflict", "value-differs")),
        ("He held a .38 caliber revolver, police said.", "He held a .22 caliber revolver, police said.", ("conflict", "value-differs")),
        ("Stocks in the town plunged 5.4 per cent on fears.", "Stocks in the town plunged 5 per cent on fears.", ("compatible", "rounding")),
    ],
)  # fmt: skip
def test_measures_of_one_thing(a: str, b: str, expected: tuple[str, str]) -> None:
    assert only(KIND, a, b) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The quake struck 12 miles east of Corby.", "The quake had a depth of 1.2 miles."),
        ("The quake struck 12 miles from Corby.", "The quake struck 25 miles from Derby."),
        ("A 4.6-magnitude quake shook the valley.", "A 2.9-magnitude aftershock shook the valley."),
        ("Some 52 per cent of calls in Egypt were cut off.", "Some 82 per cent of calls in India were cut off."),
        ("It carries 75 per cent of traffic to the islands.", "It lost 60 per cent of web users to the islands."),
        ("The march lasted two hours.", "The march lasted five hours."),
        ("The flat is 20 m long.", "The flat weighs 20 kg."),
    ],
)
def test_measures_that_never_meet(a: str, b: str) -> None:
    assert rulings(KIND, a, b) == []


def test_the_sum_between_two_units_is_shown() -> None:
    (ruling,) = rulings(KIND, "The quake had a depth of 12 miles.", "The quake struck at a depth of 30 km.")
    assert ruling.judgement.value == "conflict"
    assert "12 mile is 19.31 kilometre" in ruling.explanation


def test_the_quote_is_the_measure() -> None:
    text = "It lies about 150 nautical miles off Aden."
    (fact,) = facts(KIND, text)
    assert text[fact.start : fact.end] == fact.quote == "about 150 nautical miles"


def test_the_first_magnitude_of_each_report_is_of_the_quake_it_reports() -> None:
    a = "Lorries swayed in Corby at dawn. A 5.1 quake is rare for the county. In 1931 a 5.4 quake hit the coast."
    b = "Residents of Corby ran outside. The tremor had a preliminary magnitude of 4.8, a survey said."
    found = [ruling for ruling in rulings(KIND, a, b) if ruling.judgement.raised]
    assert len(found) == 1
    assert "5.1" in found[0].explanation
    far = b.replace("4.8", "7.8")
    assert [ruling for ruling in rulings(KIND, a, far) if ruling.judgement.raised] == []


def test_distances_that_go_different_ways_are_two_measures() -> None:
    south_west = "The tremor was centred 3 miles southwest of Harwich, near the old salt works."
    west = "The tremor was centred six miles west of Harwich, near the old salt works."
    assert rulings(KIND, south_west, west) == []
    assert only(KIND, south_west, west.replace("west of", "southwest of")) == ("conflict", "value-differs")
