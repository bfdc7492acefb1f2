"""Word files: paragraphs in order, roles by the names of their styles."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck.intake.assembling import assemble, clean
from factcheck.intake.errors import UnreadableArticle
from factcheck.model import Article, Role

_MOST_UNPACKED = 60_000_000  # bytes of all parts together
_MOST_PARTS = 5_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DROPPED = {f"{_WORD}del", f"{_WORD}moveFrom", _FALLBACK}
_BLANK = {f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"}
_STYLES = {
    "title": Role.HEADLINE,
    "headline": Role.HEADLINE,
    "subtitle": Role.STANDFIRST,
    "standfirst": Role.STANDFIRST,
    "dek": Role.STANDFIRST,
    "caption": Role.CAPTION,
    "photo caption": Role.CAPTION,
    "credit": Role.CREDIT,
    "photo credit": Role.CREDIT,
    "pull quote": Role.PULL_QUOTE,
    "byline": Role.METADATA,
    "author": Role.METADATA,
    "date": Role.METADATA,
    "dateline": Role.METADATA,
    "heading 1": Role.BODY,
    "heading 2": Role.BODY,
    "heading 3": Role.BODY,
    "heading 4": Role.BODY,
}
_PLACEHOLDERS = {"", "word document", "untitled", "document", "document1", "normal.dotm", "microsoft word document"}
# What the zip, XML and document layers raise for parts that are broken, missing, encrypted or not what they claim.
_DAMAGE = (
    *(KeyError, ValueError, AttributeError, IndexError, TypeError, OSError, EOFError, SyntaxError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error, struct.error),
)
_REMEDY = "open it in a word processor, save it again as .docx, or save the words as a text file"


def read(path: Path, data: bytes) -> list[Article]:
    """The article of a Word file. Raises ``UnreadableArticle`` for a damaged, oversized or empty one."""
    _guard(path, data)
    import docx  # costs 0.1 s, which other formats need not pay

    try:
        document = docx.Document(io.BytesIO(data))
        names = {style.style_id: (style.name or "").casefold() for style in document.styles}
        paragraphs = list(_paragraphs(document.element.body, names))
        properties = document.core_properties
        title, author = clean(properties.title or ""), clean(properties.author or "")
    except _DAMAGE as error:
        raise UnreadableArticle(path, "", f"the Word file is damaged ({type(error).__name__})", _REMEDY) from error
    text, segments = assemble(paragraphs)
    if not text:
        raise UnreadableArticle(path, "", "the Word file has no text", "put the article's words into it")
    headline = next((text[s.start : s.end] for s in segments if s.role is Role.HEADLINE), None)
    # The dates of a Word file are those of the file; they say nothing of the publication.
    return [
        Article(
            text=text,
            path=str(path),
            segments=segments,
            title=headline or (title if title.casefold() not in _PLACEHOLDERS else None),
            author=author if author.casefold() not in ("", "python-docx") else None,
        )
    ]


def _guard(path: Path, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableArticle(path, "", "not a Word file, or a damaged one", _REMEDY) from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        problem = f"unpacks to more than {_MOST_UNPACKED // 1_000_000} MB"
        raise UnreadableArticle(path, "", problem, "remove the pictures, or save the words as a text file")


def _paragraphs(body: Any, names: dict[str, str]) -> Iterator[tuple[str, Role | None]]:
    headlines = 0
    for paragraph in body.iter(f"{_WORD}p"):
        if any(ancestor.tag in _DROPPED for ancestor in paragraph.iterancestors()):
            continue
        text = clean("".join(_words(paragraph)))
        if not text:
            continue
        style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
        name = names.get(style.get(f"{_WORD}val", ""), "") if style is not None else ""
        role = _STYLES.get(name)
        if name == "heading 1" and not headlines:
            role = Role.HEADLINE
        headlines += role is Role.HEADLINE
        yield text, role


def _words(element: Any) -> Iterator[str]:
    """The text of a paragraph as a reader sees it: without deletions, hidden runs and the boxes that float in it."""
    for child in element:
        if child.tag in _DROPPED or child.tag == f"{_WORD}p":
            continue
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in _BLANK:
            yield " "
        elif child.tag == f"{_WORD}noBreakHyphen":
            yield "-"
        elif child.tag != f"{_WORD}r" or not _hidden(child):
            yield from _words(child)


def _hidden(run: Any) -> bool:
    mark = run.find(f"{_WORD}rPr/{_WORD}vanish")
    return mark is not None and mark.get(f"{_WORD}val", "true") not in ("0", "false", "off")
