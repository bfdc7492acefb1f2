from __future__ import annotations

from collections.abc import Callable

from factcheck.model import Fact, Finding

Facts = Callable[[str, str], list[Fact]]
Findings = Callable[..., tuple[Finding, ...]]

_A = "Harwich ferry fire: patrols doubled\n\nThe ferry burned for an hour. Nobody was aboard. The harbour reopened at noon. Patrols were doubled, as after the attacks on Madrid and Lisbon."
_B = "Harwich ferry fire: patrols doubled\n\nThe ferry burned for an hour. Nobody was aboard. The harbour reopened at noon. Patrols were doubled, as after the attacks on Madrid and Turin."


def test_lists_of_earlier_events_that_overlap_are_compatible_and_the_rest_is_named(findings_of: Findings) -> None:
    (finding,) = findings_of("precedent", _A, _B)
    assert (finding.judgement, finding.reason) == ("compatible", "alias")
    assert "Lisbon" in finding.explanation
    assert "Turin" in finding.explanation


def test_the_same_list_is_the_same(findings_of: Findings) -> None:
    (finding,) = findings_of("precedent", _A, _A + " ")
    assert finding.judgement == "same"


def test_the_storys_own_event_is_no_precedent(facts_of: Facts) -> None:
    text = "Madrid attack: patrols doubled\n\nPatrols were doubled after the attack on Madrid on Monday."
    assert facts_of("precedent", text) == []
