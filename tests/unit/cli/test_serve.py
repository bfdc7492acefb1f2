"""``factcheck serve``: what it refuses before it listens, and whom it lets in."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from tests.unit.cli.conftest import Run


def test_names_that_nobody_can_guess_are_asked_for(factcheck: Run) -> None:
    result = factcheck("serve", "--host", "0.0.0.0")  # noqa: S104 (refused)
    assert result.code == 2
    assert "--public-url" in result.err
    both = factcheck("serve", "--story", "s-1", "a.txt")
    assert both.code == 2
    assert "not both" in both.err


def test_without_the_extra_it_says_how_to_get_it(factcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def lacking(name: str, *more: Any) -> Any:
        if name == "factcheck.cli.serving":
            raise ModuleNotFoundError(name="textual_serve")
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", lacking)
    result = factcheck("serve")
    assert result.code == 2
    assert "pip install 'newsdesk-factcheck[serve]'" in result.err


@pytest.mark.parametrize(
    ("host", "origin", "wanted"),
    [
        ("127.0.0.1:8000", None, True),
        ("localhost:8000", "http://127.0.0.1:8000", True),
        ("LOCALHOST:8000", "http://localhost:8000", True),
        ("127.0.0.1:8000", "http://127.0.0.1:9000", False),
        ("127.0.0.1:8000", "http://localhost:8000.evil.example", False),
        ("127.0.0.1:8000", "null", False),
        ("127.0.0.1:8000", "", False),
        ("evil.example:8000", None, False),
        ("evil.example:8000", "http://evil.example:8000", False),
        (None, None, False),
    ],
)
def test_only_pages_it_served_come_in(host: str | None, origin: str | None, wanted: bool) -> None:
    serving = pytest.importorskip("factcheck.cli.serving", reason="the extra [serve] is not installed")
    assert serving.DeskServer("true", "127.0.0.1", 8000).allowed(host, origin) is wanted


def test_the_name_that_browsers_use_comes_in() -> None:
    serving = pytest.importorskip("factcheck.cli.serving", reason="the extra [serve] is not installed")
    server = serving.DeskServer("true", "0.0.0.0", 8000, public_url="https://desk.example")  # noqa: S104
    assert server.allowed("desk.example", "https://desk.example")
    assert not server.allowed("localhost:8000", None)
