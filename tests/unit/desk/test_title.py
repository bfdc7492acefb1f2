from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.desk.title import LONGEST, story_title
from factcheck.model import Article


def of(*titles: str) -> str:
    return story_title([Article(text="x", title=title) for title in titles])


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Ferry sinks off Kos"], "Ferry sinks off Kos"),
        (["Dozens lost as ferry sinks off Kos", "Ferry sinks: what we know"], "Ferry sinks"),
        (["How the Harbour Fires spread", "Minister visits harbour fire", "Weather"], "Harbour Fires"),
        (["Fears of hate crime after the Leeds attack", "Leeds attack: hate crime up"], "Leeds attack"),
        (["Rates rise", "Snow in May"], "Rates rise"),
        (["After the vote", "After the storm"], "After the vote"),
    ],
)
def test_what_most_titles_share_is_the_name(titles: list[str], expected: str) -> None:
    assert of(*titles) == expected


def test_without_a_title_the_first_line_serves() -> None:
    assert story_title([Article(text="\n  Ferry   sinks \nFour died.")]) == "Ferry sinks"
    assert story_title([Article(text=" \n ")]) == "Untitled story"


def test_a_long_line_is_cut() -> None:
    assert len(story_title([Article(text="word " * 100_000)])) <= LONGEST


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_titles_make_one_line(titles: list[str]) -> None:
    name = of(*titles)
    assert name == of(*titles)
    assert name.strip()
    assert "\n" not in name
