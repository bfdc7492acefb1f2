"""Reading polarity from one sentence: what is denied, called false or doubted, and how far the denial reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from factcheck.judging.pairing import prepare
from factcheck.lexicon import Lexicon

Manner = Literal["negated", "denied", "false", "doubted"]

_SCOPE = 14  # words after a word of negation that it can deny
_CORE = 3  # terms that are the core of what is denied
_REACH_RUMOUR = 8  # words between a verb of refusal and the rumour that is refused
_LONGEST = 150  # characters of a quote, so that the 160 of the contract always hold
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
        self._negation = _either(negation["idle"], negation["words"])
        self._falsehood = _either(falsehood["idle"], falsehood["words"])
        self._denial = _either(denial["idle"], denial["verbs"])
        self._rebuff = _either([], denial["rebuffs"])
        self._rumour = _either([], denial["rumours"])
        self._doubt = _either(doubt["idle"], doubt["words"])
        self._opener = re.compile(r"\W*(?:" + "|".join(map(re.escape, negation["openers"])) + r")\s", re.IGNORECASE)
        self._asking = re.compile(r"\W*(?:" + "|".join(left["questions"]) + r")\b", re.IGNORECASE)
        self._hedge = _either([], left["hedges"])
        self._light = frozenset(negation["light"])
        self._rumours = frozenset(denial["rumours"])
        self._things: dict[str, str] = {word: row[0] for row in negation["things"] for word in row}
        self._aside = _either([], negation["aside"])

    def frames(self, plain: str) -> tuple[Frame, ...]:
        """The denials of a sentence, in text order; none in a question."""
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
        return self.asks(plain) or next(_cued(self._hedge, plain), None) is not None

    def forms(self, plain: str) -> frozenset[str]:
        """The dictionary forms of a sentence's words, things under the name of their kind."""
        return frozenset(map(self._thing, prepare(plain).lemmas))

    def _thing(self, word: str) -> str:
        return self._things.get(word, word)

    def set_aside(self, plain: str) -> frozenset[str]:
        """The terms of a sentence that it tells only to deny them or to set them aside."""
        cues = (*_cued(self._aside, plain), *_cued(self._negation, plain), *_cued(self._denial, plain))
        return frozenset().union(*(_terms(plain[cue.end() : _scope_end(plain, cue.end())]) for cue in cues))

    def _called_false(self, plain: str) -> Iterator[Frame]:
        opener = self._opener.match(plain)
        if opener:
            yield self._frame(plain, opener.start(), opener.end(), len(plain), "false", whole=True)
        for cue in _cued(self._falsehood, plain):
            yield self._frame(plain, cue.start(), cue.end(), _scope_end(plain, cue.end()), "false", whole=True)
        for cue in _cued(self._rebuff, plain):
            reach = plain[cue.end() : _words_on(plain, cue.end(), _REACH_RUMOUR)]
            rumour = next(_cued(self._rumour, reach), None)
            if rumour is not None:
                yield self._frame(plain, cue.start(), cue.end(), _scope_end(plain, cue.end()), "denied", whole=True)

    def _negated(self, plain: str) -> Iterator[Frame]:
        for cue in _cued(self._negation, plain):
            if _IF.search(plain, max(0, cue.start() - _IF_REACH), cue.start()):
                continue
            helping = _AUXILIARY.search(plain, max(0, cue.start() - 12), cue.start())
            start = helping.start() if helping else cue.start()
            frame = self._frame(plain, start, cue.end(), _scope_end(plain, cue.end()), "negated")
            if frame.scope:
                yield frame

    def _denied(self, plain: str) -> Iterator[Frame]:
        for cue in _cued(self._denial, plain):
            reach = plain[cue.end() : _words_on(plain, cue.end(), _REACH_RUMOUR)]
            rumour = next(_cued(self._rumour, reach), None)
            # Of "denied the army's claims that …" it is what follows that is denied, if anything does.
            after = cue.end() + rumour.end() if rumour else cue.end()
            for begin in dict.fromkeys((after, cue.end())):
                frame = self._frame(plain, cue.start(), begin, _scope_end(plain, begin), "denied")
                if frame.scope:
                    yield frame
                    break

    def _doubted(self, plain: str) -> Iterator[Frame]:
        for cue in _cued(self._doubt, plain):
            yield self._frame(plain, cue.start(), cue.end(), _scope_end(plain, cue.end()), "doubted", whole=True)

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


def _cued(pattern: re.Pattern[str], plain: str) -> Iterator[re.Match[str]]:
    """The matches that stand for a cue; the idle phrases swallow the cues within them."""
    return (match for match in pattern.finditer(plain) if match.lastgroup == "cue")


def _either(idle: Sequence[str], cues: Sequence[str]) -> re.Pattern[str]:
    """One pattern for cues and for the longer phrases in which they mean nothing."""
    parts = [f"(?P<cue>{_alternatives(cues)})"]
    if idle:
        parts.insert(0, f"(?:{_alternatives(idle)})")
    return re.compile("|".join(parts), re.IGNORECASE)


def _alternatives(phrases: Sequence[str]) -> str:
    return "|".join(_phrase(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _phrase(phrase: str) -> str:
    body = re.escape(phrase.rstrip("*")).replace(r"\ ", r"\s{1,3}").replace("n't", r"n'\s?t")
    # "n't" ends a word, so it has no word boundary before it.
    opening = "" if phrase.startswith("n't") else r"\b"
    return opening + body + (r"\w{0,12}\b" if phrase.endswith("*") else r"\b")


@lru_cache(maxsize=8)
def polarity_reader(lexicon: Lexicon) -> PolarityReader:
    """The reader for these word lists."""
    return PolarityReader(lexicon.table("polarity"))
