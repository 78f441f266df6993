"""A table of one's own places as drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from ...features import FEATURES
from ...names.folding import fold
from ...weights import Quality
from ..records import Draft
from .categories import InText
from .delimited import Record, columns_of, header_of, records
from .model import ImportOptions, ImportReport, LeftOut, SourceFormat
from .naming import add_names, has_arabic, show_name
from .sources import Advance, Source

__all__ = ["read_table"]

_LONGEST_ID = 200
_MOST_RADIUS_KM = 5000.0
_MOST_PRIOR = 10.0
_UNSTATED = "poi"


def read_table(
    source: Source, advance: Advance, options: ImportOptions, report: ImportReport
) -> Iterator[tuple[int, Draft]]:
    """The places to keep, each with its line; raises `SourceError` where a row is wrong."""
    columns = columns_of(source, header_of(source), SourceFormat.TABLE)
    prefix = slug(PurePath(source.name).stem) or SourceFormat.TABLE
    for number, record in records(source, columns, advance, comments=True):
        report.rows += 1
        draft = _draft(record, prefix, options)
        if options.countries and draft.country and draft.country not in options.countries:
            report.left_out[LeftOut.COUNTRY] += 1
        elif options.require_arabic and not has_arabic(draft):
            report.left_out[LeftOut.NOT_ARABIC] += 1
        else:
            yield number, draft


def slug(name: str) -> str:
    """A name as part of an id: folded, words joined by hyphens."""
    return re.sub(r"[^0-9a-zء-ي]+", "-", fold(name)).strip("-")


def _draft(record: Record, prefix: str, options: ImportOptions) -> Draft:
    feature = record.optional("feature") or _UNSTATED
    if feature not in FEATURES:
        record.wrong("feature", f"{feature!r} is not one of {', '.join(sorted(FEATURES))}")
    in_text = record.optional("text") or InText.ANYWHERE
    if in_text not in tuple(InText):
        record.wrong("text", f"{in_text!r} is not one of {', '.join(InText)}")
    name, name_en = record.text("name"), record.optional("name_en")
    draft = Draft(
        id=_id(record, prefix, name_en or name),
        kind=FEATURES[feature],
        feature=feature,
        country=record.country() or options.country,
        lon=record.degrees("lon", 180),
        lat=record.degrees("lat", 90),
        population=record.people(),
        radius_km=record.number("radius_km", 0, _MOST_RADIUS_KM),
        prior=record.number("prior", 0, _MOST_PRIOR),
        scannable=in_text != InText.NOWHERE,
        after_head=in_text == InText.HEADED,
    )
    add_names(draft, [name, *record.many("variants", "|")], Quality.CURATED)
    add_names(draft, record.many("historic", "|"), Quality.HISTORIC)
    add_names(draft, [name_en], Quality.LATIN)
    show_name(draft, record, name, name_en)
    return draft


def _id(record: Record, prefix: str, name: str) -> str:
    stated = record.optional("id")
    if len(stated) > _LONGEST_ID or not stated.isprintable():
        record.wrong("id", f"must be at most {_LONGEST_ID} printable characters long")
    return stated or f"{prefix}:{slug(name)}"
