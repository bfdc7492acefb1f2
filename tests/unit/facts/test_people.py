from __future__ import annotations

from collections.abc import Callable

from factcheck.model import Finding

Findings = Callable[..., tuple[Finding, ...]]


def judged(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(f.judgement.value, f.reason) for f in findings}


def test_acting_and_deputy_are_one_person_in_two_offices(findings_of: Findings) -> None:
    text = "Acting Sheriff Ruth Ellison spoke first. Later Deputy Sheriff Ellison took questions."
    assert judged(findings_of("identity", text, within=True)) == {("compatible", "role-acting")}


def test_a_name_that_drifts_inside_an_article_is_a_tension(findings_of: Findings) -> None:
    text = "Robert Haddou Fallon, director of Harbour Aid, opened the hall. Robert Fallon said it was needed."
    assert ("tension", "name-variant") in judged(findings_of("identity", text, within=True))


def test_a_middle_name_left_out_is_no_tension(findings_of: Findings) -> None:
    text = "Robert James Fallon, director of Harbour Aid, opened the hall. Robert Fallon said it was needed."
    assert not [f for f in findings_of("identity", text, within=True) if f.judgement.raised]


def test_one_name_spelt_two_ways_across_articles_is_a_tension(findings_of: Findings) -> None:
    a = "Police named the driver as Martin Kowalsky, a baker."
    b = "The driver, Martin Kowalski, was taken to hospital."
    assert judged(findings_of("identity", a, b)) == {("tension", "name-variant")}


def test_founder_and_director_of_one_body_are_two_people(findings_of: Findings) -> None:
    a = "Paul Okafor, founder of Harbour Aid, welcomed the plan."
    b = "Amina Saleh, director of Harbour Aid, welcomed the plan."
    assert judged(findings_of("identity", a, b)) == {("compatible", "different-person")}


def test_two_people_of_one_surname_are_not_compared(findings_of: Findings) -> None:
    a = "Paul Okafor, founder of Harbour Aid, welcomed the plan."
    b = "Denise Okafor, director of Town Trust, rejected the plan."
    assert findings_of("identity", a, b) == ()


def test_a_shorter_form_that_no_list_knows_is_the_person_named_before(findings_of: Findings) -> None:
    text = "Quill Haddou Brandreth, director of Harbour Aid, opened the hall. Harbour Aid's Quill Brandreth said it was needed."
    assert judged(findings_of("identity", text, within=True)) == {("tension", "name-variant")}
