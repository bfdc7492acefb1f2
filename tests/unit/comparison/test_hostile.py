"""Text that is no news: nothing raises, and twice the text costs about twice the time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck import Article, compare
from tests.growth import grows_in_proportion

OTHER = Article("Four people were killed in Harwich on Monday, police said.")


def repeated(piece: str) -> Callable[[int], str]:
    return lambda count: piece * count


def words(count: int) -> str:
    return " ".join(f"word{number % 5000} and" for number in range(count))


def lines(count: int) -> str:
    return "\n".join(f"The storm in Town{n % 13} killed {n} people on Monday." for n in range(count))


TEXTS = {
    "quotes": repeated('"'),
    "curly quotes": repeated("“"),
    "commas": repeated(","),
    "brackets": repeated("("),
    "one letter": repeated("a"),
    "digits": repeated("7"),
    "a toll over and over": repeated("killed four people "),
    "a sentence over and over": repeated("Police said they killed four people. "),
    "one huge sentence": words,
    "a list of tolls": lines,
    "numbers": repeated("7 "),
    "quotations": repeated('"No," said Bob Hall. '),
    "dates": repeated("The fire broke out on 3 March 2021. "),
}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_time_grows_with_the_length(name: str) -> None:
    make = TEXTS[name]
    grows_in_proportion(lambda count: compare([Article(make(count)), OTHER]), 10)
