"""A segment split into sentences, in one pass over the marks that may end one.

Quotations of several sentences are split inside: whose words they are is not the business of this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.lexicon import Lexicon

# A mark that may end a sentence, what closes behind it, and the blank after it. Closing marks that a tokeniser cut
# off ('happened . " He') belong to the sentence as well, when a blank follows them too.
_MARK = re.compile(
    r"""(?<![.?!…])(?:(?:\.[ ]){2,5}\.|\.{1,12}|[?!…]{1,12}|[.?!…]{1,12})(?P<close>[ ]["']{1,2}(?=\s|$)|["')\]]{0,6})(?=\s|$)"""
)
_BEFORE = re.compile(r"[\w&'-]+(?:\.[\w&'-]+)*$")
_ACRONYM = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3}){1,5}")
_NEXT = re.compile(r"""\s*(?P<open>["'(\[\-*•]*\s?)(?P<word>[^\W\d_][\w'-]{0,30}|)""")
_REPORTING = r"""\s*(?:[\w'-]{{1,30}}(?:,\s\d{{1,3}},)?\s|\w{{1,3}}\.\s){{1,6}}?(?:{verbs})\b"""
_LONGEST = 1500  # characters; what is longer is no sentence (a table, a broken file) and is cut at blanks
_LOOK_BACK = 24
_LOOK_AHEAD = 120


@dataclass(frozen=True)
class _Words:
    titles: frozenset[str]
    either: frozenset[str]
    numeric: frozenset[str]
    openers: frozenset[str]
    after_time: frozenset[str]
    reporting: re.Pattern[str]


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> _Words:
    table = lexicon.table("abbreviations")
    verbs = "|".join(re.escape(verb) for verb in table["speech"])
    return _Words(
        frozenset(table["titles"]),
        frozenset(table["either"]),
        frozenset(table["numeric"]),
        frozenset(table["openers"]),
        frozenset(table["after_time"]),
        re.compile(_REPORTING.format(verbs=verbs), re.IGNORECASE),
    )


def sentences(plain: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of ``plain[start:end]``, without the blanks around them, in order.

    ``plain`` is folded text (``factcheck.text.normalise.fold``). Every character that is no blank lies in a span, and no
    span is longer than 1,500 characters.
    """
    words = _words(lexicon)
    begin = start
    for mark in _MARK.finditer(plain, start, end):
        if mark.end() < end and _ends(plain, mark, begin, end, words):
            yield from _trimmed(plain, begin, mark.end())
            begin = mark.end()
    yield from _trimmed(plain, begin, end)


def _trimmed(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = plain[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    while end - start > _LONGEST:
        blank = plain.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = blank if blank > 0 else start + _LONGEST
        yield from _trimmed(plain, start, cut)
        start = cut + (plain[cut] == " ")
    if start < end:
        yield start, end


def _ends(plain: str, mark: re.Match[str], begin: int, end: int, words: _Words) -> bool:
    """Whether a sentence ends at the mark, more text of the segment following it."""
    rest = plain[mark.end() : min(mark.end() + _LOOK_AHEAD, end)]
    following = _NEXT.match(rest)
    opened, word = (following["open"].strip(), following["word"]) if following else ("", "")
    small = word[:1].islower()
    quoted = opened[:1] in ("'", '"') and not small
    if small and opened[:1] not in ("'", '"'):
        return False  # 'et al. found', '"Why?" he said'
    stop = mark.group()[: len(mark.group()) - len(mark["close"])]
    closed = bool(mark["close"].strip(" )]"))
    digit = not word and not opened and rest.lstrip()[:1].isdigit()
    if "?" in stop or "!" in stop:
        # Where an encoding was lost, a question mark stands for the sign of a currency: 'a ? 110bn loan'.
        return not (closed and words.reporting.match(rest)) and not (digit and stop == "?" and not closed)
    if len(stop) > 1 or stop == "…":
        return (
            quoted
            or (closed and not small)
            or (bool(word) and word != "I" and (word in words.openers or len(stop) == 4))
        )
    if closed:
        return True
    before = _BEFORE.search(plain, max(begin, mark.start() - _LOOK_BACK), mark.start())
    return before is None or _full_stop(before.group(), word, quoted=quoted, digit=digit, words=words)


def _full_stop(before: str, word: str, *, quoted: bool, digit: bool, words: _Words) -> bool:
    """Whether the stop after ``before`` ends a sentence when ``word`` (or a digit, or an opening mark) follows."""
    opens = quoted or word in words.openers
    if before in words.titles:
        return False
    if before.lower() in ("a.m", "p.m", "m"):  # 'm' as in the spaced 'a. m.'
        return not digit and word not in words.after_time
    if before in words.numeric:
        return not digit
    if before in words.either or _ACRONYM.fullmatch(before):
        return opens
    if len(before) == 1 and before.isalpha():
        return opens if before != "I" else bool(word) or quoted  # an initial, or the end of 'said I.'
    return True
