"""Which of two reports came first."""

from __future__ import annotations

from datetime import UTC, datetime

from factcheck.model import Article


def moment(published: datetime) -> datetime:
    """A publication time as naive UTC; a time without a zone is taken as it stands."""
    return published.astimezone(UTC).replace(tzinfo=None) if published.tzinfo else published


def published_order(a: Article, b: Article) -> int:
    """-1 when ``a`` was published first, 1 when ``b`` was, 0 when that is not known or they came out together."""
    if a.published is None or b.published is None:
        return 0
    first, second = moment(a.published), moment(b.published)
    return (first > second) - (first < second)
