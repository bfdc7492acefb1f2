"""Precedents: the earlier events that a report names for comparison.

Two reports that name different ones do not contradict each other; the reader is shown which of them both name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from factcheck.events import MAIN, event_reader
from factcheck.events.identity import PHRASE_END
from factcheck.facts.kind import Context, value_of
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Judgement, Ruling, Value

_NAME = re.compile(r"(?:[A-Z][a-z]+\s+(?:19|20)\d\d|\b[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*)*)")
_REACH = 150


@dataclass(frozen=True, slots=True)
class PrecedentValue(Value):
    """The names of the earlier events, in alphabetical order, aliases resolved."""

    names: tuple[str, ...]


class _Lists(NamedTuple):
    links: re.Pattern[str]
    nouns: re.Pattern[str]
    aliases: dict[str, str]


class Precedents:
    """The kind "precedent"."""

    name = "precedent"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """One fact for each list of earlier events, in text order."""
        lists = _lists(context.lexicon)
        events = event_reader(document, context.lexicon)
        for statement in document.statements:
            taken = 0
            for match in lists.links.finditer(statement.plain):
                if match.start() < taken:
                    continue
                reach = statement.plain[match.end() : match.end() + _REACH]
                stop = PHRASE_END.search(reach)
                phrase = reach[: stop.start()] if stop else reach
                names = [m for m in _NAME.finditer(phrase) if m.group().lower() not in ("the", "a", "i")]
                if not names or not (lists.nouns.search(phrase) or len(names) > 1):
                    continue
                if events.event_at(statement, statement.start + match.start()) == MAIN:
                    continue
                taken = match.end() + len(phrase)
                value = PrecedentValue(tuple(sorted({lists.aliases.get(m.group(), m.group()) for m in names})))
                start = statement.start + match.start()
                yield Fact(
                    kind="precedent",
                    article=document.key,
                    statement=statement,
                    start=start,
                    end=min(start + 160, statement.start + match.end() + len(phrase.rstrip())),
                    value=value,
                    point="earlier events",
                    keys=frozenset({"earlier events"}),
                    label="earlier events named for comparison",
                    speaker=statement.speaker,
                )

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """The same list, or two lists that can both hold; None for two lists of one article."""
        if a.article == b.article:
            return None
        ours, theirs = (set(value_of(fact, PrecedentValue).names) for fact in (a, b))
        shared = ", ".join(sorted(ours & theirs))
        if ours == theirs:
            return Ruling(Judgement.SAME, "equal", f"Both name {shared} for comparison.")
        only = [", ".join(sorted(x)) or "nothing more" for x in (ours - theirs, theirs - ours)]
        lead = f"Both name {shared}" if shared else "They name different ones"
        text = f"{lead}; only the first {only[0]}, only the second {only[1]}."
        return Ruling(Judgement.COMPATIBLE, "alias" if shared else "baseline-differs", text)


@lru_cache(maxsize=8)
def _lists(lexicon: Lexicon) -> _Lists:
    table = lexicon.table("precedents")
    links = "|".join(re.escape(x).replace(r"\ ", r"\s+") for x in sorted(table["links"], key=len, reverse=True))
    nouns = "|".join(sorted(map(re.escape, lexicon.table("events")["nouns"]), key=len, reverse=True))
    aliases = {name: entry["names"][0] for entry in table["aliases"] for name in [*entry["names"], *entry["places"]]}
    return _Lists(
        re.compile(rf"\b(?:{links})\b", re.IGNORECASE), re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE), aliases
    )
