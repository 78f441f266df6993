"""A layer of map tiles of somebody else under the events, in place of our own ground."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from .errors import TileError

__all__ = ["DEFAULT_TILE_ZOOM", "MOST_TILE_ZOOM", "TileLayer"]

DEFAULT_TILE_ZOOM = 12  # a town fills the map: events are known no more exactly
MOST_TILE_ZOOM = 19

_FIELDS = ("{z}", "{x}", "{y}")
_PRINTABLE = re.compile(r"""[^\s"'<>\\`;,]+""", re.ASCII)
_CREDIT = re.compile(r"(?P<words>[^<>]+?)\s*(?:<(?P<link>https?://[^\s<>\"']+)>)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class TileLayer:
    """Where tiles are (`https://tiles.example/{z}/{x}/{y}.png`), whose they are, and to which zoom they go.

    `attribution` is plain text, at its end perhaps an address in angle brackets that it links to:
    `© OpenStreetMap contributors <https://www.openstreetmap.org/copyright>`. Raises `TileError` for what
    cannot be used; plain http is for this machine alone.
    """

    url: str
    attribution: str
    max_zoom: int = DEFAULT_TILE_ZOOM

    def __post_init__(self) -> None:
        """Refuse what cannot be used."""
        _check_url(self.url)
        if not (self.attribution.isprintable() and _CREDIT.fullmatch(self.attribution.strip())):
            raise TileError(
                "the attribution must be a text, perhaps with an address as <https://…> at its end"
            )
        if not 1 <= self.max_zoom <= MOST_TILE_ZOOM:
            raise TileError(f"the closest zoom must be from 1 to {MOST_TILE_ZOOM}, not {self.max_zoom}")

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a page must be allowed to show images of."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def credit(self) -> tuple[str, str | None]:
        """The words of the attribution, and the address that they link to."""
        found = _CREDIT.fullmatch(self.attribution.strip())
        return (found["words"], found["link"]) if found else (self.attribution, None)


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise TileError(f"the address {url!r} cannot be read: {error}") from error
    if not (_PRINTABLE.fullmatch(url) and url.isascii()) or port == 0:
        raise TileError(f"the address must be plain letters without spaces and quotes, not {url!r}")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(host)):
        raise TileError(f"the address must begin with https:// (http:// on this machine alone), not {url!r}")
    if not re.fullmatch(r"[a-z0-9.:\[\]-]+", parts.netloc) or not host:
        raise TileError(f"the address must name one host in small letters and nobody's password, not {url!r}")
    rest = f"{parts.path}?{parts.query}".replace("{r}", "")
    if any(rest.count(name) != 1 for name in _FIELDS) or re.search(r"[{}]", re.sub(r"\{[zxy]\}", "", rest)):
        raise TileError(
            f"the address must hold {', '.join(_FIELDS)} once each, and no others but {{r}}: {url!r}"
        )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
