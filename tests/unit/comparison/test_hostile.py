"""Text that is no news: nothing raises, and twice the text costs about twice the time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from factcheck import Article, compare

OTHER = Article("Four people were killed in Harwich on Monday, police said.")
LARGE = 1_000_000


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece))


def words(size: int) -> str:
    return " ".join(f"word{number % 5000} and" for number in range(size // 10))


def lines(size: int) -> str:
    return "\n".join(f"The storm in Town{n % 13} killed {n} people on Monday." for n in range(size // 50))


QUICK = {"quotes": repeated('"'), "curly quotes": repeated("“"), "commas": repeated(","), "brackets": repeated("(")}
SLOW = {
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


def seconds(text: str) -> float:
    """The processor time of one comparison."""
    start = time.process_time()
    compare([Article(text), OTHER])
    return time.process_time() - start


@pytest.mark.parametrize("name", sorted(QUICK))
def test_a_million_marks_take_little_time(name: str) -> None:
    assert seconds(QUICK[name](LARGE)) < 5


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(SLOW))
def test_twice_the_text_takes_about_twice_the_time(name: str) -> None:
    make = SLOW[name]
    seconds(make(2_000))  # what is read once: word lists, patterns
    small, large = 10_000, 40_000
    assert seconds(make(large)) < 9 * seconds(make(small)) + 0.5
