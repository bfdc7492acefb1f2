"""Places: which names are read, where each lies, and how two stand to each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lexicon import Lexicon, builtin
from factcheck.text.places import Place, Use, find_places
from factcheck.text.standing import Standing, opposed, standing
from tests.growth import grows_in_proportion


def places(text: str) -> list[Place]:
    return find_places(text, builtin())


def one(text: str) -> Place:
    found = places(text)
    assert found, text
    return found[0]


@pytest.mark.parametrize(
    ("text", "key", "direction"),
    [
        ("a quake in northern Peru", "peru", "n"),
        ("Flood Kills 3 In SW China", "china", "sw"),
        ("snow in South-west Norway", "norway", "sw"),
        ("in Kenya's northeast", "kenya", "ne"),
        ("the south of France", "france", ""),
        ("S Korea bus fire", "south korea", ""),
        ("a mine in W. Va.", "west virginia", ""),
        ("a bar in Tampa, Fla.", "tampa", ""),
        ("visited the U.S. in May", "united states", ""),
    ],
)
def test_names_and_directions(text: str, key: str, direction: str) -> None:
    assert (one(text).key, one(text).direction) == (key, direction)


def test_the_capital_of_a_country_is_its_capital() -> None:
    assert one("a blast in the Peruvian capital").key == "lima"
    assert one("in Kenya's capital").key == "nairobi"


def test_a_pronoun_or_a_common_word_is_no_place() -> None:
    assert places("tell us more, Nice work, and keep reading in bed") == []
    assert [p.key for p in places("a fire in Nice, France")] == ["nice", "france"]


def test_a_comma_says_which_town_is_meant() -> None:
    assert "texas" in one("a store in Paris, Texas").within
    assert "france" in one("a store in Paris").within
    assert one("a shop in Appleby, Ohio, burned").key == "appleby"
    assert one("the Tbilisi, Georgia, office").countries == ("georgia",)


def test_a_list_of_countries_does_not_put_one_in_the_other() -> None:
    first, second = places("floods in Chile, Peru")
    assert standing(first, second) is Standing.APART
    assert second.led


def test_adjectives_and_longer_names_are_told_from_places() -> None:
    assert one("Chilean miners").use is Use.ADJECTIVE
    assert one("a man who reads the Toronto Star daily").use is Use.EMBEDDED
    assert one("30 miles south of Leeds").beside


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("in northern Chad", "in southern Chad", Standing.APART),
        ("in northwest Iran", "in southwest Iran", Standing.APART),
        ("northern Syria", "northwest Syria", Standing.CONTAINS),
        ("Spain", "Seville", Standing.CONTAINS),
        ("Leeds", "West Yorkshire", Standing.WITHIN),
        ("Kent", "Essex", Standing.APART),
        ("Lyon", "Bordeaux", Standing.APART),
        ("Karachi", "northwest Pakistan", Standing.APART),
        ("Kashmir", "Pakistan", Standing.WITHIN),
        ("Greenwich", "Hackney", Standing.UNKNOWN),
        ("Gulf of Aden", "Somalia", Standing.UNKNOWN),
        ("Sonoma County", "Lake County", Standing.APART),
        ("Oslo", "Oslo", Standing.SAME),
        ("UK", "Britain", Standing.SAME),
    ],
)
def test_standing(a: str, b: str, expected: Standing) -> None:
    assert standing(one(a), one(b)) is expected


def test_opposed_directions() -> None:
    assert opposed("nw", "se")
    assert not opposed("n", "e")
    assert not opposed("n", "")


def test_a_desk_can_add_places() -> None:
    desk = Lexicon({"places": {"parts": {"Newtownbridge": {"in": "Ireland"}}}})
    assert find_places("in Newtownbridge", desk)[0].countries == ("ireland",)
    assert places("in Newtownbridge") == []


_PIECES = st.sampled_from(["northern ", "Iraq", ", ", "U.S.", "Paris", "'s", " capital", "of ", "\n", "the ", "İ", "-"])


@given(st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=30).map("".join))
def test_any_text_is_read_and_offsets_hold(text: str) -> None:
    end = 0
    for place in places(text):
        assert text[place.start : place.end] == place.text
        assert end <= place.start < place.end <= len(text)
        end = place.start + 1


@given(st.sampled_from(["Iraq", "northern Iraq", "Baghdad", "London", "Kent", "Kashmir", "Gulf of Aden"]), st.data())
def test_standing_turns_round(a: str, data: st.DataObject) -> None:
    b = data.draw(st.sampled_from(["Iraq", "southern Iraq", "Basra", "Pakistan", "Hackney", "Ohio", "Paris"]))
    turned = {Standing.CONTAINS: Standing.WITHIN, Standing.WITHIN: Standing.CONTAINS}
    found = standing(one(a), one(b))
    assert standing(one(b), one(a)) is turned.get(found, found)


@pytest.mark.parametrize("piece", ["a", "1", '"', ",", "northern "])
def test_long_texts_take_linear_time(piece: str) -> None:
    grows_in_proportion(lambda count: places(piece * count), 20_000 // len(piece))
