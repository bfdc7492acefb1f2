"""Files written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from factcheck.desk.views import DeskError


def publish(path: Path, fill: Callable[[Path], None], *, overwrite: bool = False) -> Path:
    """Have a file filled under another name beside the path, then give it its name in one step.

    Whatever goes wrong on the way, what stood there before stands there still. Only the owner may read a new file; one
    that is replaced keeps its permissions. Raises ``DeskError`` when there is no such folder, when the file is there and
    not to be replaced, and when it cannot be written.
    """
    target = path.resolve()  # a link is written through, not replaced
    if target.is_dir():
        raise DeskError(f"{path} is a folder", "name a file in it")
    if not target.parent.is_dir():
        raise DeskError(f"{path} cannot be written: the folder {target.parent} is not there", "make it first")
    if target.exists() and not overwrite:
        raise _taken(path)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        os.close(handle)
        part = Path(name)
        try:
            fill(part)
            _settle(part)
            _name(part, target, overwrite)
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise DeskError(f"{path} cannot be written: {said}", "nothing was changed; write to another place") from error
    return path


def _taken(path: Path) -> DeskError:
    return DeskError(f"{path} is there already", "name another file, or move that one away")


def _settle(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _name(part: Path, target: Path, overwrite: bool) -> None:  # noqa: FBT001 - passed on from the public option
    if overwrite:
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
        return
    try:
        os.link(part, target)  # unlike a rename, this fails when somebody else was first
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if target.exists():
            raise FileExistsError(target) from None
        part.replace(target)
