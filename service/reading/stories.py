"""The sample stories that the service carries: a file a story, in the shape of a request to read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from ..schemas import ReadRequest

__all__ = ["load_stories"]

_FOLDER = Path(__file__).parents[1] / "samples"


def load_stories(folder: Path = _FOLDER) -> dict[str, ReadRequest]:
    """The stories by the names of their files, in that order; notes in them are passed over."""
    return {path.stem: _story(path.read_bytes()) for path in sorted(folder.glob("*.json"))}


def _story(content: bytes) -> ReadRequest:
    told = msgspec.json.decode(content, type=dict[str, Any])
    return msgspec.convert({name: told.get(name) for name in ReadRequest.__struct_fields__}, ReadRequest)
