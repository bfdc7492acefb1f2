"""File → article: one module per format. Other distributions add formats through entry points.

An entry point of the group ``factcheck.intake`` is named by a file suffix without its dot ("xml") and gives a function
``(path, data) -> list[Article]``, which raises ``UnreadableArticle``. A suffix read here already cannot be taken over.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from factcheck.intake.errors import UnreadableArticle
from factcheck.intake.metadata import moment
from factcheck.lexicon import Lexicon, builtin
from factcheck.model import Article, Role
from factcheck.text.dates import publication_date
from factcheck.text.normalise import fold
from factcheck.text.segments import named_outlet, segments

__all__ = ["UnreadableArticle", "read", "read_all", "suffixes"]

Reader = Callable[[Path, bytes], list[Article]]

# Suffix → module and function, imported when a file of that kind is read; and the most bytes of such a file.
_TEXT, _MARKDOWN, _HTML, _WORD = "plain:read", "plain:read_markdown", "html:read", "docx:read"
_READERS = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".docx": _WORD,
}
_MOST_BYTES = 10_000_000
_MOST_BYTES_PACKED = 40_000_000
_NOT_READ = {
    ".pdf",
    ".doc",
    ".odt",
    ".rtf",
    ".epub",
    ".pages",
    ".xls",
    ".xlsx",
    ".ppt",
    ".pptx",
    ".zip",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
}


def suffixes() -> tuple[str, ...]:
    """The file suffixes that can be read, those of other distributions included, sorted."""
    return tuple(sorted({*_READERS, *_added()}))


def read(
    path: str | os.PathLike[str],
    *,
    publisher: str | None = None,
    published: datetime | date | str | None = None,
    url: str | None = None,
    title: str | None = None,
    lexicon: Lexicon | None = None,
) -> list[Article]:
    """The articles of one file; what is given here wins over what the file says.

    A publication date that neither gives is read from a time line at the top of the text, if there is one. A file of
    an unknown suffix is read as text. Raises ``UnreadableArticle``.
    """
    file = Path(path)
    suffix = file.suffix.lower()
    if suffix in _NOT_READ and suffix not in _added():
        raise UnreadableArticle(
            file, "", f"{suffix} files are not read", "save the article's words as .txt, .html or .docx"
        )
    articles = _reader(suffix)(file, _bytes(file, _MOST_BYTES_PACKED if suffix == ".docx" else _MOST_BYTES))
    if not articles:
        raise UnreadableArticle(file, "", "no article in it", "give a file with an article's words")
    when = moment(published, file, "the publication date given", url=url or "") if published is not None else None
    return [
        _completed(
            replace(
                article,
                path=article.path or str(file),
                publisher=publisher or article.publisher,
                url=url or article.url,
                title=title or article.title,
                published=when or article.published,
                published_why="as given" if when else article.published_why,
            ),
            lexicon or builtin(),
        )
        for article in articles
    ]


def read_all(
    paths: Iterable[str | os.PathLike[str]],
    *,
    publisher: str | None = None,
    published: datetime | date | str | None = None,
    lexicon: Lexicon | None = None,
) -> list[Article]:
    """The articles of several files, in their order; a folder stands for the article files in it, sorted by name.

    Folders within a folder, links that lead out of it and files whose name begins with a dot are left out. Raises ``UnreadableArticle`` for the
    first file that cannot be read, and for a folder without any.
    """
    out: list[Article] = []
    for path in paths:
        for file in _files(Path(path)):
            out += read(file, publisher=publisher, published=published, lexicon=lexicon)
    return out


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    known = suffixes()
    try:
        entries = sorted(path.iterdir())
    except OSError as error:
        raise _unopened(path, error) from error
    files = [
        entry
        for entry in entries
        if entry.suffix.lower() in known and not entry.name.startswith(".") and entry.is_file() and _inside(entry, path)
    ]
    if not files:
        raise UnreadableArticle(path, "", "no article files in this folder", f"put {', '.join(known)} files into it")
    return files


def _inside(entry: Path, folder: Path) -> bool:
    """Whether an entry of a folder leads nowhere else: a link in a folder from outside may point at anything."""
    return not entry.is_symlink() or entry.resolve().is_relative_to(folder.resolve())


def _bytes(path: Path, most: int) -> bytes:
    if path.is_dir():
        raise UnreadableArticle(path, "", "this is a folder, not a file", "name a file in it")
    try:
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from error
    if len(data) > most:
        size = max(path.stat().st_size, len(data)) / 1_000_000
        problem = f"the file has {size:.1f} MB, the most that is read is {most // 1_000_000} MB"
        raise UnreadableArticle(path, "", problem, "keep only the article in it")
    if not data:
        raise UnreadableArticle(path, "", "the file is empty", "put the article's words into it")
    return data


def _unopened(path: Path, error: OSError | ValueError) -> UnreadableArticle:
    if isinstance(error, PermissionError):
        return UnreadableArticle(path, "", "no permission to read it", "change its permissions, or copy it")
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return UnreadableArticle(path, "", "there is no such file", "check the name")
    return UnreadableArticle(path, "", f"it cannot be opened ({error.strerror})", "check the disk, or copy the file")


@cache
def _added() -> dict[str, EntryPoint]:
    found = sorted(entry_points(group="factcheck.intake"), key=lambda point: (point.name, point.value))
    return {f".{point.name.lower().lstrip('.')}": point for point in reversed(found)}


def _reader(suffix: str) -> Reader:
    point = _added().get(suffix)
    if suffix not in _READERS and point is not None:
        added: Reader = point.load()
        return added
    module, function = _READERS.get(suffix, _TEXT).split(":")
    found: Reader = getattr(import_module(f"{__name__}.{module}"), function)
    return found


def _completed(article: Article, lexicon: Lexicon) -> Article:
    """The article with title, outlet and date from the text where nothing else gives them."""
    plain = fold(article.text)
    parts = segments(article, plain, lexicon)
    headline = next((part for part in parts if part.role is Role.HEADLINE), None)
    title = article.title or (" ".join(article.text[headline.start : headline.end].split()) if headline else None)
    outlet = article.publisher or named_outlet(plain, parts, lexicon)
    published, why = article.published, article.published_why
    if published is None:
        found = publication_date(plain, parts, url=article.url or "", lexicon=lexicon)
        published, why = found or (None, None)
    return replace(article, title=title, publisher=outlet, published=published, published_why=why)
