"""Read and compare without a store."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from factcheck.desk.rules import word_lists
from factcheck.desk.views import DeskError, Progress
from factcheck.model import Article, Comparison

AnyPath: TypeAlias = str | os.PathLike[str]
About: TypeAlias = Mapping[str, Mapping[str, str]]
"""What a person states of files, by path: publisher, published, url, title."""


def read(
    paths: Sequence[AnyPath],
    *,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    title: str | None = None,
    about: About | None = None,
) -> list[Article]:
    """The articles of files and folders, in the order given.

    The overrides are for a single file, ``about`` has them for several. Raises ``DeskError`` for what cannot be read and for a file given twice.
    """
    from factcheck import intake  # the readers of formats are heavy, and a session that only acts needs none

    stated = publisher, published, url, title
    if not paths:
        raise DeskError("no articles were given", "name at least one file or folder")
    if any(value is not None for value in stated) and len(paths) > 1:
        raise DeskError(
            f"{len(paths)} files were given with a publisher, date, address or title that is for one",
            "name the file it is for: --publisher FILE=NAME",
        )
    try:
        if any(value is not None for value in stated):
            articles = intake.read(paths[0], publisher=publisher, published=published, url=url, title=title)
        else:
            articles = intake.read_all(paths)
        articles = _restated(articles, about or {})
    except intake.UnreadableArticle as error:
        where = f"{error.path}, {error.place}" if error.place else error.path
        raise DeskError(f"{where}: {error.problem}", error.remedy) from error
    _refuse_repeats(articles)
    return articles


def check(
    paths: Sequence[AnyPath | Article],
    *,
    within: bool = True,
    all_pairs: bool = False,
    draft: int | None = None,
    rules: AnyPath | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare articles, or the articles of files, with no store at all.

    ``draft`` is the index of the article that is run against the others; to know it, and for a date or an outlet stated
    by hand, ``read`` the files first. ``rules`` is the desk's own rules file (see ``factcheck.desk.rules``). Raises
    ``DeskError`` as ``read`` does.
    """
    lexicon = word_lists(rules)
    from factcheck.comparison import compare

    articles: list[Article] = []
    for item in paths:
        articles += [item] if isinstance(item, Article) else read([item])
    _refuse_repeats(articles)
    return compare(articles, lexicon=lexicon, within=within, all_pairs=all_pairs, draft=draft, progress=progress)


def _restated(articles: list[Article], about: About) -> list[Article]:
    """The articles with what is stated of their files, which are read again under it."""
    from factcheck import intake

    places = {Path(name).resolve(): values for name, values in about.items()}
    read_again: dict[Path, list[Article]] = {}
    out: list[Article] = []
    for article in articles:
        place = Path(article.path).resolve() if article.path else None
        if place is None or place not in places:
            out.append(article)
        elif place not in read_again:
            said = places[place].get
            read_again[place] = intake.read(
                article.path or "",
                publisher=said("publisher"),
                published=said("published"),
                url=said("url"),
                title=said("title"),
            )
            out += read_again[place]
    for name in about:
        if Path(name).resolve() not in read_again:
            raise DeskError(f"{name}: is not among the files to read", "name it among the paths too")
    return out


def _refuse_repeats(articles: Sequence[Article]) -> None:
    seen: set[tuple[Path, str]] = set()
    for article in articles:
        if article.path is not None:
            mark = (Path(article.path).resolve(), article.sha256)
            if mark in seen:
                raise DeskError(f"{article.path} is given twice", "name each report once")
            seen.add(mark)
