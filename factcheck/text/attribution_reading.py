"""One sentence read for its attributions: where the cue words stand, and what is source and content around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from factcheck.text import attribution_phrases as phrases
from factcheck.text.attribution_contents import clause_end, content_start, fronted, quoted_before, statement_start
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


class _Reading(NamedTuple):
    """What was found, the token to read on from, and the token where the next subject may begin."""

    found: Found
    resume: int
    low: int


class _Verb(NamedTuple):
    """A verb that may be a cue: its token, the group ``first`` to ``last`` with auxiliaries, and what it takes."""

    at: int
    first: int
    last: int
    frames: frozenset[str]
    auxiliaries: tuple[str, ...]


def read_region(region: Region) -> list[Found]:
    """The attributions of a sentence, in the order of their cues."""
    out: list[Found] = []
    subject: Span | None = None
    low = 0
    i = 0
    whole = _headed(region) or _trailed(region)
    if whole is not None:
        out.append(_checked(whole.found))
        i = low = whole.resume
    while i < region.size:
        if region.quoted[i] >= 0 or not region.tokens[i].word or region.named(i):
            i += 1
            continue
        reading = _according(region, i, low) or _noun(region, i) or _verb(region, i, low, subject)
        if reading is None:
            i += 1
            continue
        out.append(_checked(reading.found))
        if reading.found.source is not None and region.form(i) not in region.cues.words["nouns"]:
            subject = reading.found.source
        low = max(low, reading.low)
        i = max(i + 1, reading.resume)
    return out


def _headed(region: Region) -> _Reading | None:
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
    return _Reading(found, region.size, region.size)


def _trailed(region: Region) -> _Reading | None:
    """A sentence that ends with its source ("…, officials said on Monday."): all before it is what was said."""
    cues = region.cues
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
                or ("strict" in frames and form not in ("found", "show"))
            ):
                continue
            verb = _verb_group(region, i, comma + 1)
            if verb is None or verb.last != i + 1:
                break
            return _trailing(region, verb, comma)
    return None


def _trailing(region: Region, verb: _Verb, comma: int) -> _Reading | None:
    cues = region.cues
    if verb.first == comma + 1:
        if phrases.before(region.tokens, verb.first, 0, cues) is not None:
            return None  # "X, director of Y, told Z": the comma closes an apposition
        inverted = phrases.after(region.tokens, verb.last, region.size, cues)
        if inverted is None or verb.auxiliaries or not region.ends(inverted[1]) or "quote" not in verb.frames:
            return None
        source = region.span(*inverted)
    else:
        subject = phrases.before(region.tokens, verb.first, comma + 1, cues)
        if (
            subject is None
            or subject[0] != comma + 1
            or not _breaks_off(region, verb.last)
            or region.form(comma + 1) in cues.words["openers"]
        ):
            return None
        source = region.span(*subject)
    first = statement_start(region, 0)
    if first >= comma or region.form(first) == "as" or not phrases.has_verb(region.tokens[first:comma], cues):
        return None
    cue = region.tokens[verb.first].start, region.tokens[verb.last - 1].end
    return _Reading(Found(source, cue, region.span(first, comma), speech=True), region.size, region.size)


def _breaks_off(region: Region, last: int) -> bool:
    """Whether the sentence ends after its verb, a few words of time and place aside."""
    cues = region.cues
    if region.ends(last):
        return True
    if region.form(last) not in cues.words["moments"] and region.form(last) not in cues.words["circumstances"]:
        return False
    rest = region.tokens[last:]
    return len(rest) <= 9 and all(t.form not in (",", ":", "that", '"') for t in rest)


def _checked(found: Found) -> Found:
    """The reading without a content that turned out empty (nothing but punctuation)."""
    if found.content is None or found.content[0] < found.content[1]:
        return replace(found, parts=tuple(part for part in found.parts if part[0] < part[1]))
    return replace(found, content=None, parts=())


def _according(region: Region, i: int, low: int) -> _Reading | None:
    """The words "according to X" and what the rest of the sentence says."""
    if region.form(i) != "according" or region.form(i + 1) != "to":
        return None
    opens = all(not t.word for t in region.tokens[low:i])
    # "By May, according to X, the club had won": with no verb before it the statement goes on behind it.
    inserted = not opens and not phrases.has_verb(region.tokens[low:i], region.cues)
    source = phrases.after(region.tokens, i + 2, region.size, region.cues, whole=True, commas=not (opens or inserted))
    if source is None:
        return None
    cue = region.tokens[i].start, region.tokens[i + 1].end
    after = source[1]
    content: Span | None = None
    parts: tuple[Span, ...] = ()
    if inserted and region.form(after) == "," and not region.ends(after + 1):
        end = clause_end(region, after + 1)
        content = region.span(statement_start(region, low), i)
        parts = content, region.span(after + 1, end)
        after = end
    elif opens:
        first = after + 1 if region.form(after) == "," else after
        if first < region.size and not region.ends(first):
            after = clause_end(region, first)
            content = region.span(first, after)
    else:
        content = region.span(statement_start(region, low), i)
    return _Reading(Found(region.span(*source), cue, content, parts, speech=True), after, low)


def _noun(region: Region, i: int) -> _Reading | None:
    """A noun of saying and what it says ("fears that …", "his claim that …")."""
    cues = region.cues
    if region.form(i) not in cues.words["nouns"]:
        return None
    owner, that = _maker(region, i)
    before = region.form(i - 1)
    if that is None or cues.is_in(before, "subjects", "auxiliaries") or before == "to":
        return None
    if region.form(i) in cues.frames and _plural(region, i - 1):
        return None
    first = i
    if before in ("his", "her", "their", "its"):
        owner = region.tokens[i - 1].start, region.tokens[i - 1].end
    elif before.endswith("'s"):
        owner = region.tokens[i - 1].start, region.tokens[i - 1].end - 2
    elif i and region.tokens[i - 1].word and not cues.is_in(before, "determiners", "prepositions", "finite", "openers"):
        first = i - 1
    end = clause_end(region, that)
    return _Reading(Found(owner, region.span(first, i + 1), region.span(that, end)), that + 1, that + 1)


def _maker(region: Region, i: int) -> tuple[Span | None, int | None]:
    """Who makes the claim of a noun at a token ("a claim (made) by X that …"), and the token of its "that"."""
    if region.form(i + 1) == "that":
        return None, i + 1 if i + 2 < region.size else None
    by = i + 1 if region.form(i + 1) == "by" else i + 2
    if region.form(by) != "by" or (by == i + 2 and region.form(i + 1) not in ("made", "put", "raised")):
        return None, None
    source = phrases.after(region.tokens, by + 1, region.size, region.cues)
    if source is None or region.form(source[1]) != "that":
        return None, None
    return region.span(*source), source[1]


def _plural(region: Region, i: int) -> bool:
    """Whether the word may be a plural subject right before a verb without ending."""
    form = region.form(i)
    if form in ("people", "police", "percent", "men", "women", "majority"):
        return True
    ending = form.endswith("s") and not form.endswith(("'s", "ss", "us", "is"))
    return ending and not region.cues.is_in(form, "determiners", "prepositions", "auxiliaries")


def _verb(region: Region, i: int, low: int, subject: Span | None) -> _Reading | None:
    """A verb of saying, thinking or wanting, with its subject before or behind it."""
    verb = _verb_group(region, i, low)
    if verb is None:
        return None
    cues = region.cues
    before = region.form(verb.first - 1)
    if region.form(i) in cues.gerunds and not any(a in cues.words["be"] for a in verb.auxiliaries):
        return _gerund(region, verb, low, subject)
    if before == "to" or (cues.is_in(before, "determiners", "prepositions") and not cues.is_in(before, "subjects")):
        return None
    direct = _subject(region, verb, low, subject)
    behind_quote = quoted_before(region, verb.first)
    may_invert = "quote" in verb.frames and not verb.auxiliaries and (before == "," or behind_quote)
    if may_invert and (direct is None or behind_quote):
        inverted = _inverted(region, verb, low)
        if inverted is not None:
            return inverted
    if direct is None or not _finite_enough(region, verb):
        return None
    source, source_first = direct
    cue = region.tokens[verb.first].start, region.tokens[verb.last - 1].end
    found = Found(source, cue, None, speech="quote" in verb.frames)
    start = content_start(region, verb.last, verb.frames)
    answered = start is not None and _answers(region, source_first, start)
    if start is None or (answered and not (region.opens_quote(start) and region.form(start - 1) in (",", ":"))):
        said = fronted(region, source_first, verb.last, low, verb.frames)
        if said is not None:
            return _Reading(replace(found, content=said.content, parts=said.parts), said.resume, verb.last)
    if start is None:
        return None
    if start >= region.size:
        return _Reading(replace(found, announces=True), start, start)
    end = clause_end(region, start, bare="clause" not in verb.frames, within=_subordinate(region, source_first))
    resume = end if "clause" in verb.frames or region.form(start) in cues.words["complementisers"] else start
    return _Reading(replace(found, content=region.span(start, end)), max(verb.last, resume), max(start, verb.last))


def _verb_group(region: Region, i: int, low: int) -> _Verb | None:
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
        elif before not in cues.words["adverbs"] and not (before.endswith("ly") and len(before) > 4):
            break
        first -= 1
    if first < low:
        return None
    # Passives name no source: "was told", "is being treated as", "denied by".
    passive = any(a in cues.words["be"] for a in auxiliaries) or region.form(first - 1) in cues.words["be"]
    if form in cues.past and (passive or region.form(i + 1) == "by"):
        return None
    return _Verb(i, first, last, frames, tuple(auxiliaries))


def _subject(region: Region, verb: _Verb, low: int, subject: Span | None) -> tuple[Span, int] | None:
    """The words before the verb that name who says it, and the token they begin at."""
    before = region.form(verb.first - 1)
    if before in ("and", "but") and subject is not None:
        return subject, verb.first
    listed = before in (",", ";", "-") and region.form(verb.at) in region.cues.past and "object" in verb.frames
    if listed and subject is not None and verb.first - 1 == low:
        return subject, verb.first
    if before == "you":
        return None
    source = phrases.before(region.tokens, verb.first, low, region.cues)
    if source is None or any(region.quoted[k] >= 0 for k in (source[0], source[1] - 1)):
        return None
    return region.span(*source), source[0]


def _answers(region: Region, source_first: int, start: int) -> bool:
    """Whether a quotation before the source is what was said, not the words from token ``start`` on."""
    if not quoted_before(region, source_first) or region.form(start) == "that":
        return False
    number = (
        region.quoted[source_first - 1] if region.quoted[source_first - 1] >= 0 else region.quoted[source_first - 2]
    )
    return not region.quotes[number].partial or region.form(start) in region.cues.words["circumstances"]


def _subordinate(region: Region, source_first: int) -> bool:
    """Whether the clause opens the sentence with "when", "if" ..., so that it ends at the first comma."""
    first = 0
    while first < region.size and not region.tokens[first].word:
        first += 1
    return first < source_first <= first + 3 and region.form(first) in region.cues.words["subordinators"]


def _finite_enough(region: Region, verb: _Verb) -> bool:
    """Whether a form that may be a noun too ("claims", "plans") stands as a verb."""
    cues = region.cues
    form = region.form(verb.at)
    if form in cues.past or verb.auxiliaries:
        return True
    before, following = region.form(verb.first - 1), region.form(verb.last)
    if form not in cues.nominal or cues.is_in(before, "subjects"):
        return True
    if before.endswith("'s") or not (form.endswith("s") or _plural(region, verb.first - 1)):
        return False
    if form.endswith("s") is False and region.ends(verb.last):
        return True
    if following in ("to", '"', ":", "'") or cues.is_in(following, "determiners", "subjects", "complementisers"):
        return True
    return verb.last < region.size and region.tokens[verb.last].capital


def _gerund(region: Region, verb: _Verb, low: int, subject: Span | None) -> _Reading | None:
    """A participle ("…, adding that …"): the speaker is the subject of the sentence."""
    before = region.form(verb.first - 1)
    told = region.cues.is_in(before, "texts")
    if verb.first == 0 or (before not in (",", "-", "and", "by", "while", "before", "after") and not told):
        return None
    start = content_start(region, verb.last, verb.frames)
    if start is None or start >= region.size:
        return None
    first = verb.first
    source = subject or _main_subject(region, first)
    if told:
        # "issued a statement saying": the verb that puts the text out belongs to the cue.
        k = first - 2
        while k > low and k > first - 6 and not region.cues.is_in(region.form(k), "publishing"):
            k -= 1
        issuer = (
            phrases.before(region.tokens, k, low, region.cues)
            if region.cues.is_in(region.form(k), "publishing")
            else None
        )
        if issuer is not None:
            source, first = region.span(*issuer), k
    end = clause_end(region, start, bare="clause" not in verb.frames)
    cue = region.tokens[first].start, region.tokens[verb.last - 1].end
    found = Found(source, cue, region.span(start, end), speech="quote" in verb.frames and source is not None)
    return _Reading(found, end, start)


def _main_subject(region: Region, limit: int) -> Span | None:
    """The subject of the first verb of a sentence."""
    cues = region.cues
    for i in range(1, limit):
        form = region.form(i)
        if region.quoted[i] >= 0 or not region.tokens[i].word:
            continue
        if form in cues.words["finite"] or form in cues.past or (form.endswith("ed") and len(form) > 4):
            source = phrases.before(region.tokens, i, 0, cues)
            return region.span(*source) if source is not None else None
    return None


def _inverted(region: Region, verb: _Verb, low: int) -> _Reading | None:
    """The verb before its subject: "…," said X."""
    quoted = quoted_before(region, verb.first)
    source = phrases.after(region.tokens, verb.last, region.size, region.cues)
    if source is None or region.quoted[source[0]] >= 0:
        return None
    after = source[1]
    # Without quotation marks only "…, said X." at the end of its sentence is safe.
    if not quoted and (not region.ends(after) or all(not t.word for t in region.tokens[low : verb.first])):
        return None
    cue = region.tokens[verb.first].start, region.tokens[verb.last - 1].end
    said = fronted(region, verb.first, after, low, verb.frames)
    if said is None:
        return None
    return _Reading(Found(region.span(*source), cue, said.content, said.parts, speech=True), said.resume, said.resume)
