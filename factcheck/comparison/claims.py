"""Claims: what the story asserts on one point, with each article's value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factcheck.comparison.identity import digest
from factcheck.events import MAIN
from factcheck.model import Claim, Fact, Finding, Judgement


def claim_id(fact: Fact) -> str:
    """The id of the claim that a fact bears on: its kind, event and point, so that another article changes none."""
    return "c-" + digest(fact.kind, fact.event, fact.point)


def group_claims(facts: Sequence[Fact], findings: Sequence[Finding]) -> tuple[Claim, ...]:
    """The claims in order of seriousness: every point that findings bear on or that two articles speak of.

    A fact on another point that a finding joins to a claim is listed in it too.
    """
    members: defaultdict[str, dict[int, Fact]] = defaultdict(dict)
    first: dict[str, Fact] = {}
    for fact in facts:
        key = claim_id(fact)
        first.setdefault(key, fact)
        members[key][id(fact)] = fact
    places = {(fact.kind, fact.article, fact.statement.start, fact.point): fact for fact in facts}
    worst: dict[str, Judgement] = {}
    for finding in findings:
        other = places[finding.b.kind, finding.b.article, finding.b.statement.start, finding.b.point]
        members[finding.claim][id(other)] = other
        old = worst.get(finding.claim)
        if old is None or finding.judgement.severity > old.severity:
            worst[finding.claim] = finding.judgement
    order = {id(fact): number for number, fact in enumerate(facts)}
    claims = []
    for key, group in members.items():
        values = tuple(sorted(group.values(), key=lambda fact: order[id(fact)]))
        if key in worst or len({fact.article for fact in values}) > 1:
            lead = first[key]
            label = lead.label if lead.event == MAIN else f"{lead.label} ({lead.event})"
            claims.append(Claim(key, lead.kind, label, worst.get(key), values))
    return tuple(sorted(claims, key=lambda c: (-(c.judgement.severity if c.judgement else -1), c.kind, c.label, c.id)))
