from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from factcheck.notes.writing import write


def test_a_new_file_is_the_owners_alone_and_byte_for_byte(tmp_path: Path) -> None:
    path = write(tmp_path / "notes.csv", "a\r\nb “c”\n")
    assert path.read_bytes() == "a\r\nb “c”\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        write(path, "theirs")
    assert path.read_text() == "mine"
    write(path, "theirs", overwrite=True)
    assert path.read_text() == "theirs"


def test_a_failed_write_leaves_the_old_file_and_no_half_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notes.md"
    path.write_text("mine")

    def full(handle: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        write(path, "theirs", overwrite=True)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]
