"""Reading explanations from one sentence: the outcome, the cause given for it, and how firmly it is held.

"The rise was due to …", "… led to a rise", "if … hadn't …, it would have been higher", "… had a calming effect", and
that it is too early to say why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, Literal

from factcheck.facts.causemeans import either
from factcheck.facts.trendframes import TrendReader, trend_reader
from factcheck.judging.pairing import prepare
from factcheck.lexicon import Lexicon
from factcheck.text.clauses import clause_at

Hold = Literal["flat", "held", "guess", "unknown"]

_LONGEST = 155  # characters of a quote, so that the 160 of the contract always hold
_PART = r"[^,;:.?!\"()\n]"
_UNKNOWN = re.compile(
    r"\b(?:too (?:early|soon) to (?:say|tell|know|explain|judge)(?: [a-z]+ly)?(?: for certain)?"
    r"|(?:remains?|remained|is|was|still|are|were)(?: still)? (?:un(?:clear|known|certain)|not (?:yet )?(?:clear|known))"
    r"|(?:do|does|did)(?:n't| not) (?:yet )?know(?: exactly| precisely)?|(?:is|are|was|were)(?:n't| not) (?:yet )?(?:sure|certain))"
    r"(?: what)?(?: exactly| precisely)? (?:why|what (?:has |had )?(?:caused|led to|triggered|sparked))\b"
    r"(?P<outcome> [^;:?!\"()\n]{2,120})",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    rf"\b(?:if (?P<cause>{_PART}{{3,110}})|had (?P<inverted>{_PART}{{2,60}} (?:not|never) {_PART}{{3,60}})),"
    rf"(?: {_PART}{{2,40}},)? (?P<outcome>{_PART}{{2,80}}) (?:would|might|could)(?:n't| not)? have (?:been )?(?:far |much |even )?",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"n't\b|\bnot\b|\bnever\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:was|were|is|are|had been) (?:one of the|a|the|another|the main|part of the) reasons? (?:that|why|for|behind)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:this|that|it|which|these)\s*$", re.IGNORECASE)
_BREAK = re.compile(r"[,;:.?!\"()\n]|\s-\s")
_PLAN = re.compile(
    r" (?:be|vote|meet|appear|begin|start|end|take|open|close|go|arrive|return|speak|make|give|have|stand|visit|play|hold|face)\b"
)
_ASKING = re.compile(r"\b(?:what|whatever|whether)\b(?: (?:has|had|have|may have|might have))?", re.IGNORECASE)
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"])
_MOST = 12  # links of one sentence that are read; no written sentence has more
_REACH = 120  # characters on each side of a link in which outcome and cause are read
_SURE = re.compile(
    r"\b(?:(?:it is|it's|it was)(?: \w+)? (?:clear|obvious|certain|evident)|no doubt|undoubtedly|without doubt|certainly|definitely) that\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """An outcome with the cause given for it; offsets into the sentence.

    ``way`` is "up" or "low" for an outcome that is a rise or its staying away, ``family`` the measure that is meant, if
    one is named. ``outcome`` and ``cause`` hold telling terms; ``effect`` the adjectives of an effect.
    """

    start: int
    end: int
    hold: Hold
    outcome: frozenset[str]
    cause: frozenset[str] = frozenset()
    way: str = ""
    family: str = ""
    effect: tuple[str, ...] = ()


class ExplanationReader:
    """Reads explanations with one set of word lists."""

    def __init__(self, table: Mapping[str, Any], trends: TrendReader, families: Mapping[str, list[str]]) -> None:
        self._trends = trends
        links, effects, more = table["links"], table["effects"], table["comparatives"]
        self._links = re.compile(
            rf"\b(?:(?P<behind>{either(links['behind'])})|{either(links['before'])})\b", re.IGNORECASE
        )
        self._families = {word: name for name, words in families.items() for word in words}
        every = sorted({*effects["low"], *effects["up"]})
        self._effect = re.compile(
            rf"\b(?P<verb>(?:(?:may|might|could|would|will|did|does|has|had|have) )?(?:have )?(?:had|have|has|having|play|plays|played|exert|exerted)) (?:a|an|some|this)"
            rf" [\"']?(?P<effect>(?:{either(every)}(?:,| and)? ?){{1,3}}){either(effects['nouns'])}\b",
            re.IGNORECASE,
        )
        self._ways = {word: way for way in ("low", "up") for word in effects[way]}
        self._comparatives = {word: way for way in ("low", "up") for word in more[way]}
        self._guess = re.compile(rf"\b{either(table['hold']['guess'])}\b", re.IGNORECASE)
        self._held = re.compile(rf"\b{either(table['hold']['held'])}\b", re.IGNORECASE)

    def explanations(self, plain: str) -> list[Explanation]:
        """The explanations of a sentence, in text order; none in a question."""
        if plain.rstrip("\"' ").endswith("?"):
            return []
        found = [*self._unknown(plain), *self._without(plain), *self._reasons(plain), *self._effects(plain)]
        taken = [(item.start, item.end) for item in found]
        linked = [item for item in self._linked(plain) if not any(item.start < e and s < item.end for s, e in taken)]
        return sorted([*found, *linked], key=lambda item: (item.start, item.end))

    def _unknown(self, plain: str) -> Iterator[Explanation]:
        for match in islice(_UNKNOWN.finditer(plain), _MOST):
            outcome = match["outcome"].split(",")[0]
            yield self._explained(plain, match.start(), match.start("outcome") + len(outcome), "unknown", outcome, "")

    def _without(self, plain: str) -> Iterator[Explanation]:
        for match in islice(_WITHOUT.finditer(plain), _MOST):
            cause = match["cause"] or match["inverted"]
            after = re.match(r"[a-z]+", plain[match.end() :])
            way = self._comparatives.get(after.group().lower()) if after else None
            if way is None or not _NEGATED.search(cause):
                continue
            # What would have been higher without the cause was kept low by it.
            end = match.end() + (after.end() if after else 0)
            hold: Hold = (
                "guess"
                if re.search(r"\b(?:might|could)\b", match.group()[-30:])
                else self._hold(plain, match.start(), match.start())
            )
            yield self._explained(
                plain, match.start(), end, hold, match["outcome"], cause, "low" if way == "up" else "up"
            )

    def _reasons(self, plain: str) -> Iterator[Explanation]:
        for match in islice(_REASON.finditer(plain), _MOST):
            before, behind = _left(plain, match.start()), _right(plain, match.end())
            pointing = _POINTING.search(before)
            # "Praising X, he said this was one of the reasons": what is pointed at stands earlier in the sentence.
            cause = plain[: match.start() - len(pointing.group())] if pointing else before
            words = list(re.finditer(r"\S+", before))
            start = (
                match.start() - len(before) + words[-3 if pointing else 0].start() if len(words) > 2 else match.start()
            )
            hold = self._hold(plain, start, match.end())
            yield self._explained(plain, start, match.end() + len(behind), hold, behind, cause)

    def _effects(self, plain: str) -> Iterator[Explanation]:
        for match in islice(self._effect.finditer(plain), _MOST):
            adjectives = tuple(word for word in re.findall(r"[a-z]+", match["effect"].lower()) if word in self._ways)
            ways = {self._ways[word] for word in adjectives}
            if len(ways) != 1:
                continue
            sure = _SURE.search(plain, 0, match.start())
            hold: Hold = (
                "guess"
                if self._guess.search(match["verb"])
                else "flat"
                if sure
                else self._hold(plain, 0, match.start())
            )
            start = sure.start() if sure and match.end() - sure.start() <= _LONGEST else match.start()
            closed = plain[match.end() : match.end() + 1]  # a mark that closes what was opened among these words
            end = match.end() + (closed in ("'", '"') and closed in match.group())
            yield Explanation(
                start, min(end, start + _LONGEST), hold, frozenset(adjectives), _terms(plain[: match.start()]),
                ways.pop(), "", adjectives,
            )  # fmt: skip

    def _linked(self, plain: str) -> Iterator[Explanation]:
        for match in islice(self._links.finditer(plain), _MOST):
            before, behind = _left(plain, match.start()), _right(plain, match.end())
            if _ASKING.search(before) or (match.group().lower() == "due to" and _PLAN.match(behind)):
                continue
            outcome, cause = (before, behind) if match["behind"] else (behind, before)
            start, end = match.start() - len(before.lstrip()), match.end() + len(behind)
            item = self._explained(plain, start, end, self._hold(plain, start, end), outcome, cause)
            if item.outcome and item.cause:
                yield item

    def _explained(
        self, plain: str, start: int, end: int, hold: Hold, outcome: str, cause: str, way: str = ""
    ) -> Explanation:  # fmt: skip
        stance, family = self._stance(outcome)
        end = min(end, start + _LONGEST)
        return Explanation(
            start, len(plain[:end].rstrip(" .")), hold, _terms(outcome), _terms(cause), way or stance, family
        )

    def _stance(self, outcome: str) -> tuple[str, str]:
        """Whether an outcome is a rise or its staying away, and of what."""
        family = next(
            (self._families[w] for w in reversed(re.findall(r"[a-z]+", outcome.lower())) if w in self._families), ""
        )
        for frame in self._trends.frames(outcome):
            return ("up" if frame.stance in ("up", "above", "no-fall") else "low"), frame.family or family
        return "", family

    def _hold(self, plain: str, start: int, end: int) -> Hold:
        first, _ = clause_at(plain, start)
        words = plain[min(first, start) : max(end, start)]
        if self._guess.search(words):
            return "guess"
        return "held" if self._held.search(words) else "flat"


def _left(plain: str, at: int) -> str:
    """What stands before an offset in its part of the sentence."""
    text = plain[max(0, at - _REACH) : at]
    breaks = list(_BREAK.finditer(text))
    return text[breaks[-1].end() :] if breaks else text


def _right(plain: str, at: int) -> str:
    """What stands behind an offset in its part of the sentence."""
    text = plain[at : at + _REACH]
    stop = _BREAK.search(text)
    return text[: stop.start()] if stop else text


def _terms(text: str) -> frozenset[str]:
    read = prepare(text)
    telling = (term for term in read.terms if not read.written[term].endswith("ly"))  # how it came about, not what
    return frozenset(term for term in telling if term not in _DAYS and not term[0].isdigit() and len(term) > 1)


@lru_cache(maxsize=8)
def explanation_reader(lexicon: Lexicon) -> ExplanationReader:
    """The reader for these word lists."""
    families = lexicon.table("trends")["measures"]["families"]
    return ExplanationReader(lexicon.table("causes"), trend_reader(lexicon), families)
