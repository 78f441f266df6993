"""Absolute links, as the world addresses the service."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from ..http_types import AnyRequest
from ..schemas import Link

__all__ = ["READABLE", "article_url", "base_of", "link", "place_url", "prefix_of", "with_query"]

READABLE = ":/,.*"
"""What stays readable in the parameters of an address."""


def base_of(request: AnyRequest, public_url: str | None) -> str:
    """The address of the service without a trailing slash: the configured one, or the one that was asked."""
    return public_url or str(request.base_url).rstrip("/")


def prefix_of(request: AnyRequest) -> str:
    """What stands before our paths in the links of pages: the path of that address, mostly nothing."""
    return str(request.scope.get("app_root_path", ""))


def article_url(base: str, article_id: str) -> str:
    """The address of a stored article."""
    return f"{base}/articles/{quote(article_id, safe='')}"


def place_url(base: str, place_id: str) -> str:
    """The address of a place of the gazetteer."""
    return f"{base}/gazetteer/places/{quote(place_id, safe=':/')}"


def link(rel: str, href: str, media_type: str, title: str | None = None) -> Link:
    """A typed link."""
    return Link(href=href, rel=rel, type=media_type, title=title)


def with_query(url: str, parameters: dict[str, str]) -> str:
    """The address with these parameters behind it, readable ones left readable."""
    return f"{url}?{urlencode(parameters, safe=READABLE)}" if parameters else url
