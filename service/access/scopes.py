"""What a key may do."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

__all__ = ["Scope", "grants"]


class Scope(StrEnum):
    """One thing that a key may do; a later one includes those before it."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


_ORDER = tuple(Scope)


def grants(given: Collection[Scope], wanted: Scope) -> bool:
    """Whether these scopes include the wanted one."""
    return any(_ORDER.index(scope) >= _ORDER.index(wanted) for scope in given)
