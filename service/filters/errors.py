"""What can be wrong with a filter."""

from __future__ import annotations

__all__ = ["FilterError"]


class FilterError(ValueError):
    """A filter that cannot be read or makes no sense for the collection; the message says what and where."""
