from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judging.intervals import Interval, relation, stated
from factcheck.model import Judgement
from factcheck.text.numbers import find_numbers

SAME, COMPATIBLE, TENSION, CONFLICT = Judgement.SAME, Judgement.COMPATIBLE, Judgement.TENSION, Judgement.CONFLICT


def read(words: str) -> Interval:
    return stated(find_numbers(f"{words} boats")[0])


@pytest.mark.parametrize(
    ("a", "b", "judgement", "reason"),
    [
        ("four", "4", SAME, "equal"),
        ("about 50", "50", SAME, "equal"),
        ("4", "5", CONFLICT, "value-differs"),
        ("at least 4", "5", COMPATIBLE, "bound"),
        ("at least 4", "4", COMPATIBLE, "bound"),
        ("at least 4", "3", CONFLICT, "bound"),
        ("more than 50", "50", TENSION, "bound"),
        ("more than 50", "nearly 50", TENSION, "bound"),
        ("more than 50", "51", COMPATIBLE, "bound"),
        ("at least 10", "40", TENSION, "bound"),
        ("up to 50", "over 70", CONFLICT, "bound"),
        ("up to 50", "45", COMPATIBLE, "bound"),
        ("fewer than 50", "50", TENSION, "bound"),
        ("more than 40", "at least 45", COMPATIBLE, "bound"),
        ("more than 10", "at least 45", TENSION, "bound"),
        ("40 to 50", "dozens of", COMPATIBLE, "interval"),
        ("40 to 50", "45", COMPATIBLE, "interval"),
        ("hundreds of", "thousands of", CONFLICT, "interval"),
        ("hundreds of", "dozens of", COMPATIBLE, "interval"),
        ("hundreds of", "1,000", COMPATIBLE, "interval"),
        ("40 to 50", "60", CONFLICT, "value-differs"),
        ("40 to 50", "60 to 70", CONFLICT, "interval"),
        ("about 1,000", "987", COMPATIBLE, "rounding"),
        ("about 1,000", "1,100", CONFLICT, "value-differs"),
        ("1.2 million", "1,184,000", COMPATIBLE, "rounding"),
        ("20,000", "23,000", CONFLICT, "value-differs"),
        ("about 12", "13", COMPATIBLE, "rounding"),
        ("about four", "five", CONFLICT, "value-differs"),
    ],
)
def test_the_table_of_second_looks(a: str, b: str, judgement: Judgement, reason: str) -> None:
    found = relation(read(a), read(b))
    assert (found.judgement, found.reason) == (judgement, reason)


def test_the_sum_is_shown() -> None:
    assert (
        relation(read("about 1,000"), read("987")).explanation == "about 1,000 covers 950 to 1,050, and 987 lies inside"
    )
    assert "a difference of 1" in relation(read("4"), read("5")).explanation


VALUES = st.integers(min_value=0, max_value=10**9).map(float)
POINTS = st.builds(lambda v, approx: Interval(v, v, approx), VALUES, st.booleans())
BOUNDS = st.builds(lambda v, strict: Interval(v, None, strict=strict), VALUES, st.booleans())
CEILINGS = st.builds(lambda v, strict: Interval(None, v, strict=strict), VALUES, st.booleans())
RANGES = st.tuples(VALUES, VALUES).map(lambda pair: Interval(min(pair), max(pair)))
ANY = st.one_of(POINTS, BOUNDS, CEILINGS, RANGES)


@given(ANY, ANY)
def test_the_order_does_not_matter(a: Interval, b: Interval) -> None:
    one, other = relation(a, b), relation(b, a)
    assert (one.judgement, one.reason) == (other.judgement, other.reason)
    assert one.explanation


@given(ANY)
def test_a_number_agrees_with_itself(a: Interval) -> None:
    assert relation(a, a).judgement is SAME
