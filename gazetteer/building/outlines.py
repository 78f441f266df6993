"""The geography of the base file: country outlines, the points of their parts and borders, their capitals."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np
import shapely

from ..storage import Section
from .records import Draft
from .shapes import CountryShape, border_points

__all__ = ["geography"]


def geography(shapes: Mapping[str, CountryShape], capitals: Mapping[str, Draft]) -> dict[str, Section]:
    """Country outlines, the points of their parts and borders, and their capitals."""
    outlines = [shapely.to_wkb(shape.outline) for shape in shapes.values()]
    starts = np.zeros(len(outlines) + 1, dtype="<u4")
    np.cumsum([len(outline) for outline in outlines], out=starts[1:])
    facts = {
        "codes": list(shapes),
        "parts": {code: shape.parts for code, shape in shapes.items()},
        "borders": border_points(shapes),
        "capitals": {code: draft.id for code, draft in capitals.items()},
    }
    return {
        "outlines_wkb": b"".join(outlines),
        "outlines_start": starts,
        "geography": json.dumps(facts, separators=(",", ":")).encode(),
    }
