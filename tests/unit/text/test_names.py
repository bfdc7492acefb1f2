from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lexicon import builtin
from factcheck.text.names import Category, Name, find_names
from tests.growth import grows_in_proportion


def names(text: str) -> list[Name]:
    return find_names(text, builtin())


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("We heard Acting Chief Constable Rhona Petrie speak.", "Rhona Petrie", "Acting Chief Constable"),
        ("It was PC Aled Rees who ran.", "Aled Rees", "PC"),
        ("Later Const. Tim Okafor left.", "Tim Okafor", "Const."),
        ("There the Very Reverend Dr Mark Hall prayed.", "Mark Hall", "Very Reverend Dr"),
        ("Last week Mr Quill left.", "Quill", "Mr"),
        ("On Monday police spokesman Ulf Brandt spoke.", "Ulf Brandt", "police spokesman"),
        ("It was there that Italian Prime Minister Carla Bossi spoke.", "Carla Bossi", "Italian Prime Minister"),
    ],
)
def test_titles_before_a_person(text: str, name: str, title: str) -> None:
    found = next(n for n in names(text) if n.category is Category.PERSON)
    assert found.text == name
    assert found.title == title


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        (
            "Zara Quennell, founder of the helpline Open Door, said no.",
            "founder of the helpline Open Door",
            "Open Door",
        ),
        (
            "Zara Quennell, a senior analyst at Harbour Watch, said no.",
            "a senior analyst at Harbour Watch",
            "Harbour Watch",
        ),
        ("Zara Quennell, Open Door's director, said no.", "Open Door's director", "Open Door"),
        ("Zara Quennell, 52, said no.", "", ""),
    ],
)
def test_roles_after_a_person(text: str, role: str, body: str) -> None:
    found = names(text)[0]
    assert (found.category, found.surname) == (Category.PERSON, "Quennell")
    assert (found.role, found.organisation) == (role, body)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Then Harbour Watch Council met.", Category.ORGANISATION),
        ("It met on Cable Street again.", Category.PLACE),
        ("It pleased Harbour Watch again.", Category.UNKNOWN),
        ("It flew to Berlin again.", Category.PLACE),
    ],
)
def test_other_categories(text: str, category: Category) -> None:
    assert [n.category for n in names(text)] == [category]


def test_sentence_openers_are_no_names() -> None:
    assert [n.text for n in names("But Ian Mull left. After that he slept. The dog ate.")] == ["Ian Mull"]


def test_a_possessive_body_is_kept_apart_from_the_person() -> None:
    assert [n.text for n in names("said Open Door's Emma Rowe.")] == ["Open Door", "Emma Rowe"]


def test_a_titled_person_of_a_body_is_two_names() -> None:
    found = names("Later Lt. Ann Hay of the River Police spoke.")
    assert [(n.text, n.category) for n in found] == [
        ("Ann Hay", Category.PERSON),
        ("River Police", Category.ORGANISATION),
    ]


def test_one_titled_mention_makes_a_person_of_the_full_name() -> None:
    found = names("It was Zed Quux. Later Mr Quux left.")
    assert [n.category for n in found] == [Category.PERSON, Category.PERSON]


def test_title_case_headlines_only_give_names_known_from_the_text() -> None:
    found = names("Big Storm Hits Northern Village As Emma Rowe Watches\n\nYesterday Emma Rowe watched it.")
    assert [n.text for n in found] == ["Emma Rowe", "Emma Rowe"]


@given(st.text())
def test_any_text_gives_spans_inside(text: str) -> None:
    for name in names(text):
        assert 0 <= name.full_start <= name.start < name.end <= name.full_end <= len(text)
        assert text[name.start : name.end] == name.text


@given(
    st.lists(
        st.sampled_from(["Mr ", "Smith", ", ", "director ", "of ", "The ", "'s ", "\n", "A. ", "and ", "42", ". "])
    )
)
def test_name_like_text_gives_ordered_spans(parts: list[str]) -> None:
    found = names("".join(parts))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("unit", ["a", "9", '"', ",", "A ", "Mr A, director of B, ", "A'"])
def test_long_texts_take_linear_time(unit: str) -> None:
    grows_in_proportion(lambda count: names(unit * count), 20_000 // len(unit))
