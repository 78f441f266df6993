"""Which format and which language a client gets."""

from __future__ import annotations

from functools import lru_cache

from litestar.datastructures.headers import Accept

from ..errors import BadParameter, NotAcceptable
from ..http_types import AnyRequest
from .media_types import GEOJSON, HTML, JSON
from .words import Language

__all__ = [
    "GEOJSON",
    "HTML",
    "JSON",
    "Formats",
    "chosen_format",
    "page_language",
    "preferred_language",
    "problem_language",
    "reader_language",
    "wants_page",
]

Formats = dict[str, str]
"""Media types by the name that `f=` gives them; the first is sent to clients that take anything."""


def chosen_format(request: AnyRequest, name: str | None, formats: Formats) -> str:
    """The media type to send: `f=` decides, else Accept. A GeoJSON resource also serves those who take JSON.

    Raises `BadParameter` for another `f`, `NotAcceptable` when nothing that the client takes is offered.
    """
    if name is not None:
        if name not in formats:
            raise BadParameter("not_a_value", "f", value=name[:40], known=", ".join(formats))
        return formats[name]
    offered = tuple(formats.values())
    chosen = _accepted(request.headers.get("accept") or "*/*", offered)
    if chosen is None:
        raise NotAcceptable("not_acceptable", known=", ".join(dict.fromkeys(offered)))
    return chosen


@lru_cache(maxsize=1024)
def _accepted(accept: str, offered: tuple[str, ...]) -> str | None:
    """The offered type that an Accept header likes best, None for none; clients send few different ones."""
    exact = _exact(accept, offered)
    if exact is not None:
        return exact
    bare: Formats = {}
    for media_type in offered:
        bare.setdefault(media_type.split(";")[0], media_type)
    best = Accept(accept).best_match([*bare, JSON])
    return None if best is None else bare.get(best, offered[0])


def _exact(accept: str, offered: tuple[str, ...]) -> str | None:
    """The offered type that the client names with its parameters (`version=3.0`)."""
    named = {part.strip().replace(" ", "") for part in accept.split(",")}
    return next((kind for kind in offered if ";" in kind and kind in named), None)


def page_language(name: str | None) -> Language:
    """The language of a page: `lang=` decides, else Arabic. Raises `BadParameter` for any other `lang`."""
    try:
        return Language(name or Language.ARABIC)
    except ValueError:
        known = ", ".join(Language)
        raise BadParameter("not_a_value", "lang", value=str(name)[:40], known=known) from None


def problem_language(request: AnyRequest) -> Language:
    """The language of an error: what Accept-Language prefers, English for programs that do not say."""
    return _preferred(request) or Language.ENGLISH


def reader_language(request: AnyRequest) -> Language:
    """The language of an error's page: the one of its address, as that of every other page."""
    asked = request.query_params.get("lang")
    if asked in tuple(Language):
        return Language(asked)
    return Language.ENGLISH if f"{request.url.path}/".startswith("/en/") else Language.ARABIC


def wants_page(request: AnyRequest) -> bool:
    """Whether an error is for someone to read: `f=` decides, else whether Accept ranks HTML before JSON."""
    asked: str | None = request.query_params.get("f")
    if asked in ("html", "json", "geojson"):
        return asked == "html"
    offered = [JSON, "application/problem+json", GEOJSON, HTML]
    best: str | None = Accept(request.headers.get("accept") or "*/*").best_match(offered)
    return best == HTML


def preferred_language(wanted: str) -> Language | None:
    """The language that a value of Accept-Language prefers, None when it names none of ours."""
    ranked = sorted(_weighted(wanted), key=lambda pair: -pair[1])
    known = (code for code, weight in ranked if weight > 0 and code in tuple(Language))
    return next(map(Language, known), None)


def _preferred(request: AnyRequest) -> Language | None:
    return preferred_language(request.headers.get("accept-language", ""))


def _weighted(header: str) -> list[tuple[str, float]]:
    """The primary language codes of an Accept-Language header with their weights."""
    pairs = []
    for part in header.split(","):
        code, _, parameter = part.strip().partition(";")
        weight = parameter.strip().removeprefix("q=") or "1"
        pairs.append((code.split("-")[0].strip().lower(), float(weight) if _is_weight(weight) else 0.0))
    return pairs


def _is_weight(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
