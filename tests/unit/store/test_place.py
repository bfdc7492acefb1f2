from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.store import Store, StoreError, locate

ALL = {"FACTCHECK_DB": "/x/mine.db", "FACTCHECK_HOME": "/home/desk"}


def test_what_is_given_goes_first() -> None:
    assert locate("here.db", ALL) == Path("here.db")


def test_then_the_variable_for_the_file() -> None:
    assert locate(None, ALL) == Path("/x/mine.db")


def test_then_the_variable_for_the_folder() -> None:
    assert locate(None, {"FACTCHECK_HOME": "/home/desk", "FACTCHECK_DB": ""}) == Path("/home/desk/factcheck.db")


def test_then_the_platforms_data_folder() -> None:
    place = locate(None, {})
    assert place.name == "factcheck.db"
    assert place.parent.name == "factcheck"
    assert place.is_absolute()


def test_only_the_folder_of_the_usual_place_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named, home = tmp_path / "typo" / "mine.db", tmp_path / "new" / "home"
    monkeypatch.setenv("FACTCHECK_HOME", str(home))
    with pytest.raises(StoreError, match=r"there is no folder .*typo") as refused:
        Store(named)
    assert "--db" in refused.value.remedy
    monkeypatch.setenv("FACTCHECK_DB", str(named))
    with pytest.raises(StoreError, match="there is no folder"):
        Store()
    assert not named.parent.exists()
    monkeypatch.delenv("FACTCHECK_DB")
    Store().close()
    assert (home / "factcheck.db").is_file()
