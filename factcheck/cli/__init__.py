"""The command line: one thin file per command, and what they share.

stdout carries data, stderr messages. Textual is imported only when the desk on the screen is opened.
"""

from __future__ import annotations

from factcheck.cli.running import run

__all__ = ["run"]
