"""Where the store is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

NAME = "factcheck.db"


def is_own(path: Path) -> bool:
    """Whether the store is there when nobody names one: the one place whose folder is made when it is missing."""
    return path == locate(None, {name: value for name, value in os.environ.items() if name != "FACTCHECK_DB"})


def locate(given: str | os.PathLike[str] | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """The store's file: the one given, else ``FACTCHECK_DB``, else in ``FACTCHECK_HOME``, else in the user's data folder.

    An empty variable counts as none.
    """
    environ = os.environ if environ is None else environ
    if given is not None and os.fspath(given):
        return Path(given).expanduser()
    if environ.get("FACTCHECK_DB"):
        return Path(environ["FACTCHECK_DB"]).expanduser()
    if environ.get("FACTCHECK_HOME"):
        return Path(environ["FACTCHECK_HOME"]).expanduser() / NAME
    from platformdirs import user_data_path  # only when nobody said where

    return user_data_path("factcheck", appauthor=False) / NAME
