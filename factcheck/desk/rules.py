"""The word lists in force: the package's own, under the desk's rules file if there is one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from factcheck.desk.views import DeskError
from factcheck.lexicon import Lexicon, builtin

AnyPath: TypeAlias = str | os.PathLike[str]

NAME = "rules.toml"
VARIABLE = "FACTCHECK_RULES"


def word_lists(rules: AnyPath | None = None) -> Lexicon:
    """The word lists under a rules file: the one given, else ``FACTCHECK_RULES``, else ``rules.toml`` in the config folder.

    The config folder is ``FACTCHECK_HOME`` or the platform's; a file that is not there is none. Raises ``DeskError`` for
    one that was named and cannot be read, and for a mistake in it, with file and line.
    """
    named = rules or os.environ.get(VARIABLE)
    path = Path(named).expanduser() if named else _config_folder() / NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        if not named:
            return builtin()
        raise DeskError(f"{path}: there is no such file", "name the file with your rules") from error
    except UnicodeDecodeError as error:
        raise DeskError(f"{path}: is not UTF-8 text", "save it as UTF-8") from error
    except (OSError, ValueError) as error:
        said = (getattr(error, "strerror", None) or str(error)).lower()
        raise DeskError(f"{path}: cannot be read: {said}", "name a file that can be read") from error
    return _read(str(path), text)


def mark(lexicon: Lexicon) -> str:
    """What tells apart two sets of word lists; empty for the package's own."""
    return repr(sorted(lexicon.extra.items())) if lexicon.extra else ""


@lru_cache(maxsize=8)
def _read(path: str, text: str) -> Lexicon:
    """The same text gives the same lists, so that what is compiled from them is kept."""
    from factcheck.lexicon.rules import RulesError, parse

    try:
        added = parse(text)
    except RulesError as error:
        raise DeskError(f"{path}, line {error.line}: {error.problem}", error.remedy) from error
    _refuse_unknown(path, text, added.get("ignore", {}))
    return Lexicon(added) if added else builtin()


def _refuse_unknown(path: str, text: str, ignored: dict[str, list[str]]) -> None:
    """A misspelt kind, reason or check would be ignored in silence for ever."""
    from factcheck.comparison.checks import KINDS
    from factcheck.facts import all_kinds
    from factcheck.facts.kind import REASONS
    from factcheck.lexicon.rules import line_of

    known: dict[str, Iterable[str]] = {
        "kinds": [kind.name for kind in all_kinds()],
        "reasons": REASONS,
        "checks": KINDS,
    }
    for key, names in known.items():
        for name in ignored.get(key, ()):
            if name not in names:
                line = line_of(text, "ignore", key, name)
                raise DeskError(
                    f"{path}, line {line}: no {key.removesuffix('s')} is called {name!r}",
                    f"the {key} are {', '.join(sorted(names))}",
                )


def _config_folder() -> Path:
    home = os.environ.get("FACTCHECK_HOME")
    if home:
        return Path(home).expanduser()
    from platformdirs import user_config_path  # only when nobody said where

    return user_config_path("factcheck", appauthor=False)
