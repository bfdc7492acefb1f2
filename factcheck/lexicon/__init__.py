"""Word lists as data files (TOML, beside this module) and their one loader.

A list says what general English news wording means (British and American): never phrases of one text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache, wraps
from importlib.resources import files
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The word lists in force: the package's own, under a desk's own additions.

    Instances compare by identity, so that what is compiled from one can be cached under it.
    """

    extra: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def table(self, name: str) -> Mapping[str, Any]:
        """The list of that name (the file ``<name>.toml``), with the desk's additions merged in.

        Raises ``FileNotFoundError`` when the package has no such list.
        """
        shipped = _shipped(name)
        added = self.extra.get(name)
        return merge(shipped, added) if added else shipped


def merge(base: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Tables merged key by key; lists joined without repeats; a single value of ``added`` replaces."""
    out = dict(base)
    for key, value in added.items():
        old = out.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            out[key] = merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            out[key] = old + [item for item in value if item not in old]
        else:
            out[key] = value
    return out


@cache
def _shipped(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def builtin() -> Lexicon:
    """The package's own word lists."""
    return Lexicon()


_IN_FORCE: ContextVar[Lexicon | None] = ContextVar("the word lists in force", default=None)


def in_force() -> Lexicon:
    """The word lists of the comparison that is running; the package's own outside of one."""
    return _IN_FORCE.get() or builtin()


@contextmanager
def using(lexicon: Lexicon) -> Iterator[None]:
    """Put word lists in force for what is called inside, in this thread."""
    token = _IN_FORCE.set(lexicon)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def remembered(maxsize: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Remember what a function gave for its arguments, apart for each set of word lists in force."""

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(maxsize=maxsize)
        def kept(lexicon: Lexicon, *args: P.args, **kwargs: P.kwargs) -> R:
            del lexicon
            return function(*args, **kwargs)

        @wraps(function)
        def called(*args: P.args, **kwargs: P.kwargs) -> R:
            return kept(in_force(), *args, **kwargs)  # type: ignore[arg-type]

        return called

    return wrap
