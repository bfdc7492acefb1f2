"""Attributions that take a whole sentence: "Minister: …" in headlines and "…, officials said." at the end."""

from __future__ import annotations

from factcheck.text import attribution_phrases as phrases
from factcheck.text.attribution_contents import statement_start
from factcheck.text.attribution_region import Region
from factcheck.text.attribution_verbs import Found, Reading, Verb, finite_enough, verb_group


def headed(region: Region) -> Reading | None:
    """A headline that opens with its source and a colon ("Minister: roads will be mended")."""
    if not region.headline:
        return None
    colon = next((k for k in range(1, min(6, region.size)) if region.form(k) == ":"), None)
    if colon is None or region.ends(colon + 1) or region.quoted[0] >= 0:
        return None
    lead = region.tokens[:colon]
    if not all(t.word or t.form in ".'&-" for t in lead) or any(region.cues.is_in(t.form, "finite") for t in lead):
        return None
    mark = region.tokens[colon]
    found = Found(region.span(0, colon), (mark.start, mark.end), region.span(colon + 1, region.size), speech=True)
    return Reading(found, region.size, region.size)


def trailed(region: Region) -> Reading | None:
    """A sentence that ends with its source ("…, officials said on Monday."): all before it is what was said."""
    cues = region.cues
    if region.form(0) in cues.words["questions"]:
        return None  # "Asked whether ..., X laughed"
    commas = [k for k, t in enumerate(region.tokens) if t.form == "," and region.quoted[k] < 0]
    for comma in reversed(commas[-4:]):
        if region.size - comma > 18 or comma < 3 or region.closes_quote(comma - 1):
            continue
        for i in range(comma + 1, min(comma + 12, region.size)):
            form = region.form(i)
            if not region.tokens[i].word or region.quoted[i] >= 0:
                break
            if region.named(i):
                continue
            frames = cues.frames.get(form, frozenset())
            if (
                form in cues.gerunds
                or not frames & {"quote", "clause"}
                or ("strict" in frames and form not in cues.words["findings"])
            ):
                continue
            verb = verb_group(region, i, comma + 1)
            if verb is None or verb.last != i + 1 or not _stands_as_verb(region, verb):
                break
            return _trailing(region, verb, comma)
    return None


def _stands_as_verb(region: Region, verb: Verb) -> bool:
    """Whether the form is a verb here, no noun ("the taunt of the crowd")."""
    before = region.form(verb.first - 1)
    if region.cues.is_in(before, "determiners") and not region.cues.is_in(before, "subjects", "pronouns"):
        return False
    return before == "," or region.form(verb.at) not in region.cues.nominal or finite_enough(region, verb)


def _trailing(region: Region, verb: Verb, comma: int) -> Reading | None:
    cues = region.cues
    if verb.first == comma + 1:
        apposed = phrases.before(region.tokens, verb.first, 0, cues)
        if apposed is not None:
            # "X, director of Y, told Z": the comma closes an apposition.
            return _apposed(region, verb, apposed)
        inverted = phrases.after(region.tokens, verb.last, region.size, cues)
        if inverted is None or verb.auxiliaries or not region.ends(inverted[1]) or "quote" not in verb.frames:
            return None
        source = region.span(*inverted)
    else:
        subject = phrases.before(region.tokens, verb.first, comma + 1, cues)
        if (
            subject is None
            or subject[0] != comma + 1
            or not _breaks_off(region, verb)
            or region.form(comma + 1) in cues.words["openers"]
        ):
            return None
        source = region.span(*subject)
    first = statement_start(region, 0)
    if first >= comma or region.form(first) == "as" or not phrases.has_verb(region.tokens[first:comma], cues):
        return None
    cue = region.tokens[verb.first].start, region.tokens[verb.last - 1].end
    return Reading(Found(source, cue, region.span(first, comma), speech=True), region.size, region.size)


def _apposed(region: Region, verb: Verb, subject: tuple[int, int]) -> Reading | None:
    """A sentence that ends with a source and what stands between commas after it ("..., X, director of Y, said")."""
    comma = subject[0] - 1
    first = statement_start(region, 0)
    if first >= comma or region.form(comma) != "," or region.closes_quote(comma - 1) or not _breaks_off(region, verb):
        return None
    if not phrases.has_verb(region.tokens[first:comma], region.cues) or region.cues.is_in(
        region.form(first), "subordinators", "prepositions"
    ):
        return None
    cue = region.tokens[verb.first].start, region.tokens[verb.last - 1].end
    return Reading(Found(region.span(*subject), cue, region.span(first, comma), speech=True), region.size, region.size)


def _breaks_off(region: Region, verb: Verb) -> bool:
    """Whether the sentence ends after its verb, a few words of time and place aside."""
    cues = region.cues
    last = verb.last
    if region.ends(last):
        return region.form(last) != ":"
    told = "addressed" in verb.frames and not phrases.has_verb(region.tokens[last:], cues)
    if not told and not cues.is_in(region.form(last), "moments", "circumstances"):
        return False
    rest = region.tokens[last:]
    if phrases.has_verb(rest, cues):
        return False
    return len(rest) <= 9 and all(t.form not in (",", ":", "that", '"') for t in rest)
