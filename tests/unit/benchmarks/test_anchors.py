from __future__ import annotations

import random

import pytest

from benchmarks.anchors import EDITS, edit, judge, sentences, text_of
from factcheck.desk.alignment import Alignment, Draft

TEXT = "Ferry burns off Oban\n\nFive people were killed on Monday. The harbour was closed.\n\nNobody else was hurt, police said.\n"


def test_words_and_blanks_are_kept() -> None:
    made, places = text_of(sentences(TEXT))
    assert made == TEXT.rstrip()
    assert [number for _, _, number in places] == list(range(len(places)))
    assert all(made[start:end].strip() == made[start:end] for start, end, _ in places)


@pytest.mark.parametrize("seed", range(20))
def test_no_word_changes_its_number(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - to repeat
    old = {number for _, _, number in text_of(sentences(TEXT))[1]}
    for one in EDITS:
        edited = sentences(TEXT)
        one(dice, edited)
        kept = [number for _, _, number in text_of(edited)[1] if number is not None]
        assert len(set(kept)) == len(kept)
        assert set(kept) <= old
    assert text_of(edit(TEXT, 0.3, random.Random(seed))) == text_of(edit(TEXT, 0.3, random.Random(seed)))  # noqa: S311


def test_what_is_right_wrong_and_gone() -> None:
    places, span = text_of(sentences(TEXT))[1], (TEXT.index("Five"), TEXT.index("Five") + 4)
    same = sentences(TEXT)
    assert judge(span, places, same, Alignment(Draft(TEXT), Draft(TEXT))) == "right"
    without = [sentence for sentence in same if sentence[0].text != "Five"]
    assert judge(span, places, without, Alignment(Draft(TEXT), Draft(text_of(without)[0]))) == "gone"
    assert judge(span, places, without, Alignment(Draft(TEXT), Draft(TEXT))) == "wrong"
    assert judge(span, places, same, Alignment(Draft(TEXT), Draft("Rain."))) == "orphaned"
