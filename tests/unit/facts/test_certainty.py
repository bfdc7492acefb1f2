from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.certaintyframes import certainty_reader
from factcheck.lexicon import builtin
from factcheck.model import Fact, Finding
from factcheck.text.normalise import fold
from tests.growth import grows_in_proportion

Facts = Callable[[str, str], list[Fact]]
Findings = Callable[..., tuple[Finding, ...]]

_HEAD = "Inquiry opens in Harwich\n\n"


def _raised(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.judgement.value, finding.reason) for finding in findings if finding.judgement.raised]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The terror attack at Ashdown Fair hurt nobody.", "The blast at Ashdown Fair is being treated as terrorism.", True),
        ("The terror attack at Ashdown Fair hurt nobody.", "Police treat the blast at Ashdown Fair as an act of terror.", True),
        ("The arson attack on Ashdown Mill cost millions.", "The fire at Ashdown Mill may have been arson.", True),
        ("The blast at Ashdown Fair was not a terror attack.", "The blast at Ashdown Fair is being treated as terrorism.", False),
        ("The terror attack in Lisbon hurt nobody.", "The blast at Ashdown Fair is being treated as terrorism.", False),
        ("The terror attack at Ashdown Fair hurt nobody.", "The terror attack at Ashdown Fair came at noon.", False),
        ("“It was a terror attack at Ashdown Fair,” said Ann Hay.", "The blast at Ashdown Fair is being treated as terrorism.", False),
    ],
)  # fmt: skip
def test_a_label_stated_here_and_held_open_there(findings_of: Findings, one: str, other: str, expected: bool) -> None:
    assert _raised(findings_of("certainty", _HEAD + one, _HEAD + other)) == [("tension", "certainty")] * expected


def test_a_label_that_only_the_headline_states_has_lost_its_hedge(findings_of: Findings) -> None:
    text = "Terror attack at Ashdown Fair\n\nThe blast at Ashdown Fair on Monday is being treated as terrorism, police said at noon."
    assert _raised(findings_of("certainty", text, within=True)) == [("tension", "hedge-dropped")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Mark Stone killed his neighbour with an axe.", "Mark Stone is accused of killing his neighbour.", True),
        ("The murderer Mark Stone left by the back door.", "The suspected murderer Mark Stone left by the back door.", True),
        ("Mark Stone allegedly killed his neighbour.", "Mark Stone is accused of killing his neighbour.", False),
        ("Mark Stone, who was convicted of it, killed his neighbour.", "Mark Stone is accused of fraud.", False),
        ("Paul Reed killed his neighbour with an axe.", "Mark Stone is accused of killing his neighbour.", False),
        ("Police said Mark Stone killed his neighbour.", "Mark Stone is accused of killing his neighbour.", False),
    ],
)  # fmt: skip
def test_legal_hedges(findings_of: Findings, one: str, other: str, expected: bool) -> None:
    found = findings_of("certainty", _HEAD + one, _HEAD + other)
    assert _raised(found) == [("tension", "certainty")] * expected
    assert not expected or "owes the hedge to the law" in found[0].explanation


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("It was unclear if the injured were miners or engineers.", "Three injured miners were engineers too.", True),
        ("It was unclear if the injured were miners or engineers.", "Three sailors were in the bar.", False),
        ("It was unclear if the injured were miners or engineers.", "The injured may be miners and engineers.", False),
        ("A mill owner claimed that the fire was started by engineers. But this remains unproven.", "The mill fire was started by engineers.", True),
        ("A mill owner claimed that the fire was started by engineers. But this remains unproven.", "The mill fire was seen by engineers.", False),
    ],
)  # fmt: skip
def test_a_question_left_open_here_and_answered_there(
    findings_of: Findings, one: str, other: str, expected: bool
) -> None:
    found = findings_of("certainty", _HEAD + one, _HEAD + other)
    assert _raised(found) == [("tension", "certainty")] * expected


def test_what_was_open_on_the_day_may_be_known_later(findings_of: Findings) -> None:
    one = _HEAD + "It was unclear if the injured were miners or engineers."
    other = _HEAD + "Three injured miners were engineers too."
    (finding,) = findings_of("certainty", one, other, published=("2019-05-01", "2019-05-03"))
    assert (finding.judgement, finding.reason) == ("compatible", "as-of")


def test_a_finding_in_the_headline_against_a_size_not_known_yet(findings_of: Findings) -> None:
    a = "Boat thefts rose in Harwich, police reveal\n\nBoats are moored at the quay in long rows all summer, and owners lock them up at night when they leave for home."
    b = "Harwich waits\n\nThe full extent of boat thefts in Harwich may not be known for some time."
    assert _raised(findings_of("certainty", a, b)) == [("tension", "certainty")]
    other = "Harwich waits\n\nThe full extent of the museum's debts may not be known for some time."
    assert _raised(findings_of("certainty", a, other)) == []


def test_places_and_days_are_nobody_who_could_be_accused(facts_of: Facts) -> None:
    assert (
        facts_of("certainty", _HEAD + "The storm in Essex killed three people. The blast on 2 March killed two.") == []
    )


@given(st.text(max_size=300))
def test_any_text_is_read_and_the_spans_lie_in_it(text: str) -> None:
    plain = fold(text)
    reader = certainty_reader(builtin())
    for start, end in [(f.start, f.end) for f in reader.frames(plain)] + [
        (q.start, q.end) for q in reader.questions(plain)
    ]:
        assert 0 <= start < end <= len(plain)


@pytest.mark.parametrize(
    "piece", ["a", "7", '"', ", ", "A", "Ab ", "the extent of ", "suspected the ", "unclear if ", "treating a "]
)
def test_time_grows_with_length_only(piece: str) -> None:
    def run(count: int) -> None:
        list(certainty_reader(builtin()).frames(piece * count))
        list(certainty_reader(builtin()).questions(piece * count))

    grows_in_proportion(run, 10_000 // len(piece))
