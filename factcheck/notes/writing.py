"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write(path: str | os.PathLike[str], text: str, *, overwrite: bool = False) -> Path:
    """Write UTF-8 text to a new file, readable by its owner alone; an old one stays whole until the new one is.

    Raises ``FileExistsError`` for a file that is there, unless ``overwrite``, and ``OSError`` as the system does.
    """
    target = Path(path)
    if target.exists() and not overwrite:
        raise FileExistsError(target)
    if target.exists() and not target.is_file():
        # /dev/stdout and the like cannot be replaced by a file.
        target.write_text(text, encoding="utf-8", newline="")
        return target
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return target
