"""Which story a command acts on when it names none: the one that was changed last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from factcheck.desk import Desk


def story_or_latest(desk: Desk, story: str | None) -> str:
    """The id that was given, or that of the story that was changed last.

    Raises ``click.UsageError`` for an empty store.
    """
    if story:
        return story
    stories = desk.stories()
    if not stories:
        msg = "there is no story yet; open articles first: factcheck PATH..."
        raise click.UsageError(msg)
    return stories[0].id
