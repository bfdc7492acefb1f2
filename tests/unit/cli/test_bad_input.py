"""Each bad input: one clear line that names the file and the remedy, exit code 2, nothing written."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .conftest import Run

Make = Callable[[Path], list[Path]]


def missing(folder: Path) -> list[Path]:
    return [folder / "bad.txt"]


def no_articles(folder: Path) -> list[Path]:
    (folder / "bad").mkdir()
    return [folder / "bad"]


def empty(folder: Path) -> list[Path]:
    (folder / "bad.txt").write_bytes(b"")
    return [folder / "bad.txt"]


def only_space(folder: Path) -> list[Path]:
    (folder / "bad.txt").write_bytes(b"\xef\xbb\xbf \r\n\t\n")
    return [folder / "bad.txt"]


def binary(folder: Path) -> list[Path]:
    (folder / "bad.txt").write_bytes(b"\x7fELF" + hashlib.sha256(b"noise").digest() * 100)
    return [folder / "bad.txt"]


def picture(folder: Path) -> list[Path]:
    (folder / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return [folder / "bad.png"]


def unknown_encoding(folder: Path) -> list[Path]:
    (folder / "bad.txt").write_bytes(b"\x81\x8d\x8f\x90\x9d caf\xe9 \x81\x8d" * 50)
    return [folder / "bad.txt"]


def huge(folder: Path) -> list[Path]:
    (folder / "bad.txt").write_bytes(b"The ferry burned on Monday. " * 750_000)
    return [folder / "bad.txt"]


def twice(folder: Path) -> list[Path]:
    path = folder / "bad.txt"
    path.write_text("Fire\n\nFive people were killed.\n", encoding="utf-8")
    return [path, folder / "." / "bad.txt"]


def broken_word(folder: Path) -> list[Path]:
    (folder / "bad.docx").write_bytes(b"PK\x03\x04" + bytes(200))
    return [folder / "bad.docx"]


def a_folder_in_a_files_name(folder: Path) -> list[Path]:
    (folder / "plain").write_text("x")
    return [folder / "plain" / "bad.txt"]


@pytest.mark.parametrize(
    "make",
    [
        missing, no_articles, empty, only_space, binary, picture, unknown_encoding, huge, twice, broken_word,
        a_folder_in_a_files_name,
    ],
    ids=lambda make: make.__name__,
)  # fmt: skip
@pytest.mark.parametrize("command", ["check", "open", "add", "gate"])
def test_one_line_and_exit_code_2(factcheck: Run, tmp_path: Path, make: Make, command: str) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    paths = make(folder)
    good = folder / "good.txt"
    good.write_text("Good news\n\nNobody was hurt on Tuesday.\n", encoding="utf-8")
    result = factcheck(command, good, *paths)
    assert result.code == 2
    assert "bad" in result.line
    assert "; " in result.line  # what is wrong; what to do about it
    assert result.out == ""
    assert factcheck("stories").out == ""


@pytest.mark.parametrize("name", ["new\nline.txt", "red\x1b[31m.txt", "bidi\u202egnp.txt"])
def test_a_hostile_file_name_steers_nothing(factcheck: Run, tmp_path: Path, name: str) -> None:
    result = factcheck("check", tmp_path / name)
    assert result.code == 2
    assert not {"\x1b", "\u202e"} & set(result.line)


def test_an_article_in_the_stores_place_is_left_as_it_is(factcheck: Run, reports: tuple[Path, Path]) -> None:
    before = reports[0].read_bytes()
    for args in (("--db", reports[0], "open", reports[1]), ("open", reports[1], "--db", reports[0])):
        result = factcheck(*args)
        assert result.code == 2
        assert "morning.txt" in result.line
        assert "--db" in result.line
    assert reports[0].read_bytes() == before


def test_a_store_of_a_newer_version_is_refused_untouched(
    factcheck: Run, reports: tuple[Path, Path], tmp_path: Path
) -> None:
    db = tmp_path / "newer.db"
    assert factcheck("--db", db, "open", *reports).code == 0
    with sqlite3.connect(db) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"PRAGMA user_version = {version + 1000}")
    connection.close()
    before = db.read_bytes()
    result = factcheck("--db", db, "stories")
    assert result.code == 2
    assert "newer" in result.line
    assert db.read_bytes() == before


@pytest.fixture
def unwritable(tmp_path: Path) -> Iterator[Path]:
    """A folder where nothing can be made; permissions hold nobody who runs this as root, but /proc does."""
    if os.geteuid() == 0:
        yield Path("/proc")
        return
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    yield locked
    locked.chmod(0o700)


def test_a_read_only_folder(factcheck: Run, reports: tuple[Path, Path], unwritable: Path) -> None:
    kept = factcheck("--db", unwritable / "factcheck.db", "open", *reports)
    written = factcheck("check", *reports, "-o", unwritable / "result.txt")
    for result in (kept, written):
        assert result.code == 2
        assert str(unwritable) in result.line
        assert result.out == ""


def test_a_file_where_a_folder_should_be(factcheck: Run, reports: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    result = factcheck("--db", tmp_path / "plain" / "factcheck.db", "open", *reports)
    assert result.code == 2
    assert "plain" in result.line
