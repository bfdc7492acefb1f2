"""What a paragraph's own words give away of its role, its neighbours unseen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from factcheck.lexicon import Lexicon
from factcheck.model import Role

WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
LONGEST_CAPTION = 60  # words
_LETTERS = re.compile(r"[^\W\d_]+")
_PARTS_OF_CREDIT = re.compile(r"\s?/\s?|\svia\s|\s?\|\s?", re.IGNORECASE)
_TAIL_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{3,80})[)\]]\.?$")
_CLOSERS = "\"')] "


@dataclass(slots=True)
class Paragraph:
    """A paragraph on the way to its role; ``apart`` when a blank line stands before it."""

    start: int
    end: int
    text: str
    apart: bool
    role: Role | None = None
    stated: bool = False
    words: int = field(init=False)
    last_mark: str = field(init=False)

    def __post_init__(self) -> None:
        self.words = len(self.text.split())
        self.last_mark = self.text.rstrip(_CLOSERS)[-1:]

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does, or as one that goes on."""
        return self.last_mark in (".", "!", "?", "…", ":", ";", ",")


@dataclass(frozen=True)
class Looks:
    """The word list ``segments``, ready for use."""

    furniture: frozenset[str]
    furniture_openings: tuple[str, ...]
    furniture_openings_unstopped: tuple[str, ...]
    furniture_words: int
    outlets: frozenset[str]
    outlet_endings: frozenset[str]
    credit_agencies: frozenset[str]
    credit_openings: tuple[str, ...]
    caption_openings: tuple[str, ...]
    time_words: frozenset[str]
    byline_openings: tuple[str, ...]
    byline_small: frozenset[str]
    staff_openings: tuple[str, ...]
    staff_small: frozenset[str]
    standfirst_openings: tuple[str, ...]


@lru_cache(maxsize=8)
def looks_of(lexicon: Lexicon) -> Looks:
    """The looks that a lexicon describes."""
    table = lexicon.table("segments")
    return Looks(
        furniture=frozenset(table["furniture"]),
        furniture_openings=tuple(table["furniture_openings"]),
        furniture_openings_unstopped=tuple(table["furniture_openings_unstopped"]),
        furniture_words=int(table["furniture_words"]),
        outlets=frozenset(table["outlets"]),
        outlet_endings=frozenset(table["outlet_endings"]),
        credit_agencies=frozenset(table["credit_agencies"]),
        credit_openings=tuple(table["credit_openings"]),
        caption_openings=tuple(table["caption_openings"]),
        time_words=frozenset((*table["time_labels"], *table["time_words"])),
        byline_openings=tuple(f"{opening} " for opening in table["byline_openings"]),
        byline_small=frozenset(table["byline_small"]),
        staff_openings=tuple(table["staff_openings"]),
        staff_small=frozenset(table["staff_small"]),
        standfirst_openings=tuple(table["standfirst_openings"]),
    )


def own_look(item: Paragraph, looks: Looks, publisher: str) -> Role | None:
    """The role of a paragraph by its own words, None when they do not tell. ``publisher`` is in small letters."""
    if item.words > LONGEST_CAPTION:
        return None
    text = item.text.casefold().strip()
    if _is_time(text, item, looks) or _is_staff_line(item, text, looks):
        return Role.METADATA
    bare = text.strip(" .!:|>»-")
    if bare in looks.furniture or outlet_name(bare, looks) or (publisher and _without_ending(bare, looks) == publisher):
        return Role.FURNITURE
    openings = looks.furniture_openings + (() if item.last_mark == "." else looks.furniture_openings_unstopped)
    if item.words <= looks.furniture_words and text.startswith(openings):
        return Role.FURNITURE
    if _is_credit(item.text, looks) or bare.strip(",") in looks.caption_openings:
        return Role.CREDIT  # a label without words stands over its caption as a credit does
    if text.startswith(looks.caption_openings) or _signed_picture(item.text.strip(), looks):
        return Role.CAPTION
    return None


def outlet_name(text: str, looks: Looks) -> str | None:
    """The name of the known outlet that the text is, without an ending such as "Online"; None when it is none."""
    for name in (text, _without_ending(text, looks)):
        if name.casefold() in looks.outlets:
            return name
    return None


def _without_ending(text: str, looks: Looks) -> str:
    name, _, ending = text.rpartition(" ")
    return name if ending.casefold() in looks.outlet_endings else text


def is_byline(item: Paragraph, looks: Looks) -> bool:
    """Whether a paragraph at the top of an article names its writer."""
    if item.words > 12 or item.last_mark in (".", "!", "?"):
        return False
    if "@" in item.text and item.words <= 6:
        return True
    if not item.text.casefold().startswith(looks.byline_openings):
        return False
    return all(word[0].isupper() or word.casefold() in looks.byline_small for word in _LETTERS.findall(item.text)[1:])


def _is_staff_line(item: Paragraph, text: str, looks: Looks) -> bool:
    """Whether a paragraph, mostly the last, names those who worked on the report: names and few other words."""
    if not text.lstrip("(").startswith(looks.staff_openings):
        return False
    words = _LETTERS.findall(item.text)
    return any(word[0].isupper() for word in words[1:]) and all(
        word[0].isupper() or word in looks.staff_small for word in words
    )


def _is_time(text: str, item: Paragraph, looks: Looks) -> bool:
    if item.words > 16 or item.last_mark == "." or not any(c.isdigit() for c in text):
        return False
    letters = _LETTERS.findall(text)
    return bool(letters or ("/" in text and ":" in text)) and all(word in looks.time_words for word in letters)


def _is_credit(text: str, looks: Looks) -> bool:
    bare = text.strip(" .()[]")
    if not bare or len(bare.split()) > 10:
        return False
    small = bare.casefold()
    opening = next((opening for opening in looks.credit_openings if small.startswith(opening)), None)
    if opening is not None:
        return _is_name(bare[len(opening) :])
    parts = [part.strip() for part in _PARTS_OF_CREDIT.split(bare)]
    return any(part.casefold() in looks.credit_agencies for part in parts) and all(map(_is_name, parts))


def _is_name(text: str) -> bool:
    """Whether the words could be the names that sign a picture: few, and capitals throughout."""
    words = WORD.findall(text)
    return len(words) <= 8 and all(
        not word[0].islower() or word in ("via", "and", "by", "for", "the") for word in words
    )


def _signed_picture(text: str, looks: Looks) -> bool:
    """Whether a paragraph ends with the credit of its picture: '(AP Photo/A Name)', 'Photograph: A Name/PA'."""
    tail = _TAIL_IN_BRACKETS.search(text[-90:])
    if tail:
        inside = tail.group(1)
        return inside.casefold().startswith(looks.credit_openings) or ("/" in inside and _is_credit(inside, looks))
    last = text[-80:]
    small = last.casefold()
    if len(small) != len(last) or text.endswith("."):
        return False
    position = max(small.rfind(f" {opening}") for opening in looks.credit_openings if opening.endswith((":", "...")))
    return position > 0 and _is_credit(last[position:], looks)
