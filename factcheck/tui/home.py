"""Where the desk keeps what is not the story: its settings, its keys, and where one was. No widget in here."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

APP = "factcheck"
SETTINGS = "desk.json"


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


def read_settings() -> dict[str, Any]:
    """The settings of the desk that hold for every story."""
    return read_json(state_folder() / SETTINGS)


def keep_setting(name: str, value: str) -> bool:
    """Keep one setting of the desk beside the others; False when it cannot be written."""
    return write_whole(
        state_folder() / SETTINGS, json.dumps({**read_settings(), name: value}, indent=1, sort_keys=True)
    )


def read_json(path: Path) -> dict[str, Any]:
    """What a file of ours holds; nothing when it is not there, or cannot be read."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


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
