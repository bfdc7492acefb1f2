from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.model import Finding

Findings = Callable[..., tuple[Finding, ...]]

_A = "Divers searched the wreck of the trawler {} off Harwich harbour for a third day."
_B = "The trawler {} sank off Harwich harbour, where divers searched the wreck."


@pytest.mark.parametrize(("first", "second"), [("Skanderbeg", "Skandarbeg"), ("Ostrobothnia", "Ostrobotnia")])
def test_one_name_spelt_two_ways_is_a_tension(findings_of: Findings, first: str, second: str) -> None:
    (finding,) = findings_of("identity", _A.format(first), _B.format(second))
    assert (finding.judgement, finding.reason) == ("tension", "name-variant")
    assert {finding.a.quote, finding.b.quote} == {first, second}


@pytest.mark.parametrize(("first", "second"), [("Moldova", "Moldovan"), ("Somali", "Somalis"), ("Harwich", "Norwich")])
def test_a_place_and_its_people_are_two_words(findings_of: Findings, first: str, second: str) -> None:
    assert findings_of("identity", _A.format(first), _B.format(second)) == ()


def test_who_knows_both_spellings_means_two_names(findings_of: Findings) -> None:
    a = _A.format("Skanderbeg") + " The Skandarbeg is another ship."
    assert findings_of("identity", a, _B.format("Skandarbeg")) == ()
