"""What is said: where it begins after a cue, and what stands before the source."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.text.attribution_ends import clause_end
from factcheck.text.attribution_region import Region, Span


class Fronted(NamedTuple):
    """What was said before its source: the whole, its parts when it goes on after it, and the token to read on from."""

    content: Span
    parts: tuple[Span, ...]
    resume: int


def quoted_before(region: Region, at: int) -> bool:
    """Whether a quotation ends right before a token, a comma between them aside."""
    return region.closes_quote(at - 1) or (region.form(at - 1) == "," and region.closes_quote(at - 2))


def content_start(region: Region, last: int, frames: frozenset[str]) -> int | None:
    """The token where what is said begins after a cue; the region's size when it follows the sentence, or None."""
    cues = region.cues
    k = last
    if cues.is_in(region.form(k), "adverbs") and region.form(k) != "first":
        k += 1
    if "addressed" in frames:
        k = _past_hearer(region, k)
    k = _past_circumstance(region, k)
    if k >= region.size:
        return None
    form = region.form(k)
    if form == ":":
        return region.size if region.ends(k + 1) else k + 1
    if form == "," and region.opens_quote(k + 1):
        return k + 1
    if form == ",":
        # "said, in an email, that …"
        for j in range(k + 2, min(k + 9, region.size)):
            if region.form(j) == "," and region.form(j + 1) == "that" and "clause" in frames:
                return j + 1
        return None
    if region.opens_quote(k):
        return k
    if not region.tokens[k].word and form not in "$#@[":
        return None
    if form in cues.words["complementisers"] and (form != "who" or "object" in frames):
        return k if frames & {"clause", "object"} else None
    if form == "not" and region.form(k + 1) == "to":
        form = "to"
    if form == "to":
        return k if "infinitive" in frames else None
    if form in ("by", "and", "or", "as", "than", "when", "while", "because", "before", "during"):
        return None
    if "clause" in frames and "strict" not in frames and not cues.is_in(form, "finite"):
        return k
    if "clause" in frames and (form == "there" or form in ("he", "she", "they", "it", "we", "i")):
        return k
    if "object" in frames and not cues.is_in(form, "prepositions", "finite", "openers"):
        return k
    return None


def _past_hearer(region: Region, k: int) -> int:
    """Step over who is told ("told the BBC that …")."""
    cues = region.cues
    form = region.form(k)
    if form in cues.words["complementisers"]:
        return k
    if form in cues.words["hearers"] or cues.is_in(form, "subjects"):
        return k + 1
    if k >= region.size or not (region.tokens[k].capital or cues.is_in(form, "determiners")) or region.title_case:
        return k
    end = k
    while end < region.size and end - k < 8 and region.quoted[end] < 0:
        token = region.tokens[end]
        if end > k and not (token.capital or token.form in ("of", "the", "a", "an", "&", "and", "for", "'")):
            break
        end += 1
    if end == k + 1 and not region.tokens[k].capital:
        # "told the inquiry that", "told a news conference: ...": up to three plain nouns
        for extra in range(end, min(end + 3, region.size)):
            following = region.form(extra + 1)
            opens = cues.is_in(following, "complementisers", "subjects", "determiners", "moments")
            if opens or following in (":", '"', ",", "to"):
                return extra + 1
        return _that_follows(region, end) or k
    return _that_follows(region, end) or end


def _that_follows(region: Region, k: int) -> int | None:
    """The token of a "that" some words of description behind the hearer ("told his colleagues at the bank that ...")."""
    for j in range(k, min(k + 12, region.size)):
        if region.form(j) == "that" and region.quoted[j] < 0:
            return j
        if not region.tokens[j].word or region.cues.is_in(region.form(j), "finite", "openers", "subjects"):
            return None
    return None


def _past_circumstance(region: Region, k: int) -> int:
    """Step over time, place and means between the cue and what is said ("said on Tuesday in a statement that …")."""
    cues = region.cues
    for _ in range(3):
        form = region.form(k)
        if form == "of" or not cues.is_in(form, "circumstances", "moments"):
            return k
        following = region.form(k + 1)
        if following in ("least", "most", "many", "much", "well", "all", "no") or following[:1].isdigit():
            return k
        for j in range(k + 1, min(k + 16, region.size)):
            if region.opens_quote(j) and region.form(j - 1) in (",", ":"):
                return j
            if region.form(j) in (":", "that"):
                return j
            if region.form(j) in (".", ";") or region.form(j) in cues.gerunds:
                break
            if cues.is_in(region.form(j), "finite", "subjects"):
                break
            if region.form(j) == "," and region.form(j + 1) != "that" and not region.form(j + 1)[:1].isdigit():
                break
        if form in cues.words["moments"]:
            k += 1
        elif form in ("this", "last", "late", "early", "on") and following in cues.words["moments"]:
            k += 2
        elif form in ("in", "on", "at", "to", "during") and cues.is_in(following, "determiners"):
            k += 3
        else:
            return k
    return k


def statement_start(region: Region, low: int) -> int:
    """The token where a clause that was said begins, without "but" or "and" before it."""
    first = low
    while first < region.size and not region.tokens[first].word and not region.opens_quote(first):
        first += 1
    if region.form(first) in ("but", "and", "so", "yet") and region.quoted[first] < 0:
        first += 1
    return _past_dateline(region, first)


def _past_dateline(region: Region, first: int) -> int:
    """Step over the place and dash that open an agency report ("LEEDS - …")."""
    if first or region.size < 3 or not region.text(0).isupper() or len(region.text(0)) < 3:
        return first
    dash = next((k for k in range(1, min(8, region.size)) if region.form(k) == "-"), None)
    return first if dash is None else dash + 1


def _quote_start(region: Region, first: int, before: int) -> int:
    """Where what was said begins when a quotation ends right before its source: the quotation, or its sentence."""
    k = before - 1
    while k > first and region.quoted[k] < 0:
        k -= 1
    number = region.quoted[k]
    while k > first and region.quoted[k - 1] == number:
        k -= 1
    # A whole quotation after a full stop or colon stands for itself; else the words before it are part of it.
    if number >= 0 and not region.quotes[number].partial and region.form(k - 1) in (":", ".", "?", "!"):
        return k
    return first


def fronted(region: Region, source: int, last: int, low: int, frames: frozenset[str]) -> Fronted | None:
    """What was said before "…, X said" or "…," said X, with what goes on after it.

    ``source`` is the token where source or cue begins, ``last`` the one after both.
    """
    if not frames & {"quote", "clause"}:
        return None
    quoted = quoted_before(region, source)
    if source <= low or (region.form(source - 1) not in (",", "-") and not quoted):
        return None
    first = statement_start(region, low)
    if quoted:
        first = _quote_start(region, first, source)
    elif first >= source - 1 or region.form(first) == "as" or not _breaks_off(region, last):
        return None
    elif region.form(source - 2) in ("which", "who") and region.form(last) == ",":
        first = source - 2  # "the park, which, X said, is ..."
    content = region.span(first, source)
    rest = _goes_on(region, last, quoted=quoted)
    if rest is None:
        return Fronted(content, (), last)
    end = region.after_quote(rest) if region.opens_quote(rest) else clause_end(region, rest)
    return Fronted(content, (content, region.span(rest, end)), end)


def _breaks_off(region: Region, last: int) -> bool:
    """Whether nothing that the verb takes follows it: its sentence ends, or goes on with time and place."""
    cues = region.cues
    form = region.form(last)
    if region.form(last + 1)[:1].isdigit() and form in ("about", "over", "at"):
        return False
    return region.ends(last) or form in (",", ";") or cues.is_in(form, "circumstances", "moments", "adverbs", "hearers")


def _goes_on(region: Region, last: int, *, quoted: bool) -> int | None:
    """The token where what was said goes on after its source, if it does."""
    rest = last
    limit = min(region.size, last + 16)
    while rest < limit and not region.opens_quote(rest):
        form = region.form(rest)
        if form in region.cues.gerunds or form in (";", ":"):
            return None
        if form == "," and not quoted:
            following = region.form(rest + 1)
            if (
                region.cues.is_in(following, "endings", "subordinators")
                or following in region.cues.gerunds
                or region.ends(rest + 1)
            ):
                return None
            return rest + 1
        rest += 1
    if rest >= limit or not region.opens_quote(rest):
        return None
    if region.form(last) == "," and rest - last <= 6:
        return last + 1  # "…," he said, are "…": the words between are his sentence's too
    return None if region.tokens[rest - 1].word else rest
