"""Who asserts a thing: whether two speakers are one holder, or speak for one body."""

from __future__ import annotations

from rapidfuzz import fuzz

from factcheck.model import Speaker

_SAME_NAME = 90


def same_holder(a: Speaker | None, b: Speaker | None) -> bool:
    """Whether two named speakers are one person or speak for one organisation; the outlet's own voice is neither."""
    if a is None or b is None:
        return False
    if fuzz.token_set_ratio(a.name.lower(), b.name.lower()) >= _SAME_NAME:
        return True
    bodies = [{part.lower() for part in (s.organisation, s.name) if part} for s in (a, b)]
    return not bodies[0].isdisjoint(bodies[1])


def is_named(speaker: Speaker) -> bool:
    """Whether a speaker is a person or body with a name, not "campaigners" or "police sources"."""
    return any(word[:1].isupper() for word in speaker.name.split()[-1:])
