"""The stories that are kept, the latest first, with how far each has come; enter opens one."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.desk import StorySummary
from factcheck.notes.visible import one_line
from factcheck.tui.screens.choose import Choose
from factcheck.tui.widgets.wrap import clip
from factcheck.tui.words import count


class StoriesScreen(Choose):
    """Gives the id of a story, or None."""

    def __init__(self, stories: Sequence[StorySummary], here: str) -> None:
        at = next((i for i, story in enumerate(stories) if story.id == here), 0)
        title = "1 story is kept" if len(stories) == 1 else f"{len(stories)} stories are kept"
        super().__init__(title, [(story.id, self._line(story, here)) for story in stories], at=at)

    @staticmethod
    def _line(story: StorySummary, here: str) -> str:
        sign = "▸" if story.id == here else " "
        done = "all decided" if not story.open else f"{story.open} open"
        facts = f"{count(story.articles, 'article')} · {count(story.findings, 'finding')} · {done}"
        return f"{sign} {clip(one_line(story.title), 34):<34}  {facts} · {story.updated[:10]}"
