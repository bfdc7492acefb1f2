"""Open files as a story, and add files to one."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from pathlib import Path

from factcheck.desk.checking import About, AnyPath, read
from factcheck.desk.title import story_title
from factcheck.model import Article
from factcheck.store import Store
from factcheck.store.records import Came, Source, Taken


def open_paths(
    store: Store, paths: Sequence[AnyPath], who: str, stated: Mapping[str, str], about: About
) -> tuple[str, list[str]]:
    """The id of the story of these files, and what there is to tell about this opening."""
    sources = _sources(paths, stated, about)
    story, taken = store.stories.open(sources, story_title([source.article for source in sources]), who)
    _rename(store, story)
    return story, _notices(taken)


def add(
    store: Store, story: str | None, paths: Sequence[AnyPath], who: str, stated: Mapping[str, str], about: About
) -> tuple[str, list[str]]:
    """The id of the story that the files went into (the latest when none is named), and what there is to tell."""
    latest = store.stories.all()[:1]
    if story is None and not latest:
        return open_paths(store, paths, who, stated, about)
    chosen = store.stories.get(story).id if story is not None else latest[0].id
    taken = store.stories.add(chosen, _sources(paths, stated, about), who)
    _rename(store, chosen)
    return chosen, _notices(taken)


def login() -> str:
    """The name of the login, for acts of somebody who has not said who they are."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without an entry, as in some containers
        return "unknown"


def _sources(paths: Sequence[AnyPath], stated: Mapping[str, str], about: About) -> list[Source]:
    articles = read(paths, **stated, about=about)
    said = {str(Path(name).resolve()): values for name, values in about.items()}
    counts: dict[str, int] = {}
    sources = []
    for article in articles:
        place = str(Path(article.path).resolve()) if article.path else f"sha256:{article.sha256}"
        counts[place] = counts.get(place, 0) + 1
        # The second and later articles of one file, such as a feed, are told apart by their number.
        name = place if counts[place] == 1 else f"{place}#{counts[place]}"
        sources.append(Source(name, article, _given(article, {**stated, **said.get(place, {})})))
    return sources


def _given(article: Article, stated: Mapping[str, str]) -> dict[str, str]:
    """What a person stated, a date in the one form that it is kept in."""
    out = dict(stated)
    if "published" in out and article.published is not None:
        out["published"] = article.published.isoformat()
    return out


def _rename(store: Store, story: str) -> None:
    title = story_title([draft.article for draft in store.stories.drafts(story)])
    if store.stories.get(story).title != title:
        store.stories.retitle(story, title)


def _notices(taken: Sequence[Taken]) -> list[str]:
    lines = []
    for item in taken:
        name = Path(item.source).name
        if item.came is Came.DRAFT:
            lines.append(f"{name} has changed: kept as draft {item.draft} of article a{item.article_number}")
        elif item.came is Came.SAME_TEXT:
            lines.append(f"{name} has the same text as article a{item.article_number}: left out")
    return lines
