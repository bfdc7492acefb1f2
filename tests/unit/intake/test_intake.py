from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from factcheck import intake
from factcheck.intake import UnreadableArticle, read, read_all
from factcheck.intake import _added as added_formats
from factcheck.model import Article

WORDS = (
    "River floods forty homes\n\nThe river burst its banks on Monday night, and forty homes were flooded, they said.\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text("Published: 5 April 2017, 10:58 BST\n\n" + WORDS, encoding="utf-8")
    return file


def test_what_the_text_gives_away(report: Path) -> None:
    article = read(report)[0]
    assert article.title == "River floods forty homes"
    assert article.published is not None
    assert article.published.isoformat() == "2017-04-05T10:58:00+01:00"
    assert article.published_why is not None
    assert article.published_why.startswith("time line")
    assert article.path == str(report)


def test_what_is_given_wins(report: Path) -> None:
    article = read(report, publisher="The Post", published="2020-01-02", url="https://example.org", title="Other")[0]
    assert (article.publisher, article.url, article.title) == ("The Post", "https://example.org", "Other")
    assert (article.published, article.published_why) == (datetime(2020, 1, 2), "as given")
    assert read(report, published=date(2020, 1, 2))[0].published == datetime(2020, 1, 2)


def test_a_date_given_that_is_none(report: Path) -> None:
    with pytest.raises(UnreadableArticle, match="publication date given"):
        read(report, published="some day")


def test_the_noun_reads_itself(report: Path) -> None:
    assert Article.read(report).text == read(report)[0].text


@pytest.mark.parametrize("name", ["copy", "copy.news", "copy.TXT"])
def test_other_suffixes_are_read_as_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(WORDS, encoding="utf-8")
    assert read(tmp_path / name)[0].text == WORDS


def test_folders_stand_for_their_article_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "gold.json", ".hidden.txt"):
        (tmp_path / name).write_text(WORDS, encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    other = tmp_path / "other.txt"
    other.write_text(WORDS, encoding="utf-8")
    found = read_all([other, tmp_path])
    assert [Path(article.path or "").name for article in found] == ["other.txt", "a.md", "b.txt", "other.txt"]


def error_of(path: Path) -> UnreadableArticle:
    with pytest.raises(UnreadableArticle) as caught:
        read_all([path])
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    assert caught.value.remedy in message
    return caught.value


def test_missing_file(tmp_path: Path) -> None:
    assert "no such file" in error_of(tmp_path / "nothing.txt").problem


def test_folder_without_articles(tmp_path: Path) -> None:
    assert "no article files" in error_of(tmp_path).problem


def test_folder_where_a_file_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticle, match="folder"):
        read(tmp_path)


def test_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert "empty" in error_of(tmp_path / "a.txt").problem


def test_twenty_megabytes_of_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words \n" * 3_000_000)
    problem = error_of(tmp_path / "a.txt").problem
    assert "21.0 MB" in problem
    assert "10 MB" in problem


def test_formats_that_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    assert ".pdf" in error_of(tmp_path / "a.pdf").problem


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file")
def test_no_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in error_of(tmp_path / "a.txt").problem


def test_permission_and_disk_errors_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    for error, told in ((PermissionError(13, "no"), "permission"), (OSError(5, "Input/output error"), "Input/output")):

        def fail(*_: object, error: OSError = error) -> None:
            raise error

        with monkeypatch.context() as patched:
            patched.setattr(Path, "open", fail)
            assert told in error_of(tmp_path / "a.txt").problem


def test_control_characters_in_a_name_stay_on_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticle) as caught:
        read(tmp_path / "a\nb\x1b[31m.txt")
    assert "\n" not in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_other_distributions_add_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        name = "wire"
        value = "elsewhere:read"

        def load(self) -> intake.Reader:
            return lambda path, data: [Article(text=data.decode().upper(), path=str(path))]

    monkeypatch.setattr(intake, "entry_points", lambda group: [Point()] if group == "factcheck.intake" else [])
    added_formats.cache_clear()
    try:
        assert ".wire" in intake.suffixes()
        (tmp_path / "a.wire").write_text("the river rose", encoding="utf-8")
        assert read_all([tmp_path])[0].text == "THE RIVER ROSE"
    finally:
        added_formats.cache_clear()


def test_heavy_readers_are_loaded_when_they_are_needed(report: Path) -> None:
    code = (
        "import sys; from factcheck import intake; intake.read(sys.argv[1]); "
        "print(sorted(m for m in ('docx', 'trafilatura', 'lxml', 'textual') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(report)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
