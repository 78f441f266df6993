"""Files compressed once, when they are built, and which of their encodings a client takes.

The web service compresses answers as they come; files that never change are worth more pains, and cost
nothing when they are sent. Servers in front of it find the same files beside the plain ones (`gzip_static`,
`brotli_static` of nginx, `precompressed` of Caddy).
"""

from __future__ import annotations

import gzip
from collections.abc import Collection

import brotli

__all__ = ["SUFFIXES", "best_encoding", "encodings_of"]

SUFFIXES = {"br": ".br", "gzip": ".gz"}
"""What stands behind the name of a file for each content coding, the best first."""

WORTH = 0.9  # of the plain size: what is hardly smaller (pictures, fonts in WOFF2) is sent as it is


def encodings_of(content: bytes) -> dict[str, bytes]:
    """The content in each coding that makes it smaller; the same content gives the same bytes."""
    made = {"br": brotli.compress(content, quality=11), "gzip": gzip.compress(content, 9, mtime=0)}
    return {coding: encoded for coding, encoded in made.items() if len(encoded) < WORTH * len(content)}


def best_encoding(accepted: str, available: Collection[str]) -> str | None:
    """The first coding that an Accept-Encoding takes, None for the plain content (RFC 9110, 12.5.3)."""
    taken = {coding for coding, weight in map(_weighed, accepted.lower().split(",")) if weight > 0}
    refused = {coding for coding, weight in map(_weighed, accepted.lower().split(",")) if weight <= 0}
    wanted = SUFFIXES if "*" in taken else taken
    return next((one for one in SUFFIXES if one in wanted and one not in refused and one in available), None)


def _weighed(part: str) -> tuple[str, float]:
    """`gzip;q=0.5` as its name and weight; nonsense weighs nothing."""
    coding, _, parameter = part.partition(";")
    weight = parameter.strip().removeprefix("q=") or "1"
    try:
        return coding.strip(), float(weight)
    except ValueError:
        return coding.strip(), 0.0
