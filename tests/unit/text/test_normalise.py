from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.normalise import fold


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“so it is”, he said", '"so it is", he said'),
        ("the mayor’s ‘plan’", "the mayor's 'plan'"),
        ("10–12 March — later", "10-12 March - later"),
        ("Craig\u00a0Mackey\u202f,\u2009then", "Craig Mackey , then"),
        ("\ufeffFirst", " First"),
        ("a\tb\x00c", "a b c"),
        ("one\u2028two\x85three", "one\ntwo\nthree"),
        ("１２％", "12%"),
        ("½ café…", "½ café…"),
    ],
)
def test_variants_are_folded(text: str, plain: str) -> None:
    assert fold(text) == plain


def test_line_ends_stay() -> None:
    assert fold("a\r\nb\rc\n") == "a\r\nb\rc\n"


@given(st.text())
def test_length_is_kept_and_folding_twice_changes_nothing(text: str) -> None:
    plain = fold(text)
    assert len(plain) == len(text)
    assert fold(plain) == plain


@given(st.text(alphabet=st.characters(max_codepoint=0x7E, min_codepoint=0x20)))
def test_plain_ascii_is_left_alone(text: str) -> None:
    assert fold(text) == text
