"""Reading counts of people killed, injured, missing … from one sentence: which role a number plays, and of whom.

Numbers come from ``factcheck.text.numbers``; here they are blanked out of the sentence, so that the grammar is
written over words and one mark for "a number".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from factcheck.lexicon import Lexicon
from factcheck.text.numbers import Category, Number, find_numbers
from factcheck.text.places import find_places

_MARK = "\x01"
_IN_DANGER = ("soldiers", "civilians", "police", "children", "journalists")
_SORT_OF_HURT = "critical"
_GAP = r"(?:\s+(?!(?:and|but|after|when|while|who|as|by|in|at|on|from|to|with|that|said|says)\b)[A-Za-z][\w'-]*){0,5}?"
_AUX = r"(?:,?\s+(?:were|was|are|is|be|been|being|have|has|had|have been|had been|has been|feared|confirmed|reported|believed|thought|presumed|left|also|later|seriously|severely|badly|slightly|lightly|either|all|now|still|shot|found|pronounced|declared|killed|or|and))*"
_ASIDE = r"(?:,\s+(?:including|among them|most of them|many of them|some of them)\b[^,.;]{1,60},)?"  # between the people and their fate
_OBJECT_AFTER = re.compile(rf"\s+(?:{_MARK}|(?:the|a|an|his|her|their|its|at least|more than|up to|some)\b)")
_TITLED = r"(?:[A-Z][\w.]*\s+)*[A-Z][\w'-]+"
# "four of them", "two militants were among the dead": a part of those counted elsewhere.
_OF_THEM = re.compile(
    r"\s+of\s+(?:them|those|whom|the)\b|(?:\s+[\w'-]+){1,4}?\s+(?:was|were|are|is)\s+among\b", re.IGNORECASE
)
_ONE = r"(?:a|an|the|another|one)"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people with its role; offsets into the sentence. ``who`` is the group counted, empty for people."""

    start: int
    end: int
    role: str
    low: float | None
    high: float | None
    approx: bool = False
    strict: bool = False
    who: str = ""
    noun: str = ""
    part: bool = False
    parts: tuple[int, ...] = ()
    rising: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Harmed:
    """One person to whom violence was done without the outcome being said; offsets into the sentence."""

    start: int
    end: int
    manner: str
    who: str
    name: str


class CountReader:
    """Reads counts and harmed persons with one set of word lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        table: Mapping[str, Any] = lexicon.table("casualties")
        roles: Mapping[str, Mapping[str, list[str]]] = table["roles"]
        transitive, state, nouns = (_by_form(roles, part) for part in ("transitive", "state", "nouns"))
        self._role_of = {"transitive": transitive, "state": state, "nouns": nouns}
        toll = _words(roles["dead"]["toll"])
        self._toll = re.compile(
            rf"\b(?i:{toll})\b[^.;{_MARK}]{{0,60}}?\b(?:to|at|of|is|was|reached|reaches|hit|hits|passed|passes|tops|topped|exceeds|exceeded|"
            rf"surpasses|surpassed|above|over)\s+({_MARK}+)"
        )
        self._noun = re.compile(rf"({_MARK}+)\s+(?:(?!and\b|or\b|of\b)[a-z-]+\s+){{0,2}}?((?i:{_words(nouns)}))\b")
        self._transitive = re.compile(
            rf"\b((?i:{_words(transitive)}))\s+(?:(?:another|a further|a total of|as many as|the|all|other|some|these|those)\s+)*({_MARK}+)"
        )
        self._number_of = re.compile(
            rf"\bto\s+({_MARK}+)\s+the\s+(?i:number|total)\s+of(?:\s+[\w'-]+){{0,6}}?\s+((?i:{_words(state)}))\b"
        )
        self._number_at = re.compile(
            rf"\b(?i:number|total)\s+of(?:\s+[\w'-]+){{0,4}}?\s+((?i:{_words([*state, *nouns])}))\b(?:\s+[\w'-]+){{0,5}}?\s+"
            rf"(?:to|at|is|was|reached|reaches|hit|hits|passed|topped|exceeded)\s+({_MARK}+)"
        )
        self._lost = re.compile(rf"\b(?:lose|loses|lost|losing)\s+(?:another\s+|at least\s+)?({_MARK}+)")
        self._state = re.compile(rf"({_MARK}+)({_GAP}){_ASIDE}{_AUX},?\s+((?i:{_words(state)}))\b")
        self._groups = {word: group for group, forms in table["people"]["groups"].items() for word in forms}
        self._general = set(table["people"]["general"])
        self._animals = set(table["people"]["groups"]["animals"])
        self._partitive = re.compile(
            rf"\b(?:{_words(table['words']['partitive'])})\s+(?:[\w'-]+\s+){{0,2}}$", re.IGNORECASE
        )
        self._rising = re.compile(rf"\b(?:{_words(table['words']['rising'])})\b", re.IGNORECASE)
        passing = _words([*table["words"]["rising"], *table["words"]["passing"]])
        self._toll_moving = re.compile(
            rf"\b(?:{_words(table['roles']['dead']['toll'])})\b.*\b(?:{passing})\b", re.IGNORECASE | re.DOTALL
        )
        nobody = r"(?:no one|nobody|no-one|no people|no passengers|no crew|none of (?:them|the [a-z]+))"
        self._nobody = re.compile(
            rf"\b(?i:{nobody})\s+(?:(?:was|were|is|are|has been|had been|have been|else|reported|believed|seriously)\s+)*(?P<form>(?i:{_words(state)}))\b"
        )
        self._no_harm = re.compile(
            rf"\b(?i:no|without)\s+(?:(?:immediate|reports?|of|reported|any|deaths or)\s+)*(?P<form>(?i:{_words(nouns)}))\b"
        )
        people = "|".join(sorted(map(re.escape, [*self._groups, "person"]), key=len, reverse=True))
        manners = {form: name for name, forms in table["harm"]["manner"].items() for form in forms}
        self._manners = manners
        verbs = "|".join(sorted(map(re.escape, manners), key=len, reverse=True))
        self._harm = re.compile(
            rf"\b(?P<verb>{verbs})\s+(?:(?:{_ONE})\s+(?:[a-z-]+\s+){{0,3}}?(?P<who>{people})\b|(?P<name>{_TITLED}))"
        )
        self._one_killed = re.compile(
            rf"\b(?P<form>(?i:{_words(transitive)}))\s+(?P<np>{_ONE}\s+(?:[\w-]+\s+){{0,2}}?(?P<who>{people}))\b(?!\s+{_MARK})"
        )
        self._one_state = re.compile(
            rf"\b(?P<np>(?i:a|an|one|another)\s+(?:[\w-]+\s+){{0,3}}?(?P<who>{people})){_AUX}\s+(?P<form>(?i:{_words(state)}))\b"
        )
        attackers = "|".join(sorted(map(re.escape, table["people"]["groups"]["attackers"]), key=len, reverse=True))
        self._attacker_dead = re.compile(
            rf"\b(?:[Hh]e|(?i:the)\s+(?:[\w-]+\s+){{0,2}}?(?:{attackers}))\b[^.;:\"]{{0,60}}?\s(?:was|were|is|has been|had been)\s+(?:then\s+|later\s+)?"
            r"(?:shot dead|shot and killed|killed by (?:armed )?police|shot by (?:armed )?(?:police|officers))\b"
        )

    def counts(self, plain: str) -> list[Count]:
        """The counts of a sentence, in order, each number in one role at most."""
        numbers = [n for n in find_numbers(plain, self._lexicon) if n.category is Category.COUNT and not n.path]
        masked = _mask(plain, numbers)
        at = {n.start: n for n in numbers}
        claimed: dict[int, tuple[str, int, int]] = {}  # where the number starts → role, start and end of the wording
        self._by_toll_and_nouns(masked, claimed)
        self._by_transitive(masked, claimed)
        self._by_loss(masked, at, claimed)
        self._by_state(masked, claimed)
        read = [self._count(plain, at[place], claimed[place]) for place in claimed if place in at]
        out = self._listed(plain, masked, at, claimed, [count for count in read if count is not None])
        out.extend(self._single(plain, masked, out))
        out.extend(self._zero(plain))
        return sorted(out, key=lambda count: (count.start, count.end))

    def harmed(self, plain: str) -> Iterator[Harmed]:
        """Single persons stabbed, shot … whose outcome the words leave open, in order."""
        for match in self._harm.finditer(plain):
            who, name = match.group("who"), match.group("name")
            tail = plain[match.end() : match.end() + 12]
            if re.match(r"\s+(?:dead|to death)\b", tail):
                continue
            group = self._groups.get((who or name.split()[0]).lower(), "")
            if who is None and not group and len(name.split()) < 2:
                continue
            start = match.start("who") if who else match.start("name")
            if name and any(
                place.start < match.end() and start < place.end for place in find_places(plain, self._lexicon)
            ):
                continue  # storms hit places too
            yield Harmed(
                match.start(),
                match.end(),
                self._manners[match.group("verb").lower()],
                group,
                plain[start : match.end()] if name else "",
            )

    def _zero(self, plain: str) -> Iterator[Count]:
        """Where a sentence says that nobody was: "no one was killed", "no injuries"."""
        for pattern, part in ((self._nobody, "state"), (self._no_harm, "nouns")):
            for match in pattern.finditer(plain):
                yield Count(match.start(), match.end(), self._role(part, match.group("form")), 0, 0)

    def attackers_dead(self, plain: str) -> Iterator[tuple[int, int]]:
        """Where a sentence says that the one who did it was killed."""
        for match in self._attacker_dead.finditer(plain):
            yield match.span()

    def _by_toll_and_nouns(self, masked: str, claimed: dict[int, tuple[str, int, int]]) -> None:
        for match in self._toll.finditer(masked):
            claimed.setdefault(match.start(1), ("dead", match.start(), match.end()))
        for match in self._noun.finditer(masked):
            claimed.setdefault(match.start(1), (self._role("nouns", match.group(2)), match.start(), match.end()))
        for match in self._number_of.finditer(masked):
            claimed.setdefault(match.start(1), (self._role("state", match.group(2)), match.start(), match.end()))
        for match in self._number_at.finditer(masked):
            part = "state" if " ".join(match.group(1).lower().split()) in self._role_of["state"] else "nouns"
            claimed.setdefault(match.start(2), (self._role(part, match.group(1)), match.start(), match.end()))

    def _by_transitive(self, masked: str, claimed: dict[int, tuple[str, int, int]]) -> None:
        for match in self._transitive.finditer(masked):
            claimed.setdefault(match.start(2), (self._role("transitive", match.group(1)), match.start(), match.end()))

    def _by_loss(self, masked: str, at: Mapping[int, Number], claimed: dict[int, tuple[str, int, int]]) -> None:
        """Read "has lost seven soldiers": a loss of people of a known sort, which no club, market or party suffers."""
        for match in self._lost.finditer(masked):
            number = at.get(match.start(1))
            if number is not None and self._groups.get(number.unit) in _IN_DANGER:
                claimed.setdefault(match.start(1), ("dead", match.start(), match.end()))

    def _by_state(self, masked: str, claimed: dict[int, tuple[str, int, int]]) -> None:
        for match in self._state.finditer(masked):
            if match.start(1) not in claimed and not _OBJECT_AFTER.match(masked, match.end()):
                claimed[match.start(1)] = (self._role("state", match.group(3)), match.start(), match.end())

    def _role(self, part: str, form: str) -> str:
        return self._role_of[part][" ".join(form.lower().split())]

    def _count(self, plain: str, number: Number, claim: tuple[str, int, int]) -> Count | None:
        role, start, end = claim
        noun = plain[slice(*number.head_span)].lower() if number.head_span else ""
        who, known = self._who(plain, number, noun)
        if who == "animals" or (noun and not known and not self._personal(noun, plain, number)):
            return None
        part = (
            self._partitive.search(plain[: number.start]) is not None
            or _OF_THEM.match(plain, number.value_end) is not None
        )
        part = part and role != _SORT_OF_HURT  # the critically hurt are always some of the hurt
        moving = self._rising.search(plain[max(0, start - 30) : end]) or self._toll_moving.match(plain[start:end])
        low, high = _bounds(number)
        end = max(end, number.phrase_end) if end <= number.phrase_end + 1 else end
        return Count(
            min(start, number.start), min(end, min(start, number.start) + 160), role, low, high, number.approx, number.strict, who, noun, part,
            rising=moving is not None, vague=number.vague,
        )  # fmt: skip

    def _who(self, plain: str, number: Number, noun: str) -> tuple[str, bool]:
        """The group counted and whether the noun is known to name people."""
        if not noun:
            return "", True
        phrase = plain[slice(*number.unit_span)].lower() if number.unit_span else noun
        for form in (" ".join(phrase.split()[-2:]), noun):
            if form in self._groups:
                return self._groups[form], True
        if noun in self._general:
            demonym = re.search(
                r"\b([A-Z][a-z]+(?:s|i|is|ans|ese|ish))\b", plain[slice(*number.unit_span)] if number.unit_span else ""
            )
            named = demonym.group(1).lower() if demonym else ""
            return ("" if named == noun else named), True
        return "", False

    @staticmethod
    def _personal(noun: str, plain: str, number: Number) -> bool:
        """A noun that no list knows is taken to name people when it is capitalised ("Palestinians") or ends so."""
        at = number.head_span or number.unit_span
        word = plain[slice(*at)] if at else noun
        return (
            word[:1].isupper() or re.search(r"(?:ers|ors|ists|ants|ians|men|women|ees|mates|kids)$", noun) is not None
        )

    def _listed(
        self,
        plain: str,
        masked: str,
        at: Mapping[int, Number],
        claimed: Mapping[int, tuple[str, int, int]],
        counts: Sequence[Count],
    ) -> list[Count]:
        """Counts whose list goes on ("two officials and at least five others") become one sum of named parts."""
        out: list[Count] = []
        for count in counts:
            parts: list[tuple[float | None, float | None]] = [(count.low, count.high)]
            end = count.end
            while True:
                more = re.match(
                    rf"(?:\s+[\w'-]+){{0,2}}?(?:,?\s+and\s+|,\s+)(?:at least\s+|the\s+)?({_MARK}+)", masked[end:]
                )
                if more is None:
                    break
                number = at.get(end + more.start(1))
                if (
                    number is None
                    or number.start in claimed
                    or count.part
                    or not self._continues(plain, masked, number)
                ):
                    break
                parts.append(_bounds(number))
                end = max(number.phrase_end, end + more.end())
            if len(parts) == 1 or any(low is None for low, _ in parts):
                out.append(count)
                continue
            low = sum(low or 0 for low, _ in parts)
            high = None if any(high is None for _, high in parts) else sum(high or 0 for _, high in parts)
            out.append(
                replace(
                    count,
                    end=min(end, count.start + 160),
                    low=low,
                    high=high,
                    strict=False,
                    who="",
                    noun="",
                    parts=tuple(int(low or 0) for low, _ in parts),
                )
            )
        return out

    def _continues(self, plain: str, masked: str, number: Number) -> bool:
        """Whether a number goes on a list of people: it has a noun for people and no verb of its own."""
        noun = plain[slice(*number.head_span)].lower() if number.head_span else ""
        if not noun or re.match(r"\s+(?:were|was|are|is|have|had|has)\b", masked[number.phrase_end :]):
            return False
        return self._who(plain, number, noun)[1] or self._personal(noun, plain, number)

    def _single(self, plain: str, masked: str, counts: Sequence[Count]) -> Iterator[Count]:
        """One person, said with an article: "killing a police officer", "a man was killed"."""
        taken = [(count.start, count.end) for count in counts]
        for part, pattern in (("transitive", self._one_killed), ("state", self._one_state)):
            for match in pattern.finditer(masked):
                if any(start < match.end() and match.start() < end for start, end in taken):
                    continue
                who = self._groups.get(match.group("who").lower(), "")
                if who == "animals":
                    continue
                taken.append(match.span())
                role = self._role(part, match.group("form"))
                yield Count(match.start(), match.end(), role, 1, 1, who=who, noun=match.group("who").lower())


def _by_form(roles: Mapping[str, Mapping[str, list[str]]], part: str) -> dict[str, str]:
    """Form → role for one part of the list; a form that two roles have goes to the first."""
    out: dict[str, str] = {}
    for role, entry in roles.items():
        for form in entry[part]:
            out.setdefault(form, role)
    return out


def _bounds(number: Number) -> tuple[float | None, float | None]:
    if number.change == ">":
        return number.low, None
    if number.change == "<":
        return None, number.high
    return number.low, number.high


def _mask(plain: str, numbers: Sequence[Number]) -> str:
    chars = list(plain)
    for number in numbers:
        for i in range(number.start, number.value_end):
            chars[i] = _MARK
    return "".join(chars)


def _words(forms: Iterable[str]) -> str:
    ordered = sorted(forms, key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ordered)


@lru_cache(maxsize=8)
def count_reader(lexicon: Lexicon) -> CountReader:
    """The reader for these word lists."""
    return CountReader(lexicon)
