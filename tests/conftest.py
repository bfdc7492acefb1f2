"""What every test starts from: no settings of the person who runs it, and a home of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A developer's machine and CI look at the same examples, and a busy machine is no failure.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")

_SETTINGS = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "EDITOR", "VISUAL", "PYTHONHASHSEED")
_PREFIXES = ("FACTCHECK_", "TEXTUAL")
_SHARED = os.environ.get("FACTCHECK_SHARED")


@pytest.fixture(autouse=True)
def isolation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the environment reaches a test, and the store is a file of its own."""
    for name in list(os.environ):
        if name in _SETTINGS or (name.startswith(_PREFIXES) and name != "FACTCHECK_SHARED"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("FACTCHECK_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and labelled data, which is not part of the project."""
    if not _SHARED:
        pytest.skip("FACTCHECK_SHARED does not name the folder with the real articles")
    folder = Path(_SHARED)
    assert (folder / "seeds").is_dir(), f"FACTCHECK_SHARED={folder} has no seeds folder"
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The sample reports that come with the project."""
    return Path(__file__).parent.parent / "seeds"
