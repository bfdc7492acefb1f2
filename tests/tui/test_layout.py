"""Offsets of the text and lines on the screen: the way there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.tui.widgets.layout import Layout
from tests.tui.sample import CHRONICLE, NASTY

TEXTS = st.text(alphabet=st.sampled_from("ab cd e\n\r\t“é日\u0301\x1b\u202e"), max_size=120)


def laid_out(text: str, width: int = 20, focus: tuple[int, int] | None = None) -> Layout:
    layout = Layout(text)
    layout.fit(width)
    layout.bracket(focus)
    return layout


def drawn(layout: Layout) -> list[str]:
    lines = [layout.line(row) for row in range(layout.height)]
    return [layout.shown(index).text[start:end] for index, start, end in lines]


def test_lines_of_a_text() -> None:
    layout = laid_out("A headline\n\nThe first paragraph of it.\nEnd", focus=(16, 21))
    assert drawn(layout) == ["A headline", "", "The ⟦first⟧ ", "paragraph of it.", "End"]
    assert [layout.line_of(offset) for offset in (0, 11, 16, 23, 41)] == [0, 1, 2, 3, 4]


def test_brackets_may_open_in_one_paragraph_and_close_in_another() -> None:
    layout = laid_out("He said yes\nand no.", focus=(8, 15))
    assert drawn(layout) == ["He said ⟦yes", "and⟧ no."]
    layout.bracket(None)
    assert drawn(layout) == ["He said yes", "and no."]


@pytest.mark.parametrize("text", ["", "\n", "word", NASTY, CHRONICLE])
@pytest.mark.parametrize("width", [2, 20, 96])
def test_moving_the_brackets_is_the_same_as_laying_out_anew(text: str, width: int) -> None:
    moved = laid_out(text, width)
    for start in range(0, max(len(text) - 5, 0), 7):
        moved.bracket((start, start + 5))
        assert drawn(moved) == drawn(laid_out(text, width, (start, start + 5)))


@given(TEXTS, st.integers(2, 30), st.data())
def test_every_character_stands_on_the_line_it_is_said_to(text: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    layout = laid_out(text, width, (start, end) if end > start else None)
    assert layout.height >= 1
    for offset, char in enumerate(text):
        row = layout.line_of(offset)
        assert 0 <= row < layout.height
        if char in "\r\n":
            continue
        index, first, last = layout.line(row)
        place, _ = layout.shown(index).span(offset - layout.spans[index][0], offset - layout.spans[index][0] + 1)
        assert first <= place < last
        assert layout.offset(row, place - first) == offset
