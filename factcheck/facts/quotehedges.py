"""Words by which a speaker says less than all or less than surely, in a quotation and around a quoted few."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from factcheck.facts.quotealignment import QuotedWord
from factcheck.lexicon import Lexicon

_REACH = 6  # words before the quoted few in which a hedge bears on them


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    listed = lexicon.table("cues")["hedges"]
    every = sorted({*listed["doubt"], *listed["degree"]}, key=lambda hedge: (-len(hedge), hedge))
    return re.compile(r"\b(?:" + "|".join(re.escape(hedge) for hedge in every) + r")\b", re.IGNORECASE)


def hedges_before(whole: Sequence[QuotedWord], at: int, plain: str, base: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The hedges in the words of a quotation right before its word number ``at``; no sentence or clause is crossed.

    ``plain`` is the sentence of the quotation, ``base`` its offset in the article.
    """
    if not whole or at >= len(whole):
        return ()
    first = at
    while first > max(0, at - _REACH) and not whole[first].pause:
        first -= 1
    return _found(plain[whole[first].start - base : whole[at].start - base], lexicon)


def sentence_hedges(plain: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The hedges anywhere in a sentence."""
    return _found(plain, lexicon)


def _found(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group().lower() for match in _pattern(lexicon).finditer(text)))
