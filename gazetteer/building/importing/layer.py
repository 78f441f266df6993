"""Importing: files of the user to one layer."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ...errors import GazetteerError, SourceError
from ...index.storage import Container, write_container
from ..records import Draft
from ..rows import TwinError
from ..writing import columns
from .alternates import read_alternates
from .detecting import format_of
from .geonames import GeonamesReader
from .model import CREDITS, Credit, ImportOptions, ImportReport, SourceFormat
from .osm import read_osm
from .sources import Advance, Source, open_source
from .table import read_table
from .wikidata import read_wikidata

__all__ = ["import_layer"]

Progress = Callable[[str, int, int], None]
_WITH_HEADER = {
    SourceFormat.WIKIDATA: read_wikidata,
    SourceFormat.OSM: read_osm,
    SourceFormat.TABLE: read_table,
}
_STEPS = ("ordering", "names", "writing")
_NOT_STATED = "not stated"


def import_layer(
    paths: Sequence[Path],
    target: Path,
    *,
    options: ImportOptions | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import files into one layer at `target`; the same files in the same order give the same bytes.

    Of several files each may have a format of its own; alternate names of GeoNames count for all its dumps.
    The layer is written beside the target and renamed over it: whatever goes wrong, what was there stays.
    `progress` is told what is being done, how much of it is done, and how much there is (bytes read, then
    steps). Raises `SourceError` for a file that cannot be read or has a bad row.
    """
    _check_target(paths, target)
    run = _Import(options or ImportOptions(), progress or _silent)
    for path in paths:
        run.take(open_source(path))
    return run.write(target)


def _check_target(paths: Sequence[Path], target: Path) -> None:
    """Raise `SourceError` where the layer would be written over one of its sources or over a base."""
    if not target.is_file():
        return
    if any(path.exists() and path.samefile(target) for path in paths):
        raise SourceError(f"{target} is one of the files to import; write the layer to another")
    try:
        is_base = "geography" in Container(target)
    except GazetteerError:
        return
    if is_base:
        raise SourceError(f"{target} is a whole gazetteer, not a layer; write the layer to another file")


def _silent(what: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


class _Import:
    """One import: its files by format, and where each place came from."""

    def __init__(self, options: ImportOptions, progress: Progress) -> None:
        self._options = options
        self._progress = progress
        self._report = ImportReport()
        self._sources: list[tuple[SourceFormat, Source]] = []
        self._credits: list[Mapping[str, str]] = []
        self._lines, self._of_source = array("Q"), array("H")
        self._step = 0

    def take(self, source: Source) -> None:
        self._sources.append((format_of(source, self._options.format), source))

    def write(self, target: Path) -> ImportReport:
        if all(format_ is SourceFormat.ALTERNATES for format_, _ in self._sources):
            raise SourceError("alternate names need the dump that they belong to (allCountries.zip)")
        try:
            sections, tables = columns(self._drafts(), self._next_step, sounding=self._sounding())
        except TwinError as error:
            raise self._twins(error) from None
        self._report.places = len(self._lines)
        self._next_step()
        write_container(target, sections, {**tables, **self._metadata()})
        return self._report

    def _drafts(self) -> Iterator[Draft]:
        alternates = self._alternates()
        for number, (format_, source) in enumerate(self._sources):
            if format_ is SourceFormat.ALTERNATES:
                continue
            for line, draft in self._read(format_, source, alternates):
                self._lines.append(line)
                self._of_source.append(number)
                yield draft
        if not self._lines:
            raise SourceError(f"no place to keep in {', '.join(source.label for _, source in self._sources)}")

    def _sounding(self) -> bool:
        """Whether names are found by other transliterations: too slow to make for the millions of a dump."""
        return all(format_ is not SourceFormat.GEONAMES for format_, _ in self._sources)

    def _alternates(self) -> Mapping[int, str]:
        found: dict[int, str] = {}
        for format_, source in self._sources:
            if format_ is SourceFormat.ALTERNATES:
                read_alternates(source, self._reading(source), found)
        return found

    def _read(
        self, format_: SourceFormat, source: Source, alternates: Mapping[int, str]
    ) -> Iterator[tuple[int, Draft]]:
        advance = self._reading(source)
        if format_ is SourceFormat.GEONAMES:
            reader = GeonamesReader(alternates, self._options, self._report)
            yield from reader.drafts(source, advance)
            self._credit(format_, source, reader.version)
        else:
            yield from _WITH_HEADER[format_](source, advance, self._options, self._report)
            self._credit(format_, source, "")

    def _credit(self, format_: SourceFormat, source: Source, version: str) -> None:
        known = CREDITS.get(format_, Credit(name=source.name, licence=_NOT_STATED, credit=source.name))
        self._credits.append(
            {
                "package": known.name,
                "version": version or f"sha256 {_digest(source.path)[:16]}",
                "licence": self._options.licence or known.licence,
                "credit": self._options.credit or known.credit,
            }
        )

    def _metadata(self) -> dict[str, Any]:
        return {"schema": 1, "layer": True, "places": self._report.places, "sources": self._credits}

    def _reading(self, source: Source) -> Advance:
        done = 0

        def advance(count: int) -> None:
            nonlocal done
            done += count
            self._progress(f"reading {source.name}", done, source.size)

        return advance

    def _next_step(self) -> None:
        self._progress(_STEPS[min(self._step, len(_STEPS) - 1)], self._step, len(_STEPS))
        self._step += 1

    def _twins(self, error: TwinError) -> SourceError:
        """Two rows have the same id: told with the lines of both."""
        one, other = (
            f"{self._sources[self._of_source[number]][1].label}, line {self._lines[number]}"
            for number in error.numbers
        )
        return SourceError(f"{other}, column 'id': {error.id} is also the id of {one}")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
