"""``factcheck serve``: the same desk in the browsers of this machine."""

from __future__ import annotations

import shlex
import sys

import click

from factcheck.cli.options import of_the_store
from factcheck.cli.output import say
from factcheck.cli.root import Settings

HOME = "127.0.0.1"


@click.command(short_help="Offer the desk to browsers on this machine.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--story", metavar="ID", help="Open a kept story, by its id or the beginning of it.")
@click.option("--host", metavar="ADDRESS", default=HOME, show_default=True, help="The address to listen on.")
@click.option("--port", metavar="NUMBER", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--public-url", metavar="URL", help="What browsers call this desk, where that is not its address.")
@of_the_store
def command(
    paths: tuple[str, ...], story: str | None, host: str, port: int, public_url: str | None, settings: Settings
) -> None:
    """Offer the desk to browsers: everybody has a desk of their own on one store, and is asked for their name.

    Whoever can reach the address can read and decide: there is no password. It listens on this machine alone unless --host
    says otherwise, and answers only pages that it served itself.
    """
    if paths and story:
        msg = "name files or --story, not both; factcheck add puts files into a story"
        raise click.UsageError(msg)
    if host in ("0.0.0.0", "::", "") and public_url is None:  # noqa: S104 - asked about, not bound to
        msg = "which name do browsers use? Say it with --public-url, such as http://desk.example:8000"
        raise click.UsageError(msg)
    try:
        from factcheck.cli.serving import DeskServer
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("textual_serve", "aiohttp", "jinja2", "aiohttp_jinja2"):
            raise
        msg = "the browser needs an extra: pip install 'newsdesk-factcheck[serve]'"
        raise click.UsageError(msg) from error
    words = [sys.executable, "-m", "factcheck"]
    for name, value in (("--db", settings.db), ("--rules", settings.rules)):
        words += [name, value] if value else []
    words += ["open", *(["--story", story] if story else []), "--", *paths]
    server = DeskServer(shlex.join(words), host, port, title="factcheck", public_url=public_url)
    if host != HOME:
        say(f"everybody who can reach {server.public_url} can read and decide; there is no password")
    say(f"the desk is at {server.public_url} (ctrl-c ends it)")
    server.serve()
