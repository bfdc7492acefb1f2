"""The words an attribution is read from: tokens of a sentence, and the lists of cue words in all their forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from factcheck.lexicon import Lexicon
from factcheck.text.titles import titles

# A word with what is written onto it (apostrophes, inner dots, hyphens), or one mark.
_TOKEN = re.compile(r"[^\W_]+(?:(?:['.&\x80-\xaa\xac-\xba-]|\.-|(?<=\d),(?=\d))[^\W_]+)*|[^\w\s]|_")


class Token(NamedTuple):
    """One word or mark; ``form`` is its lower case, a possessive "'s" left on it."""

    start: int
    end: int
    form: str
    capital: bool
    word: bool


def tokenise(plain: str, start: int, end: int) -> list[Token]:
    """The words and marks between two offsets of a folded text."""
    out = []
    for match in _TOKEN.finditer(plain, start, end):
        text = match.group()
        word = text[0].isalnum()
        out.append(Token(match.start(), match.end(), text.lower(), text[0].isupper(), word))
    return out


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists of ``cues.toml``: what each verb form takes, and the words around it."""

    frames: Mapping[str, frozenset[str]]
    bases: Mapping[str, str]
    past: frozenset[str]
    gerunds: frozenset[str]
    nominal: frozenset[str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    words: Mapping[str, frozenset[str]]

    def is_in(self, form: str, *lists: str) -> bool:
        """Whether a lower-case word stands in one of the named lists."""
        return any(form in self.words[name] for name in lists)


@lru_cache(maxsize=8)
def cues(lexicon: Lexicon) -> Cues:
    """The cue lists under the desk's additions, with every verb in all its forms."""
    table = lexicon.table("cues")
    irregular = table["irregular"]
    taken: dict[str, set[str]] = {}
    for frame, verbs in table["verbs"].items():
        for verb in verbs:
            taken.setdefault(verb, set()).add(frame)
    frames: dict[str, frozenset[str]] = {}
    bases: dict[str, str] = {}
    gerunds: set[str] = set()
    past: set[str] = set()
    for verb in sorted(taken):
        for form, sort in forms(verb, irregular):
            frames[form] = frames.get(form, frozenset()) | taken[verb]
            bases.setdefault(form, verb)
            if sort == "gerund":
                gerunds.add(form)
            if sort == "past":
                past.add(form)
    phrases = _phrases(table["phrases"], irregular, gerunds, past)
    words = {name: frozenset(listed) for name, listed in table["words"].items()}
    words["offices"] = titles(lexicon).offices
    nominal = {
        f for verb in table["nominal"]["verbs"] for f, sort in forms(verb, irregular) if sort in ("base", "third")
    }
    return Cues(frames, bases, frozenset(past), frozenset(gerunds), frozenset(nominal), phrases, words)


def _phrases(
    table: Mapping[str, Iterable[str]], irregular: Mapping[str, list[str]], gerunds: set[str], past: set[str]
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """For each form of a phrase's verb, the words that follow it and what the phrase takes, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for frame in sorted(table):
        for phrase in table[frame]:
            verb, *rest = phrase.split()
            for form, sort in forms(verb, irregular):
                out.setdefault(form, []).append((tuple(rest), frame))
                if sort == "gerund":
                    gerunds.add(form)
                if sort == "past":
                    past.add(form)
    return {form: tuple(sorted(set(rest), key=lambda r: (-len(r[0]), r))) for form, rest in out.items()}


def forms(verb: str, irregular: Mapping[str, Any]) -> list[tuple[str, str]]:
    """A verb's written forms, each with what it is: "base", "third", "past" or "gerund"."""
    out = [(verb, "base")]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        out.append((verb[:-1] + "ies", "third"))
    else:
        out.append((verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"), "third"))
    special = list(irregular.get(verb, ()))
    if verb.endswith("ie"):
        gerund = verb[:-2] + "ying"
    elif verb.endswith("e") and not verb.endswith("ee"):
        gerund = verb[:-1] + "ing"
    else:
        gerund = verb + "ing"
    out.append((next((f for f in special if f.endswith("ing")), gerund), "gerund"))
    pasts = [f for f in special if not f.endswith("ing")]
    if not pasts:
        if verb.endswith("e"):
            pasts = [verb + "d"]
        elif verb.endswith("y") and verb[-2] not in "aeiou":
            pasts = [verb[:-1] + "ied"]
        else:
            pasts = [verb + "ed"]
    out.extend((form, "past") for form in pasts)
    return out
