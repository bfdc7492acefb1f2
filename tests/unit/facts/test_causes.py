from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.causeframes import explanation_reader
from factcheck.facts.causemeans import means_reader
from factcheck.lexicon import builtin
from factcheck.model import Fact, Finding
from factcheck.text.normalise import fold
from tests.growth import grows_in_proportion

Facts = Callable[[str, str], list[Fact]]
Findings = Callable[..., tuple[Finding, ...]]

_HEAD = "Thefts in Harwich fell in May\n\n"


def _raised(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.judgement.value, finding.reason) for finding in findings if finding.judgement.raised]


def test_two_explanations_of_one_outcome_are_a_tension(findings_of: Findings) -> None:
    a = _HEAD + "The harbour ferry was cancelled because of thick fog on Monday."
    b = _HEAD + "A strike by pilots led to the cancelled harbour ferry."
    (finding,) = findings_of("cause", a, b)
    assert (finding.judgement, finding.reason) == ("tension", "cause")
    assert "thick fog" in finding.a.quote + finding.b.quote


@pytest.mark.parametrize(
    "other",
    [
        "Fog led to the cancelled harbour ferry.",
        "The harbour ferry was cancelled owing to fog.",
        "The museum was closed because of a strike.",
        "Nobody knows whether the harbour ferry was cancelled because of a strike.",
        "Was the harbour ferry cancelled because of a strike?",
        "The harbour ferry is due to be cancelled on Friday.",
    ],
)
def test_one_cause_another_outcome_or_a_question_is_none(findings_of: Findings, other: str) -> None:
    a = _HEAD + "The harbour ferry was cancelled because of thick fog on Monday."
    assert _raised(findings_of("cause", a, _HEAD + other)) == []


def test_the_shares_of_two_companies_fall_for_their_own_reasons(findings_of: Findings) -> None:
    one, other = "Shares in Ashgrove fell due to weak sales.", "Shares in Dovecote fell due to poor profits."
    assert _raised(findings_of("cause", _HEAD + one, _HEAD + other)) == []
    assert _raised(findings_of("cause", _HEAD + one, _HEAD + "Shares fell due to high wages.")) == [
        ("tension", "cause")
    ]


def test_what_kept_a_rise_low_is_read_from_what_would_have_been(facts_of: Facts) -> None:
    (fact,) = facts_of("cause", _HEAD + "If shopkeepers hadn't fitted alarms, thefts would have been higher.")
    assert fact.point == "wrongdoing kept low"
    assert "alarm" in fact.value.as_json()["cause"]


def test_rival_credit_for_a_fall_is_a_tension(findings_of: Findings) -> None:
    a = _HEAD + "If shopkeepers hadn't fitted alarms, thefts would have been higher."
    b = _HEAD + "The mayor's patrols had a deterrent effect, officers said."
    assert _raised(findings_of("cause", a, b)) == [("tension", "cause")]


def test_a_reason_given_while_it_is_too_early_to_say(findings_of: Findings) -> None:
    a = (
        _HEAD
        + "Praising shopkeepers, she said she believed this was one of the reasons that thefts were down on last year."
    )
    b = _HEAD + "It was too early to say why there was no rise in thefts, the council said."
    assert _raised(findings_of("cause", a, b)) == [("tension", "certainty")]
    dated = ("2019-05-02", "2019-05-01")
    (finding,) = findings_of("cause", a, b, published=dated)
    assert (finding.judgement, finding.reason) == ("compatible", "as-of")


def test_a_guess_while_the_cause_is_open_is_compatible(findings_of: Findings) -> None:
    a = _HEAD + "New patrols might have had a deterrent effect."
    b = _HEAD + "It was too early to say why there was no rise in thefts, the council said."
    (finding,) = findings_of("cause", a, b)
    assert (finding.judgement, finding.reason) == ("compatible", "certainty")


def test_a_belief_that_the_headline_states_has_lost_its_hedge(findings_of: Findings) -> None:
    text = (
        "Alarms kept Harwich safe\n\nIf shopkeepers hadn't fitted alarms, thefts would have been higher\n\n"
        "The town saw fewer thefts in May than in April, the council said on Monday in a report of nine pages.\n\n"
        "Praising shopkeepers for the alarms, Ann Hay said she believed this was one of the reasons that thefts were down on last year."
    )
    assert ("tension", "hedge-dropped") in _raised(findings_of("cause", text, within=True))


def test_possible_here_and_sure_there_is_a_dropped_hedge(findings_of: Findings) -> None:
    text = (
        _HEAD
        + "The patrols might have had a “deterrent effect”.\n\n“The patrols did have a deterrent effect on thieves,” Ann Hay said."
    )
    assert _raised(findings_of("cause", text, within=True)) == [("tension", "hedge-dropped")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The 3 sailors were burnt to death in Harwich.", "All 3 sailors suffocated in the Harwich fire.", [("conflict", "cause")]),
        ("The 3 sailors were burnt to death.", "The 5 miners suffocated.", []),
        ("Jo Ruiz was shot dead in Harwich.", "In Harwich, officials said, Jo Ruiz drowned.", [("conflict", "cause")]),
        ("Jo Ruiz was shot dead in Harwich.", "He said Paul Reed was stabbed to death in Harwich.", []),
        ("2 sailors were shot dead in Harwich.", "2 sailors were stabbed to death in Dover.", []),
        ("A tank shell hit the depot in Ashdown.", "Residents saw an air strike hit the depot in Ashdown.", [("tension", "cause")]),
        ("A tank shell hit the depot in Ashdown.", "A shell hit the depot in Ashdown.", []),
        ("A tank shell hit the depot in Ashdown.", "In a separate case an air strike hit a depot in Ashdown.", []),
        ("The navy sank the trawler in self-defence.", "The navy sank the trawler in retaliation.", [("tension", "cause")]),
        ("The navy sank the trawler in self-defence.", "He dropped the vase by accident.", []),
        ("The fire at the mill may have been a gas leak.", "The mill fire could have been an electrical fault.", [("tension", "cause")]),
        ("The fire at the mill may have been a gas leak.", "The mill fire was not caused by arson.", []),
    ],
)  # fmt: skip
def test_causes_that_shut_each_other_out(
    findings_of: Findings, one: str, other: str, expected: list[tuple[str, str]]
) -> None:
    head = "Inquiry opens\n\n"
    assert _raised(findings_of("cause", head + one, head + other)) == expected


@given(st.text(max_size=300))
def test_any_text_is_read_and_the_spans_lie_in_it(text: str) -> None:
    plain = fold(text)
    spans = [(item.start, item.end) for item in explanation_reader(builtin()).explanations(plain)]
    spans += [(item.start, item.end) for item in means_reader(builtin()).means(plain)]
    for start, end in spans:
        assert 0 <= start < end <= len(plain)


@pytest.mark.parametrize(
    "piece", ["a", "7", '"', ", ", "if a had not ", "because ", "could be ", "A shell ", "too early to say why "]
)
def test_time_grows_with_length_only(piece: str) -> None:
    def run(count: int) -> None:
        explanation_reader(builtin()).explanations(piece * count)
        list(means_reader(builtin()).means(piece * count))

    grows_in_proportion(run, 10_000 // len(piece))
