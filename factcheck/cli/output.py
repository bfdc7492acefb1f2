"""Where a command's data goes: stdout, or a file that is written whole or not at all."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import click

from factcheck.desk.files import publish
from factcheck.notes.visible import one_line


def interactive() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def emit(text: str, path: str | None = None, *, overwrite: bool = False) -> None:
    """Print a text as UTF-8, or write it to a file. A reader that leaves early is not an error.

    Raises ``DeskError`` for a file that cannot be written, or that is there and not to be replaced.
    """
    if path is not None:

        def fill(part: Path) -> None:
            part.write_bytes(text.encode())

        publish(Path(path), fill, overwrite=overwrite)
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal keeps its encoding; a file or pipe gets the same bytes under every locale and system.
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes stdout once more when it leaves: give it somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str) -> None:
    """One line on stderr, safe to print whatever a file is called."""
    click.echo(f"factcheck: {one_line(message)}", err=True)
