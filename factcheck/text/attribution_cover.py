"""Whose statement a sentence is: the speaker whose words, with those that attribute them, make up most of it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.lexicon import Lexicon
from factcheck.model import Attribution, Speaker, Statement
from factcheck.text.attribution_phrases import has_verb
from factcheck.text.attribution_tokens import Cues, cues, tokenise

Span = tuple[int, int]


def main_speaker(statement: Statement, said: Sequence[Attribution], lexicon: Lexicon) -> Speaker | None:
    """Of the speakers of a statement the one who says most of it; None when nobody accounts for half of it.

    A statement of which an attribution takes in a smaller part is the outlet's own.
    """
    contents: dict[Speaker, int] = {}
    spans: dict[Speaker, list[Span]] = {}
    for item in said:
        if item.speaker is None or item.content is None:
            continue
        common = min(item.content[1], statement.end) - max(item.content[0], statement.start)
        contents[item.speaker] = max(contents.get(item.speaker, 0), common)
        spans.setdefault(item.speaker, []).extend(_accounted(statement, item, item.content, cues(lexicon)))
    if not contents:
        return None
    speaker = max(contents, key=lambda who: contents[who])
    return speaker if 2 * _length(spans[speaker], statement) >= statement.end - statement.start else None


def asserts(plain: str, cue: Span, content: Span, lists: Cues) -> bool:
    """Whether a cue gives words to a speaker, not an act, a wish or an attitude to somebody ("attacked", "plans to").

    Reporting verbs count with a clause behind them, and cues that are no verbs.
    """
    frames = [lists.frames[t.form] for t in tokenise(plain, *cue) if t.form in lists.frames]
    if not frames:
        return True
    if not any(frame & {"quote", "clause"} for frame in frames):
        return False
    if content[0] < cue[0] and any("quote" in frame for frame in frames):
        return True
    tokens = tokenise(plain, *content)
    first = [t.form for t in tokens if t.form != "not"][:1]
    if not first or first[0] == "to":
        return False
    clause = lists.is_in(first[0], "complementisers", "subjects") or first[0].endswith("'s")
    return clause or has_verb(tokens, lists)


def _accounted(statement: Statement, said: Attribution, content: Span, lists: Cues) -> list[Span]:
    """The stretches that an attribution accounts for: source, cue, content and what links them."""
    if said.cue is None:
        return [content]
    start, end = min(said.cue[0], content[0]), max(said.cue[1], content[1])
    if content[0] < said.cue[0]:
        end = max(end, statement.end)  # "..., X told the inquiry in a long letter": what follows the cue belongs to it
    if said.source is None:
        return [(start, end)]
    if statement.start < said.source[0] < said.cue[0] <= content[0] and _leads_in(statement, said.source[0], lists):
        start = statement.start
    return [(start, end), said.source]


def _leads_in(statement: Statement, at: int, lists: Cues) -> bool:
    """Whether what stands before a source is a phrase of time, place or cause that belongs to its sentence."""
    lead = statement.plain[: at - statement.start].split()
    first = lead[0].lower().strip("\"',") if lead else ""
    opens = lists.is_in(first, "subordinators", "prepositions", "circumstances") or first.endswith("ing")
    return opens and lead[-1].endswith(",")


def _length(spans: Sequence[Span], statement: Statement) -> int:
    """How many characters of a statement lie in one of the spans at least."""
    total, at = 0, statement.start
    for start, end in sorted(spans):
        total += max(0, min(end, statement.end) - max(start, at))
        at = max(at, end)
    return total
