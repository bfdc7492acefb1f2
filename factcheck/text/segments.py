"""An article's paragraphs and their roles: those that the format states, and the rest by their looks.

The looks are those of British and American news pages saved as text. Where they do not tell, a paragraph is body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from factcheck.lexicon import Lexicon
from factcheck.model import Article, Role, Segment
from factcheck.text.paragraphs import Span, paragraphs

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_CREDIT_PARTS = re.compile(r"\s?/\s?|\svia\s|\s?\|\s?", re.IGNORECASE)
_TAIL_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{3,80})[)\]]\.?$")
_PICTURED = re.compile(
    r"\((?:left|right|centre|center|top|bottom|pictured|above|below|file)\)|\b(?:pictured|file photo)\b", re.I
)
_CLOSERS = "\"')] "
_HEADLINE_WORDS = 30
_SHORT_WORDS = 14
_CAPTION_WORDS = 60
_SHINGLE = 5
_ALIKE = 8  # a page repeats a quotation once or twice; the bound keeps a text of one repeated line linear


@dataclass(frozen=True)
class _Looks:
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
    standfirst_openings: tuple[str, ...]


@lru_cache(maxsize=8)
def _looks(lexicon: Lexicon) -> _Looks:
    table = lexicon.table("segments")
    return _Looks(
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
        standfirst_openings=tuple(table["standfirst_openings"]),
    )


@dataclass(slots=True)
class _Paragraph:
    """A paragraph on the way to its role; ``apart`` when a blank line stands before it."""

    start: int
    end: int
    text: str
    apart: bool
    role: Role | None = None
    stated: bool = False

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def last_mark(self) -> str:
        return self.text.rstrip(_CLOSERS)[-1:]

    @property
    def stopped(self) -> bool:
        return self.last_mark in (".", "!", "?", "…", ":", ";", ",")


def segments(article: Article, plain: str, lexicon: Lexicon) -> tuple[Segment, ...]:
    """The paragraphs of the article in text order, each with its role; blanks between them belong to none.

    The segments that the article states are kept as they are. ``plain`` is the folded text of the article.
    """
    looks = _looks(lexicon)
    stated = sorted(article.segments, key=lambda segment: (segment.start, segment.end))
    found = [_Paragraph(s.start, s.end, plain[s.start : s.end], apart=True, role=s.role, stated=True) for s in stated]
    free = [
        _Paragraph(*span, plain[span.start : span.end], apart)
        for span, apart in paragraphs(plain, _gaps(stated, len(plain)))
    ]
    items = sorted(found + free, key=lambda item: (item.start, item.end))
    publisher = (article.publisher or "").casefold()
    for item in free:
        item.role = _own_look(item.text.casefold().strip(), item, looks, publisher)
    _head(items, article.title, looks)
    _captions(items, looks)
    _pull_quotes(items)
    if not any(item.role is None or item.role.asserts for item in items):
        for item in free:
            item.role = None  # a text of nothing but furniture is no page: take its words as they are
    return tuple(Segment(item.start, item.end, item.role or Role.BODY, stated=item.stated) for item in items)


def named_outlet(plain: str, parts: tuple[Segment, ...], lexicon: Lexicon) -> str | None:
    """The one outlet that the page furniture names, None when it names none or several."""
    looks = _looks(lexicon)
    found: dict[str, str] = {}
    for part in parts:
        words = plain[part.start : part.end].strip(" .").split()
        if part.role is Role.FURNITURE and 0 < len(words) <= 8:
            full = " ".join(words)
            short = " ".join(words[:-1]) if words[-1].casefold() in looks.outlet_endings else full
            name = next((form for form in (full, short) if form.casefold() in looks.outlets), None)
            if name:
                found.setdefault(name.casefold(), name)
    return next(iter(found.values())) if len(found) == 1 else None


def _gaps(stated: list[Segment], length: int) -> list[Span]:
    gaps, position = [], 0
    for segment in stated:
        if segment.start > position:
            gaps.append(Span(position, segment.start))
        position = max(position, segment.end)
    return [*gaps, Span(position, length)] if position < length else gaps


def _own_look(text: str, item: _Paragraph, looks: _Looks, publisher: str) -> Role | None:
    """The role that the paragraph's own words give away, its neighbours unseen."""
    if item.words > _CAPTION_WORDS:
        return None
    if _is_time(text, item, looks):
        return Role.METADATA
    bare = text.strip(" .!:|>»-")
    if bare in looks.furniture or _is_outlet(bare, looks, publisher):
        return Role.FURNITURE
    openings = looks.furniture_openings + (() if item.last_mark == "." else looks.furniture_openings_unstopped)
    if item.words <= looks.furniture_words and text.startswith(openings):
        return Role.FURNITURE
    if _is_credit(item.text, looks):
        return Role.CREDIT
    if text.startswith(looks.caption_openings) or _signed_picture(item.text.strip(), looks):
        return Role.CAPTION
    return None


def _is_time(text: str, item: _Paragraph, looks: _Looks) -> bool:
    if item.words > 16 or item.last_mark == "." or not any(c.isdigit() for c in text):
        return False
    letters = _LETTERS.findall(text)
    return bool(letters or ("/" in text and ":" in text)) and all(word in looks.time_words for word in letters)


def _is_outlet(bare: str, looks: _Looks, publisher: str) -> bool:
    if bare in looks.outlets or (publisher and bare == publisher):
        return True
    name, _, ending = bare.rpartition(" ")
    return ending in looks.outlet_endings and (name in looks.outlets or (bool(publisher) and name == publisher))


def _is_credit(text: str, looks: _Looks) -> bool:
    bare = text.strip(" .()[]")
    if not bare or len(bare.split()) > 10:
        return False
    opening = next((opening for opening in looks.credit_openings if bare.casefold().startswith(opening)), None)
    if opening is not None:
        return _is_name(bare[len(opening) :])
    parts = [part.strip() for part in _CREDIT_PARTS.split(bare)]
    return any(part.casefold() in looks.credit_agencies for part in parts) and all(map(_is_name, parts))


def _is_name(text: str) -> bool:
    """Whether the words could be the names that sign a picture: few, and capitals throughout."""
    words = _WORD.findall(text)
    return len(words) <= 6 and all(
        not word[0].islower() or word in ("via", "and", "by", "for", "the") for word in words
    )


def _signed_picture(text: str, looks: _Looks) -> bool:
    """Whether a paragraph ends with the credit of its picture: '(AP Photo/A Name)', 'Photograph: A Name/PA'."""
    tail = _TAIL_IN_BRACKETS.search(text[-90:])
    if tail:
        inside = tail.group(1)
        return inside.casefold().startswith(looks.credit_openings) or ("/" in inside and _is_credit(inside, looks))
    last = text[-80:]
    position = max(last.casefold().rfind(f" {opening}") for opening in looks.credit_openings if opening.endswith(":"))
    return position > 0 and not text.endswith(".") and _is_credit(last[position:], looks)


def _is_byline(item: _Paragraph, looks: _Looks) -> bool:
    if item.words > 12 or item.last_mark in (".", "!", "?"):
        return False
    if "@" in item.text and item.words <= 6:
        return True
    if not item.text.casefold().startswith(looks.byline_openings):
        return False
    return all(word[0].isupper() or word.casefold() in looks.byline_small for word in _LETTERS.findall(item.text)[1:])


def _head(items: list[_Paragraph], title: str | None, looks: _Looks) -> None:
    """Give the first paragraphs their roles: bylines, headline, standfirst."""
    for item in items:
        if item.role is None and _is_byline(item, looks):
            item.role = Role.METADATA
        elif item.role in (None, Role.BODY) and item.words > _HEADLINE_WORDS:
            break
    open_items = [item for item in items if item.role is None]
    if not open_items or len(open_items) + sum(item.role is Role.BODY for item in items) < 2:
        return
    loose = sum(not item.stopped for item in open_items[1:]) * 2 > len(open_items)
    headline = next((item for item in items if item.role is Role.HEADLINE), None)
    if headline is None:
        first = open_items[0]
        if any(item.role is Role.BODY for item in items[: items.index(first)]):
            return
        named = title is not None and _squeezed(title) == _squeezed(first.text)
        if not named and not _looks_like_headline(first, open_items[1:], loose=loose):
            return
        first.role = Role.HEADLINE
        headline = first
    if not any(item.role is Role.STANDFIRST for item in items):
        _standfirsts(items[items.index(headline) + 1 :], looks, loose=loose)


def _squeezed(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _looks_like_headline(first: _Paragraph, rest: list[_Paragraph], *, loose: bool) -> bool:
    if first.words > (_SHORT_WORDS if loose else _HEADLINE_WORDS) or not any(c.isalpha() for c in first.text):
        return False
    if first.stopped and (first.last_mark not in ("?", "!") or first.words > _SHORT_WORDS):
        return False
    if first.text.startswith('"') and first.text.rstrip().endswith('"') and not rest[0].apart:
        return False
    following = rest[0]
    return following.words > first.words or any(item.stopped and item.words >= 8 for item in rest[:4])


def _standfirsts(after: list[_Paragraph], looks: _Looks, *, loose: bool) -> None:
    """Mark the standfirst, of at most three paragraphs, among those after the headline."""
    dated = next((place for place, item in enumerate(after[:5]) if item.role is Role.METADATA), 0)
    given = 0
    for place, item in enumerate(after[:8]):
        following = next((later for later in after[place + 1 :] if later.role in (None, Role.BODY)), None)
        if item.role in (Role.METADATA, Role.FURNITURE, Role.CREDIT, Role.CAPTION):
            continue
        if item.role is not None or following is None or given == 3:
            return
        interrupted = any(earlier.role is not Role.STANDFIRST for earlier in after[:place])
        if interrupted and (given or place > 2):
            return
        if not _looks_like_standfirst(
            item, following, looks, loose=loose, before_date=place < dated, interrupted=interrupted, first=place == 0
        ):
            return
        item.role = Role.STANDFIRST
        given += 1


def _looks_like_standfirst(
    item: _Paragraph,
    following: _Paragraph,
    looks: _Looks,
    *,
    loose: bool,
    before_date: bool,
    interrupted: bool,
    first: bool,
) -> bool:
    if item.text.startswith('"') and item.stopped:
        return False
    if not item.stopped or item.last_mark == "?":
        limit = _SHORT_WORDS if loose or interrupted else 40
        return item.words <= limit and (not loose or following.words > item.words)
    if before_date:
        return item.words <= 45
    if not first or interrupted:
        return False
    if item.text.casefold().startswith(looks.standfirst_openings):
        return item.words <= 40
    return item.apart and item.words <= _SHORT_WORDS and following.words * 2 >= item.words * 3


def _captions(items: list[_Paragraph], looks: _Looks) -> None:
    """Mark the paragraphs that belong to a picture credit beside them."""
    blank_lines = any(item.apart and not item.stated for item in items[1:])
    for place, item in enumerate(items):
        if item.role is not Role.CREDIT:
            continue
        below = items[place + 1] if place + 1 < len(items) else None
        above = items[place - 1] if place else None
        touching = below is not None and blank_lines and not below.apart
        if below is not None and below.role is None and _looks_like_caption(below, touching=touching):
            below.role = Role.CAPTION
        elif (
            above is not None and above.role is None and blank_lines and not item.apart and above.apart and not touching
        ):
            above.role = Role.CAPTION


def _looks_like_caption(item: _Paragraph, *, touching: bool) -> bool:
    if item.words > _CAPTION_WORDS or item.text.startswith('"'):
        return False
    return touching or (item.words <= 40 and (not item.stopped or bool(_PICTURED.search(item.text))))


def _pull_quotes(items: list[_Paragraph]) -> None:
    """Mark short paragraphs that only repeat words of a quotation elsewhere, the speaker's name glued on or not."""
    candidates = [
        item
        for item in items
        if item.role is None and _SHINGLE < item.words <= _CAPTION_WORDS and item.last_mark != "."
    ]
    wanted: dict[str, list[_Paragraph]] = {}
    for item in candidates:
        alike = wanted.setdefault(" ".join(_WORD.findall(item.text.casefold())[:_SHINGLE]), [])
        if len(alike) < _ALIKE:
            alike.append(item)
    if not wanted:
        return
    for other in items:
        if other.role not in (None, Role.BODY) or '"' not in other.text:
            continue
        words = _WORD.findall(other.text.casefold())
        for position in range(len(words) - _SHINGLE + 1):
            for item in wanted.get(" ".join(words[position : position + _SHINGLE]), ()):
                if item is not other and _repeats(item, words[position : position + item.words]):
                    item.role = Role.PULL_QUOTE


def _repeats(item: _Paragraph, words: list[str]) -> bool:
    """Whether the paragraph is ``words`` from its start on, but for a name of a few words at its end."""
    own = _WORD.findall(item.text)
    same = 0
    while same < min(len(own), len(words)) and own[same].casefold() == words[same]:
        same += 1
    rest = own[same:]
    if not rest:
        return True
    if same < _SHINGLE or len(rest) > 8:
        return False
    # A name glued to the last word of the quotation: the repeated word, then a capital within.
    glued = (
        same < len(words)
        and own[same].casefold().startswith(words[same])
        and own[same][len(words[same]) :][:1].isupper()
    )
    return glued or all(word[0].isupper() or len(word) <= 3 for word in rest)
