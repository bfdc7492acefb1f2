"""Words of a text: where they stand, their dictionary forms, and which of them carry meaning.

Everything runs in time linear in the length of the text. The dictionary (simplemma) is loaded at the first
look-up, because it costs about a sixth of a second.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck import lexicon

if TYPE_CHECKING:
    import simplemma

# Initials with their points ("U.S."), then words that begin with a letter ("hasn't", "Q10"), then figures with
# what is written onto them ("1,000", "10.30", "7th", "4G"). Hyphens part words: "mini-spike" is two.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_][^\W_]*(?:['’][^\W_]+)*|\d+(?:[.,:]\d+)*[^\W_]*")
_LONGEST_LOOKED_UP = 40  # no English word is longer; what is longer is noise and stays as it is


class Word(NamedTuple):
    """One word with its place: ``text`` stands at ``start:end`` of the string that was read."""

    start: int
    end: int
    text: str

    @property
    def is_number(self) -> bool:
        """Whether it is written with figures ("1,000", "7th")."""
        return self.text[0].isdigit()

    @property
    def lemma(self) -> str:
        """Its dictionary form in lower case; figures stay as written, without thousands commas."""
        return lemma(self.text)

    @property
    def is_stop(self) -> bool:
        """Whether it is a function word or a reporting verb, which says nothing about the subject."""
        return self.lemma in stop_words()


def words(plain: str) -> list[Word]:
    """List the words of a text in order, with offsets into it; punctuation and lone apostrophes belong to none."""
    return [Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(plain)]


@lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """Give the dictionary form of a word in lower case, without accents or a possessive ending.

    Figures lose their thousands commas. A word that the dictionary lacks comes back as it is, in lower case.
    """
    table = _forms()
    if word in table:  # case matters here: "US" is a country, "us" a pronoun
        return table[word]
    low = _bare(word)
    if not low or low[0].isdigit():
        return low.replace(",", "")
    if low in table:
        return table[low]
    if len(low) > _LONGEST_LOOKED_UP:
        return low
    found: str = _dictionary().lemmatize(low, lang="en").lower()
    return table.get(found, found)


@cache
def _dictionary() -> simplemma.Lemmatizer:
    """The dictionary of English, which is read where it is packed: half the time to load and a tenth of the memory."""
    from simplemma import Lemmatizer  # at first use, see above
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(low_memory=True))


def _bare(word: str) -> str:
    low = word.lower().replace("’", "'")
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    for ending in ("'s", "'"):
        low = low.removesuffix(ending)
    return low


@lru_cache(maxsize=1 << 14)
def _content(plain: str) -> tuple[str, ...]:
    stop = stop_words()
    found = (lemma(m.group()) for m in _WORD.finditer(plain))
    return tuple(word for word in found if word and word not in stop)


def content_lemmas(plain: str) -> list[str]:
    """List the dictionary forms of the words that carry meaning, in text order, figures among them."""
    return list(_content(plain))


@cache
def stop_words() -> frozenset[str]:
    """Give the dictionary forms of function words and reporting verbs."""
    table = lexicon.builtin().table("stopwords")
    return frozenset(word for key in ("function", "contracted", "reporting") for word in table[key])


@cache
def _forms() -> dict[str, str]:
    """Written form → dictionary form where the dictionary is wrong for news English, or has none."""
    table = lexicon.builtin().table("stopwords")["forms"]
    return {form: base for base, forms in table.items() for form in forms}
