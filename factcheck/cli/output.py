"""Where a command's data goes: stdout, or a file that is written whole or not at all."""

from __future__ import annotations

import io
import os
import sys

import click

from factcheck.notes.writing import write


def interactive() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def emit(text: str, path: str | None = None, *, overwrite: bool = False) -> None:
    """Print a text as UTF-8, or write it to a file. A reader that leaves early is not an error."""
    if path is not None:
        try:
            write(path, text, overwrite=overwrite)
        except FileExistsError:
            msg = f"{path}: there is such a file already; name another, or add --overwrite"
            raise click.UsageError(msg) from None
        except OSError as problem:
            msg = f"{path}: cannot be written ({problem.strerror}); name a file in a folder where you may write"
            raise click.UsageError(msg) from None
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
