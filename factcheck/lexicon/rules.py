"""A desk's own rules: one TOML file with the words, titles and aliases it uses and what it does not want to see.

The file is read at the edge; here its text becomes additions to the word lists, or an error that names the line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Additions = dict[str, dict[str, Any]]
"""What a desk adds, by the name of the word list."""

_TABLES = ("synonyms", "trends", "degrees", "roles", "aliases", "ignore")
_TREND_KEYS = ("words", "part", "direction", "degree")
_ALIAS_KEYS = ("name", "also")
_IGNORE_KEYS = ("phrases", "kinds", "reasons", "checks")
_MOST = 200_000  # characters: more is not a list that people wrote


class RulesError(ValueError):
    """What is wrong with a desk's rules: the line (from 1), the problem and what to do."""

    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(f"line {line}: {problem}: {remedy}")
        self.line = line
        self.problem = problem
        self.remedy = remedy


def parse(text: str) -> Additions:
    """The additions to the word lists that a rules file makes; none for an empty file. Raises ``RulesError``."""
    if len(text) > _MOST:
        raise RulesError(1, f"the file has more than {_MOST:,} characters", "keep only the desk's own words in it")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(error, text) from error
    where = _Places(text)
    for name in table:
        if name not in _TABLES:
            raise RulesError(where.line(name), f"there is no table {name!r}", f"the tables are {', '.join(_TABLES)}")
    out: Additions = {}
    for name, read in _READERS.items():
        if name in table:
            read(table[name], where, out)
    return out


def line_of(text: str, table: str, key: str, item: str) -> int:
    """The line (from 1) on which an entry of a rules file stands."""
    return _Places(text).line(table, key, item=item)


def _syntax(error: tomllib.TOMLDecodeError, text: str) -> RulesError:
    found = re.search(r"\(at (?:line (\d+), column \d+|end of document)\)", str(error))
    line = int(found[1]) if found and found[1] else text.count("\n") + 1
    problem = re.sub(r"\s*\(at [^)]*\)$", "", str(error)).rstrip(".")
    problem = problem[:1].lower() + problem[1:]
    return RulesError(line, problem, 'write it as TOML: key = "value", key = ["one", "two"]')


class _Places:
    """Finds the lines of tables, keys and entries in the text of a TOML file."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    def line(self, table: str, key: str = "", *, number: int = 0, item: str = "") -> int:
        """The line of an entry ``item`` of a key of a table, the ``number``-th of that name; of as much of it as is found."""
        at = self._find(
            re.compile(rf"\s*(?:\[\[?\s*\"?{re.escape(table)}\"?[\].\s]|\"?{re.escape(table)}\"?\s*[.=])"), 0, number
        )
        if at is None:
            return 1
        if key:
            at = self._find(re.compile(rf".*?(?<![\w-])\"?{re.escape(key)}\"?\s*="), at) or at
        if item:
            at = next((n for n in range(at, len(self._lines)) if item in self._lines[n]), at)
        return at + 1

    def _find(self, pattern: re.Pattern[str], start: int, number: int = 0) -> int | None:
        for at in range(start, len(self._lines)):
            if pattern.match(self._lines[at]):
                if number == 0:
                    return at
                number -= 1
        return None


def _strings(value: object, what: str, line: Callable[[str], int]) -> list[str]:
    """The value as a list of words, or an error."""
    if not isinstance(value, list):
        raise RulesError(
            line(""), f"{what} must be a list of words", f'write {re.split("[ .]", what)[-1]} = ["one", "two"]'
        )
    for item in value:
        if not isinstance(item, str) or not item.strip():
            shown = item if isinstance(item, str) else repr(item)
            raise RulesError(line(str(item)), f"{what} holds {shown!r}, which is no word", "put words in quotes")
    return [" ".join(item.split()) for item in value]


def _entries(value: object, name: str, where: _Places, keys: Sequence[str]) -> list[Mapping[str, Any]]:
    """The tables of an array of tables, each with known keys only."""
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise RulesError(where.line(name), f"{name} must be tables of their own", f"begin each with [[{name}]]")
    for number, entry in enumerate(value):
        for key in entry:
            if key not in keys:
                line = where.line(name, key, number=number)
                raise RulesError(line, f"{name} has no key {key!r}", f"the keys are {', '.join(keys)}")
    return value


def _choice(entry: Mapping[str, Any], key: str, choices: Sequence[str], name: str, line: int) -> str:
    value = entry.get(key, choices[0])
    if value not in choices:
        named = ", ".join(choices)
        raise RulesError(line, f"{name}.{key} is {value!r}", f"write one of {named}")
    return str(value)


def _needed(entry: Mapping[str, Any], key: str, name: str, where: _Places, number: int) -> object:
    if key not in entry:
        raise RulesError(where.line(name, number=number), f"[[{name}]] has no {key}", f"add {key} = …")
    return entry[key]


def _synonyms(value: object, where: _Places, out: Additions) -> None:
    problem = "synonyms must be rows of words"
    remedy = 'write synonyms = [["rig", "platform"]]'
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise RulesError(where.line("synonyms"), problem, remedy)
    rows = []
    for row in value:
        words = _strings(row, "a row of synonyms", lambda item: where.line("synonyms", item=item))
        line = where.line("synonyms", item=words[0] if words else "")
        if len(words) < 2:
            raise RulesError(line, "a row of synonyms has fewer than two words", remedy)
        several = next((word for word in words if not re.fullmatch(r"[^\W\d_]+", word)), None)
        if several is not None:
            raise RulesError(
                where.line("synonyms", item=several), f"the synonym {several!r} is not one word", "give single words"
            )
        rows.append(words)
    out["synonyms"] = {"desk": rows}


def _trends(value: object, where: _Places, out: Additions) -> None:
    for number, entry in enumerate(_entries(value, "trends", where, _TREND_KEYS)):

        def line(key: str, item: str = "", number: int = number) -> int:
            return where.line("trends", key, number=number, item=item)

        given = _needed(entry, "words", "trends", where, number)
        words = [word.lower() for word in _strings(given, "trends.words", lambda item: line("words", item))]
        _needed(entry, "direction", "trends", where, number)
        way = _choice(entry, "direction", ("up", "down"), "trends", line("direction"))
        part = _choice(entry, "part", ("verb", "noun"), "trends", line("part"))
        strength = _choice(entry, "degree", ("plain", "sharp"), "trends", line("degree"))
        lists = out.setdefault("trends", {}).setdefault(f"{part}s", {}).setdefault(way, {})
        lists.setdefault(strength, []).extend(words)


def _degrees(value: object, where: _Places, out: Additions) -> None:
    if not isinstance(value, dict):
        raise RulesError(where.line("degrees"), "degrees must be a table", 'write [degrees] and small = ["…"]')
    for key, words in value.items():
        if key not in ("small", "large"):
            raise RulesError(where.line("degrees", key), f"degrees has no key {key!r}", "the keys are small, large")
        read = _strings(words, f"degrees.{key}", lambda item, key=key: where.line("degrees", key, item=item))  # type: ignore[misc]
        out.setdefault("trends", {}).setdefault("degrees", {})[key] = [word.lower() for word in read]


def _roles(value: object, where: _Places, out: Additions) -> None:
    titles: dict[str, list[str]] = {"heads": [], "roles": [], "modifiers": []}
    for title in _strings(value, "roles", lambda item: where.line("roles", item=item)):
        *before, head = title.lower().split()
        titles["heads"].append(head)
        titles["roles"].append(head)
        titles["modifiers"].extend(before)
    out["titles"] = dict(titles)


def _aliases(value: object, where: _Places, out: Additions) -> None:
    rows = []
    for number, entry in enumerate(_entries(value, "aliases", where, _ALIAS_KEYS)):
        name = _needed(entry, "name", "aliases", where, number)
        if not isinstance(name, str) or not name.strip():
            raise RulesError(
                where.line("aliases", "name", number=number), "aliases.name is no word", 'write name = "…"'
            )
        also = _strings(
            _needed(entry, "also", "aliases", where, number),
            "aliases.also",
            lambda item, number=number: where.line("aliases", "also", number=number, item=item),  # type: ignore[misc]
        )
        rows.append(
            {"names": [name, *_forms(name)], "places": [form for other in also for form in (other, *_forms(other))]}
        )
    out["precedents"] = {"aliases": rows}


def _forms(name: str) -> list[str]:
    """The name as a text may have it: without "the", and its capitalised part ("November 2015" of … attacks)."""
    bare = name.removeprefix("the ").removeprefix("The ")
    capital = re.match(r"(?:[A-Z0-9][\w'/-]*\s?)+", bare)
    return [form for form in dict.fromkeys((bare, capital.group().strip() if capital else bare)) if form != name]


def _ignore(value: object, where: _Places, out: Additions) -> None:
    if not isinstance(value, dict):
        raise RulesError(where.line("ignore"), "ignore must be a table", 'write [ignore] and phrases = ["…"]')
    found: dict[str, Any] = {}
    for key, words in value.items():
        if key not in _IGNORE_KEYS:
            line = where.line("ignore", key)
            raise RulesError(line, f"ignore has no key {key!r}", f"the keys are {', '.join(_IGNORE_KEYS)}")
        found[key] = _strings(words, f"ignore.{key}", lambda item, key=key: where.line("ignore", key, item=item))  # type: ignore[misc]
    out["ignore"] = found


_READERS: dict[str, Callable[[object, _Places, Additions], None]] = {
    "synonyms": _synonyms,
    "trends": _trends,
    "degrees": _degrees,
    "roles": _roles,
    "aliases": _aliases,
    "ignore": _ignore,
}
