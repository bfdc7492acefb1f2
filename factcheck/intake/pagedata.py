"""What a web page says of its article in its own data: JSON-LD first, then meta tags."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from factcheck.intake.assembling import clean
from factcheck.intake.metadata import read_moment

TAG = re.compile(r"<[^<>]{0,2000}>")
_ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
)
_MOST_NODES = 20_000


@dataclass(slots=True)
class PageData:
    """What a page says of its article; ``why`` names where the publication date was read."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    description: str | None = None
    body: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    why: str | None = None


def page_data(tree: Any) -> PageData:
    """The data of a parsed page. Dates that are placeholders or can be read in two ways are left out."""
    known = PageData()
    _from_json_ld(tree, known)
    _from_meta(tree, known)
    return known


def _from_json_ld(tree: Any, known: PageData) -> None:
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            stated = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(stated):
            kinds = node.get("@type")
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                _take(node, known)
                return


def _nodes(stated: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block, the outer ones first."""
    waiting = deque([stated])
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _take(node: dict[str, Any], known: PageData) -> None:
    known.title = _name_of(node.get("headline") or node.get("name"))
    known.publisher = _name_of(node.get("publisher"))
    known.author = _names(node.get("author"))
    known.url = _url(node.get("url")) or _url(node.get("mainEntityOfPage"))
    known.description = _name_of(node.get("description"))
    body = node.get("articleBody")
    known.body = body if isinstance(body, str) else None
    known.published = _when(node.get("datePublished"))
    known.updated = _when(node.get("dateModified"))
    known.why = "the page's own data (datePublished)" if known.published else None


def _name_of(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str):
        return None
    # Names come with entities and tags on some sites.
    return clean(unescape(TAG.sub(" ", value[:2000]))) or None


def _names(value: Any) -> str | None:
    values = value if isinstance(value, list) else [value]
    return ", ".join(name for name in map(_name_of, values[:10]) if name) or None


def _url(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and value.strip().startswith(("http://", "https://")) else None


def _when(value: Any) -> datetime | None:
    # Placeholders such as the year 1 fall to the check of the year within.
    return read_moment(value) if isinstance(value, str) else None


def _from_meta(tree: Any, known: PageData) -> None:
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        stated.setdefault(key, clean(meta.get("content") or ""))
    known.title = known.title or stated.get("og:title") or None
    known.publisher = known.publisher or stated.get("og:site_name") or None
    known.author = known.author or stated.get("author") or None
    known.description = known.description or stated.get("og:description") or stated.get("description") or None
    canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    known.url = known.url or _url(canonical) or _url(stated.get("og:url"))
    for key in ("article:published_time", "datepublished", "pubdate", "date", "dc.date.issued"):
        if known.published is None and (found := _when(stated.get(key))):
            known.published, known.why = found, f"the page's own data ({key})"
    known.updated = known.updated or _when(stated.get("article:modified_time"))
