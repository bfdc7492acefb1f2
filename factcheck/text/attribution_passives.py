"""Attributions in the passive: what is said by somebody behind the verb, by nobody named, or asked of who speaks next."""

from __future__ import annotations

from factcheck.text import attribution_phrases as phrases
from factcheck.text.attribution_ends import clause_end
from factcheck.text.attribution_region import Region
from factcheck.text.attribution_tokens import Cues
from factcheck.text.attribution_verbs import Found, Reading, group_start


def agentless(region: Region, i: int, low: int) -> Reading | None:
    """A passive that leaves out who says it ("is thought to have …", "was accused of …"): no source."""
    cues = region.cues
    if region.form(i) not in cues.words["unsaid"]:
        return None
    first, auxiliaries = group_start(region, i, low)
    small = region.form(i + 1)
    if not any(a in cues.words["be"] for a in auxiliaries) or small not in ("to", "that", "as", "of", "for"):
        return None
    start = i + 1 if small in ("to", "that") else i + 2
    if start + 1 >= region.size or not (region.tokens[start].word or region.opens_quote(start)):
        return None
    end = clause_end(region, start, bare=start == i + 2)
    cue = region.tokens[first].start, region.tokens[i if start == i + 1 else i + 1].end
    content = region.span(start, end)
    subject = phrases.before(region.tokens, first, low, cues)
    about = subject is not None and small != "that" and not cues.is_in(region.form(subject[0]), "complementisers")
    parts = (region.span(*subject), content) if subject is not None and about else ()
    return Reading(Found(None, cue, content, parts), end, start)


def asked(region: Region, i: int) -> Reading | None:
    """A question put to whoever speaks next ("Asked whether ..., X said"): no source."""
    cues = region.cues
    if region.form(i) not in cues.words["questions"]:
        return None
    opens = all(not t.word for t in region.tokens[:i]) or region.form(i - 1) in ("when", "if", ",", "and")
    start = i + 1
    while cues.is_in(region.form(start), "adverbs") or region.form(start).endswith("ly"):
        start += 1
    if region.form(start) == "by":
        limit = min(start + 12, region.size)
        start = next((k for k in range(start, limit) if _asks(region.form(k), cues)), limit)
    small = region.form(start)
    if not opens or not (_asks(small, cues) or small == "to"):
        return None
    last = start
    if small in ("about", "on"):
        start = last = start + 1
    marks = (k for k in range(start, region.size) if region.form(k) in (",", ";") and region.quoted[k] < 0)
    end = next(marks, region.size)
    if end - start < 2:
        return None
    cue = region.tokens[i].start, region.tokens[last - 1].end
    return Reading(Found(None, cue, region.span(start, end)), end, end)


def _asks(form: str, cues: Cues) -> bool:
    """Whether a word opens what somebody is asked."""
    return form in ("about", "on") or (form != "that" and form in cues.words["complementisers"])


def by_agent(region: Region, i: int, low: int) -> Reading | None:
    """A passive with its agent ("the data was confirmed by officials"): the subject is what was said."""
    cues = region.cues
    if region.form(i + 1) != "by" or region.form(i) not in cues.past:
        return None
    if not cues.frames.get(region.form(i), frozenset()) & {"clause", "object"}:
        return None
    first, auxiliaries = group_start(region, i, low)
    if not any(a in cues.words["be"] for a in auxiliaries):
        return None
    subject = phrases.before(region.tokens, first, low, cues)
    agent = phrases.after(region.tokens, i + 2, region.size, cues)
    if subject is None or agent is None or cues.is_in(region.form(subject[0]), "subjects"):
        return None
    cue = region.tokens[first].start, region.tokens[i].end
    return Reading(Found(region.span(*agent), cue, region.span(*subject)), agent[1], agent[1])
