"""Word lists as data files (TOML, beside this module) and their one loader.

A list says what general English news wording means (British and American): never phrases of one text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any


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
