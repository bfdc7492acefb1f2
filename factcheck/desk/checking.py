"""Read and compare without a store."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from factcheck.desk.views import DeskError, Progress
from factcheck.model import Article, Comparison

AnyPath: TypeAlias = str | os.PathLike[str]


def read(
    paths: Sequence[AnyPath],
    *,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> list[Article]:
    """The articles of files and folders, in the order given.

    The overrides are for a single file. Raises ``DeskError`` for what cannot be read and for a file given twice.
    """
    from factcheck import intake  # the readers of formats are heavy, and a session that only acts needs none

    stated = publisher, published, url, title
    if not paths:
        raise DeskError("no articles were given", "name at least one file or folder")
    if any(value is not None for value in stated) and len(paths) > 1:
        raise DeskError(
            f"{len(paths)} files were given with a publisher, date, address or title that is for one",
            "add them one by one: factcheck add FILE --publisher NAME",
        )
    try:
        if any(value is not None for value in stated):
            articles = intake.read(paths[0], publisher=publisher, published=published, url=url, title=title)
        else:
            articles = intake.read_all(paths)
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
    progress: Progress | None = None,
) -> Comparison:
    """Compare articles, or the articles of files, with no store at all.

    ``draft`` is the index of the article that is run against the others; to know it, and for a date or an outlet stated
    by hand, ``read`` the files first. Raises ``DeskError`` as ``read`` does.
    """
    from factcheck.comparison import compare

    articles: list[Article] = []
    for item in paths:
        articles += [item] if isinstance(item, Article) else read([item])
    _refuse_repeats(articles)
    return compare(articles, within=within, all_pairs=all_pairs, draft=draft, progress=progress)


def _refuse_repeats(articles: Sequence[Article]) -> None:
    seen: set[tuple[Path, str]] = set()
    for article in articles:
        if article.path is not None:
            mark = (Path(article.path).resolve(), article.sha256)
            if mark in seen:
                raise DeskError(f"{article.path} is given twice", "name each report once")
            seen.add(mark)
