"""Features on their way out: which they are, and with what they are to be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from ..answering.words import Words
from ..items.crs import System
from ..store import FeatureStore, Layer, Query

__all__ = ["AT_ONCE", "Feature", "Selection", "all_of"]

AT_ONCE = 500
"""Features that are read together: some half a megabyte, in some milliseconds."""

Feature = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Features of one layer in an order, as JSON text, some at a time; they can be gone through once.

    `count` is how many they are, as far as nothing is taken out meanwhile. `base` is the address of the
    service, `words` are those of the client's language. With `marked`, text files begin with a byte order
    mark.
    """

    layer: Layer
    system: System
    parts: Iterator[Sequence[bytes]]
    count: int
    base: str
    words: Words
    marked: bool = False

    @property
    def title(self) -> str:
        """The name of the layer in the client's language."""
        return self.words(f"collection.{self.layer.name}.title")

    def bodies(self) -> Iterator[bytes]:
        """The features one by one, as JSON text in degrees."""
        for part in self.parts:
            yield from part

    def features(self) -> Iterator[list[Feature]]:
        """The features decoded, some at a time."""
        for part in self.parts:
            yield [msgspec.json.decode(body) for body in part]


def all_of(store: FeatureStore, query: Query) -> tuple[int, Iterator[Sequence[bytes]]]:
    """How many features a query has, and all of them, whatever its limit; nothing is read too early.

    Which they are is settled now; each is as it stands when it is read.
    """
    numbers = store.matching(query)
    starts = range(0, len(numbers), AT_ONCE)
    return len(numbers), (store.bodies(query.layer, numbers[one : one + AT_ONCE]) for one in starts)
