"""An article's paragraphs and their roles: those that the format states, and the rest by their looks.

The looks are those of British and American news pages saved as text. Where they do not tell, a paragraph is body.
"""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.lexicon import Lexicon
from factcheck.model import Article, Role, Segment
from factcheck.text.looks import LONGEST_CAPTION, WORD, Looks, Paragraph, is_byline, looks_of, outlet_name, own_look
from factcheck.text.paragraphs import Span, paragraphs

_PICTURED = re.compile(
    r"\((?:left|right|centre|center|top|bottom|pictured|above|below|file)\)|\b(?:pictured|file photo)\b", re.I
)
_TITLE_OF_PAGE = re.compile(r"\s[-|]\s[^-|]{2,40}$")  # the outlet behind a dash or a bar
_HEADLINE_WORDS = 30
_SHORT_WORDS = 14
_KICKER_WORDS = 3
_LINK_WORDS = 16
_SHINGLE = 5
_ALIKE = 8  # a page repeats a quotation once or twice; the bound keeps a text of one repeated line linear


def segments(article: Article, plain: str, lexicon: Lexicon) -> tuple[Segment, ...]:
    """The paragraphs of the article in text order, each with its role; blanks between them belong to none.

    The segments that the article states are kept as they are. ``plain`` is the folded text of the article.
    """
    looks = looks_of(lexicon)
    stated = sorted(article.segments, key=lambda segment: (segment.start, segment.end))
    found = [Paragraph(s.start, s.end, plain[s.start : s.end], apart=True, role=s.role, stated=True) for s in stated]
    free = [
        Paragraph(*span, plain[span.start : span.end], apart)
        for span, apart in paragraphs(plain, _gaps(stated, len(plain)))
    ]
    items = sorted(found + free, key=lambda item: (item.start, item.end))
    publisher = (article.publisher or "").casefold()
    for item in free:
        item.role = own_look(item, looks, publisher)
    _head(items, article.title, looks)
    _captions(items)
    _pull_quotes(items)
    _links(items)
    if not any(item.role is None or item.role.asserts for item in items):
        for item in free:
            item.role = None  # a text of nothing but furniture is no page: take its words as they are
    return tuple(Segment(item.start, item.end, item.role or Role.BODY, stated=item.stated) for item in items)


def named_outlet(plain: str, parts: tuple[Segment, ...], lexicon: Lexicon) -> str | None:
    """The one outlet that the page furniture names, None when it names none or several."""
    looks = looks_of(lexicon)
    found: dict[str, str] = {}
    for part in parts:
        name = None
        if part.role is Role.FURNITURE and part.end - part.start <= 80:
            name = outlet_name(plain[part.start : part.end].strip(" .!:|>-"), looks)
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


def _head(items: list[Paragraph], title: str | None, looks: Looks) -> None:
    """Give the first paragraphs their roles: bylines, headline, standfirst."""
    for item in items:
        if item.role is None and is_byline(item, looks):
            item.role = Role.METADATA
        elif item.role in (None, Role.BODY) and item.words > _HEADLINE_WORDS:
            break
    open_items = [item for item in items if item.role is None]
    if len(open_items) < 2:
        return
    long = [item.stopped for item in open_items[1:] if item.words > _SHORT_WORDS] or [
        item.stopped for item in open_items
    ]
    loose = sum(long) * 2 < len(long)
    headline = next((item for item in items if item.role is Role.HEADLINE), None)
    if headline is None:
        if any(item.role is Role.BODY for item in items[: items.index(open_items[0])]):
            return
        headline = _headline(open_items, title, loose=loose)
        if headline is None:
            return
        headline.role = Role.HEADLINE
    _repeated(headline, items)
    _bare_byline(items[items.index(headline) + 1 :])
    if not any(item.role is Role.STANDFIRST for item in items):
        _standfirsts(items[items.index(headline) + 1 :], looks, loose=loose)


def _headline(open_items: list[Paragraph], title: str | None, *, loose: bool) -> Paragraph | None:
    """The headline among the paragraphs at the top, below a few words that name its section or place, if any."""
    first, second, *rest = open_items
    if title is not None and _squeezed(title) == _squeezed(first.text):
        return first
    if _squeezed(first.text).startswith(_squeezed(second.text) + " ") and _TITLE_OF_PAGE.search(first.text):
        first.role = Role.FURNITURE
        return second
    if (
        rest
        and not first.stopped
        and first.words <= _KICKER_WORDS < second.words
        and _looks_like_headline(second, rest, loose=loose)
    ):
        first.role = Role.FURNITURE
        return second
    if first.words < _KICKER_WORDS and not first.stopped:
        first.role = Role.FURNITURE
        return None
    return first if _looks_like_headline(first, [second, *rest], loose=loose) else None


def _repeated(headline: Paragraph, items: list[Paragraph]) -> None:
    """Drop the second of two headlines, as saved pages have them: the page's title and the article's."""
    words = _squeezed(headline.text)
    for item in items[:12]:
        if item is not headline and item.role is None and not item.stated and _squeezed(item.text) == words:
            item.role = Role.FURNITURE


def _bare_byline(after: list[Paragraph]) -> None:
    """Mark the writer's name that stands alone above the time line."""
    for item, following in pairwise(after[:7]):
        names = item.text.split()
        named = 2 <= len(names) <= 4 and not item.stopped and all(name[0].isupper() for name in names)
        if named and item.role is None and following.role is Role.METADATA and not following.stated:
            item.role = Role.METADATA


def _squeezed(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def _looks_like_headline(first: Paragraph, rest: list[Paragraph], *, loose: bool) -> bool:
    if first.words > (_SHORT_WORDS if loose else _HEADLINE_WORDS) or not any(c.isalpha() for c in first.text):
        return False
    if first.stopped and (first.last_mark not in ("?", "!") or first.words > _SHORT_WORDS):
        return False
    if first.text.startswith('"') and first.text.rstrip().endswith('"') and not rest[0].apart:
        return False
    following = rest[0]
    return following.words > first.words or any(item.stopped and item.words >= 8 for item in rest[:4])


def _standfirsts(after: list[Paragraph], looks: Looks, *, loose: bool) -> None:
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
    item: Paragraph,
    following: Paragraph,
    looks: Looks,
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


def _captions(items: list[Paragraph]) -> None:
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


def _looks_like_caption(item: Paragraph, *, touching: bool) -> bool:
    if item.words > LONGEST_CAPTION or item.text.startswith('"'):
        return False
    return touching or (item.words <= 40 and (not item.stopped or bool(_PICTURED.search(item.text))))


def _links(items: list[Paragraph]) -> None:
    """Mark the titles of other articles: above a bare "Read more", and in the lists below the copy."""
    for item, following in pairwise(items):
        if following.role is Role.FURNITURE and following.text.strip().casefold() == "read more":
            item.role = item.role or (None if item.stopped or item.words > _LINK_WORDS else Role.FURNITURE)
    tail = len(items)
    while tail and (items[tail - 1].role or (not items[tail - 1].stopped and items[tail - 1].words <= _LINK_WORDS)):
        tail -= 1
    if not tail:
        return  # a report of notes has no copy for a list to stand below
    listed = False
    for item in items[tail:]:
        listed = listed or item.role is Role.FURNITURE
        if listed and item.role is None:
            item.role = Role.FURNITURE


def _pull_quotes(items: list[Paragraph]) -> None:
    """Mark short paragraphs that only repeat words of a quotation elsewhere, the speaker's name glued on or not."""
    candidates = [
        item
        for item in items
        if item.role is None and _SHINGLE < item.words <= LONGEST_CAPTION and item.last_mark != "."
    ]
    wanted: dict[str, list[Paragraph]] = {}
    for item in candidates:
        alike = wanted.setdefault(" ".join(WORD.findall(item.text.casefold())[:_SHINGLE]), [])
        if len(alike) < _ALIKE:
            alike.append(item)
    if not wanted:
        return
    for other in items:
        if other.role not in (None, Role.BODY) or '"' not in other.text:
            continue
        words = WORD.findall(other.text.casefold())
        for position in range(len(words) - _SHINGLE + 1):
            for item in wanted.get(" ".join(words[position : position + _SHINGLE]), ()):
                if item is not other and _repeats(item, words[position : position + item.words]):
                    item.role = Role.PULL_QUOTE


def _repeats(item: Paragraph, words: list[str]) -> bool:
    """Whether the paragraph is ``words`` from its start on, but for a name of a few words at its end."""
    own = WORD.findall(item.text)
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
