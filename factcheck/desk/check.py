"""Read and compare without a store."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeAlias

from factcheck.desk.views import Progress
from factcheck.model import Article, Comparison

Path: TypeAlias = str | os.PathLike[str]


def read(
    paths: Sequence[Path],
    *,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> list[Article]:
    """The articles of files and folders, in the order given.

    The overrides are for a single file. Raises ``DeskError`` for what cannot be read and for a file given twice.
    """
    raise NotImplementedError


def check(
    paths: Sequence[Path | Article],
    *,
    within: bool = True,
    all_pairs: bool = False,
    draft: int | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare articles, or the articles of files, with no store at all.

    ``draft`` is the index of the article that is run against the others. Read the files with ``read`` first when their
    order matters: ``Comparison`` has them in story order. Raises ``DeskError`` as ``read`` does.
    """
    raise NotImplementedError
