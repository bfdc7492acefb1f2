from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.trendframes import trend_reader
from factcheck.lexicon import builtin
from factcheck.model import Finding

Findings = Callable[..., tuple[Finding, ...]]


def stances(text: str) -> list[tuple[str, str]]:
    return [(frame.stance, frame.degree) for frame in trend_reader(builtin()).frames(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Burglaries rose sharply in the county.", [("up", "large")]),
        ("There was a slight rise in burglaries.", [("up", "small")]),
        ("There was no increase in burglaries.", [("no-rise", "")]),
        ("There was no major increase in burglaries.", [("not-large", "large")]),
        ("A sharp fall in complaints was recorded.", [("down", "large")]),
        ("The feared increase in thefts has not materialised.", [("no-rise", "")]),
        ("A mini-spike in assaults was recorded.", [("up", "small")]),
        ("Police did not record any rise in robberies.", [("no-rise", "")]),
        ("The number of thefts was down on last year.", [("below", "")]),
        (
            "Earlier floods brought sharp rises in thefts, but the same has not happened here.",
            [("up", "large"), ("not-large", "large")],
        ),
        ("The rise was far smaller than after previous attacks.", [("up", ""), ("below", "")]),
    ],
)
def test_direction_degree_and_scope_of_negation(text: str, expected: list[tuple[str, str]]) -> None:
    assert stances(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "There could be a rise in burglaries.",
        "Ministers want to prevent any increase in thefts.",
        "Police warned of a possible rise in robberies.",
        "It does not mean there was not a spike in thefts somewhere.",
        "He fell from a roof.",
        "The sun rose over the harbour.",
        "A plan for increasing support was published.",
    ],
)
def test_what_is_only_possible_or_no_measure_states_no_trend(text: str) -> None:
    assert stances(text) == []


def judged(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(f.judgement.value, f.reason) for f in findings}


def test_no_major_spike_denies_only_the_degree(findings_of: Findings) -> None:
    found = findings_of("trend", "There was a small spike in thefts in May.", "There was no major spike in thefts.")
    assert judged(found) == {("tension", "degree-scope")}


def test_no_spike_against_a_small_spike_is_a_conflict(findings_of: Findings) -> None:
    found = findings_of("trend", "There was a small spike in thefts.", "There was no spike in thefts.")
    assert judged(found) == {("conflict", "direction")}


def test_a_rise_need_not_be_a_spike(findings_of: Findings) -> None:
    found = findings_of("trend", "There was an increase in thefts.", "There was no spike in thefts.")
    assert judged(found) == {("tension", "degree-scope")}


def test_up_against_down_is_a_conflict(findings_of: Findings) -> None:
    found = findings_of("trend", "Thefts rose in Harwich.", "Thefts fell in Harwich.")
    assert judged(found) == {("conflict", "direction")}


def test_prices_and_crime_are_two_topics(findings_of: Findings) -> None:
    assert findings_of("trend", "House prices rose in Harwich.", "Burglaries fell in Harwich.") == ()


def test_the_headline_that_leaves_out_a_lower_baseline_is_a_tension(findings_of: Findings) -> None:
    text = (
        "Thefts rise in Harwich, police say\n\nOfficers recorded an increase in thefts in the town. "
        "The force said that theft was down on previous years."
    )
    assert ("tension", "headline-body") in judged(findings_of("trend", text, within=True))


@given(st.text())
def test_any_text_is_read_without_an_error_and_spans_lie_inside(text: str) -> None:
    for frame in trend_reader(builtin()).frames(text):
        assert 0 <= frame.start < frame.end <= len(text)
        assert frame.end - frame.start <= 160
