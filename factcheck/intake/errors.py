"""The one error of intake."""

from __future__ import annotations

import os
import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class UnreadableArticle(Exception):  # noqa: N818 - it says what is wrong, as the interface promised
    """A file that holds no article that can be read: one line with the file, the place, the problem and the remedy.

    ``place`` says where in the file ("line 3", "byte 120") and may be empty.
    """

    def __init__(self, path: str | os.PathLike[str], place: str, problem: str, remedy: str) -> None:
        self.path = os.fspath(path)
        self.place = place
        self.problem = problem
        self.remedy = remedy
        where = f"{_visible(self.path)}, {place}" if place else _visible(self.path)
        super().__init__(f"{where}: {_visible(problem)}; {remedy}")


def _visible(text: str) -> str:
    return _CONTROL.sub(lambda match: repr(match.group())[1:-1], text)
