"""Put the reports of one story side by side, match their claims and say why they disagree."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.comparison import compare
    from factcheck.model import Article

__version__ = "0.1.0"
__all__ = ["Article", "__version__", "compare"]

_HOMES = {"Article": "factcheck.model", "compare": "factcheck.comparison"}


def __getattr__(name: str) -> Any:
    """Import the public names only when they are used, so that ``--help`` stays quick."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_HOMES[name]), name)
