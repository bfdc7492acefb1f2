"""What somebody typed, pasted or dragged into the terminal, as files to add. No widget in here."""

from __future__ import annotations

import hashlib
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

from factcheck.tui.home import state_folder, write_whole

LONGEST = 4000
"""Characters that a list of paths has at most; what is longer is an article."""


def paths_in(text: str) -> list[Path]:
    """The files and folders that a text names, one a line or several on a line as a shell has them; [] when it is none.

    A terminal gives a file that is dragged into it as a path, in quotes or with backslashes, or as a file: address.
    """
    text = text.strip()
    if not text or len(text) > LONGEST:
        return []
    found: list[Path] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        whole = _path(line)
        if whole is not None:
            found.append(whole)
            continue
        try:
            named = [_path(word) for word in shlex.split(line)]
        except ValueError:  # a quote that is not closed
            return []
        if not all(named):
            return []
        found += [path for path in named if path is not None]
    return found


def _path(word: str) -> Path | None:
    try:
        if word.startswith("file:"):
            word = unquote(urlsplit(word).path)
        path = Path(word).expanduser()
        return path if path.exists() else None
    except (OSError, ValueError, RuntimeError):  # too long for a name, or no name at all
        return None


def kept_text(text: str) -> Path | None:
    """A file that holds a pasted article, named after its text; None when it cannot be written."""
    text = text.strip() + "\n"
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    path = state_folder() / "pasted" / f"{mark}.txt"
    written = write_whole(path, text.encode("utf-8", "replace").decode())
    return path if written else None
