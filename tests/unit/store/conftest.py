"""A store in a file of its own, short articles to put into it, and other sessions that work on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest

from factcheck.model import Article
from factcheck.store import Store
from factcheck.store.records import Source

_ROOT = Path(__file__).parents[3]


def source(name: str, text: str, **given: str) -> Source:
    """An article as intake would hand it over."""
    stated: dict[str, Any] = dict(given)
    return Source(f"/desk/{name}", Article(text=text, title=f"Report {name}", path=name, **stated), given)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "store.db")
    yield store
    store.close()


@pytest.fixture
def story(store: Store) -> str:
    """A story of two articles."""
    found, _ = store.stories.open([source("a.txt", "Four died."), source("b.txt", "Five died.")], "The fire", "Ann")
    return found


@pytest.fixture
def make_source() -> Callable[..., Source]:
    """Gives an article as intake would."""
    return source


@pytest.fixture
def session() -> Iterator[Callable[..., Popen[str]]]:
    """Starts another process that runs a few lines; ended with the test whatever happens."""
    running: list[Popen[str]] = []

    def start(code: str, *arguments: str) -> Popen[str]:
        environ = os.environ | {"PYTHONPATH": os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])}
        command = [sys.executable, "-c", code, *arguments]
        running.append(Popen(command, env=environ, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True))
        return running[-1]

    yield start
    for each in running:
        each.kill()
        each.communicate()
