from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.notes.visible import one_line, visible
from tests.growth import grows_in_proportion


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\x00\x7f", "a␀␡"),
        ("a\u202eb\u2069", "a⟨U+202E⟩b⟨U+2069⟩"),
        ("zero\u200bwidth\ufeff", "zero⟨U+200B⟩width⟨U+FEFF⟩"),
        ("lone \ud800", "lone ⟨U+D800⟩"),
        ("Latin\u200djoined", "Latin⟨U+200D⟩joined"),
        ("👩\u200d🚒 می\u200cخواهم", "👩\u200d🚒 می\u200cخواهم"),
        ("naïve “quotes” – £5 日本", "naïve “quotes” – £5 日本"),
    ],
)
def test_unseen_characters_are_shown(raw: str, shown: str) -> None:
    assert visible(raw) == shown


@given(st.text())
def test_one_line_steers_nothing_and_breaks_no_line(text: str) -> None:
    made = one_line(text)
    assert len(made.splitlines()) <= 1
    made.encode("utf-8")
    joiners = "\u200c\u200d"
    assert not [c for c in made if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not [
        c
        for c in made
        if unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI")
    ]
    assert one_line(made) == made or any(c in made for c in joiners)


def test_a_long_text_takes_linear_time() -> None:
    grows_in_proportion(lambda count: one_line(" \u200b" * count), 10_000)
