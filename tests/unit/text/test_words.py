from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.words import content_lemmas, lemma, stop_words, words
from tests.growth import grows_in_proportion


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    found = words(text)
    assert all(text[w.start : w.end] == w.text and w.text for w in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text())
def test_any_text_has_lemmas(text: str) -> None:
    assert all(word and word not in stop_words() for word in content_lemmas(text))


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1))
def test_letters_and_figures_are_never_lost(text: str) -> None:
    assert "".join(w.text for w in words(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a mini-spike", ["a", "mini", "spike"]),
        ("It hasn't risen", ["It", "hasn't", "risen"]),
        ("some 1,200 at 10.30pm", ["some", "1,200", "at", "10.30pm"]),
        ("the U.S. said", ["the", "U.S.", "said"]),
        ("on the 7th, 4G", ["on", "the", "7th", "4G"]),
        ("'quoted' words", ["quoted", "words"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [w.text for w in words(text)] == expected


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("rose", "rise"),
        ("Risen", "rise"),
        ("fell", "fall"),
        ("women", "woman"),
        ("killed", "kill"),
        ("police's", "police"),
        ("officers’", "officer"),
        ("US", "u.s."),
        ("U.S.", "u.s."),
        ("1,200", "1200"),
        ("café", "cafe"),
        ("Zqxw", "zqxw"),
    ],
)
def test_lemma(word: str, base: str) -> None:
    assert lemma(word) == base


def test_us_the_pronoun_is_a_stop_word_and_the_country_is_not() -> None:
    assert content_lemmas("They told us") == []
    assert content_lemmas("The US left") == ["u.s.", "leave"]


def test_what_is_returned_may_be_changed() -> None:
    content_lemmas("police arrived").clear()
    assert content_lemmas("police arrived") == ["police", "arrive"]


def test_numbers_are_kept_apart() -> None:
    assert [w.text for w in words("4 of 52 people on 22 March") if w.is_number] == ["4", "52", "22"]


@pytest.mark.parametrize("unit", ["a", "1", "'", "a'", "a.", "1,", "a-", "é", ",", "’"])
def test_time_grows_with_the_length(unit: str) -> None:
    def run(count: int) -> None:
        content_lemmas(unit * count)
        words(unit * count)

    grows_in_proportion(run, 20_000 // len(unit))
