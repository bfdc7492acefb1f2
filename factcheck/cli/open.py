"""``factcheck open``: the desk on the screen, or its report where there is no terminal."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from factcheck.cli.options import Overrides, about_the_file, of_the_store, open_store
from factcheck.cli.output import emit, interactive, say
from factcheck.cli.progress import ProgressLine
from factcheck.cli.root import COMMANDS, Settings
from factcheck.cli.target import story_or_latest
from factcheck.desk import Progress, StoryView, read


@click.command(short_help="Open articles, or a kept story, on the desk.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--story", metavar="ID", help="Open a kept story, by its id or the beginning of it.")
@about_the_file
@of_the_store
def command(paths: tuple[str, ...], story: str | None, overrides: Overrides, settings: Settings) -> None:
    """Open articles on the desk: both texts side by side, every finding with its reason.

    The same files open the same story, with everything decided about it. Without PATH the story that was changed last is
    opened. Where stdin or stdout is not a terminal, the report is printed instead.
    """
    if paths and story:
        msg = "name files or --story, not both; factcheck add puts files into a story"
        raise click.UsageError(msg)
    _refuse_typos(paths)
    with open_store(settings) as desk:

        def opened(progress: Progress) -> StoryView:
            if paths:
                return desk.open_paths(paths, progress=progress, **overrides.given())
            return desk.open_story(story_or_latest(desk, story), progress=progress)

        if interactive():
            if paths:
                read(paths, **overrides.given())  # what cannot be read is said here, with exit code 2, not on a screen
            from factcheck.tui.app import run

            run(desk, opened)
            return
        with ProgressLine() as progress:
            view = opened(progress)
        for notice in view.notices:
            say(notice)
        emit(str(desk.export(view.id, "text")))


def _refuse_typos(paths: tuple[str, ...]) -> None:
    """A first word that is no file but almost a command was meant as one."""
    first = paths[0] if paths else ""
    meant = get_close_matches(first, COMMANDS, n=1, cutoff=0.75)
    if meant and not Path(first).exists():
        msg = f"{first}: no such file or command; did you mean the command {meant[0]}?"
        raise click.UsageError(msg)
