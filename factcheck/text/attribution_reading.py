"""One sentence read for its attributions: where the cue words stand, and what is source and content around them."""

from __future__ import annotations

from dataclasses import replace

from factcheck.text import attribution_phrases as phrases
from factcheck.text.attribution_contents import content_start, fronted, quoted_before, statement_start
from factcheck.text.attribution_ends import clause_end
from factcheck.text.attribution_passives import agentless, asked, by_agent
from factcheck.text.attribution_region import Region, Span
from factcheck.text.attribution_verbs import (
    Found,
    Reading,
    Verb,
    checked,
    finite_enough,
    group_start,
    plural,
    verb_group,
)
from factcheck.text.attribution_wholes import headed, trailed


def read_region(region: Region) -> list[Found]:
    """The attributions of a sentence, in the order of their cues."""
    out: list[Found] = []
    subject: Span | None = None
    low = 0
    i = 0
    whole = headed(region) or trailed(region)
    if whole is not None:
        out.append(checked(whole.found))
        i = low = whole.resume
    while i < region.size:
        if region.quoted[i] >= 0 or not region.tokens[i].word or region.named(i):
            i += 1
            continue
        reading = (
            _according(region, i, low)
            or _noun(region, i)
            or _attitude(region, i, low, subject)
            or by_agent(region, i, low)
            or asked(region, i)
            or agentless(region, i, low)
            or _verb(region, i, low, subject)
        )
        if reading is None:
            i += 1
            continue
        out.append(checked(reading.found))
        if reading.found.source is not None and region.form(i) not in region.cues.words["nouns"]:
            subject = reading.found.source
        low = max(low, reading.low)
        i = max(i + 1, reading.resume)
    return out


def _according(region: Region, i: int, low: int) -> Reading | None:
    """The words "according to X" and what the rest of the sentence says."""
    last = _on_authority(region, i)
    if last is None:
        return None
    if low and not phrases.has_verb(region.tokens[low:i], region.cues):
        low = _sentence_start(region, i)
    opens = all(not t.word for t in region.tokens[low:i])
    # "By May, according to X, the club had won": with no verb before it the statement goes on behind it.
    inserted = not opens and not phrases.has_verb(region.tokens[low:i], region.cues)
    source = phrases.after(region.tokens, last, region.size, region.cues, whole=True, commas=not (opens or inserted))
    if source is None:
        return None
    cue = region.tokens[i].start, region.tokens[last - 1].end
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
    return Reading(Found(region.span(*source), cue, content, parts, speech=True), after, low)


def _sentence_start(region: Region, i: int) -> int:
    """The token after the last mark before a token that ends a sentence or half of one."""
    for k in range(i - 1, 0, -1):
        if region.quoted[k] < 0 and region.form(k) in (";", "?", "!", "."):
            return k + 1
    return 0


def _on_authority(region: Region, i: int) -> int | None:
    """The token after "according to" or "in the view of", when it stands at the token."""
    if region.form(i) == "according" and region.form(i + 1) == "to":
        return i + 2
    if region.form(i) == "in" and region.form(i + 1) == "the" and region.form(i + 3) == "of":
        return i + 4 if region.form(i + 2) in ("view", "opinion", "words", "judgment", "judgement") else None
    return None


def _noun(region: Region, i: int) -> Reading | None:
    """A noun of saying and what it says ("fears that …", "his claim that …")."""
    cues = region.cues
    if region.form(i) not in cues.words["nouns"]:
        return None
    owner, that = _maker(region, i)
    before = region.form(i - 1)
    if that is None or cues.is_in(before, "subjects", "auxiliaries") or before == "to":
        return None
    if region.form(i) in cues.frames and plural(region, i - 1):
        return None
    first = i
    if before in ("his", "her", "their", "its"):
        owner = region.tokens[i - 1].start, region.tokens[i - 1].end
    elif before.endswith("'s"):
        owner = region.tokens[i - 1].start, region.tokens[i - 1].end - 2
    elif i and region.tokens[i - 1].word and not cues.is_in(before, "determiners", "prepositions", "finite", "openers"):
        first = i - 1
    end = clause_end(region, that)
    return Reading(Found(owner, region.span(first, i + 1), region.span(that, end)), that + 1, that + 1)


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


def _attitude(region: Region, i: int, low: int, subject: Span | None) -> Reading | None:
    """A form of "be", an adjective of attitude and what it is about."""
    cues = region.cues
    following = region.form(i + 1)
    if region.form(i) not in cues.words["attitudes"] or not (
        following == "that" or cues.is_in(following, "subjects") or following in ("to", "about", "with", "by", "of")
    ):
        return None
    first, auxiliaries = group_start(region, i, low)
    verb = Verb(i, first, i + 1, frozenset(["clause"]), tuple(auxiliaries))
    if not any(a in cues.words["be"] for a in auxiliaries):
        return None
    direct = _subject(region, verb, low, subject)
    if direct is None or region.form(verb.first - 1) in ("it", "that", "this", "which"):
        return None
    start, last = (i + 1, i + 1) if following in ("that", "to") or cues.is_in(following, "subjects") else (i + 2, i + 2)
    if start >= region.size or not (region.tokens[start].word or region.opens_quote(start)):
        return None
    end = clause_end(region, start, bare=start != last or following not in ("that", "to"))
    cue = region.tokens[verb.first].start, region.tokens[last - 1].end
    return Reading(Found(direct[0], cue, region.span(start, end)), end, start)


def _verb(region: Region, i: int, low: int, subject: Span | None) -> Reading | None:
    """A verb of saying, thinking or wanting, with its subject before or behind it."""
    verb = verb_group(region, i, low)
    if verb is None:
        return None
    cues = region.cues
    before = region.form(verb.first - 1)
    if region.form(i) in cues.gerunds and not any(a in cues.words["be"] for a in verb.auxiliaries):
        return _gerund(region, verb, low, subject)
    if before == "to" or cues.is_in(before, "prepositions"):
        return None
    if cues.is_in(before, "determiners") and not cues.is_in(before, "subjects", "pronouns"):
        return None
    direct = _subject(region, verb, low, subject)
    behind_quote = quoted_before(region, verb.first)
    may_invert = "quote" in verb.frames and not verb.auxiliaries and (before == "," or behind_quote)
    if may_invert and (direct is None or behind_quote):
        inverted = _inverted(region, verb, low)
        if inverted is not None:
            return inverted
    if direct is None or not finite_enough(region, verb):
        return None
    source, source_first = direct
    cue = region.tokens[verb.first].start, region.tokens[verb.last - 1].end
    found = Found(source, cue, None, speech="quote" in verb.frames)
    if region.form(source_first - 1) == "as" and source_first < verb.first:
        main = _as_said(region, source_first, verb.last, low)
        if main is not None:
            return Reading(replace(found, content=region.span(*main)), main[1], verb.last)
    start = content_start(region, verb.last, verb.frames)
    if start is not None and _in_gap(region, source_first, start):
        return None
    answered = start is not None and _answers(region, source_first, verb.last, start)
    if start is None or (answered and not (region.opens_quote(start) and region.form(start - 1) in (",", ":"))):
        said = fronted(region, source_first, verb.last, low, verb.frames)
        if said is not None:
            return Reading(replace(found, content=said.content, parts=said.parts), said.resume, verb.last)
    if start is None:
        return None
    if start >= region.size:
        return Reading(replace(found, announces=True), start, start)
    end = clause_end(region, start, bare=_bare(region, start, verb), within=_subordinate(region, source_first))
    resume = end if "clause" in verb.frames or region.form(start) in cues.words["complementisers"] else start
    return Reading(replace(found, content=region.span(start, end)), max(verb.last, resume), max(start, verb.last))


def _bare(region: Region, start: int, verb: Verb) -> bool:
    """Whether what begins at a token is the object of its verb, no clause and no infinitive."""
    form = region.form(start)
    if form == "to":
        return False
    if "clause" not in verb.frames:
        return True
    if "object" not in verb.frames or "quote" in verb.frames or region.cues.is_in(form, "complementisers", "subjects"):
        return False
    # A verb that takes both has an object where no verb follows before the next mark.
    marks = (k for k in range(start, region.size) if not region.tokens[k].word and region.form(k) not in "'$&")
    end = next(marks, region.size)
    return region.quoted[end - 1] < 0 and not phrases.has_verb(region.tokens[start:end], region.cues)


def _in_gap(region: Region, source_first: int, start: int) -> bool:
    """Whether the verb stands in a clause after "that" whose noun it is about ("a rise that many expected after …")."""
    cues = region.cues
    before = region.form(source_first - 2)
    if region.form(source_first - 1) != "that" or not before or before in cues.frames or before in cues.words["nouns"]:
        return False
    follows = start < region.size and cues.is_in(region.form(start), "prepositions", "circumstances")
    return follows and not region.opens_quote(start)


def _as_said(region: Region, source_first: int, last: int, low: int) -> tuple[int, int] | None:
    """What "as X reported" says: the rest of the sentence, behind it or before it, as a token range."""
    comma = next((k for k in range(last, min(last + 10, region.size)) if region.form(k) == ","), None)
    if source_first - 1 <= low + 1 and comma is not None and not region.ends(comma + 1):
        return comma + 1, clause_end(region, comma + 1)
    first = statement_start(region, low)
    behind = region.form(source_first - 2) == "," and region.ends(last)
    return (first, source_first - 1) if behind and first < source_first - 2 else None


def _subject(region: Region, verb: Verb, low: int, subject: Span | None) -> tuple[Span, int] | None:
    """The words before the verb that name who says it, and the token they begin at."""
    before = region.form(verb.first - 1)
    if before in ("and", "but"):
        # "X visited the town and said ...": whoever the sentence is about.
        source = subject or _main_subject(region, verb.first - 1)
        sure = subject is not None or region.form(verb.at) in region.cues.past
        return (source, verb.first) if source is not None and sure else None
    listed = before in (",", ";", "-") and region.form(verb.at) in region.cues.past and "object" in verb.frames
    if listed and subject is not None and phrases.before(region.tokens, verb.first, low, region.cues) is None:
        return subject, verb.first
    if before == "you":
        return None
    source = phrases.before(region.tokens, verb.first, low, region.cues)
    if source is None or any(region.quoted[k] >= 0 for k in (source[0], source[1] - 1)):
        return None
    return region.span(*source), source[0]


def _answers(region: Region, source_first: int, last: int, start: int) -> bool:
    """Whether a quotation before the source is what was said, not the words from token ``start`` on."""
    if not quoted_before(region, source_first) or (region.form(start) == "that" and start <= last + 1):
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


def _gerund(region: Region, verb: Verb, low: int, subject: Span | None) -> Reading | None:
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
    return Reading(found, end, start)


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


def _inverted(region: Region, verb: Verb, low: int) -> Reading | None:
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
    return Reading(Found(region.span(*source), cue, said.content, said.parts, speech=True), said.resume, said.resume)
