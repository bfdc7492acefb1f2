from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.judging.surroundings import Matter, Surroundings, matter, surroundings


def around(text: str, amount: str) -> Surroundings:
    start = text.index(amount)
    return surroundings(text, start, start + len(amount))


def test_the_amount_itself_is_left_out() -> None:
    found = around("Divers found two red boats near the old pier.", "two red boats")
    assert found.terms == around("Divers found nine blue vans near the old pier.", "nine blue vans").terms
    assert found.verb == "find"


def test_like_words_make_one_matter() -> None:
    common = matter(
        around("Officers seized two rifles from the barn.", "two rifles"),
        around("Officers seized five rifles from a barn near Leeds.", "five rifles"),
    )
    assert common is not None
    assert common.framed
    assert common.strong
    assert 0 < common.score <= 1


def test_unlike_words_make_two() -> None:
    common = matter(
        around("Officers seized two rifles from the barn.", "two rifles"),
        around("Hunters carry five rifles each autumn.", "five rifles"),
    )
    assert common is not None
    assert not common.loose


def test_a_clash_of_place_or_time_settles_it() -> None:
    here = around("Some 20 people marched in Leeds on Monday.", "20 people")
    assert matter(here, around("Some 50 people marched in Bristol on Monday.", "50 people")) is None
    assert matter(here, around("Some 50 people marched in Leeds on Friday.", "50 people")) is None
    assert matter(here, around("Last year some 50 people marched in Leeds.", "50 people")) is None
    assert matter(here, around("Some 50 people marched in Leeds.", "50 people")) is not None


def test_two_spellings_of_a_place_are_one() -> None:
    common = matter(
        around("About 20 people marched in Salonika.", "20 people"),
        around("About 50 people marched in Thessaloniki.", "50 people"),
    )
    assert common is not None
    assert common.placed


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=60)
def test_any_text_is_taken(before: str, after: str) -> None:
    one = surroundings(f"{before}20 boats{after}", len(before), len(before) + 8)
    other = surroundings("They saw 20 boats in Leeds.", 9, 17)
    first, second = matter(one, other), matter(other, one)
    assert first == second
    assert first is None or isinstance(first, Matter)


def test_nearly_equal_words_are_certain() -> None:
    one = around("A vigil on the old bridge near Leeds drew hundreds of people.", "hundreds of people")
    other = around("Thousands of people came to a vigil on the old bridge near Leeds.", "Thousands of people")
    common = matter(one, other)
    assert common is not None
    assert common.certain
    weaker = matter(one, around("Thousands of people left the old town.", "Thousands of people"))
    assert weaker is not None
    assert not weaker.certain
