"""What a gazetteer file holds, counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .storage import FORMAT, Container

__all__ = ["FileSummary", "summarise_file"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSummary:
    """What a file holds. `size` is in bytes; `names` are all spellings, `keys` what they fold to.

    `kinds`, `features` and `countries` say how many places there are of each, the most first; countries are
    those of the sources, whatever the world view, the empty one stands for places of none (seas). `verified`
    says whether the content was compared with the checksum.
    """

    path: Path
    layer: bool
    format: int
    schema: int
    places: int
    names: int
    keys: int
    kinds: Mapping[str, int]
    features: Mapping[str, int]
    countries: Mapping[str, int]
    sources: Sequence[Mapping[str, str]]
    sha256: str
    size: int
    verified: bool


def summarise_file(path: Path, *, verify: bool = False) -> FileSummary:
    """Open a file and count what is in it; with `verify` all of it is read and compared with its checksum.

    Raises `GazetteerMissingError`, `GazetteerOutdatedError` or `GazetteerDamagedError`.
    """
    container = Container(path)
    if verify:
        container.verify()
    metadata = container.metadata
    return FileSummary(
        path=path,
        layer="geography" not in container,
        format=FORMAT,
        schema=metadata["schema"],
        places=len(container.array("place_lon")),
        names=len(container.array("names_start")) - 1,
        keys=len(container.array("key_order")),
        kinds=_counted(container, "place_kind", metadata["kinds"]),
        features=_counted(container, "place_feature", metadata["features"]),
        countries=_counted(container, "place_country", [code or "" for code in metadata["countries"]]),
        sources=metadata["sources"],
        sha256=metadata["sha256"],
        size=path.stat().st_size,
        verified=verify,
    )


def _counted(container: Container, column: str, names: Sequence[Any]) -> dict[str, int]:
    counts = np.bincount(container.array(column), minlength=len(names)).tolist()
    found = sorted(zip(counts, names, strict=True), key=lambda pair: (-pair[0], pair[1]))
    return {name: count for count, name in found if count}
