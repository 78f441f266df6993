"""The geography of the base file: country outlines, the points of their parts and borders, their capitals.

Outlines are those of who controls the land; parts and borders are told for each world view where they differ.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from ..index.storage import Section
from .records import Draft
from .shapes import CountryShape, border_points

__all__ = ["geography"]


def geography(
    shapes: Mapping[str, CountryShape],
    seen: Mapping[str, Mapping[str, CountryShape]],
    capitals: Mapping[str, Draft],
) -> dict[str, Section]:
    """Country outlines, the points of their parts and borders, and their capitals.

    `seen` holds for each world view the countries whose land is not the same in it.
    """
    outlines = [shapely.to_wkb(shape.outline) for shape in shapes.values()]
    starts = np.zeros(len(outlines) + 1, dtype="<u4")
    np.cumsum([len(outline) for outline in outlines], out=starts[1:])
    facts = {
        "codes": list(shapes),
        **_points(shapes, shapes),
        "capitals": {code: draft.id for code, draft in capitals.items()},
        "views": {name: _points({**shapes, **changed}, changed) for name, changed in seen.items()},
    }
    return {
        "outlines_wkb": b"".join(outlines),
        "outlines_start": starts,
        "geography": json.dumps(facts, separators=(",", ":")).encode(),
    }


def _points(shapes: Mapping[str, CountryShape], some: Mapping[str, CountryShape]) -> dict[str, Any]:
    """The points of the parts and of the borders of some of the countries."""
    parts = {code: shape.parts for code, shape in some.items()}
    return {"parts": parts, "borders": border_points(shapes, some)}
