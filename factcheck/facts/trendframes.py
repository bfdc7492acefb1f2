"""Reading trend frames from one sentence: what rose or fell, how far, and what of it is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from factcheck.lexicon import Lexicon
from factcheck.text.clauses import clause_at

Stance = Literal["up", "down", "no-rise", "no-fall", "not-large", "below", "above"]

_REACH_LEFT = 7  # words before the head in which determiners, degrees and negations are looked for
_REACH_MEASURE = 7  # words after "in" or "of" that can name the measure
_REACH_NONOCCURRENCE = 16  # words after the head in which its coming about can be denied
_WORD = re.compile(r"[A-Za-z0-9][\w]*(?:'[a-z]+)?|n't")
_BARRIER = re.compile(r"[;:]|\.(?=\s|$)|\s-\s|\bthe same\b")
_LINK = re.compile(
    r"\b(?:after|following|during|over|since|last|by|for|that|which|who|through|is|was|were|are|has|have|had|would|will|as|from|on|at|"
    r"because|when|while|recorded|seen|reported|compared|this|in the wake|in the aftermath|the day|the week|although|though|but|and then|hasn't|haven't|failed|doesn't|did|does)\b"
)
_WINDOW = re.compile(
    r"\b(?:the (?:hours?|days?|weeks?|months?|year) (?:after|following|since|before)|"
    r"(?:over|in|during|for|within) the (?:past|last|previous|first) (?:[\w-]+ ){0,2}?(?:hours?|days?|weeks?|fortnight|months?|quarter|years?)|"
    r"last (?:week|month|year|quarter)|this (?:week|month|year|quarter)|since (?:last )?[A-Z][a-z]+|year[- ]on[- ]year|overnight)\b"
)
_COMPARATIVE = re.compile(
    r"\b(?:(?P<below>smaller|lower|less|fewer|weaker)|(?P<above>higher|larger|bigger|greater|worse|stronger|more))"
    r"(?:\s+[\w-]+){0,4}?\s+than\b(?!\s+(?:\d|one\b|two\b|three\b|four\b|five\b|ten\b|half\b|a\s+(?:dozen|hundred|thousand|million)))"
)
_NOT_AS = re.compile(
    r"\b(?:not|n't|never|nothing like|nowhere near)\s+(?:quite\s+|nearly\s+)?"
    r"(?:as|so)\s+(?:large|high|big|bad|great|many|much|severe|strong|sharp)\s+as\b"
)
_NOWHERE_NEAR = re.compile(r"\bnowhere near\s+(?:as\b|the\s+(?:level|levels|scale|number|numbers|size)\b)")
_UP_DOWN_ON = re.compile(
    r"\b(?:is|was|are|were|been|be|being)\s+(?:far|well|slightly|sharply|also|still|now)?\s*(?P<way>up|down)\s+(?:on|from|by|compared)\b"
)
_EXPECTED = re.compile(r"\b(?:expected|predicted|anticipated|forecast|feared|fears?)\b", re.IGNORECASE)
_SHOWN_BEFORE = 3
_THE_SAME = re.compile(
    r"\bthe same\b[^.;]{0,40}?(?:\bnot\b|n't\b)[^.;]{0,30}?\b(?:happened|happen|occurred|occur|repeated|materialised|materialized)\b"
)
_AFTER = re.compile(r"\s+(?:only\s+|just\s+|very\s+)?([a-z]+)\b")
_DETERMINERS = ("a", "an", "the", "any", "no", "some", "this", "that", "its", "their")
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|be|been|'s|'re|kept|keeps|keep|still)\s+(?:[a-z]+\s+)?$")
_BASELINE_LENGTH = 70


@dataclass(frozen=True, slots=True)
class Frame:
    """One trend of a sentence; offsets into the sentence. ``head`` is where the word of change stands."""

    start: int
    end: int
    head: int
    stance: Stance
    degree: str = ""
    noun: str = "change"
    measure: str = ""
    measure_class: str = ""
    family: str = ""
    window: str = ""
    baseline: str = ""
    expected: bool = False


@dataclass(frozen=True, slots=True)
class _Measure:
    text: str
    start: int
    end: int
    family: str
    kind: str
    known: bool


class TrendReader:
    """Reads frames with one set of word lists."""

    def __init__(self, table: Mapping[str, Any], events: Mapping[str, Any]) -> None:
        self._heads: dict[str, tuple[str, str, str]] = {}
        for part, way, strength in (
            (p, w, s) for p in ("nouns", "verbs") for w in ("up", "down") for s in ("plain", "sharp")
        ):
            for form in table[part][way][strength]:
                # A form that is noun and verb ("rise") is read as a noun: its subject is looked for either way.
                self._heads.setdefault(form, (part, way, strength))
        self._degrees = {word: degree for degree in ("small", "large") for word in table["degrees"][degree]}
        self._measures = set(table["measures"]["nouns"])
        self._generic = set(table["measures"]["generic"])
        self._families = _inverted(table["measures"]["families"])
        self._classes = _inverted(table["measures"]["classes"])
        self._deny_before = _alternatives(table["nonoccurrence"]["before"])
        self._deny_after = _alternatives(table["nonoccurrence"]["after"])
        self._deny_short = _alternatives(table["nonoccurrence"]["short"])
        self._bare = set(table["bare"]["nouns"])
        self._unstated = _alternatives(table["modality"]["before"])
        self._never_stated = _alternatives(table["modality"]["always"])
        marked = _alternatives([*events["earlier"], *events["nouns"]])
        self._baseline = re.compile(rf"(?:{marked.pattern})|\b(?:last|previous|prior)\s+(?:year|month|week|quarter)\b")
        self._head_pattern = re.compile(
            r"\b(?:mini-?)?(?:" + "|".join(sorted(map(re.escape, self._heads), key=len, reverse=True)) + r")\b",
            re.IGNORECASE,
        )

    def frames(self, plain: str) -> Iterator[Frame]:
        """The trends stated in a sentence, in text order, each word of change at most once."""
        changes = list(self._changes(plain))
        found = [*changes, *self._comparisons(plain), *_taken_up(plain, changes)]
        yield from sorted(found, key=lambda frame: (frame.head, frame.end))

    def _changes(self, plain: str) -> Iterator[Frame]:
        for match in self._head_pattern.finditer(plain):
            form = match.group().lower()
            base = form.removeprefix("mini").lstrip("-")
            part, way, strength = self._heads[base]
            start, _ = clause_at(plain, match.start())
            before, after = plain[start : match.start()], plain[match.end() : _barrier(plain, match.end())]
            near = _last_words(before, _REACH_LEFT)
            measure = self._measure(plain, match.start(), match.end(), part, start)
            if self._never_stated.search(before) or (part == "verbs" and measure is None):
                continue
            if base not in self._bare and (measure is None or (part == "nouns" and not measure.known)):
                continue  # "the collapse of the bridge" is an event, "the collapse of the price" a trend
            if form.endswith("ing") and part == "verbs" and not _PROGRESSIVE.search(before):
                continue  # "increasing support" is a purpose or a modifier, "is increasing" a trend
            stance = self._stance(way, strength, near, after, form)
            if stance is None:
                continue
            degree, left = self._degree(near, form, match.start())
            behind = None if degree else _AFTER.match(after)
            if behind:  # "kept the increase small"
                degree = self._degrees.get(behind.group(1), "")
            lead = self._denial_start(before, start) if stance in ("no-rise", "no-fall", "not-large") else None
            tail = self._deny_after.search(" ".join(after.split()[:_REACH_NONOCCURRENCE]))
            spans = [match.start(), left]
            ends = [match.end() + (behind.end() if behind and degree else 0)]
            if measure:
                spans.append(measure.start)
                ends.append(measure.end)
            if lead is not None:
                spans.append(lead)
            if tail and stance in ("no-rise", "no-fall", "not-large"):
                ends.append(match.end() + _end_of(after, tail.group()))
            first, last = _readable(plain, min(spans), max(ends), start)
            yield Frame(
                start=first,
                end=min(last, first + 160),
                head=match.start(),
                stance=stance,
                degree=degree,
                noun="spike" if strength == "sharp" else "change",
                measure=measure.text if measure else "",
                measure_class=measure.kind if measure else "",
                family=measure.family if measure else "",
                window=_window(plain),
                expected=stance in ("no-rise", "no-fall") and _EXPECTED.search(near) is not None,
            )

    def _stance(self, way: str, strength: str, near: str, after: str, form: str) -> Stance | None:
        """What is said of the change; None when nothing is."""
        if way == "up" and self._deny_short.search(near):
            return "not-large"
        denied = bool(self._deny_before.search(near)) or bool(
            self._deny_after.search(" ".join(after.split()[:_REACH_NONOCCURRENCE]))
        )
        if not denied:
            return None if self._unstated.search(near) else ("up" if way == "up" else "down")
        if way == "down":
            return "no-fall"
        degrees = [self._degrees.get(word.group().lower(), "") for word in _noun_phrase(near)]
        if "large" in degrees or (strength == "sharp" and self._fear(near)):
            return "not-large"
        return None if form.startswith("mini") or "small" in degrees else "no-rise"

    @staticmethod
    def _fear(near: str) -> bool:
        """Whether the denied thing is a feared one ("fears of an explosion"): then only the extreme is denied."""
        return re.search(r"\bfears?\b", near) is not None

    def _degree(self, near: str, form: str, head: int) -> tuple[str, int]:
        """The degree named just before the head, and where its words begin."""
        if form.startswith("mini"):
            return "small", head
        for word in reversed(_noun_phrase(near)):
            degree = self._degrees.get(word.group().lower())
            if degree:
                return degree, head - (len(near) - word.start())
        return "", head

    def _denial_start(self, before: str, offset: int) -> int | None:
        """Where the denying words begin; "n't" takes the verb it hangs on along."""
        matches = list(self._deny_before.finditer(before)) or list(self._deny_short.finditer(before))
        if not matches:
            return None
        start = matches[-1].start()
        while start > 0 and before[start - 1].isalpha():
            start -= 1
        return offset + start

    def _measure(self, plain: str, start: int, end: int, part: str, clause: int) -> _Measure | None:
        """What is counted: after "in" or "of", compounded before the noun, or the subject before the verb."""
        lead = re.match(r"[\"']?\s+(?:in|of|to)\s+(?:the\s+)?", plain[end : end + 12])
        if lead and part == "nouns":
            phrase = plain[end + lead.end() : _barrier(plain, end + lead.end())]
            cut = _LINK.search(phrase)
            phrase = phrase[: cut.start()] if cut else phrase
            phrase = re.split(r"[,\"]", phrase)[0] if not phrase.startswith('"') else phrase
            words = list(_WORD.finditer(phrase))[:_REACH_MEASURE]
            # "in May", "in Harwich" say when and where, unless a thing that is measured follows.
            named = words and words[0].group()[0].isupper()
            if words and (not named or any(word.group().lower() in self._measures for word in words)):
                return self._as_measure(phrase[: words[-1].end()], end + lead.end())
        before = plain[clause:start]
        words = list(_WORD.finditer(before))[-_REACH_LEFT:]
        last = next((i for i in reversed(range(len(words))) if words[i].group().lower() in self._measures), None)
        if last is None or (part == "nouns" and last < len(words) - 4):
            return None
        first = last
        while first > 0 and not _LINK.fullmatch(words[first - 1].group().lower()) and last - first < 3:
            if words[first - 1].group().lower() in ("the", "a", "an", "of", "in", "no", "any"):
                break
            first -= 1
        return self._as_measure(before[words[first].start() : words[last].end()], clause + words[first].start())

    def _as_measure(self, phrase: str, offset: int) -> _Measure | None:
        words = [w.lower() for w in _WORD.findall(phrase)]
        counted = [w for w in words if w in self._measures and w not in self._generic]
        head = counted[-1] if counted else (words[-1] if words and words[-1] not in self._generic else "")
        if not head:
            return None
        kind = "online" if "online" in words else self._classes.get(head, head)
        text = phrase.strip(" \"'[]()")
        family = self._families.get(head, head)
        return _Measure(text, offset, offset + len(phrase.rstrip()), family, kind, head in self._measures)

    def _comparisons(self, plain: str) -> Iterator[Frame]:
        """Sentences that set this event against earlier ones: "far smaller than after …", "down on last year"."""
        for pattern in (_COMPARATIVE, _NOT_AS, _NOWHERE_NEAR, _UP_DOWN_ON):
            for match in pattern.finditer(plain):
                rest = plain[match.end() : match.end() + _BASELINE_LENGTH]
                if not self._baseline.search(rest) and pattern is not _NOWHERE_NEAR:
                    continue
                clause, _ = clause_at(plain, match.start())
                if self._never_stated.search(plain[clause : match.start()]):
                    continue
                above = match.groupdict().get("above") or match.groupdict().get("way") == "up"
                cut = re.search(r"[,;.]|\"", rest)
                baseline = (rest[: cut.start()] if cut else rest).strip()
                length = len(rest[: cut.start()] if cut else rest.rsplit(" ", 1)[0])
                yield Frame(
                    start=match.start(),
                    end=min(match.end() + length, match.start() + 160),
                    head=match.start(),
                    stance="above" if above else "below",
                    baseline=baseline,
                )


def _inverted(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


def _alternatives(phrases: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    parts = [re.escape(p).replace(r"\ ", r"\s+") for p in ordered]
    # "n't" ends a word, so it has no word boundary before it.
    return re.compile(
        "|".join(rf"(?:(?<=\w)|\b){p}\b" if p.startswith("n't") else rf"\b{p}\b" for p in parts), re.IGNORECASE
    )


def _barrier(plain: str, start: int) -> int:
    match = _BARRIER.search(plain, start)
    return match.start() if match else len(plain)


def _last_words(text: str, count: int) -> str:
    words = list(_WORD.finditer(text))
    return text[words[-count].start() :] if len(words) >= count else text


def _taken_up(plain: str, changes: Sequence[Frame]) -> Iterator[Frame]:
    """A change that the sentence takes up to deny it of this event: "… brought sharp rises; the same did not happen here"."""
    for match in _THE_SAME.finditer(plain):
        before = [frame for frame in changes if frame.head < match.start() and frame.stance == "up"]
        if before:
            denied = before[-1]
            large = denied.degree == "large" or denied.noun == "spike"
            yield replace(
                denied,
                start=match.start(),
                end=match.end(),
                head=match.start(),
                stance="not-large" if large else "no-rise",
                window=_window(plain[match.start() :]),
            )


def _readable(plain: str, start: int, end: int, clause: int) -> tuple[int, int]:
    """A span of one lone word widened, so that a quote says something: to its quotation marks, or by words before it."""
    if len(plain[start:end].split()) > 1:
        return start, end
    before = list(_WORD.finditer(plain[clause:start]))[-_SHOWN_BEFORE:]
    first = clause + before[0].start() if before else start
    mark = plain.rfind('"', first, start)
    if mark >= 0:
        return mark, end + (plain[end : end + 1] == '"')
    return first, end


def _noun_phrase(near: str) -> list[re.Match[str]]:
    """The last words before a head back to the determiner that opens its phrase, three at most."""
    words: list[re.Match[str]] = []
    for word in reversed(list(_WORD.finditer(near))[-3:]):
        if word.group().lower() in _DETERMINERS:
            break
        words.append(word)
    return words[::-1]


def _tail(text: str, count: int) -> str:
    return _last_words(text, count)


def _end_of(after: str, phrase: str) -> int:
    """Where a phrase found in the blank-folded text ends in the text itself."""
    match = re.search(r"\s+".join(map(re.escape, phrase.split())), after, re.IGNORECASE)
    return match.end() if match else 0


def _window(plain: str) -> str:
    match = _WINDOW.search(plain)
    return match.group().lower() if match else ""


@lru_cache(maxsize=8)
def trend_reader(lexicon: Lexicon) -> TrendReader:
    """The reader for these word lists."""
    return TrendReader(lexicon.table("trends"), lexicon.table("events"))
