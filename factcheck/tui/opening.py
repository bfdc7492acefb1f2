"""How the desk is given its story when reading it takes time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from factcheck.desk import Progress, StoryView

Opener: TypeAlias = Callable[[Progress], StoryView]
"""Reads and compares; calls what it is given after every step and lets through what that raises."""
