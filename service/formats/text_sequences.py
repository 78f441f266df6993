"""GeoJSON as one document, and as a sequence of features (RFC 8142) for programs that read as it comes."""

from __future__ import annotations

from collections.abc import Iterator

from .selection import Selection

__all__ = ["collection", "sequence"]

_RECORD, _END = b"\x1e", b"\n"


def collection(selection: Selection) -> Iterator[bytes]:
    """A FeatureCollection with all features; it tells at its end how many they were."""
    yield b'{"type":"FeatureCollection","features":['
    written = 0
    for part in selection.parts:
        yield b"," * bool(written and part) + b",".join(map(selection.system.feature, part))
        written += len(part)
    yield b'],"numberReturned":%d}' % written


def sequence(selection: Selection) -> Iterator[bytes]:
    """A record separator, a feature and a line feed for each."""
    for part in selection.parts:
        yield b"".join(_RECORD + selection.system.feature(body) + _END for body in part)
