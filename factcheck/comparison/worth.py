"""How much a desk would care for a fact that one article alone has.

Tolls, charges, money, people with their roles and superlatives are worth a question: they have it, you do not. Bare
names, small numbers, days and distances are not.
"""

from __future__ import annotations

import re

from factcheck.comparison.checks.telling import charged, superlative
from factcheck.events import MAIN
from factcheck.facts.amounts import AmountValue
from factcheck.facts.datevalue import DateValue
from factcheck.facts.organisations import OrganisationValue
from factcheck.facts.people import IdentityValue
from factcheck.facts.trends import TrendValue
from factcheck.lexicon import Lexicon
from factcheck.model import Fact, Role
from factcheck.text.titles import titles

# By the kind of fact; a kind that is not named here (another distribution's) is worth _OTHER, and 0 is never listed.
_BY_KIND = {
    "casualty": 100,
    "money": 75,
    "quantity": 60,
    "trend": 55,
    "certainty": 50,
    "identity": 50,
    "measure": 40,
    "precedent": 40,
    "age": 35,
    "organisation": 20,
    "cause": 0,
    "date": 0,
    "place": 0,
    "polarity": 0,
    "quote": 0,
    "statement": 0,
}
CHARGE = "accusation, arrest or charge"
"""The label of a sentence that accuses somebody."""
_OTHER = 25
_CHARGE = 90
_SUPERLATIVE = 65
_MAIN_DATE = 70  # the day of the event, where one article alone gives it
_FEW = 10  # a count below is worth half, one of a single thing or two nothing
_ELSEWHERE = 0.4  # of an earlier event, named for comparison


def worth(fact: Fact, lexicon: Lexicon) -> float:
    """How much a desk would care, 0 for what is never listed up to 100 for a toll of the main event."""
    value = fact.value
    found = float(_BY_KIND.get(fact.kind, _OTHER))
    if isinstance(value, DateValue):
        found = _MAIN_DATE * (fact.point == "main event" and value.mention.day is not None)
    elif isinstance(value, IdentityValue):
        found *= bool(value.person) and role(value, lexicon) != ""
    elif fact.kind == "identity":
        found = 0.0  # the spelling of a name, read only to be held against another
    elif isinstance(value, OrganisationValue):
        found *= value.description != ""
    elif isinstance(value, TrendValue):
        found *= value.stance not in ("below", "above")  # a comparison with earlier events
    elif fact.kind == "quantity" and isinstance(value, AmountValue):
        found *= _count(value)
    return found if fact.event == MAIN else found * _ELSEWHERE


def role(value: IdentityValue, lexicon: Lexicon) -> str:
    """What a person is said to be; "Mr" says nothing."""
    return "" if value.role.lower().rstrip(".") in titles(lexicon).courtesy else value.role


def _count(value: AmountValue) -> float:
    most = value.high if value.high is not None else value.low
    if most is None:
        return 1.0
    return 0.0 if most <= 2 else 0.5 if most < _FEW else 1.0


def telling(fact: Fact, lexicon: Lexicon) -> tuple[float, str, re.Match[str]] | None:
    """The worth of a whole sentence with a label and the word that gives it: an accusation, or a claim to be first."""
    statement = fact.statement
    if statement.role is not Role.BODY or fact.event != MAIN:
        return None
    found = charged(statement, lexicon)
    if found is not None:
        return _CHARGE, CHARGE, found
    found = superlative(statement, lexicon)
    return (_SUPERLATIVE, "superlative", found) if found is not None else None
