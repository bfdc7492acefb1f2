from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.desk.alignment import Alignment, Draft
from tests.growth import grows_in_proportion

BEFORE = (
    "Ferry burns off Oban\n\nFive people were killed in a fire on a ferry off Oban on Monday, and 12 were hurt.\n\n"
    "The harbour was closed until the evening. Ann Lee, the minister, spoke of a dark day for the whole coast.\n\n"
    "Nobody else was hurt, said the police.\n"
)


def placed(quote: str, after: str) -> str | None:
    start = BEFORE.index(quote)
    found = Alignment(Draft(BEFORE), Draft(after)).place(start, start + len(quote))
    return None if found is None else after[found.start : found.end]


@pytest.mark.parametrize(
    ("quote", "old", "new", "now"),
    [
        ("Five people", "Ferry", "A ferry", "Five people"),
        ("Five people", "Five", "Seven", "Seven people"),
        ("Five", "Five", "5", "5"),
        ("12", "12", "15", "15"),
        ("12", "and 12 were hurt", "and more than 20 were hurt", "more than 20"),
        ("killed", "killed", "kileld", "kileld"),
        ("a dark day", "a dark day", "a very dark day", "a very dark day"),
        ("spoke of a dark day", ", the minister,", "", "spoke of a dark day"),
        ("The harbour", "evening. Ann", "evening.\n\nAnn", "The harbour"),
        ("a dark day", "Ann Lee, the minister, spoke", "Ann Lee is the minister. She spoke", "a dark day"),
        ("12 were hurt", "Monday, and 12", "Monday. Another 12", "12 were hurt"),
        ("Five people", "‘", "'", "Five people"),
    ],
)
def test_words_are_found_again(quote: str, old: str, new: str, now: str) -> None:
    assert placed(quote, BEFORE.replace(old, new)) == now


@pytest.mark.parametrize(
    ("quote", "old", "new"),
    [
        ("12", ", and 12 were hurt", ""),
        ("a dark day", "Ann Lee, the minister, spoke of a dark day for the whole coast.", ""),
        ("Five people", "Five people were killed in a fire on a ferry off Oban on Monday, and 12 were hurt.", "Rain."),
        ("12 were hurt", "12 were hurt", "many cars were lost in the sea"),
        ("the minister", "Ann Lee, the minister, spoke", "Everybody spoke"),
    ],
)
def test_what_is_gone_is_placed_nowhere(quote: str, old: str, new: str) -> None:
    after = BEFORE.replace(old, new)
    assert after != BEFORE
    assert placed(quote, after) is None


def test_a_sentence_that_moved_takes_its_words_along() -> None:
    moved = "Nobody else was hurt, said the police.\n"
    after = moved + "\n" + BEFORE.replace(moved, "")
    start = BEFORE.index("Nobody else")
    found = Alignment(Draft(BEFORE), Draft(after)).place(start, start + len("Nobody else"))
    assert found is not None
    assert (found.start, found.kept) == (0, True)


def test_one_of_two_alike_is_not_guessed() -> None:
    old = "Five people were hurt in the north.\n\nRain fell.\n"
    new = "Six people were hurt in the south.\n\nSix people were hurt in the west.\n\nRain fell.\n"
    assert Alignment(Draft(old), Draft(new)).place(0, len("Five people")) is None


@given(st.text(max_size=200), st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_any_texts_can_be_aligned(before: str, after: str, start: int, length: int) -> None:
    found = Alignment(Draft(before), Draft(after)).place(start, start + length)
    assert found is None or 0 <= found.start <= found.end <= len(after)


@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 20))
def test_a_text_beside_itself_moves_nothing(text: str, start: int, length: int) -> None:
    found = Alignment(Draft(text), Draft(text)).place(start, min(len(text), start + length))
    assert found is None or (found.kept and found.start < start + length and found.end > start)


@pytest.mark.parametrize("unit", ["a", "7", '"', ",", "a ", "Five died. ", "Five died.\n"])
def test_a_long_text_takes_no_longer_than_it_must(unit: str) -> None:
    def run(count: int) -> None:
        text = unit * count
        alignment = Alignment(Draft(text + "Six died."), Draft("Seven died. " + text))
        alignment.place(5, 10)

    grows_in_proportion(run, 5_000 // len(unit))
