"""What a map's reader chose as files of the collections: the same events in every format that is registered.

An event is a feature of one of the collections of events, so that their files together hold what is chosen,
once each. What collections cannot be asked for in the same words (names, outlets, words, what the map shows)
has no such files: one of them would hold something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from maps import UNTOLD

from ..answering.links import link, with_query
from ..answering.words import Language
from ..formats.catalogue import offered
from ..schemas import Link
from ..store import EVENT_LAYERS, Interval, MarkQuery

__all__ = ["LayerFiles", "layer_files"]

_KNOWN_DAY = '(start IS NOT NULL OR "end" IS NOT NULL)'


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerFiles:
    """The files of a collection that hold what is chosen of it."""

    layer: str
    links: tuple[Link, ...]


def layer_files(base: str, query: MarkQuery, language: Language) -> tuple[LayerFiles, ...]:
    """The files of every collection of events; none where collections cannot be asked for the same."""
    asked = _asked(query)
    if asked is None:
        return ()
    tongue = {} if language is Language.ARABIC else {"lang": language.value}
    return tuple(
        LayerFiles(
            layer=layer.name,
            links=tuple(
                link("enclosure", with_query(url, {**asked, **tongue, "f": one.name}), one.media_type)
                for one in offered(layer)
            ),
        )
        for layer, url in ((layer, f"{base}/collections/{layer.name}/export") for layer in EVENT_LAYERS)
    )


def _asked(query: MarkQuery) -> Mapping[str, str] | None:
    """The question in the words of a collection; None where it has none for a part of it."""
    if replace(query, kinds=(), statuses=(), interval=None, undated=True) != MarkQuery():
        return None
    conditions = " AND ".join(_conditions(query))
    return ({"datetime": _days(query.interval)} if query.interval else {}) | (
        {"filter": conditions} if conditions else {}
    )


def _days(interval: Interval) -> str:
    begin, end = interval.begin, interval.end
    return f"{begin.isoformat() if begin else '..'}/{end.isoformat() if end else '..'}"


def _conditions(query: MarkQuery) -> Iterator[str]:
    """In CQL2; the values are those of enumerations, without quotes in them."""
    for name, values in (("kind", query.kinds), ("status", query.statuses)):
        if values:
            told = ", ".join(f"'{value}'" for value in values)
            open_too = f" OR {name} IS NULL" if UNTOLD[name] in values else ""
            yield f"({name} IN ({told}){open_too})"
    if not query.undated:
        yield _KNOWN_DAY
