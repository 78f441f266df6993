"""Frozen records that are made in a fifth of the time, for those that are made a hundred times an article.

A frozen dataclass of the standard library is made in Python, field by field, each looked up by its name;
msgspec makes the same record in C. What the fields are is still said by `@dataclass`, so that type checkers,
`dataclasses.replace`, `fields` and `asdict` see an ordinary dataclass: frozen, slotted and keyword-only.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar, cast

import msgspec

__all__ = ["changed", "quickly_made"]

Record = TypeVar("Record")


def quickly_made(record: type[Record]) -> type[Record]:
    """Let a frozen, slotted, keyword-only dataclass be made quickly; stands above its `@dataclass`.

    A field that is set raises `AttributeError`, as in any frozen dataclass. Raises `TypeError` for a record
    with a default factory or a `__post_init__`, which are not carried over. Python's collector of garbage
    does not look at such records: none may lead back to itself, and a frozen one does so only on purpose.

    >>> from dataclasses import dataclass
    >>> @quickly_made
    ... @dataclass(frozen=True, slots=True, kw_only=True)
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(x=1)
    Point(x=1, y=0)
    """
    parts = fields(cast("Any", record))
    if hasattr(record, "__post_init__") or any(field.default_factory is not MISSING for field in parts):
        raise TypeError(f"{record.__name__} is more than its fields and cannot be made quickly")
    replaced = _MADE.union(field.name for field in parts)
    rest = {name: value for name, value in vars(record).items() if name not in replaced}
    made = msgspec.defstruct(
        record.__name__, map(_described, parts), namespace=rest, frozen=True, kw_only=True, gc=False
    )
    return cast("type[Record]", made)


_MADE = frozenset(
    {
        "__annotations__",
        "__delattr__",
        "__eq__",
        "__getstate__",
        "__hash__",
        "__init__",
        "__match_args__",
        "__repr__",
        "__setattr__",
        "__setstate__",
        "__slots__",
    }
)
"""What `@dataclass` adds to a class and msgspec has of its own."""


def _described(field: Field[Any]) -> tuple[str, Any] | tuple[str, Any, Any]:
    """A field as msgspec takes it."""
    return (field.name, field.type) if field.default is MISSING else (field.name, field.type, field.default)


def changed(record: Record, /, **changes: object) -> Record:
    """A record that is quickly made with some of its fields changed: `dataclasses.replace`, but in C."""
    other: Record = msgspec.structs.replace(cast("Any", record), **changes)
    return other
