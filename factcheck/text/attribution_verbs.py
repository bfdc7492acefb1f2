"""What one reading of a sentence finds, and the verb groups it starts from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from factcheck.text.attribution_region import Region, Span


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution of a sentence, as offsets.

    ``parts`` when what was said is cut by its source; ``speech`` when the cue is one of saying, so that quotations
    without a cue of their own may go on from it; ``announces`` when what is said is still to follow ("he said:").
    """

    source: Span | None
    cue: Span
    content: Span | None
    parts: tuple[Span, ...] = ()
    speech: bool = False
    announces: bool = False


class Reading(NamedTuple):
    """What was found, the token to read on from, and the token where the next subject may begin."""

    found: Found
    resume: int
    low: int


class Verb(NamedTuple):
    """A verb that may be a cue: its token, the group ``first`` to ``last`` with auxiliaries, and what it takes."""

    at: int
    first: int
    last: int
    frames: frozenset[str]
    auxiliaries: tuple[str, ...]


def verb_group(region: Region, i: int, low: int) -> Verb | None:
    """The group of a cue verb at a token: auxiliaries and adverbs before it, its small word after it."""
    cues = region.cues
    form = region.form(i)
    frames, last = cues.frames.get(form, frozenset()), i + 1
    for rest, frame in cues.phrases.get(form, ()):
        if all(region.form(i + 1 + k) == word for k, word in enumerate(rest)):
            frames, last = frozenset([frame]), i + 1 + len(rest)
            break
    if not frames:
        return None
    first, auxiliaries = group_start(region, i, low)
    # Passives name no source: "was told", "is being treated as", "denied by".
    passive = any(a in cues.words["be"] for a in auxiliaries) or region.form(first - 1) in cues.words["be"]
    if form in cues.past and (passive or region.form(i + 1) == "by"):
        return None
    if form in cues.words["responses"] and any(a == "not" or a.endswith("n't") for a in auxiliaries):
        return None  # "did not respond to questions"
    return Verb(i, first, last, frames, tuple(auxiliaries))


def group_start(region: Region, i: int, low: int) -> tuple[int, list[str]]:
    """Where the auxiliaries and adverbs before a verb or adjective begin, and the auxiliaries among them."""
    cues = region.cues
    first = i
    auxiliaries = []
    while first > low and region.quoted[first - 1] < 0:
        before = region.form(first - 1)
        if before in cues.words["auxiliaries"]:
            auxiliaries.append(before)
        elif before == "to" and region.form(first - 2) in cues.words["leading"]:
            first -= 3 if region.form(first - 2) == "on" else 2
            auxiliaries.append(before)
            continue
        elif before not in cues.words["adverbs"] and not _manner(region, first - 1):
            break
        first -= 1
    return max(first, low), auxiliaries


def _manner(region: Region, i: int) -> bool:
    """Whether the word is an adverb by its ending ("bluntly"), not a noun like "family"."""
    token = region.tokens[i]
    listed = token.form in region.cues.words["nouns_in_ly"]
    return token.form.endswith("ly") and len(token.form) > 4 and not token.capital and not listed


def plural(region: Region, i: int) -> bool:
    """Whether the word may be a plural subject right before a verb without ending."""
    form = region.form(i)
    if form in ("people", "police", "percent", "men", "women", "majority"):
        return True
    ending = form.endswith("s") and not form.endswith(("'s", "ss", "us", "is"))
    return ending and not region.cues.is_in(form, "determiners", "prepositions", "auxiliaries")


def finite_enough(region: Region, verb: Verb) -> bool:
    """Whether a form that may be a noun too ("claims", "plans") stands as a verb."""
    cues = region.cues
    form = region.form(verb.at)
    if form in cues.past or verb.auxiliaries:
        return True
    before, following = region.form(verb.first - 1), region.form(verb.last)
    if form not in cues.nominal or cues.is_in(before, "subjects"):
        return True
    if before.endswith("'s") or not (form.endswith("s") or plural(region, verb.first - 1)):
        return False
    if form.endswith("s") is False and region.ends(verb.last):
        return True
    if form.endswith("s") and region.tokens[verb.first - 1].capital and verb.first > 1:
        return True
    if following in ("to", '"', ":", "'") or cues.is_in(following, "determiners", "subjects", "complementisers"):
        return True
    return verb.last < region.size and region.tokens[verb.last].capital


def checked(found: Found) -> Found:
    """The reading without a content that turned out empty (nothing but punctuation)."""
    if found.content is None or found.content[0] < found.content[1]:
        return replace(found, parts=tuple(part for part in found.parts if part[0] < part[1]))
    return replace(found, content=None, parts=())
