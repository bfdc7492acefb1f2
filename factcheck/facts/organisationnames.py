"""Names of bodies and the descriptions that stand beside them, read from one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from factcheck.judging.pairing import prepare
from factcheck.lexicon import Lexicon
from factcheck.text.titles import Titles, titles

Stance = Literal["", "hostile", "against"]

_LONGEST = 150  # characters of a quote, so that the 160 of the contract always hold
_WORD = r"[A-Z][\w'&-]{0,30}"
_NAME = rf"(?:al-)?{_WORD}(?:\s(?:(?:of|&)\s)?{_WORD}){{0,6}}"
_PHRASE = r"[^,;:.?!\"()\n]{2,110}"
_BEFORE = 3  # words before a type that can colour it
_STOPS = re.compile(
    r"\b(?:the|a|an|of|for|from|by|at|in|on|to|with|and|or|its|his|her|their|our|this|that|said|is|was)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """One mention of a body; offsets into the sentence.

    ``core`` holds the words of its name without legal form, article and spelling of a country. ``types`` are the nouns
    that say what it is, ``stance`` whether it is called hateful itself or said to stand against hatred.
    """

    start: int
    end: int
    name: str
    core: tuple[str, ...]
    types: tuple[str, ...] = ()
    description: str = ""
    stance: Stance = ""


class BodyReader:
    """Reads bodies with one set of word lists."""

    def __init__(self, table: Mapping[str, Any], lists: Titles) -> None:
        self._legal = frozenset(table["legal"])
        self._leading = frozenset(table["leading"]) | lists.openers
        self._spellings: Mapping[str, str] = table["spellings"]
        self._no_names = lists.demonyms | lists.known_places
        self._calendar = lists.calendar
        groups: Mapping[str, Mapping[str, Sequence[str]]] = table["groups"]
        nouns = {
            *table["types"]["nouns"],
            *(noun for group in groups.values() for row in group.values() for noun in row),
        }
        self.classes = {
            noun: (group, name) for group, rows in groups.items() for name, row in rows.items() for noun in row
        }
        types, behind = _either(sorted(nouns)), _either(table["types"]["behind"])
        legal = _either([word.capitalize() for word in table["legal"]] + ["LLC", "LLP", "PLC", "plc", "GmbH"])
        self._type = re.compile(rf"\b{types}s?\b", re.IGNORECASE)
        self._before = re.compile(rf"\b(?P<type>{types}) (?P<name>{_NAME})")
        self._behind = re.compile(rf"\b(?P<name>{_NAME})'?s? (?P<type>{behind})\b")
        self._apposition = re.compile(rf"\b(?P<name>{_NAME})\.?, (?P<said>(?:which|an?|the|one of)\s{_PHRASE})")
        self._formed = re.compile(rf"\b(?P<name>{_NAME}\s{legal})\b")
        self.anaphor = re.compile(rf"\bthe (?P<type>{_either(table['types']['taken_up'])})\b")
        stance = table["stance"]
        self._hostile = re.compile(rf"\b{_either(stance['hostile'])}$", re.IGNORECASE)
        self._taken_back = re.compile(rf"\b{_either(stance['taken_back'])}\b", re.IGNORECASE)
        self._helping = re.compile(
            rf"\b(?:{_either(stance['helping'])}\b.{{0,40}}?\b{_either(stance['helped'])}"
            rf"|{_either(stance['fighting'])}\b.{{0,40}}?\b{_either(stance['fought'])})\b",
            re.IGNORECASE,
        )

    def bodies(self, plain: str) -> list[Body]:
        """The bodies of a sentence that a description or the form of the name gives away, in text order."""
        found: dict[tuple[int, str], Body] = {}
        for body in (*self._described(plain), *self._named(plain)):
            key = (body.end if body.description else body.start, body.name)
            found.setdefault(key, body)
        return sorted(found.values(), key=lambda body: (body.start, body.end))

    def _described(self, plain: str) -> Iterator[Body]:
        for match in self._apposition.finditer(plain):
            said = match["said"]
            named = self._trim(match["name"])
            types = self._heads(said) if not said.startswith("which") else ()
            stance: Stance = "against" if self._helping.search(said) else ""
            if named is None or not (types or stance):
                continue
            start = match.end("name") - len(named)
            yield self._body(plain, start, min(match.end(), start + _LONGEST), named, types, said, stance)
        for match in self._before.finditer(plain):
            named = self._trim(match["name"], opens=False)
            if named is None or not match["name"].startswith(named):
                continue
            words = plain[: match.start()].split(" ")[-_BEFORE - 1 : -1]
            lead = _STOPS.split(" ".join(words))[-1].strip(" ,\"'")
            stance = "hostile" if self._hostile.search(lead) and not self._taken_back.search(lead) else ""
            start = plain.rfind(lead, 0, match.start()) if lead else match.start()
            if "," in plain[start : match.start()] or '"' in plain[start : match.start()]:
                start, stance = match.start(), ""
            said = plain[start : match.end("type")]
            yield self._body(
                plain, start, match.start("name") + len(named), named, (match["type"].lower(),), said, stance
            )

    def _named(self, plain: str) -> Iterator[Body]:
        for pattern in (self._formed, self._behind):
            for match in pattern.finditer(plain):
                named = self._trim(match["name"])
                if named is None or (pattern is self._behind and not self._own_name(named)):
                    continue
                start = match.end("name") - len(named)
                if pattern is self._behind:
                    named = plain[start : match.end()]  # "the Ashdown school": what it is belongs to the name
                yield self._body(plain, start, match.end(), named, (), "", "")

    def _own_name(self, name: str) -> bool:
        """Whether a name before a type of place is the place's own, not a nation's, a town's or another body's."""
        return all(word.lower() not in self._no_names and len(word) > 3 and not word.isupper() for word in name.split())

    def _body(
        self, plain: str, start: int, end: int, name: str, types: tuple[str, ...], said: str, stance: Stance
    ) -> Body:  # fmt: skip
        return Body(start, len(plain[:end].rstrip()), name, self.core(name), types, said, stance)

    def _heads(self, said: str) -> tuple[str, ...]:
        """The nouns that a description says the body to be: what stands before its first preposition or clause."""
        phrase = re.split(r"\s(?:which|that|who|whose|for|in|on|to|at|based|run|with|from)\s", said, maxsplit=1)[0]
        head = phrase.split(" of ")[0] if not phrase.startswith("one of") else phrase
        found = [match.group().lower() for match in self._type.finditer(head)]
        # The last noun of the phrase is what it is: "supplements and product store".
        return (found[-1],) if found and head.lower().rstrip("s").endswith(found[-1].rstrip("s")) else ()

    def _trim(self, name: str, *, opens: bool = True) -> str | None:
        """The name without offices and words that only open the sentence; None when nothing is left."""
        words = name.split()
        while words and (words[0].lower() in self._leading or words[0] in ("of", "&")):
            if not opens:
                return None
            words = words[1:]
        kept = " ".join(words)
        dated = any(
            word.lower() in self._calendar for word in words
        )  # a party on Friday is none that stands for election
        return kept if kept and not dated and self.core(kept) else None

    def core(self, name: str) -> tuple[str, ...]:
        """The words that tell a name from others."""
        words = [word.strip(".'").lower().removesuffix("'s").removeprefix("al-") for word in name.split()]
        while len(words) > 1 and words[-1] in self._legal:
            words.pop()
        return tuple(self._spellings.get(word, word).replace("'", "") for word in words if word != "the")


def same_word(a: str, b: str) -> bool:
    """Whether two words of names are one in another form: singular and plural, a country and its adjective."""
    return a == b or prepare(a).terms == prepare(b).terms


def _either(phrases: Sequence[str]) -> str:
    return (
        "(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s") for p in sorted(phrases, key=lambda p: (-len(p), p))) + ")"
    )


@lru_cache(maxsize=8)
def body_reader(lexicon: Lexicon) -> BodyReader:
    """The reader for these word lists."""
    return BodyReader(lexicon.table("organisations"), titles(lexicon))
