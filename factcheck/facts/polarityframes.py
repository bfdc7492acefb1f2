"""Reading polarity from one sentence: what is denied, called false or doubted, and how far the denial reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from factcheck.judging.pairing import prepare
from factcheck.lexicon import Lexicon

Manner = Literal["negated", "denied", "false", "doubted"]

_SCOPE = 14  # words after a word of negation that it can deny
_CORE = 3  # terms that are the core of what is denied
_REACH_RUMOUR = 8  # words between a verb of refusal and the rumour that is refused
_LONGEST = 150  # characters of a quote, so that the 160 of the contract always hold
_TOKEN = re.compile(r"\w+?(?=n'\s?t\b)|n'\s?t\b|\w+\*?", re.IGNORECASE)
_INITIALS = 2  # letters of its first word under which a phrase is looked up
_MOST = 16  # cues of one sort beyond which a sentence is none
_WORD = re.compile(r"[^\W_][\w']*")
_SCOPE_END = re.compile(
    r"[,;:?!\"()]|\.(?=\s|$)|\s-+\s|\b(?:but|because|although|though|while|despite|however|unless|until|who|which)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|ca|wo|there)\s*$",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)
_IF_REACH = 60  # characters before a word of negation in which a condition takes its force away
_QUESTION = re.compile(r"\?[\"')\s]*$")


@dataclass(frozen=True, slots=True)
class Frame:
    """One denial in a sentence; offsets into the sentence.

    ``scope`` holds the terms that are denied and ``head`` the first of them that says enough, ``word`` the same as a
    dictionary form, ``core`` the head with what follows it at once. ``cues`` are the terms of the denying words themselves. ``whole`` when all that the sentence tells is called false, not only what follows.
    """

    start: int
    end: int
    manner: Manner
    scope: frozenset[str]
    head: str
    word: str
    core: frozenset[str]
    cues: frozenset[str]
    whole: bool = False


class PolarityReader:
    """Reads denials with one set of word lists."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        negation, falsehood, denial, doubt, left = (
            table[name] for name in ("negation", "falsehood", "denial", "doubt", "open")
        )
        self._negation = _Cues(negation["idle"], negation["words"])
        self._falsehood = _Cues(falsehood["idle"], falsehood["words"])
        self._denial = _Cues(denial["idle"], denial["verbs"])
        self._rebuff = _Cues([], denial["rebuffs"])
        self._rumour = _Cues([], denial["rumours"])
        self._doubt = _Cues(doubt["idle"], doubt["words"])
        self._opener = re.compile(r"\W*(?:" + "|".join(map(re.escape, negation["openers"])) + r")\s", re.IGNORECASE)
        self._hedge = _Cues(left["idle"], left["hedges"])
        self._light = frozenset(negation["light"])
        self._rumours = frozenset(denial["rumours"])
        self._things: dict[str, str] = {word: row[0] for row in negation["things"] for word in row}
        self._aside = _Cues([], negation["aside"])

    def frames(self, plain: str) -> tuple[Frame, ...]:
        """The denials of a sentence, in text order; none in a question."""
        return _frames(self, plain)

    def read_frames(self, plain: str) -> tuple[Frame, ...]:
        """The same, read afresh: a sentence is asked about by every article that it is held against."""
        if self.asks(plain):
            return ()
        false = list(self._called_false(plain))
        # "not true" is one denial, not two.
        rest = [
            frame
            for frame in (*self._negated(plain), *self._denied(plain), *self._doubted(plain))
            if not any(frame.start <= other.end and other.start <= frame.start + 1 for other in false)
        ]
        return tuple(sorted([*false, *rest], key=lambda frame: (frame.start, frame.end, frame.manner)))

    def asks(self, plain: str) -> bool:
        """Whether a sentence is a question."""
        return _QUESTION.search(plain[-12:]) is not None

    def hedged(self, plain: str) -> bool:
        """Whether a sentence leaves open what it tells."""
        return self.asks(plain) or next(self._hedge.find(plain), None) is not None

    def forms(self, plain: str) -> frozenset[str]:
        """The dictionary forms of a sentence's words, things under the name of their kind."""
        return frozenset(map(self._thing, prepare(plain).lemmas))

    def _thing(self, word: str) -> str:
        return self._things.get(word, word)

    def set_aside(self, plain: str) -> frozenset[str]:
        """The terms of a sentence that it tells only to deny them or to set them aside."""
        cues = (*self._aside.find(plain), *self._negation.find(plain), *self._denial.find(plain))
        return frozenset().union(*(_terms(plain[cue[1] : _scope_end(plain, cue[1])]) for cue in cues))

    def _called_false(self, plain: str) -> Iterator[Frame]:
        opener = self._opener.match(plain)
        if opener:
            yield self._frame(plain, opener.start(), opener.end(), len(plain), "false", whole=True)
        for cue in self._falsehood.find(plain):
            yield self._frame(plain, cue[0], cue[1], _scope_end(plain, cue[1]), "false", whole=True)
        for cue in self._rebuff.find(plain):
            reach = plain[cue[1] : _words_on(plain, cue[1], _REACH_RUMOUR)]
            rumour = next(self._rumour.find(reach), None)
            if rumour is not None:
                yield self._frame(plain, cue[0], cue[1], _scope_end(plain, cue[1]), "denied", whole=True)

    def _negated(self, plain: str) -> Iterator[Frame]:
        for cue in self._negation.find(plain):
            if _IF.search(plain, max(0, cue[0] - _IF_REACH), cue[0]):
                continue
            helping = _AUXILIARY.search(plain, max(0, cue[0] - 12), cue[0])
            start = helping.start() if helping else cue[0]
            frame = self._frame(plain, start, cue[1], _scope_end(plain, cue[1]), "negated")
            if frame.scope:
                yield frame

    def _denied(self, plain: str) -> Iterator[Frame]:
        for cue in self._denial.find(plain):
            reach = plain[cue[1] : _words_on(plain, cue[1], _REACH_RUMOUR)]
            rumour = next(self._rumour.find(reach), None)
            # Of "denied the army's claims that …" it is what follows that is denied, if anything does.
            after = cue[1] + rumour[1] if rumour else cue[1]
            for begin in dict.fromkeys((after, cue[1])):
                frame = self._frame(plain, cue[0], begin, _scope_end(plain, begin), "denied")
                if frame.scope:
                    yield frame
                    break

    def _doubted(self, plain: str) -> Iterator[Frame]:
        for cue in self._doubt.find(plain):
            yield self._frame(plain, cue[0], cue[1], _scope_end(plain, cue[1]), "doubted", whole=True)

    def _frame(self, plain: str, start: int, cue_end: int, end: int, manner: Manner, *, whole: bool = False) -> Frame:
        written = prepare(plain[cue_end:end]).written
        terms = [term for term in _terms(plain[cue_end:end]) if written[term] not in self._rumours]
        head = next((term for term in terms if written[term] not in self._light), terms[0] if terms else "")
        core = terms[terms.index(head) :][:_CORE] if head else []
        return Frame(
            start=start,
            end=max(cue_end, min(end, start + _LONGEST)),
            manner=manner,
            scope=frozenset(terms),
            head=head,
            word=self._thing(written.get(head, "")),
            core=frozenset(self._thing(written[term]) for term in core),
            cues=frozenset(prepare(plain[start:cue_end]).terms),
            whole=whole,
        )


def _terms(text: str) -> tuple[str, ...]:
    """The telling terms of a stretch of text, in order, without adverbs of manner."""
    read = prepare(text)
    return tuple(term for term in read.terms if not read.written[term].endswith("ly"))


def _scope_end(plain: str, start: int) -> int:
    """Where the words that a cue denies are over."""
    limit = _words_on(plain, start, _SCOPE)
    over = _SCOPE_END.search(plain, start, limit)
    return over.start() if over else limit


def _words_on(plain: str, start: int, count: int) -> int:
    """The end of so many words from there."""
    end = start
    for number, word in enumerate(_WORD.finditer(plain, start)):
        if number == count:
            break
        end = word.end()
    return end


class _Cues:
    """Cues, and the longer phrases in which they mean nothing, found word by word; the longest phrase wins."""

    def __init__(self, idle: Sequence[str], cues: Sequence[str]) -> None:
        self._exact: dict[tuple[str, ...], bool] = {}
        self._open: dict[str, list[tuple[tuple[str, ...], bool]]] = {}  # those that end in "*"
        lengths: dict[str, set[int]] = {}
        for phrases, counts in ((cues, True), (idle, False)):
            for phrase in phrases:
                parts = tuple(_TOKEN.findall(phrase.lower()))
                if phrase.endswith("*"):
                    self._open.setdefault(parts[0][:_INITIALS], []).append((parts, counts))
                else:
                    self._exact[parts] = counts
                    lengths.setdefault(parts[0], set()).add(len(parts))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def find(self, plain: str) -> Iterator[tuple[int, int]]:
        """Where the cues stand, at most so many in one sentence."""
        tokens = _tokens(plain)
        place = found = 0
        while place < len(tokens) and found < _MOST:
            match = self._at(tokens, place)
            if match is not None and match[1]:
                found += 1
                yield tokens[place][0], tokens[place + match[0] - 1][1]
            place += match[0] if match else 1

    def _at(self, tokens: Sequence[tuple[int, int, str]], place: int) -> tuple[int, bool] | None:
        first = tokens[place][2]
        for length in self._lengths.get(first, ()):
            run = tokens[place : place + length]
            counts = self._exact.get(tuple(word for _, _, word in run))
            if counts is not None and len(run) == length and _adjoin(run):
                return length, counts
        for parts, counts in self._open.get(first[:_INITIALS], ()):
            run = tokens[place : place + len(parts)]
            if len(run) == len(parts) and all(map(_fits, run, parts)) and _adjoin(run):
                return len(parts), counts
        return None


def _fits(token: tuple[int, int, str], part: str) -> bool:
    return token[2].startswith(part[:-1]) if part.endswith("*") else token[2] == part


def _adjoin(run: Sequence[tuple[int, int, str]]) -> bool:
    return all(after[0] - before[1] <= 1 for before, after in pairwise(run))


@lru_cache(maxsize=1 << 10)
def _tokens(plain: str) -> tuple[tuple[int, int, str], ...]:
    """The words of a sentence in lower case with their places; "don't" is two, as is "made-up"."""
    return tuple((m.start(), m.end(), _without_blank(m.group())) for m in _TOKEN.finditer(plain))


def _without_blank(word: str) -> str:
    return "n't" if word[-1] in "tT" and "'" in word else word.lower()


@lru_cache(maxsize=1 << 13)
def _frames(reader: PolarityReader, plain: str) -> tuple[Frame, ...]:
    return reader.read_frames(plain)


@lru_cache(maxsize=8)
def polarity_reader(lexicon: Lexicon) -> PolarityReader:
    """The reader for these word lists."""
    return PolarityReader(lexicon.table("polarity"))
