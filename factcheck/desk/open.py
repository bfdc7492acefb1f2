"""Open files as a story, and add files to one."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from pathlib import Path

from factcheck.desk.checking import About, AnyPath, read
from factcheck.desk.title import story_title
from factcheck.desk.views import DeskError
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
    store: Store,
    story: str | None,
    paths: Sequence[AnyPath],
    who: str,
    stated: Mapping[str, str],
    about: About,
    draft_of: str | None = None,
) -> tuple[str, list[str]]:
    """The id of the story that the files went into (the latest when none is named), and what there is to tell.

    ``draft_of`` names the article ("a1") that the one file is a new draft of, whatever it is called.
    """
    number = _number(draft_of, paths)
    latest = store.stories.all()[:1]
    if story is None and not latest and number is None:
        return open_paths(store, paths, who, stated, about)
    if story is None and not latest:
        raise DeskError("there is no story yet", "open articles first")
    chosen = store.stories.get(story).id if story is not None else latest[0].id
    sources = _sources(paths, stated, about)
    if number is not None and len(sources) != 1:
        raise DeskError(
            f"{len(sources)} articles cannot all be the draft of {draft_of}", "name one file with one article"
        )
    taken = store.stories.add(chosen, sources, who, draft_of=number)
    _rename(store, chosen)
    return chosen, _notices(taken)


def _number(article: str | None, paths: Sequence[AnyPath]) -> int | None:
    if article is None:
        return None
    if not (article[:1] == "a" and article[1:].isascii() and article[1:].isdigit()):
        raise DeskError(f"{article!r} is no article", "name it by its id in the story, such as a1")
    if len(paths) != 1:
        raise DeskError(f"{len(paths)} files cannot all be the draft of {article}", "name one file")
    return int(article[1:])


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
        name, article = Path(item.source).name, f"a{item.article_number}"
        if item.came is Came.DRAFT and item.again:
            lines.append(
                f"{name} has the older text of draft {item.again} of article {article} again: kept as draft {item.draft}"
            )
        elif item.came is Came.KNOWN and item.again:
            lines.append(
                f"{name} has the older text of draft {item.again} of article {article}: draft {item.draft} stays"
            )
        elif item.came is Came.NEW and item.namesake:
            lines.append(
                f"{name} of another folder is a new article, {article}: with --draft-of a{item.namesake} it would have "
                f"been a draft of a{item.namesake}, which has the same file name"
            )
        elif item.came is Came.DRAFT:
            lines.append(f"{name} has changed: kept as draft {item.draft} of article {article}")
        elif item.came is Came.SAME_TEXT:
            lines.append(f"{name} has the same text as article {article}: left out")
    return lines
