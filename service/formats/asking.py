"""What is asked of the ways out, and what their answers share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..answering.caching import tag_of
from ..answering.links import base_of
from ..answering.words import Language, Words
from ..given import Served
from ..http_types import AnyRequest
from ..items.query import ItemParameters, query_of
from ..middleware.strictness import known_parameters
from ..schemas import Link
from ..store import Layer, Query

__all__ = ["Asked", "link_header", "tag_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is wanted of a layer, by whom, and how it is to be written. With `marked`, text files begin with a
    byte order mark."""

    request: AnyRequest
    served: Served
    layer: Layer
    items: ItemParameters
    crs: str | None
    language: Language
    marked: bool = False

    @property
    def query(self) -> Query:
        """The query. Raises `BadParameter`."""
        return query_of(self.layer, self.items, known_parameters(self.request.route_handler))

    @property
    def base(self) -> str:
        """The address of the service."""
        return base_of(self.request, self.served.site.settings.public_url)

    @property
    def words(self) -> Words:
        """The words of the client's language."""
        return self.served.site.words[self.language]


def tag_for(request: AnyRequest, name: str, language: Language, served: Served) -> str:
    """The tag of a file of the data as they stand. It is weak: files of some formats tell when they were
    made, and what changes while a long one is sent goes into it."""
    told = (name, language, base_of(request, served.site.settings.public_url), request.url.path)
    query = request.scope["query_string"].decode("latin-1")
    return f"W/{tag_of(served.store.version(), *told, served.site.fingerprint, query)}"


def link_header(links: Iterable[Link]) -> dict[str, str]:
    """Links as a header, for what has no place for them inside."""
    told = ", ".join(f'<{link.href}>; rel="{link.rel}"; type="{link.type}"' for link in links)
    return {"Link": told} if told else {}
