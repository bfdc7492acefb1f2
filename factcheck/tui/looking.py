"""Places in the articles, and the search for words in them. No widget in here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Place:
    """A span of an article; a bare article when ``start == end == 0``."""

    article: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Search:
    """The places where the words looked for stand, and which of them is current (-1 when there is none)."""

    query: str = ""
    matches: tuple[Place, ...] = ()
    index: int = -1

    @property
    def current(self) -> Place | None:
        """The match the search stands on."""
        return self.matches[self.index] if self.matches else None

    def words(self) -> str:
        """Where the search stands, as "3/17", or "not found"."""
        if not self.query:
            return ""
        return f"{self.index + 1}/{len(self.matches)}" if self.matches else "not found"


def needle(query: str) -> re.Pattern[str]:
    """What finds words whatever their case, their typography and the blanks between them."""
    return re.compile(r"\s+".join(re.escape(word) for word in fold(query).split()), re.IGNORECASE)
