from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.desk import DeskError, check, read
from factcheck.model import Article


def test_a_check_leaves_no_store(simple: None, files: list[Path], tmp_path: Path) -> None:
    articles = read(files)
    comparison = check(articles, draft=1)
    assert [article.path for article in articles] == [str(path) for path in files]
    assert comparison.draft == comparison.arguments[1]
    assert len(check(files).findings) == len(comparison.findings) == 3
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("as_articles", [False, True])
def test_a_file_given_twice_is_refused(files: list[Path], as_articles: bool) -> None:
    twice = [files[0], files[0].parent / "." / "a.txt"]
    with pytest.raises(DeskError, match=r"a\.txt is given twice"):
        check([Article.read(path) for path in twice] if as_articles else twice)


def test_metadata_by_hand_is_for_one_file(files: list[Path]) -> None:
    assert read(files[:1], publisher="The Ledger")[0].publisher == "The Ledger"
    with pytest.raises(DeskError, match="2 files were given with"):
        read(files, publisher="The Ledger")


def test_a_check_pays_for_no_store_and_no_interface() -> None:
    code = "import sys; from factcheck.desk import check, read, DeskError; print(sorted(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "factcheck.desk.checking" in out
    assert not any(f"'{name}'" in out for name in ("sqlite_utils", "sqlite3", "textual", "factcheck.store", "click"))
