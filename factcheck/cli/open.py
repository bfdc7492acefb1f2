"""``factcheck open``: the desk on the screen, or its report where there is no terminal."""

from __future__ import annotations

from contextlib import ExitStack
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import Overrides, about_the_file, of_the_store, open_store
from factcheck.cli.output import emit, interactive, say
from factcheck.cli.progress import ProgressLine
from factcheck.cli.root import COMMANDS, Settings
from factcheck.cli.target import story_or_latest

if TYPE_CHECKING:
    from factcheck.desk import Desk, Progress, StoryView


@click.command(short_help="Open articles, or a kept story, on the desk.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--story", metavar="ID", help="Open a kept story, by its id or the beginning of it.")
@click.option("--ascii", "ascii_signs", is_flag=True, help="Plain signs on the desk (or set FACTCHECK_ASCII=1).")
@about_the_file
@of_the_store
def command(
    paths: tuple[str, ...],
    story: str | None,
    ascii_signs: bool,  # noqa: FBT001 (click gives it by name)
    overrides: Overrides,
    settings: Settings,
) -> None:
    """Open articles on the desk: both texts side by side, every finding with its reason.

    The same files open the same story, with everything decided about it. Without PATH the story that was changed last is
    opened. Where stdin or stdout is not a terminal, the report is printed instead.
    """
    if paths and story:
        msg = "name files or --story, not both; factcheck add puts files into a story"
        raise click.UsageError(msg)
    _refuse_typos(paths)
    with ExitStack() as stack:

        @cache
        def desk() -> Desk:
            return stack.enter_context(open_store(settings))

        def opened(progress: Progress) -> StoryView:
            if paths:
                return desk().open_paths(paths, progress=progress, **overrides.given())
            return desk().open_story(story_or_latest(desk(), story), progress=progress)

        if interactive():
            # Store and readers are loaded behind the first frame; what cannot be read ends the desk and is said here.
            from factcheck.tui.app import run

            failed = run(desk, opened, plain_signs=ascii_signs or None)
            if failed is not None:
                raise failed
            return
        with ProgressLine() as progress:
            view = opened(progress)
        for notice in view.notices:
            say(notice)
        emit(str(desk().export(view.id, "text")))


def _refuse_typos(paths: tuple[str, ...]) -> None:
    """A first word that is no file but almost a command was meant as one."""
    first = paths[0] if paths else ""
    meant = get_close_matches(first, COMMANDS, n=1, cutoff=0.75)
    if meant and not Path(first).exists():
        msg = f"{first}: no such file or command; did you mean the command {meant[0]}?"
        raise click.UsageError(msg)
