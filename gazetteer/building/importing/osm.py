"""An extract of OpenStreetMap as a table, as osmium, osmconvert or ogr2ogr write it, as drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...weights import Quality
from ..records import Draft
from .categories import Keep, by_tag
from .delimited import Record, columns_of, header_of, records
from .model import ImportOptions, ImportReport, LeftOut, SourceFormat
from .naming import add_names, has_arabic, show_name
from .sources import Advance, Source

__all__ = ["read_osm"]

_OBJECTS = {
    **dict.fromkeys(("n", "node", "0"), "node"),
    **dict.fromkeys(("w", "way", "1"), "way"),
    **dict.fromkeys(("r", "relation", "2"), "relation"),
}
_ID = re.compile(r"([a-z]*)/?([0-9]+)")
_BEYOND_NODES = (
    10**15
)  # osmconvert makes nodes of ways by adding this to their numbers, of relations twice this
_AREA = "a"  # osmium's areas: twice the number of a way, or twice that of a relation and one
_SEVERAL = ";"
_ANY = ("yes", "no")


def read_osm(
    source: Source, advance: Advance, options: ImportOptions, report: ImportReport
) -> Iterator[tuple[int, Draft]]:
    """The places to keep, each with its line; raises `SourceError` where a row is wrong."""
    columns = columns_of(source, header_of(source), SourceFormat.OSM)
    keys = {tag.partition("=")[0] for tag in by_tag()}
    tags = {name: column for column, name in enumerate(columns.header) if name in keys}
    for number, record in records(source, columns, advance):
        report.rows += 1
        written = _tags(record, tags)
        draft = _draft(record, written, options)
        if not isinstance(draft, LeftOut):
            yield number, draft
            continue
        report.left_out[draft] += 1
        if draft is LeftOut.FEATURE:
            report.unknown_types.update(written[:1])


def _draft(record: Record, written: Sequence[str], options: ImportOptions) -> Draft | LeftOut:
    country = record.country() or options.country
    if options.countries and country and country not in options.countries:
        return LeftOut.COUNTRY
    category = next((known for tag, known in by_tag().items() if tag in written), None)
    if category is None:
        return LeftOut.FEATURE
    lon, lat = record.degrees("lon", 180), record.degrees("lat", 90)
    draft = category.draft(_id(record), country, lon, lat, _people(record))
    name = record.optional("name_ar") or record.optional("name") or record.optional("name_en")
    if not name:
        return LeftOut.NO_NAME
    _name(draft, record)
    if not has_arabic(draft) and (options.require_arabic or category.keep is Keep.ARABIC):
        return LeftOut.NOT_ARABIC
    show_name(draft, record, name, record.optional("name_en") or record.optional("name"))
    return draft


def _tags(record: Record, tags: Mapping[str, int]) -> list[str]:
    """The tags of a row (`place=city`): those of its tag columns, and its type, with a key or without."""
    found = [f"{key}={value}" for key, column in tags.items() if (value := record.values[column].strip())]
    kind = record.optional("type")
    if "=" in kind:
        found.append(kind)
    elif kind:
        found += [tag for tag in by_tag() if tag.partition("=")[2] == kind and kind not in _ANY] or [kind]
    return found


def _id(record: Record) -> str:
    """`osm:node/123`, of all the ways in which tools write the object and its number."""
    found = _ID.fullmatch(record.text("id").lower())
    if found is None:
        record.wrong("id", f"{record.text('id')!r} is no object of OpenStreetMap, such as node/123")
    letter, number = found.group(1) or record.optional("osm_type").lower(), int(found.group(2))
    if letter == _AREA:
        return f"osm:{'relation' if number % 2 else 'way'}/{number // 2}"
    if number >= _BEYOND_NODES:
        return f"osm:{('way', 'relation')[number // _BEYOND_NODES > 1]}/{number % _BEYOND_NODES}"
    if letter not in _OBJECTS and letter:
        record.wrong("id", f"{letter!r} is none of node, way, relation")
    return f"osm:{_OBJECTS.get(letter, 'node')}/{number}"


def _people(record: Record) -> int:
    """The population, 0 where it is not stated or only said for people to read (`~300`)."""
    digits = re.sub(r"[\s,.']", "", record.optional("population"))
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _name(draft: Draft, record: Record) -> None:
    add_names(draft, record.many("name_ar", _SEVERAL), Quality.LISTED)
    add_names(draft, record.many("variants_ar", _SEVERAL), Quality.LISTED)
    add_names(draft, record.many("name", _SEVERAL), None)
    add_names(draft, record.many("variants", _SEVERAL), None)
    add_names(draft, record.many("name_en", _SEVERAL), Quality.LATIN)
    add_names(draft, record.many("historic", _SEVERAL), Quality.HISTORIC)
