"""The gazetteer as its users see it: open a built file, look names up, scan text, resolve what was found."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from .candidates import NameFinder, best_of_each, in_context
from .columns import KeyIndex, PlaceTable, ScanIndex
from .descriptive import Describer
from .errors import GazetteerError
from .fuzzy import FuzzyIndex
from .geography import Geography
from .lexicon import load_lexicon
from .model import Candidate, Context, Place, Resolution, Toponym
from .nearness import Nearby, Nearness
from .resolving import resolve, resolve_all
from .scanning import Scanner
from .storage import Container
from .votes import Votes

__all__ = ["DEFAULT_WORLD_VIEW", "Gazetteer", "default_path"]

DEFAULT_WORLD_VIEW = "arab"
_NO_CONTEXT = Context()
_REMEMBERED_WORDS = 65_536
"""Words whose nationality is remembered: texts repeat theirs."""


def default_path() -> Path:
    """Where `masalik build` puts the gazetteer: `<sys.prefix>/share/masalik/gazetteer.maz`."""
    return Path(sys.prefix) / "share" / "masalik" / "gazetteer.maz"


class Gazetteer:
    """Arabic place names and where they are. Immutable and safe to share between threads.

    >>> gazetteer = Gazetteer.open()  # doctest: +SKIP
    >>> gazetteer.resolve("طرابلس").place.country  # doctest: +SKIP
    'LY'
    """

    def __init__(self, container: Container) -> None:
        """Use `Gazetteer.open`."""
        lexicon = load_lexicon()
        self._places = PlaceTable(container)
        self._keys = KeyIndex(container, self._places.names)
        self._nationality = lru_cache(maxsize=_REMEMBERED_WORDS)(lexicon.nationality)
        self._finder = NameFinder(
            self._places, self._keys, FuzzyIndex(container), {*lexicon.heads, *lexicon.generics}
        )
        self._geography = Geography(container, self._places)
        self._nearness = Nearness(container, self._places)
        self._scanner = Scanner(
            ScanIndex(container), lexicon, self._finder, Describer(lexicon, self._geography)
        )
        self.metadata: Mapping[str, Any] = container.metadata

    @classmethod
    def open(cls, path: Path | None = None, *, world_view: str = DEFAULT_WORLD_VIEW) -> Gazetteer:
        """Open a built gazetteer file, by default the one of `default_path()`.

        `world_view` says whose view on disputed places the countries of places follow. `arab`, the only one
        so far, is that of most Arabic outlets: القدس is Palestine's, الجولان Syria's, الصحراء الغربية stands
        for itself. Raises `GazetteerMissingError`, `GazetteerOutdatedError` or `GazetteerDamagedError`, each
        saying what to do, and `GazetteerError` for an unknown world view.
        """
        container = Container(path or default_path())
        if world_view != container.metadata["world_view"]:
            known = container.metadata["world_view"]
            raise GazetteerError(f"no world view {world_view!r} in {container.path}; it has {known!r}")
        return cls(container)

    def find(self, name: str, *, context: Context = _NO_CONTEXT, limit: int = 10) -> list[Candidate]:
        """The places a name may mean, most likely first; empty for unknown names.

        Each comes with its score and reasons. The name may be spelt in any way that readers take for the
        same, carry attached particles, be descriptive (العاصمة الليبية), a generic word with a name (مطار
        الكفرة), Latin, or be one letter off (last resort).
        """
        candidates = best_of_each([*self._finder.all_ways(name), *self._described(name)])
        return in_context(candidates, Votes.of(context))[:limit]

    def resolve(self, name: str, *, context: Context = _NO_CONTEXT) -> Resolution:
        """The place a name means in the context, or none where none fits; the confidence is from 0 to 1."""
        return resolve(self.find(name, limit=20), votes=Votes.of(context))

    def scan(self, text: str) -> list[Toponym]:
        """All place names of running Arabic text in order, none overlapping another, not yet resolved.

        `start`, `end` and `text` leave out attached particles, which are in `prefix`; where ل and the article
        are contracted (`للقاهرة`) the name is not a part of the word, so the whole word from لل on is the
        text. A descriptive name and the name after it are both found (العاصمة الليبية, طرابلس). Names that
        are not in the gazetteer are not found, save those made of a generic word and a known name (`مطار` and
        a town).
        """
        return self._scanner.scan(text)

    def resolve_all(self, toponyms: Sequence[Toponym], *, context: Context = _NO_CONTEXT) -> list[Resolution]:
        """One resolution for each toponym of one article: they vote for countries, each leaving itself out.

        `context.countries` are further votes (demonyms, the dateline); a name weighs one vote.
        """
        return resolve_all(toponyms, context=context)

    def nationality(self, word: str) -> str | None:
        """The ISO code of a demonym's country (ليبي، الليبية، المصريون، والأتراك), None for other words."""
        return self._nationality(word)

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return self._geography.country(code)

    def capital(self, code: str) -> Place | None:
        """The capital of the country of an ISO 3166-1 alpha-2 code."""
        return self._geography.capital(code)

    def place(self, place_id: str) -> Place | None:
        """The place of an id, None for one that is unknown."""
        row = self._places.row_of(place_id)
        return None if row is None else self._places.place(row)

    def reverse(self, lon: float, lat: float, *, limit: int = 1) -> list[Nearby]:
        """The towns nearest to a point in degrees (EPSG:4326), with their distances in kilometres."""
        return self._nearness.nearest(lon, lat, limit)

    def country_at(self, lon: float, lat: float) -> Place | None:
        """The country whose land contains a point in degrees (EPSG:4326); None at sea."""
        code = self._nearness.country_code(lon, lat)
        return self.country(code) if code else None

    def _described(self, name: str) -> list[Candidate]:
        """The candidates of a name that scanning reads as one descriptive or headed name from end to end."""
        found = self._scanner.scan(name)
        whole = [toponym for toponym in found if toponym.end == len(name.rstrip()) and toponym.head]
        return list(whole[0].candidates) if len(found) == len(whole) == 1 else []
