"""Where the desk keeps what is not the story: its settings, its keys, and where one was. No widget in here."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

APP = "factcheck"


def config_folder() -> Path:
    """The folder for what a person writes by hand: ``FACTCHECK_HOME``, else the platform's folder for settings."""
    return _home() or _platform("user_config_path")


def state_folder() -> Path:
    """The folder for what the desk remembers by itself: ``FACTCHECK_HOME``, else the platform's folder for state."""
    return _home() or _platform("user_state_path")


def _home() -> Path | None:
    home = os.environ.get("FACTCHECK_HOME")
    return Path(home).expanduser() if home else None


def _platform(name: str) -> Path:
    import platformdirs  # only when nobody said where

    path: Path = getattr(platformdirs, name)(APP, appauthor=False)
    return path


def write_whole(path: Path, text: str) -> bool:
    """Write a file in one step, so that a crash leaves the old or the new one; False when it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError:
        return False
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        return False
    return True
