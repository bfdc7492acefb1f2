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
    """Whether a person sits at both ends: at a terminal, or at a browser that ``factcheck serve`` opened a desk for."""
    if os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver"):
        return True
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def emit(text: str, path: str | None = None, *, overwrite: bool = False) -> None:
    """Print a text as UTF-8, or write it to a file. A reader that leaves early is not an error.

    Raises ``DeskError`` for a file that cannot be written, or that is there and not to be replaced, and
    ``click.UsageError`` when stdout takes no more.
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
        print(text, end="", flush=True)  # noqa: T201 - unlike write, it does nothing where stdout is closed
    except OSError as problem:
        # Python flushes stdout once more when it leaves: give it somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(problem, BrokenPipeError):
            msg = f"stdout cannot be written: {(problem.strerror or str(problem)).lower()}; write to another place with -o"
            raise click.UsageError(msg) from None


def say(message: str) -> None:
    """One line on stderr, safe to print whatever a file is called."""
    click.echo(f"factcheck: {one_line(message)}", err=True)
