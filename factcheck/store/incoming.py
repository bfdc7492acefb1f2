"""A packed story from outside is looked at whole before any of it is taken in: every part of the sort it has to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from factcheck.model import Decision
from factcheck.store.errors import StoreError
from factcheck.store.history import DECIDED, NOTE
from factcheck.store.values import article_of, dump

_STORY = re.compile(r"s-[0-9a-f]{12,64}")
_UID = re.compile(r"[0-9a-f]{32}")
_SHA = re.compile(r"[0-9a-f]{64}")
_ACTS = ("open", "add", "draft", "state", "decide", "note", "reattach", "import", "undo", "redo")
_DECISION = ("why", "who", "when")
_NOTE = ("target", "text", "source", "who", "when")
_ANCHOR = {"article": str, "sha256": str, "start": int, "end": int, "exact": str, "prefix": str, "suffix": str}
_ABOUT = {"kind": str, "reason": str, "judgement": str}
_OPTIONAL = ("title", "publisher", "published", "updated", "url", "author", "path", "published_why")
_SCHEMA = 1


class _OddError(Exception):
    """Some part is not what it has to be; says which."""


def check(value: object) -> dict[str, Any]:
    """The value, once it is known to be a packed story. Raises ``StoreError`` that names the part that is not right."""
    try:
        packed = _map(value, "the file")
        if packed.get("factcheck") != "story":
            raise StoreError("this file holds no story", "give a file that factcheck story export made")
        if isinstance(packed.get("schema"), int) and packed["schema"] > _SCHEMA:
            raise StoreError("this file was made by a newer factcheck", "install the newer factcheck")
        _story(_map(packed.get("story"), "story"))
        for number, article in enumerate(_list(packed.get("articles"), "articles"), start=1):
            _article(_map(article, f"article {number}"), f"article {number}")
        numbers = [article["number"] for article in packed["articles"]]
        _need(len(set(numbers)) == len(numbers) > 0, "articles")
        for key in _list(packed.get("openings"), "openings"):
            _match(key, _SHA, "openings")
        for number, event in enumerate(_list(packed.get("events"), "events"), start=1):
            _event(_map(event, f"act {number}"), f"act {number}")
    except (_OddError, ValueError, TypeError, KeyError, RecursionError) as odd:
        where = str(odd) if isinstance(odd, _OddError) else "some part of it"
        raise StoreError(f"this file is no whole story: {where} is not as it has to be", "export it again") from odd
    return packed


def is_state(key: str, state: object) -> bool:
    """Whether a state of a finding or a note, None or a mapping, has all that belongs to it."""
    try:
        _state(key, state, key)
    except (_OddError, ValueError, TypeError):
        return False
    return True


def _story(story: Mapping[str, Any]) -> None:
    _match(story.get("id"), _STORY, "the story's id")
    for name in ("title", "created", "updated"):
        _need(isinstance(story.get(name), str), f"the story's {name}")
    for name in ("created", "updated"):
        _moment(story[name], f"the story's {name}")


def _article(article: Mapping[str, Any], where: str) -> None:
    number = article.get("number")
    _need(type(number) is int and 0 < number < 1_000_000, where)
    _need(isinstance(article.get("source"), str), where)
    _need(bool(_list(article.get("drafts"), where)), where)
    for draft in article["drafts"]:
        _draft(_map(draft, where), where)


def _draft(draft: Mapping[str, Any], where: str) -> None:
    for name in ("text", "sha256", "added", "encoding"):
        _need(isinstance(draft.get(name), str), f"{where}, {name}")
    for name in _OPTIONAL:
        _need(name in draft and (draft[name] is None or isinstance(draft[name], str)), f"{where}, {name}")
    _moment(draft["added"], f"{where}, added")
    given = _map(draft.get("given"), f"{where}, given")
    _need(all(isinstance(item, str) for pair in given.items() for item in pair), f"{where}, given")
    for segment in _list(draft.get("segments"), f"{where}, segments"):
        start, end, role, stated = _list(segment, f"{where}, segments")
        _need(type(start) is int and type(end) is int and isinstance(role, str) and isinstance(stated, bool), where)
        _need(0 <= start <= end <= len(draft["text"]), f"{where}, segments")
    made = article_of({**draft, "segments": dump(draft["segments"])})
    _need(made.sha256 == draft["sha256"], f"{where}, sha256")


def _event(event: Mapping[str, Any], where: str) -> None:
    _need(type(event.get("id")) is int, f"{where}, id")
    _match(event.get("uid"), _UID, f"{where}, uid")
    for name in ("at", "who", "what", "target"):
        _need(isinstance(event.get(name), str), f"{where}, {name}")
    _need(event["what"] in _ACTS, f"{where}, what")
    _moment(event["at"], f"{where}, at")
    for name in ("before", "after"):
        for key, state in _or_none(event.get(name), _map, f"{where}, {name}").items():
            _state(key, state, f"{where}, {key}")
    for found in _or_none(event.get("anchors"), _map, f"{where}, anchors").values():
        for anchor in _list(found, f"{where}, anchors"):
            _anchor(_map(anchor, f"{where}, anchors"), f"{where}, anchors")
    texts = event.get("texts")
    _need(texts is None or all(isinstance(item, str) for item in _list(texts, where)), f"{where}, texts")


def _state(key: str, state: object, where: str) -> None:
    if state is None:
        return
    values = _map(state, where)
    if key.startswith((NOTE, *DECIDED)):
        _moment(values.get("when"), where)
    if key.startswith(NOTE):
        _need(set(values) == set(_NOTE) and all(isinstance(item, str) for item in values.values()), where)
    elif key.startswith(DECIDED):
        _need(set(values) == {"decision", *_DECISION}, where)
        _need(all(isinstance(item, str) for item in values.values()), where)
        _need(values["decision"] in list(Decision), where)


def _anchor(anchor: Mapping[str, Any], where: str) -> None:
    _need(_ANCHOR.keys() <= anchor.keys() <= {**_ANCHOR, **_ABOUT}.keys(), where)
    _need(all(type(item) is {**_ANCHOR, **_ABOUT}[name] for name, item in anchor.items()), where)
    _need(0 <= anchor["start"] <= anchor["end"], where)


def _need(good: bool, where: str) -> None:  # noqa: FBT001 - it is the question itself
    if not good:
        raise _OddError(where)


def _moment(value: object, where: str) -> None:
    _need(isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None, where)


def _match(value: object, pattern: re.Pattern[str], where: str) -> None:
    _need(isinstance(value, str) and pattern.fullmatch(value) is not None, where)


def _map(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _OddError(where)
    return value


def _list(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise _OddError(where)
    return value


def _or_none(value: object, sort: Callable[[object, str], dict[str, Any]], where: str) -> dict[str, Any]:
    return {} if value is None else sort(value, where)
