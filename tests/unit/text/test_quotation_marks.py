from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.quotation_marks import quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, paragraphs(text))]


def paragraphs(text: str) -> list[tuple[int, int]]:
    out = []
    at = 0
    for line in text.split("\n"):
        if line:
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: "We left." Then "a bit" more.', ['"We left."', '"a bit"']),
        ("It was 'a small fire', he said.", ["'a small fire'"]),
        ("It's the officers' union and the dogs' home.", []),
        ("She called it 'one of the boys' rooms', he said.", ["'one of the boys' rooms'"]),
        ("\"He told me 'go home' and left,\" she said.", ["\"He told me 'go home' and left,\""]),
        ("He was 6'5\" tall.", []),
    ],
)
def test_marks_of_both_sorts(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_missing_mark_ends_at_the_paragraph() -> None:
    text = 'She said: "We left early\nIt was raining.'
    assert quoted(text) == ['"We left early']


def test_a_speech_that_reopens_each_paragraph_is_one() -> None:
    text = 'She said: "We left.\n"It was late.\n"It rained."\nHe said: "No."'
    found = quotations(text, paragraphs(text))
    assert [q.speech for q in found] == [1, 1, 1, 2]
    assert [q.closed for q in found] == [False, False, True, True]


def test_a_caption_between_two_paragraphs_of_a_speech_does_not_end_it() -> None:
    text = 'She said: "We left.\nA picture of a road\n"It rained."'
    assert [q.speech for q in quotations(text, paragraphs(text))] == [1, 1]


def test_a_quotation_closed_in_the_next_paragraph_runs_on() -> None:
    text = '"I am here.\nAll is well," he said.'
    assert quoted(text) == ['"I am here.', 'All is well,"']


@given(st.lists(st.sampled_from(['"', "'", " ", "a", "s", ".", "\n", ","])).map("".join))
def test_spans_are_ordered_and_inside(text: str) -> None:
    found = quotations(text, paragraphs(text))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
