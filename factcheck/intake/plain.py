"""Text and Markdown files: the decoded file itself is the article's text, to the last character."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck.intake.decoding import decode
from factcheck.intake.errors import UnreadableArticle
from factcheck.intake.metadata import FrontMatter, front_matter, moment
from factcheck.model import Article, Role, Segment

_HEADING = re.compile(r"^(#{1,6})[ \t]{1,8}([^\s#][^\r\n]{0,500})(?=[\r\n]|\Z)", re.MULTILINE)
_PICTURE = re.compile(r"^!\[([^\]\r\n]{0,500})(\]\([^)\r\n]{0,2000}\)[ \t]{0,8})(?=[\r\n]|\Z)", re.MULTILINE)
_CAPTION_WORDS = 3  # a shorter text of a picture only names it


def read(path: Path, data: bytes) -> list[Article]:
    """The article of a text file. Raises ``UnreadableArticle`` for bytes that are not text or a date that is none."""
    return [_article(path, data, markdown=False)]


def read_markdown(path: Path, data: bytes) -> list[Article]:
    """The article of a Markdown file, its headings and pictures marked. Raises as ``read`` does."""
    return [_article(path, data, markdown=True)]


def _article(path: Path, data: bytes, *, markdown: bool) -> Article:
    text, encoding = decode(path, data)
    front = front_matter(text)
    start = front.end if front else 0
    if not text[start:].strip("\ufeff \t\r\n\x0b\x0c\x1a\u00a0"):
        problem = "nothing but front matter" if front else "the file is empty"
        raise UnreadableArticle(path, "", problem, "put the article's words into it")
    segments = [Segment(0, start, Role.METADATA, stated=True)] if front else []
    if markdown:
        segments += _marked(text, start)
    article = Article(text=text, encoding=encoding, path=str(path), segments=tuple(segments))
    return _with_front_matter(article, path, front) if front else article


def _with_front_matter(article: Article, path: Path, front: FrontMatter) -> Article:
    entries = front.entries
    url = entries.get("url")
    dates = {
        key: moment(entries[key], path, f"line {front.lines[key]}", url=url or "")
        for key in ("published", "updated")
        if key in entries
    }
    return Article(
        text=article.text,
        encoding=article.encoding,
        path=article.path,
        segments=article.segments,
        title=entries.get("title"),
        publisher=entries.get("publisher"),
        author=entries.get("author"),
        url=url,
        published=dates.get("published"),
        updated=dates.get("updated"),
        published_why=f"front matter, line {front.lines['published']}" if "published" in dates else None,
    )


def _marked(text: str, start: int) -> list[Segment]:
    """The headings and pictures of Markdown. The first heading, if of the first level, is the headline."""
    segments: list[Segment] = []
    for number, heading in enumerate(_HEADING.finditer(text, start)):
        role = Role.HEADLINE if number == 0 and len(heading[1]) == 1 else Role.BODY
        end = heading.start(2) + len(heading[2].rstrip(" \t#"))  # headings may be closed by the same marks
        segments.append(Segment(heading.start(2), end, role, stated=True))
    for picture in _PICTURE.finditer(text, start):
        if len(picture[1].split()) >= _CAPTION_WORDS:
            segments.append(Segment(picture.start(1), picture.end(1), Role.CAPTION, stated=True))
            segments.append(Segment(picture.start(2), picture.end(), Role.FURNITURE, stated=True))
        else:
            segments.append(Segment(picture.start(), picture.end(), Role.FURNITURE, stated=True))
    return sorted(segments, key=lambda segment: segment.start)
