"""Runs a command line in this process and keeps what it said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.cli import run


@dataclass(frozen=True, slots=True)
class Outcome:
    """The exit code, stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The one line of message that there is."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


Run = Callable[..., Outcome]


@pytest.fixture
def factcheck(capsys: pytest.CaptureFixture[str]) -> Run:
    """``factcheck("check", path, …)``: what came of it."""

    def called(*args: str | Path) -> Outcome:
        capsys.readouterr()
        code = run([str(arg) for arg in args])
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return called


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    """Two reports that are at odds: five hurt against seven, and a rise against a fall."""
    folder = tmp_path / "reports"
    folder.mkdir()
    morning, evening = folder / "morning.txt", folder / "evening.txt"
    morning.write_text(
        "---\ntitle: Five killed in Oban ferry fire\npublisher: The Oban Post\npublished: 2026-05-04T10:00:00+01:00\n---\n"
        "Five killed in Oban ferry fire\n\nFive people were killed in a fire on a ferry off Oban on Monday.\n\n"
        "Burglaries in Oban rose last year, police said.\n",
        encoding="utf-8",
    )
    evening.write_text(
        "---\ntitle: Seven killed in Oban ferry fire\npublisher: Evening Argyll\npublished: 2026-05-04T18:00:00+01:00\n---\n"
        "Seven killed in Oban ferry fire\n\nSeven people were killed in a fire on a ferry off Oban on Monday.\n\n"
        "Burglaries in Oban fell last year, police said.\n",
        encoding="utf-8",
    )
    return morning, evening
