"""Lines by terminal cells, and what is drawn of characters that one cannot see."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.tui.widgets.wrap import clip, paragraphs, show, wrap
from tests.growth import grows_in_proportion
from tests.tui.sample import NASTY


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("a few here", ["a few here"]),
        ("the quick brown fox jumps", ["the quick ", "brown fox ", "jumps"]),
        ("abcdefghijklmnop", ["abcdefghij", "klmnop"]),
        ("to abcdefghijklmnop", ["to ", "abcdefghij", "klmnop"]),
        ("日本語の新聞記事", ["日本語の新", "聞記事"]),
        ("the 日本語 news paper", ["the 日本語 ", "news paper"]),
        ("e\u0301" * 12, ["e\u0301" * 10, "e\u0301" * 2]),
    ],
)
def test_wrap_at_ten(text: str, expected: list[str]) -> None:
    assert lines(text, 10) == expected


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))), st.integers(2, 30))
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert "".join(text[start:end] for start, end in spans) == text
    for start, end in spans:
        assert sum(cell_len(char) for char in text[start:end].rstrip(" ")) <= width


def test_paragraphs_know_every_line_end() -> None:
    text = "one\r\ntwo\n\nthree\rfour"
    assert [text[start:end] for start, end in paragraphs(text)] == ["one", "two", "", "three", "four"]


def test_brackets_stand_around_the_words_and_offsets_go_both_ways() -> None:
    shown = show("four died here", 0, 9)
    assert shown.text == "⟦four died⟧ here"
    start, end = shown.span(0, 9)
    assert shown.text[start:end] == "four died"
    assert shown.text[slice(*shown.span(10, 14))] == "here"
    assert [shown.offset(at) for at in range(len(shown.text))] == [0, *range(9), 8, *range(9, 14)]


def test_what_one_cannot_see_is_shown() -> None:
    shown = show(NASTY, 0, len(NASTY))
    assert shown.text == ("⟦He said [sic] and [/] and [b]twelve[/b] ␛[31mred␛[0m ⟨U+202E⟩decrev⟨U+202C⟩ end⟧")
    at = NASTY.index("decrev")
    assert shown.text[slice(*shown.span(at, at + 6))] == "decrev"


@given(st.text(alphabet=st.characters(exclude_characters="\r\n"), max_size=60), st.data())
def test_spans_of_any_text_stay_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = show(text, start, end) if end > start else show(text)
    spans = [shown.span(i, i + 1) for i in range(len(text))]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(0 <= a < b <= len(shown.text) for a, b in spans)
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in shown.text)


@pytest.mark.parametrize(
    ("text", "expected"), [("short", "short"), ("much too long", "much t…"), ("日本語新聞", "日本語…")]
)
def test_clip_counts_cells(text: str, expected: str) -> None:
    assert clip(text, 7) == expected
    assert cell_len(expected) <= 7


@pytest.mark.parametrize("unit", ["a", "日", "x "])
def test_time_grows_with_the_length_with_or_without_a_blank(unit: str) -> None:
    grows_in_proportion(lambda count: wrap(unit * count, 60), 20_000)
