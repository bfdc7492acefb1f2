"""What the store takes and gives: frozen values in place of rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from factcheck.model import Article

State: TypeAlias = dict[str, Any]
"""Where a finding or a note stands, as JSON values: decision, why, who, when; or target, text, source, who, when."""

Anchors: TypeAlias = Mapping[str, list[dict[str, Any]]]
"""The id of a finding (or of what a note is on) → the words it stands on."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it comes in. ``source`` names where from; ``given`` is the metadata that a person stated."""

    source: str
    article: Article
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as it stands in a story. ``number`` counts its drafts, ``article_number`` the story's articles."""

    id: int
    article_number: int
    source: str
    number: int
    article: Article


class Came(StrEnum):
    """What taking in an article came to."""

    NEW = "new"
    DRAFT = "draft"
    KNOWN = "known"
    SAME_TEXT = "same-text"


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in one source came to: ``article_number`` is the article it is (or is the same text as).

    ``again`` is the earlier draft that has this very text, ``namesake`` the article whose file has the same name in
    another folder; 0 for none.
    """

    source: str
    came: Came
    article_number: int
    draft: int
    again: int = 0
    namesake: int = 0


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in the list of all; ``findings`` and ``open`` as of its last analysis."""

    id: str
    title: str
    updated: str
    articles: int
    findings: int
    open: int


@dataclass(frozen=True, slots=True)
class Event:
    """One act of a person, as recorded."""

    id: int
    uid: str
    story: str
    at: str
    who: str
    what: str
    target: str
    before: dict[str, State | None] | None
    after: dict[str, State | None] | None
    anchors: dict[str, list[dict[str, Any]]]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """What taking in a packed story came to: how many drafts and acts were new, and how many acts were known already."""

    story: str
    fresh: bool
    drafts: int
    acts: int
    known: int


@dataclass(frozen=True, slots=True)
class Found:
    """A place where searched words stand."""

    story: str
    title: str
    where: str
    target: str
    text: str
    start: int
    end: int
