from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.casualtycounts import count_reader
from factcheck.lexicon import builtin
from factcheck.model import Fact, Finding

Facts = Callable[[str, str], list[Fact]]
Findings = Callable[..., tuple[Finding, ...]]


def counts(text: str) -> list[tuple[str, Any, Any]]:
    return [(count.role, count.low, count.high) for count in count_reader(builtin()).counts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed nine people and injured 40 others.", [("dead", 9, 9), ("injured", 40, 40)]),
        ("At least 12 dead after ferry sinks", [("dead", 12, None)]),
        ("More than 300 people were wounded in the clashes.", [("injured", 300, None)]),
        ("The death toll rose to 81 on Monday.", [("dead", 81, 81)]),
        ("Six miners are missing and two were rescued.", [("missing", 6, 6), ("rescued", 2, 2)]),
        ("Up to 20 people were feared dead.", [("dead", None, 20)]),
        ("No one was killed in the blaze.", [("dead", 0, 0)]),
        ("There were no immediate reports of injuries.", [("injured", 0, 0)]),
        ("The storm left a dozen dead.", [("dead", 12, 12)]),
        ("Officers arrested 14 men.", [("arrested", 14, 14)]),
        ("The crash claimed the lives of three passengers.", [("dead", 3, 3)]),
        ("The gunmen killed two guards and at least four villagers.", [("dead", 6, None)]),
        ("The slide buried a hut, bringing to 10 the number of residents who have been killed.", [("dead", 10, 10)]),
        ("The number of people injured on the line rose to 34.", [("injured", 34, 34)]),
        ("Nine villagers, including three children, have been killed.", [("dead", 9, 9)]),
        ("The blast wounded 55 people, five of them critically.", [("injured", 55, 55), ("critical", 5, 5)]),
        ("Twelve people were critically injured.", [("critical", 12, 12)]),
        ("The army has lost seven soldiers in the valley.", [("dead", 7, 7)]),
        ("The party lost four members and two seats.", []),
        ("The three men are critical of the plan.", []),
    ],
)
def test_counts_are_read_with_their_role_and_bounds(text: str, expected: list[tuple[str, Any, Any]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The actor died aged 91.",
        "The novelist dies at 88",
        "He shot 12 photographs before lunch.",
        "Farmers said 40 cattle were killed.",
        "The company cut 300 jobs.",
        "In 2004 the law was killed in committee.",
    ],
)
def test_what_counts_no_people_is_no_casualty(text: str) -> None:
    assert counts(text) == []


def test_a_sum_of_named_parts_is_compatible_and_says_what_is_left_to_confirm(findings_of: Findings) -> None:
    a = "A gunman killed five people in Harwich on Monday, police said. The harbour was closed."
    b = "The gunman killed four in Harwich before stabbing Sergeant Ann Clay in the harbour."
    (finding,) = [f for f in findings_of("casualty", a, b) if f.reason == "sum-of-parts"]
    assert finding.judgement == "compatible"
    assert "4 + 1 = 5" in finding.explanation
    assert "confirm" in finding.explanation


def test_two_figures_for_one_toll_are_a_conflict(findings_of: Findings) -> None:
    a = "Four people were killed when a coach overturned near Harwich harbour on Monday."
    b = "Five people were killed when the coach overturned near Harwich harbour."
    (finding,) = findings_of("casualty", a, b)
    assert (finding.judgement, finding.reason) == ("conflict", "value-differs")
    assert (finding.a.quote in a) or (finding.a.quote in b)


def test_a_later_and_higher_toll_is_compatible_a_lower_one_a_tension(findings_of: Findings) -> None:
    low = "Four people were killed when a coach overturned near Harwich harbour on Monday."
    high = "Five people were killed when the coach overturned near Harwich harbour."
    days = ("2020-03-02T08:00:00+00:00", "2020-03-04T08:00:00+00:00")
    (rising,) = findings_of("casualty", low, high, published=days)
    (falling,) = findings_of("casualty", high, low, published=days)
    assert (rising.judgement, rising.reason) == ("compatible", "as-of")
    assert (falling.judgement, falling.reason) == ("tension", "as-of")


def test_bounds_that_hold_are_compatible(findings_of: Findings) -> None:
    a = "At least four people were killed when a coach overturned near Harwich harbour."
    b = "Five people were killed when the coach overturned near Harwich harbour."
    (finding,) = findings_of("casualty", a, b)
    assert (finding.judgement, finding.reason) == ("compatible", "bound")


def test_tolls_of_two_incidents_are_never_compared(findings_of: Findings) -> None:
    a = "Nine miners were killed when a shaft collapsed in northern Chile."
    b = "Two fishermen drowned and 31 people were killed as a storm hit Samoa."
    assert findings_of("casualty", a, b) == ()


def test_dead_and_injured_are_never_compared(findings_of: Findings) -> None:
    a = "Four people were killed when a coach overturned near Harwich harbour."
    b = "Nine people were injured when a coach overturned near Harwich harbour."
    assert findings_of("casualty", a, b) == ()


def test_a_part_is_not_held_against_the_whole(findings_of: Findings) -> None:
    a = "Twelve people were killed when a coach overturned near Harwich harbour."
    b = "Seven children were killed when the coach overturned near Harwich harbour."
    assert not [f for f in findings_of("casualty", a, b) if f.judgement.raised]


@given(st.text())
def test_any_text_is_read_without_an_error_and_spans_lie_inside(text: str) -> None:
    reader = count_reader(builtin())
    spans = [(count.start, count.end) for count in reader.counts(text)]
    spans += [(harm.start, harm.end) for harm in reader.harmed(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize("unit", ["a", "9", '"', ",", "killed ", "4 people were ", "the "])
def test_long_texts_take_time_in_proportion(unit: str) -> None:
    reader = count_reader(builtin())
    assert reader.counts(unit * (20_000 // len(unit))) is not None
