"""Checks on who is said to have spoken: sources that are never quoted, and a plural with one voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.comparison.checks.spotted import Look, Spotted, any_of
from factcheck.judging.holders import is_named
from factcheck.lexicon import Lexicon
from factcheck.model import Attribution, Document, Statement
from factcheck.text.titles import titles

_NAME = re.compile(r"(?<![\w'-])[A-Z][\w'&-]{0,30}(?:\s(?:(?:of|for|the|on)\s(?:the\s)?)?[A-Z][\w'&-]{0,30}){0,5}")
_REACH = 300  # characters before "all told us" in which the names stand
_US = re.compile(r"\b(?:told|speaking\sto|interview\swith)\s(?P<who>us\b|this\s(?:news)?paper\b|this\swebsite\b)")


def unquoted_sources(look: Look) -> Iterator[Spotted]:
    """Names in "X, Y and Z all told us" of which one is never quoted, and sources who told the outlet but are not."""
    for statement in look.document.statements:
        for match in _all(look.lexicon).finditer(statement.plain):
            before = statement.plain[max(0, match.start() - _REACH) : match.start()]
            offset = statement.start + match.start() - len(before)
            names = list(_names(before, look.lexicon))
            silent = [name for name in names if not _quoted(name.group(), look.document)]
            if len(names) < 2:
                continue
            for name in silent:
                reason = (
                    f"{name.group()} is among those of whom it is said that they “{match.group()}” and is never "
                    "quoted: ask for the words, or leave it out of the count"
                )
                yield Spotted("unquoted-source", offset + name.start(), offset + name.end(), reason)
    yield from _told_us(look)


def _told_us(look: Look) -> Iterator[Spotted]:
    """Named sources who are said to have told this very outlet, and of whose words none is given."""
    seen: set[str] = set()
    for said in look.document.attributions:
        speaker, place = said.speaker, said.source
        if speaker is None or place is None or speaker.name in seen or not is_named(speaker):
            continue
        statement = look.document.statement_at(place[0])
        if statement is None or not _to_this_outlet(statement, said, look.document):
            continue
        seen.add(speaker.name)
        if not _quoted(speaker.name, look.document):
            reason = f"{speaker.name} is said to have told this outlet and is never quoted: ask for the words"
            yield Spotted("unquoted-source", place[0], min(place[1], place[0] + 150), reason)


def _to_this_outlet(statement: Statement, said: Attribution, document: Document) -> bool:
    if said.cue is None:
        return False
    following = statement.plain[max(0, said.cue[0] - statement.start) :][:80]
    if _US.match(following):
        return True
    outlet = (document.article.publisher or "").strip()
    return len(outlet) > 2 and re.match(rf"told\s(?:the\s)?{re.escape(outlet)}\b", following, re.IGNORECASE) is not None


def _names(before: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """The names of bodies or people before "all", those after the last end of a clause."""
    start = max(before.rfind(";"), before.rfind('"'), before.rfind(": ")) + 1
    openers = titles(lexicon).openers
    for match in _NAME.finditer(before, start):
        if match.group().lower() not in openers and len(match.group()) > 2:
            yield match


def _quoted(name: str, document: Document) -> bool:
    """Whether words of that source stand in quotation marks anywhere in the article."""
    wanted = name.casefold()
    for said in document.attributions:
        if not said.direct:
            continue
        if said.speaker is not None and (
            wanted in str(said.speaker).casefold() or said.speaker.name.casefold() in wanted
        ):
            return True
        statement = document.statement_at(said.content[0]) if said.content else None
        if statement is not None and wanted in statement.plain.casefold():
            return True
    return False


@lru_cache(maxsize=8)
def _all(lexicon: Lexicon) -> re.Pattern[str]:
    verbs = any_of(lexicon.table("checks")["unquoted-source"]["verbs"])
    return re.compile(rf"\b(?:all|both|each)\s(?:have\s|also\s)?{verbs}\b")


def one_voice(look: Look) -> Iterator[Spotted]:
    """A group in the plural, in an article in which one person alone speaks, where no finding says so already."""
    if any(finding.reason == "one-voice" for finding in look.findings):
        return
    groups = look.lexicon.table("checks")["one-voice"]["groups"]
    named = {speaker.name for speaker, _ in look.named_speakers if is_named(speaker)}
    if len(named) != 1:
        return
    (only,) = named
    for said in look.document.attributions:
        if said.speaker is None or said.source is None or said.speaker.name.split()[-1:] == []:
            continue
        head = said.speaker.name.split()[-1].lower()
        if head in groups and said.source[1] - said.source[0] <= 150:
            reason = f"“{said.speaker.name}” are several, and {only} alone is named: ask who else says so"
            yield Spotted("one-voice", *said.source, reason)
            return
