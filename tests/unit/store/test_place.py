from __future__ import annotations

from pathlib import Path

from factcheck.store import locate

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
