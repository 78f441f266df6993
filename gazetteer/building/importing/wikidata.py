"""An export of Wikidata, as SPARQL services write it, as drafts.

A query that asks for classes and aliases gives several rows to one item: they become one place.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from ...features import FEATURES
from ...weights import SITELINK_PRIOR, Quality
from ..records import Draft
from .categories import Category, InText, Keep, by_class
from .delimited import Columns, Record, columns_of, header_of, records
from .model import ImportOptions, ImportReport, LeftOut, SourceFormat
from .naming import add_names, has_arabic, show_name
from .sources import Advance, Source
from .sparql import item_of, literal_of, point_of

__all__ = ["read_wikidata"]

_MOST_SITELINKS = 10_000


def read_wikidata(
    source: Source, advance: Advance, options: ImportOptions, report: ImportReport
) -> Iterator[tuple[int, Draft]]:
    """The places to keep, each with its line; raises `SourceError` where a row is wrong."""
    columns = columns_of(source, header_of(source), SourceFormat.WIKIDATA)
    places: dict[str, tuple[int, Draft]] = {}
    for number, raw in records(source, columns, advance):
        report.rows += 1
        record = replace(raw, values=[literal_of(value.strip()) for value in raw.values])
        draft = _draft(record, columns, options)
        if isinstance(draft, LeftOut):
            report.left_out[draft] += 1
            if draft is LeftOut.FEATURE:
                report.unknown_types[record.optional("class")] += 1
            continue
        known = places.setdefault(draft.id, (number, draft))[1]
        if known is not draft:
            _join(known, draft)
    for number, draft in places.values():
        if options.require_arabic and not has_arabic(draft):
            report.left_out[LeftOut.NOT_ARABIC] += 1
        else:
            yield number, draft


def _draft(record: Record, columns: Columns, options: ImportOptions) -> Draft | LeftOut:
    item = item_of(record.text("id")) or record.wrong("id", f"{record.text('id')!r} is no item (Q3579)")
    country = record.country() or options.country
    if options.countries and country and country not in options.countries:
        return LeftOut.COUNTRY
    category = _category(record, columns)
    if category is None or category.keep is Keep.NEVER:
        return LeftOut.FEATURE
    point = _point(record)
    if point is None:
        return LeftOut.NOT_ON_EARTH
    draft = category.draft(f"wikidata:{item}", country, *point, record.people())
    draft.prior = _prior(record, category)
    name, name_en = record.optional("name"), record.optional("name_en")
    if not name and not name_en:
        return LeftOut.NO_NAME
    add_names(draft, [name, *record.many("variants", "|")], Quality.LISTED)
    add_names(draft, [name_en], None)
    show_name(draft, record, name or name_en, name_en)
    return draft


def _category(record: Record, columns: Columns) -> Category | None:
    """What the item is: by the item of its class, or by the name of a feature of ours."""
    value = record.optional("class")
    if not columns.fields["class"]:
        value = "poi"
    known = by_class().get(item_of(value) or "")
    if known is None and value in FEATURES:
        return Category(
            feature=value, kind=FEATURES[value], keep=Keep.ALWAYS, prior=None, in_text=InText.HEADED
        )
    return known


def _point(record: Record) -> tuple[float, float] | None:
    """Longitude and latitude in degrees; None where the point is not on Earth."""
    if not record.optional("lat") and (written := record.optional("point")):
        point = point_of(written)
        if point is None:
            record.wrong("point", f"{written!r} is no point, such as Point(13.19 32.89)")
        if not point[0]:
            return None
        columns = Columns(
            header=("longitude of the point", "latitude of the point"), fields={"lon": (0,), "lat": (1,)}
        )
        record = Record(record.where, columns, point)
    return record.degrees("lon", 180), record.degrees("lat", 90)


def _prior(record: Record, category: Category) -> float | None:
    sitelinks = record.number("sitelinks", 0, _MOST_SITELINKS)
    if sitelinks is None:
        return category.prior
    least, slope = SITELINK_PRIOR
    return least + slope * math.log10(sitelinks + 1)


def _join(known: Draft, other: Draft) -> None:
    """Take what a further row says of the same item: its names, and its category where that ranks higher."""
    for name, quality in other.names.items():
        known.add([name], quality)
    if (other.prior or 0.0) > (known.prior or 0.0):
        known.kind, known.feature, known.prior = other.kind, other.feature, other.prior
    known.scannable |= other.scannable
    known.after_head &= other.after_head
    known.population = max(known.population, other.population)
