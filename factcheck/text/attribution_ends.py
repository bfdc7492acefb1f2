"""Where what is said ends: at the reporter's own words, at somebody else's speech, behind an object."""

from __future__ import annotations

from factcheck.text.attribution_region import Region


def clause_end(region: Region, k: int, *, bare: bool = False, within: bool = False) -> int:
    """The token where what is said from token ``k`` on ends.

    ``bare`` when it is the object of its verb, which ends sooner; ``within`` when the clause ends at the first comma.
    """
    cues = region.cues
    j = k
    if region.opens_quote(k):
        end = region.after_quote(k)
        following = region.form(end)
        if not region.quotes[region.quoted[k]].partial or following in ("", ".", ";", "?", "!"):
            return end
        j = end
    while j < region.size:
        form = region.form(j)
        if region.quoted[j] < 0 and j > k:
            following = region.form(j + 1)
            if form == ";":
                return j
            if form == "," and following == "but" and region.form(j + 2) in ("that", "to"):
                j += 1
                continue
            if form == "," and (within or _leaves(region, j + 1, bare=bare) or _own_verb(region, j + 1, listed=True)):
                return j
            if form == "," and following in ("and", "but") and _new_speaker(region, j + 2):
                return j
            if region.closes_quote(j - 1) and form in cues.words["endings"]:
                return j
            if form in ("and", "but") and _own_verb(region, j + 1):
                return j
            if form in ("before", "after", "while") and following in cues.gerunds:
                return j
            if form == "(" and not _goes_on_after_bracket(region, j):
                return j
            if form == "," and following in ("as", "whose") and region.form(j + 2) not in ("well", "of", "in", "if"):
                return j
            if form == "," and _other_said(region, j + 1):
                return j
            if bare and (_time_follows(region, j) or _clause_follows(region, j)):
                return j
        j += 1
    return region.size


def _goes_on_after_bracket(region: Region, j: int) -> bool:
    """Whether a bracket is short and closed in the middle of what is said."""
    closing = next((k for k in range(j, min(j + 9, region.size)) if region.form(k) == ")"), None)
    return closing is not None and not region.ends(closing + 1)


def _leaves(region: Region, j: int, *, bare: bool) -> bool:
    """Whether what follows a comma is the reporter's own again."""
    cues = region.cues
    form = region.form(j)
    if form in cues.words["endings"]:
        return True
    if form in cues.gerunds:
        return True
    return bare and form.endswith("ing") and len(form) > 5


def _time_follows(region: Region, j: int) -> bool:
    """Whether a word begins what says when, why or amid what, which is no part of an object."""
    form = region.form(j)
    if form in ("when", "because", "amid", "while"):
        return True
    if form in ("before", "after", "during", "toward", "-"):
        return True
    if form == "on":
        return region.form(j + 1).endswith("day")
    return form.endswith("day") and form in region.cues.words["moments"]


def _clause_follows(region: Region, j: int) -> bool:
    """Whether at a comma or "and" behind an object a clause of its own begins ("... and the vote was put off")."""
    cues = region.cues
    form = region.form(j)
    first = j + 1
    if form == ",":
        if region.form(first) in ("even", "which", "who") or cues.is_in(
            region.form(first), "subordinators", "prepositions"
        ):
            return True
        if region.form(first) not in ("and", "but", "so", "yet"):
            return False
        first += 1
    elif form not in ("and", "but"):
        return region.closes_quote(j - 1) and form in ("as", "amid", "after")
    if cues.is_in(region.form(first), "finite"):
        return True
    if not (
        cues.is_in(region.form(first), "determiners", "subjects") or region.tokens[min(first, region.size - 1)].capital
    ):
        return False
    for k in range(first + 1, min(first + 6, region.size)):
        if not region.tokens[k].word or cues.is_in(region.form(k), "openers", "prepositions"):
            return False
        if cues.is_in(region.form(k), "finite"):
            return True
    return False


def _other_said(region: Region, j: int) -> bool:
    """Whether behind a comma somebody else's reported speech begins ("..., the union said that ...")."""
    cues = region.cues
    if cues.is_in(region.form(j), "openers", "prepositions"):
        return False
    for k in range(j + 1, min(j + 6, region.size)):
        if not region.tokens[k].word or region.quoted[k] >= 0:
            return False
        form = region.form(k)
        if form in cues.past and "clause" in cues.frames.get(form, ()):
            return region.form(k + 1) == "that" or region.opens_quote(k + 1)
    return False


def _new_speaker(region: Region, j: int) -> bool:
    """Whether ", and" is followed by somebody else's reported speech ("…, and unions warned that …")."""
    cues = region.cues
    for k in range(j, min(j + 8, region.size)):
        if not region.tokens[k].word:
            return False
        frames = cues.frames.get(region.form(k), frozenset())
        if k > j and region.form(k) in cues.past and "clause" in frames:
            return region.form(k + 1) in ("that", '"', ":") or "quote" in frames
    return False


def _own_verb(region: Region, j: int, *, listed: bool = False) -> bool:
    """Whether "and" is followed by a cue verb of its own ("… and said she would …"), or a comma by a past form."""
    cues = region.cues
    while region.form(j) in cues.words["adverbs"] or region.form(j) in ("has", "had", "have"):
        j += 1
    form = region.form(j)
    frames = cues.frames.get(form, frozenset())
    if listed:
        known = bool(frames & {"object", "quote"}) or any(
            region.form(j + 1) == rest[0] for rest, _ in cues.phrases.get(form, ()) if rest
        )
        return form in cues.past and known and region.form(j + 1) != "by"
    speech = bool(frames & {"clause", "quote"}) and form not in cues.nominal
    return speech and (form in cues.past or form in cues.gerunds or form.endswith("s"))
