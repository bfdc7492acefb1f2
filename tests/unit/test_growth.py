"""The measure of growth passes what is linear and fails what is not."""

from __future__ import annotations

from functools import cache

import pytest

from tests.growth import grows_in_proportion


def linear(size: int) -> int:
    return sum(number % 7 for number in range(size))


def quadratic(size: int) -> int:
    return sum(sum(range(size)) for _ in range(size))


def test_linear_work_grows_in_proportion() -> None:
    grows_in_proportion(linear, 1_000)


def test_work_too_quick_to_measure_grows_in_proportion() -> None:
    grows_in_proportion(bool, 1)


def test_quadratic_work_does_not() -> None:
    with pytest.raises(AssertionError, match=r"8 times the size .* took"):
        grows_in_proportion(quadratic, 4)


def test_what_is_remembered_hides_nothing() -> None:
    with pytest.raises(AssertionError, match="times as long"):
        grows_in_proportion(cache(quadratic), 64)


def test_an_error_of_what_is_run_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        grows_in_proportion(lambda size: size / 0, 10)
