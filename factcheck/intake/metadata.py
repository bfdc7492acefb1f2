"""What is known of an article besides its text: the front matter of a text file, and dates given by people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from factcheck.intake.errors import UnreadableArticle
from factcheck.text.dates import publication_date
from factcheck.text.normalise import fold

_FENCE = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_ENTRY = re.compile(r"[ \t]*([A-Za-z][A-Za-z _-]{0,40}?)[ \t]*:(?:[ \t]+(.*)|)$")
_MOST_LINES = 100
_KEYS = {
    "title": "title",
    "headline": "title",
    "publisher": "publisher",
    "publication": "publisher",
    "outlet": "publisher",
    "source": "publisher",
    "site": "publisher",
    "published": "published",
    "date": "published",
    "updated": "updated",
    "modified": "updated",
    "lastmod": "updated",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "author": "author",
    "byline": "author",
    "by": "author",
}
_DATE_REMEDY = "write it as 2017-04-05 or 2017-04-05T10:58+01:00"
_YEARS = range(1600, 2200)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The lines between two ``---`` at the top: where they end in the text, their known entries and the entries' lines."""

    end: int
    entries: Mapping[str, str]
    lines: Mapping[str, int]


def front_matter(text: str) -> FrontMatter | None:
    """The front matter of a text, None when it begins with none. Unknown keys and odd lines are passed over."""
    fence = _FENCE.match(text)
    if not fence:
        return None
    entries: dict[str, str] = {}
    lines: dict[str, int] = {}
    position, seen = fence.end(), False
    for number in range(2, _MOST_LINES + 2):
        line = _LINE.match(text, position)
        if line is None or (not line[0] and position == len(text)):
            return None
        position = line.end()
        if line[1].rstrip() in ("---", "..."):
            return FrontMatter(position, entries, lines) if seen else None
        entry = _ENTRY.match(line[1][:2000])
        if not entry:
            continue
        seen = True
        key = _KEYS.get(entry[1].strip().casefold().replace("-", " "))
        value = (entry[2] or "").strip().strip("[]").strip().strip("\"'").strip()
        if key and value and key not in entries:
            entries[key] = value
            lines[key] = number
    return None


def moment(value: str | date | datetime, path: str | Path, place: str, *, url: str = "") -> datetime:
    """A date as a person or a page wrote it. Raises ``UnreadableArticle`` that names the place when it is none."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    found = read_moment(value, url=url)
    if found is None:
        raise UnreadableArticle(path, place, f"“{value[:60]}” is not a date that can be read for certain", _DATE_REMEDY)
    return found


def read_moment(value: str, *, url: str = "") -> datetime | None:
    """A date from ISO 8601 or a line such as "5 April 2017, 10:58 BST"; None when it can be read in two ways or none."""
    try:
        found: datetime | None = datetime.fromisoformat(value.strip())
    except ValueError:
        dated = publication_date(fold(value.strip()), url=url)
        found = dated[0] if dated else None
    return found if found is not None and found.year in _YEARS else None
