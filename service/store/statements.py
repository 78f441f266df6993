"""Parts of SQL with the values for their question marks."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Statement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """SQL text and the values for its question marks."""

    sql: str
    values: tuple[object, ...] = ()
