"""A GeoNames dump (allCountries, or the file of one country) as drafts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...errors import SourceError
from ...names.folding import is_arabic
from ...regions import ARAB_COUNTRIES
from ...weights import Quality
from ..records import Draft, best_arabic_name, quality_of_untagged
from .alternates import Alternate, alternates_of
from .categories import Category, Keep, by_code
from .model import ImportOptions, ImportReport, LeftOut
from .sources import Advance, Source

__all__ = ["COLUMNS", "GeonamesReader"]

COLUMNS = (
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class",
    "feature code", "country code", "cc2", "admin1 code", "admin2 code", "admin3 code", "admin4 code",
    "population", "elevation", "dem", "timezone", "modification date",
)  # fmt: skip
_ID, _NAME, _ASCII, _ALTERNATES, _LAT, _LON, _CLASS, _CODE, _COUNTRY = range(9)
_POPULATION, _MODIFIED = 14, 18
_UNKNOWN_CLASS = "S.*"
_SHORTEST_LATIN = 4  # letters of other Latin names taken in Arab countries; shorter ones are codes
_AIRPORT = "airport"
_NONE: Sequence[Alternate] = ()


class _BadRowError(Exception):
    """What is wrong in a row, told behind its file and line."""


class GeonamesReader:
    """Reads the rows of one dump; `version` is then the latest day a row was changed."""

    def __init__(
        self,
        alternates: Mapping[int, str],
        options: ImportOptions,
        report: ImportReport,
    ) -> None:
        """`alternates` are the names of `read_alternates`."""
        self._alternates = alternates
        self._options = options
        self._report = report
        self._categories = by_code()
        self.version = ""

    def drafts(self, source: Source, advance: Advance) -> Iterator[tuple[int, Draft]]:
        """The places to keep, each with its line. Raises `SourceError` where a row is wrong."""
        for first, lines in source.batches(advance):
            for number, line in enumerate(lines, first):
                if not line:
                    continue
                try:
                    draft = self._draft(line.split("\t"))
                except _BadRowError as error:
                    raise SourceError(f"{source.label}, line {number}{error}") from None
                self._report.rows += 1
                if isinstance(draft, LeftOut):
                    self._report.left_out[draft] += 1
                else:
                    yield number, draft

    def _draft(self, fields: Sequence[str]) -> Draft | LeftOut:
        if len(fields) != len(COLUMNS):
            raise _BadRowError(f": {len(fields)} columns, expected {len(COLUMNS)}")
        country = fields[_COUNTRY]
        if self._options.countries and country and country not in self._options.countries:
            return LeftOut.COUNTRY
        if fields[_MODIFIED] > self.version:
            self.version = fields[_MODIFIED]
        category = self._categories.get(fields[_CODE]) or self._of_class(fields[_CLASS])
        if category.keep is Keep.NEVER:
            return LeftOut.FEATURE
        place = _whole(fields, _ID)
        tagged = alternates_of(self._alternates[place]) if place in self._alternates else _NONE
        always = category.keep is Keep.ALWAYS
        if not (always and not self._options.require_arabic) and not _in_arabic(fields, tagged):
            return LeftOut.NOT_ARABIC if always else LeftOut.FEATURE
        draft = category.draft(
            f"geonames:{place}",
            country or self._options.country,
            _degrees(fields, _LON, 180),
            _degrees(fields, _LAT, 90),
            _whole(fields, _POPULATION) if fields[_POPULATION] else 0,
        )
        _name(draft, fields, tagged)
        return draft

    def _of_class(self, class_: str) -> Category:
        """The category of all codes of a class that have none of their own."""
        return self._categories.get(f"{class_}.*") or self._categories[_UNKNOWN_CLASS]


def _in_arabic(fields: Sequence[str], tagged: Sequence[Alternate]) -> bool:
    """Whether the place has a name in Arabic script."""
    others = fields[_ALTERNATES]
    if (not others.isascii() and is_arabic(others)) or is_arabic(fields[_NAME]):
        return True
    return any(name.quality > Quality.LATIN for name in tagged)


def _name(draft: Draft, fields: Sequence[str], tagged: Sequence[Alternate]) -> None:
    """Give the place its names: those with a language first, which also say what the others are."""
    name, others = fields[_NAME].strip(), fields[_ALTERNATES]
    if not name:
        raise _BadRowError(", column 'name': is empty")
    names = draft.names
    for alternate in tagged:
        if alternate.quality or draft.feature == _AIRPORT:
            names[alternate.name] = max(alternate.quality, names.get(alternate.name, Quality.LATIN))
    if not others.isascii():
        _add_untagged(names, others.split(","))
    draft.name = _shown(names, tagged)
    draft.name_en = name
    native = None if name.isascii() else quality_of_untagged(name)
    names.setdefault(name, Quality.LATIN if native is None else native)
    if not name.isascii() and fields[_ASCII]:
        names.setdefault(fields[_ASCII], Quality.LATIN)
    if others and draft.country in ARAB_COUNTRIES:
        for other in others.split(","):
            if len(other) >= _SHORTEST_LATIN and other.isascii():
                names.setdefault(other, Quality.LATIN)


def _add_untagged(names: dict[str, Quality], others: Sequence[str]) -> None:
    for other in others:
        quality = None if other.isascii() else quality_of_untagged(other)
        if quality is not None:
            names.setdefault(other, quality)


def _shown(names: Mapping[str, Quality], tagged: Sequence[Alternate]) -> str:
    """The Arabic name to show: the preferred one, else the best."""
    preferred = [alternate.name for alternate in tagged if alternate.preferred]
    if preferred:
        return min(preferred, key=len)
    arabic = {name: quality for name, quality in names.items() if quality > Quality.LATIN}
    return best_arabic_name(arabic) if len(arabic) > 1 else next(iter(arabic), "")


def _whole(fields: Sequence[str], column: int) -> int:
    value = fields[column]
    if not (value.isascii() and value.isdigit()):
        raise _BadRowError(f", column {COLUMNS[column]!r}: {value!r} is no whole number")
    return int(value)


def _degrees(fields: Sequence[str], column: int, most: float) -> float:
    try:
        value = float(fields[column])
    except ValueError:
        raise _BadRowError(f", column {COLUMNS[column]!r}: {fields[column]!r} is no number") from None
    if not -most <= value <= most:
        raise _BadRowError(f", column {COLUMNS[column]!r}: {value} is not between -{most} and {most}")
    return value
