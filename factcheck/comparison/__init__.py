"""Facts → findings: what the articles of a story say on the same points, and how it fits together."""

from factcheck.comparison.comparing import compare

__all__ = ["compare"]
