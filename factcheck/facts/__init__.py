"""The kinds of fact and their registry: one file per kind, found and judged in the same room."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from factcheck.facts.ages import Ages
from factcheck.facts.casualties import Casualties
from factcheck.facts.causes import Causes
from factcheck.facts.certainty import Certainty
from factcheck.facts.dates import Dates
from factcheck.facts.kind import Context, Kind
from factcheck.facts.measures import Measures
from factcheck.facts.money import Money
from factcheck.facts.organisations import Organisations
from factcheck.facts.people import People
from factcheck.facts.places import Places
from factcheck.facts.polarity import Polarity
from factcheck.facts.precedents import Precedents
from factcheck.facts.quantities import Quantities
from factcheck.facts.quotes import Quotes
from factcheck.facts.spellings import Spellings
from factcheck.facts.statements import Statements
from factcheck.facts.trends import Trends

BUILTIN: tuple[type[Kind], ...] = (
    Casualties,
    Quantities,
    Money,
    Measures,
    Ages,
    Trends,
    Dates,
    People,
    Spellings,
    Organisations,
    Causes,
    Certainty,
    Polarity,
    Places,
    Precedents,
    Quotes,
    Statements,
)
"""The kinds that come with the package, in the order in which they are read."""

__all__ = ["BUILTIN", "Context", "Kind", "all_kinds"]


@cache
def all_kinds() -> tuple[Kind, ...]:
    """The built-in kinds, then those of other distributions (entry points ``factcheck.kinds``) by name."""
    others = sorted(entry_points(group="factcheck.kinds"), key=lambda point: point.name)
    return (*(kind() for kind in BUILTIN), *(point.load()() for point in others))
