from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.organisationnames import body_reader
from factcheck.lexicon import builtin
from factcheck.model import Fact, Finding
from factcheck.text.normalise import fold
from tests.growth import grows_in_proportion

Facts = Callable[[str, str], list[Fact]]
Findings = Callable[..., tuple[Finding, ...]]

_HEAD = "Harwich centre reopens\n\n"


def test_a_body_called_what_the_other_report_says_it_fights_is_a_conflict(findings_of: Findings) -> None:
    a = _HEAD + "Calls have doubled, said a spokeswoman for the racist charity Harbour Watch."
    b = _HEAD + "Calls have doubled, said Harbour Watch, which supports victims of racism."
    (finding,) = findings_of("organisation", a, b)
    assert (finding.judgement, finding.reason) == ("conflict", "value-differs")
    assert "Harbour Watch itself hateful" in finding.explanation
    assert {finding.a.quote, finding.b.quote} == {
        "racist charity Harbour Watch",
        "Harbour Watch, which supports victims of racism",
    }


@pytest.mark.parametrize("said", ["anti-racist charity", "hate crime charity", "small charity"])
def test_a_body_that_is_against_hatred_by_its_label_is_no_clash(findings_of: Findings, said: str) -> None:
    a = _HEAD + f"Calls have doubled, said the {said} Harbour Watch."
    b = _HEAD + "Calls have doubled, said Harbour Watch, which supports victims of racism."
    assert all(not finding.judgement.raised for finding in findings_of("organisation", a, b))


def test_a_shop_and_a_wholesaler_are_a_tension_but_a_helpline_and_a_charity_fit(findings_of: Findings) -> None:
    (trade,) = findings_of(
        "organisation",
        _HEAD + "The fire began at Dovercourt Sails, a shop on the quay.",
        _HEAD + "The fire began at Dovercourt Sails, a wholesaler of canvas.",
    )
    assert (trade.judgement, trade.reason) == ("tension", "value-differs")
    (line,) = findings_of(
        "organisation",
        _HEAD + "The figures come from the helpline Quayside Aid.",
        _HEAD + "The figures come from the charity Quayside Aid.",
    )
    assert (line.judgement, line.reason) == ("compatible", "alias")


@pytest.mark.parametrize(
    ("one", "other", "judgement"),
    [
        ("Ashgrove Distribution Ltd", "Ashgrove Distributors Ltd", "tension"),
        ("Ashgrove Distribution Ltd", "Ashgrove Distribution Inc", None),
        ("Northern Defence Systems Ltd", "Northern Defense Systems Ltd", None),
        ("Ashgrove Industry Ltd", "Ashgrove Industries Ltd", None),
        ("Northampton Glass Ltd", "Southampton Glass Ltd", None),
        ("the al-Fardusi school", "the Fardousi school", "tension"),
        ("the Harwich school", "the Norwich school", None),
    ],
)
def test_a_name_that_drifts_is_a_query_and_a_style_is_not(
    findings_of: Findings, one: str, other: str, judgement: str | None
) -> None:
    found = findings_of("organisation", _HEAD + f"The fire began at {one} at noon.", _HEAD + f"It began at {other}.")
    raised = [finding.judgement for finding in found if finding.judgement.raised]
    assert raised == ([judgement] if judgement else [])


def test_letters_stand_for_a_name(findings_of: Findings) -> None:
    a = _HEAD + "The figures come from the charity Harbour Rescue League."
    b = _HEAD + "The figures come from the charity HRL."
    (finding,) = findings_of("organisation", a, b)
    assert (finding.judgement, finding.reason) == ("same", "alias")


def test_a_noun_that_takes_a_body_up_again_is_shown_beside_it(findings_of: Findings) -> None:
    text = _HEAD + "Ann Hay, founder of the helpline Quayside Aid, said the charity had taken more calls."
    (finding,) = findings_of("organisation", text, within=True)
    assert (finding.judgement, finding.a.quote, finding.b.quote) == (
        "compatible",
        "helpline Quayside Aid",
        "the charity",
    )


def test_a_party_on_a_friday_is_no_body(facts_of: Facts) -> None:
    assert facts_of("organisation", _HEAD + "He came to the company party Friday and to the Gaza school.") == []


@given(st.text(max_size=300))
def test_any_text_is_read_and_the_spans_lie_in_it(text: str) -> None:
    plain = fold(text)
    for body in body_reader(builtin()).bodies(plain):
        assert 0 <= body.start < body.end <= len(plain)
        assert body.core


@pytest.mark.parametrize("piece", ["a", "7", '"', ", ", "A", "Ab ", "charity A", "Ab, a ", "hate "])
def test_time_grows_with_length_only(piece: str) -> None:
    grows_in_proportion(lambda count: body_reader(builtin()).bodies(piece * count), 10_000 // len(piece))
