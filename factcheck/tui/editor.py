"""A person's own editor, for long notes. No widget in here."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path


class NoEditorError(Exception):
    """The editor could not be run, or came back with an error; the text is as it was."""


def named(environ: Mapping[str, str]) -> str:
    """The command of the editor: ``VISUAL``, else ``EDITOR``. Raises ``NoEditorError`` when neither is set."""
    command = environ.get("VISUAL") or environ.get("EDITOR") or ""
    if not command.strip():
        raise NoEditorError("no editor is named: set EDITOR, for example EDITOR=nano")
    return command


def edit(text: str, command: str) -> str:
    """The text after the editor was closed. Raises ``NoEditorError`` when it cannot be run, or fails."""
    handle, name = tempfile.mkstemp(prefix="factcheck-note-", suffix=".txt")
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
        try:
            words = shlex.split(command)
            done = subprocess.run([*words, name], check=False)  # noqa: S603 - the person's own editor
        except (OSError, ValueError) as error:
            raise NoEditorError(f"the editor {command!r} cannot be run: {error}") from error
        if done.returncode:
            raise NoEditorError(f"the editor {command!r} ended with code {done.returncode}; the note is as it was")
        return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
    finally:
        path.unlink(missing_ok=True)
