"""Incidents: when two passages speak of one event, and when not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judging.incident import Verdict, compare_incidents, inherit, read_incident
from factcheck.lexicon import builtin
from tests.growth import grows_in_proportion


def verdict(a: str, b: str, tolls: tuple[float, float] | None = None, share: float = 0.0) -> Verdict:
    words = builtin()
    found = compare_incidents(read_incident(a, words), read_incident(b, words), words, tolls=tolls, share=share)
    assert found.reason
    return found.verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Bus crash kills 9 in Peru", "Bus crash kills 11 in Kenya"),
        ("Bus crash kills 9 in Peru", "Ferry capsizes in Peru, 11 dead"),
        ("Plane crash kills 9 in Peru", "Bus crash kills 11 in Peru"),
        ("Blast kills 3 in northern Chad", "Blast kills 4 in southern Chad"),
        ("Mill fire kills 8 in Dhaka", "Mill collapse kills 149 in Dhaka"),
        ("the 2004 tsunami in Aceh", "the 2009 earthquake in Aceh"),
    ],
)
def test_a_clash_makes_two_incidents(a: str, b: str) -> None:
    assert verdict(a, b) is Verdict.DIFFERENT


def test_a_rare_sort_of_event_in_one_place_is_one() -> None:
    assert (
        verdict("Quake kills 47 in western Nepal", "Strong Nepal earthquake leaves 75 dead", (47, 75)) is Verdict.SAME
    )


def test_far_numbers_of_a_rare_event_leave_a_doubt() -> None:
    assert verdict("Quake kills 4 in Nepal", "Nepal earthquake leaves 75 dead", (4, 75)) is Verdict.DOUBTFUL


def test_what_happens_often_needs_more() -> None:
    a, b = "Drone strike kills 4 in Yemen", "US drone strike kills 9 in Yemen"
    assert verdict(a, b, (4, 9)) is Verdict.DOUBTFUL
    assert verdict(a, b, (8, 9)) is Verdict.SAME
    assert verdict("Gunmen kill 4 nurses in Yemen", "Gunmen shoot dead 9 nurses in Yemen", (4, 9)) is Verdict.SAME


def test_other_sites_leave_a_doubt() -> None:
    a, b = "Bomb at a school kills 4 in Yemen", "Bomb at a mosque kills 9 in Yemen"
    assert verdict(a, b, (4, 9)) is Verdict.DOUBTFUL
    assert (
        verdict("Shells hit schools in Gaza, 30 dead", "Shell hits school in Gaza, 28 dead", (30, 28))
        is Verdict.DOUBTFUL
    )


def test_one_report_that_counts_more_places_leaves_a_doubt() -> None:
    assert verdict("Floods kill 10 in Chile", "Floods kill 24 in Peru, Chile", (10, 24)) is Verdict.DOUBTFUL


@pytest.mark.parametrize(
    ("a", "b", "tolls"),
    [
        ("Ferry sinks off Tanzania, 43 dead", "Ferry disaster off Zanzibar kills 38", (43, 38)),
        ("Wildfire kills 12 in Greek resort", "Greek wildfire: 15 dead near Athens", (12, 15)),
        ("Stampede at Indian temple kills 36", "At least 50 dead in India temple stampede", (36, 50)),
        ("Gunman kills 10 at Colorado supermarket", "Nine killed in Colorado store shooting", (10, 9)),
        ("Truck ploughs into crowd in Berlin, killing nine", "Berlin truck attack: 12 dead", (9, 12)),
    ],
)
def test_headlines_of_one_incident(a: str, b: str, tolls: tuple[float, float]) -> None:
    assert verdict(a, b, tolls) is Verdict.SAME


@pytest.mark.parametrize(
    ("a", "b", "tolls"),
    [
        ("Israeli strike kills 3 in Gaza", "Israeli strikes kill 12 in Gaza", (3, 12)),
        ("Car bomb kills 7 in Mogadishu", "Suicide bomber kills 15 at Mogadishu hotel", (7, 15)),
        ("Clashes in eastern Congo kill 13", "Militia attack in eastern Congo kills 30", (13, 30)),
        ("House fire in Leeds kills two children", "House fire in Derby kills five", (2, 5)),
        ("Explosion at Texas plant kills 3", "Explosion at Texas apartment kills 5", (3, 5)),
        ("Quake death toll climbs to 500", "Flood death toll climbs to 80", (500, 80)),
    ],
)
def test_headlines_of_two_incidents(a: str, b: str, tolls: tuple[float, float]) -> None:
    assert verdict(a, b, tolls) is not Verdict.SAME


def test_nothing_in_common_is_no_incident() -> None:
    assert verdict("Four people were killed", "Nine people died", (4, 9)) is Verdict.DOUBTFUL


def test_an_actor_or_a_nationality_is_not_where_it_happened() -> None:
    read = read_incident("US troops and two French tourists were killed in a crash in Niger", builtin())
    assert [place.key for place in read.places] == ["niger"]
    assert {place.key for place in read.near} == {"united states", "france"}
    assert [p.key for p in read_incident("Spanish train crash", builtin()).places] == ["spain"]


def test_what_a_passage_leaves_open_is_inherited() -> None:
    words = builtin()
    main, own = read_incident("Train crash in Peru", words), read_incident("Nine people died.", words)
    told = inherit(own, main)
    assert (told.types, told.means, told.places) == (main.types, main.means, main.places)
    assert inherit(main, own) == main


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_are_compared_alike_both_ways(a: str, b: str) -> None:
    assert verdict(a, b) is verdict(b, a)


@pytest.mark.parametrize("piece", ["a", "1", '"', ","])
def test_long_texts_take_linear_time(piece: str) -> None:
    grows_in_proportion(lambda count: read_incident(piece * count, builtin()), 20_000)
