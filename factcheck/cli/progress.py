"""One line of progress on stderr, only when a person looks at it and the work is long enough to wonder."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from factcheck.notes.visible import one_line

PATIENCE = 0.5
"""Seconds before the first line is shown."""


class ProgressLine:
    """Called as ``progress(done, total, what)``; a context manager that clears its line."""

    def __init__(self) -> None:
        self._shown = False
        self._wanted = sys.stderr is not None and sys.stderr.isatty()
        self._from = time.monotonic()

    def __call__(self, done: int, total: int, what: str) -> None:
        """Show how far the work has come."""
        if self._wanted and time.monotonic() - self._from > PATIENCE:
            self._shown = True
            sys.stderr.write(f"\r\x1b[K{one_line(what)[:60]} {done}/{total}")
            sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
