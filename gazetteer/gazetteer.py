"""The gazetteer as its users see it: open a built file, look names up, scan text, resolve what was found."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from .asking import check_limit, check_point, check_spans, name_of
from .errors import GazetteerError, GazetteerMissingError
from .index.geography import Geography
from .index.layers import Keys, Neighbours, Places, ScanKeys
from .index.nearness import Nearby, Nearness
from .index.storage import Container
from .model import ANYWHERE, Candidate, Context, Kind, Place, Resolution, Toponym, Where
from .names.folding import fold
from .names.remembering import Remembered
from .ranking.candidates import NameFinder, best_of_each, in_context
from .ranking.resolving import resolve, resolve_all
from .ranking.votes import Ballot, Votes
from .text.computed import PREFIX as COMPUTED
from .text.computed import Computed
from .text.demonyms import demonym_votes
from .text.descriptive import Describer
from .text.given import joined, names_at
from .text.lexicon import load_lexicon
from .text.scanning import Scanner
from .text.tokens import WrittenWords
from .worldview import DEFAULT_WORLD_VIEW, WorldView
from .worldview import world_view as find_world_view

__all__ = ["Gazetteer", "default_path"]

_NO_CONTEXT = Context()
_MOST_CANDIDATES = 20


def default_path() -> Path:
    """Where `masalik build` puts the gazetteer: `<sys.prefix>/share/masalik/gazetteer.maz`."""
    return Path(sys.prefix) / "share" / "masalik" / "gazetteer.maz"


class Gazetteer:
    """Arabic place names and where they are. Immutable and safe to share between threads.

    >>> gazetteer = Gazetteer.open()  # doctest: +SKIP
    >>> gazetteer.resolve("طرابلس").place.country  # doctest: +SKIP
    'LY'
    """

    def __init__(self, containers: Sequence[Container], view: WorldView) -> None:
        """Use `Gazetteer.open`."""
        self.world_view = view
        lexicon, base = load_lexicon(), containers[0]
        self._places = Places(containers, view)
        self._keys = Keys(containers, self._places)
        self._nationality = Remembered(lexicon.nationality)
        self._finder = NameFinder(
            self._places, self._keys, Neighbours(containers), {*lexicon.heads, *lexicon.generics}
        )
        self._geography = Geography(base, self._places, view)
        self._computed = Computed(lexicon, self._geography, self.place)
        self._nearness = Nearness(base, self._places, view)
        self._scanner = Scanner(
            ScanKeys(containers), lexicon, self._finder, Describer(lexicon, self._geography)
        )
        self._files = tuple(container.path for container in containers)
        self.metadata: Mapping[str, Any] = base.metadata
        self.layers: Sequence[Mapping[str, Any]] = [layer.metadata for layer in containers[1:]]

    @classmethod
    def open(
        cls, path: Path | None = None, *, layers: Iterable[Path] = (), world_view: str = DEFAULT_WORLD_VIEW
    ) -> Gazetteer:
        """Open a built gazetteer file, by default the one of `default_path()`, and layers to search with it.

        Where several files have a place of the same id, the record of the last one counts, found by the names
        of all. Layers are compared with their checksums; the base is not: that takes longer than opening
        it (`masalik gazetteer info --verify` does).

        `world_view` is the name of one of `world_views()`: whose view on disputed places the countries of
        places follow. `arab` is that of most Arabic outlets: القدس is Palestine's, الجولان Syria's, الصحراء
        الغربية stands for itself. Raises `GazetteerMissingError`, `GazetteerOutdatedError` or
        `GazetteerDamagedError`, each saying what to do, and `GazetteerError` for an unknown world view.
        """
        view = find_world_view(world_view)
        container = Container(path or default_path())
        if "geography" not in container:
            raise GazetteerError(f"{container.path} is a layer; open it with `layers=` beside the base")
        return cls([container, *map(_layer, layers)], view)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled as the files it was opened from: another process opens the same ones."""
        return _reopened, (self._files, self.world_view.name)

    def __copy__(self) -> Gazetteer:
        """Itself: it never changes."""
        return self

    def __deepcopy__(self, memo: Mapping[int, object]) -> Gazetteer:
        """Itself: it never changes."""
        return self

    def find(
        self, name: str, *, context: Context = _NO_CONTEXT, where: Where = ANYWHERE, limit: int = 10
    ) -> list[Candidate]:
        """The places a name may mean, most likely first; empty for unknown names.

        Each comes with its score and reasons; places that `where` leaves out do not come. The name may be
        spelt in any way that readers take for the same, carry attached particles, be descriptive (العاصمة
        الليبية), a generic word with a name (مطار الكفرة), Latin, or be one letter off (last resort).
        """
        name = name_of(name)
        candidates = best_of_each([*self._finder.all_ways(name), *self._described(name)])
        counted = [candidate for candidate in candidates if where.holds(candidate.place)]
        return in_context(counted, self._votes(context))[: check_limit(limit)]

    def suggest(
        self, text: str, *, context: Context = _NO_CONTEXT, where: Where = ANYWHERE, limit: int = 10
    ) -> list[Candidate]:
        """The places one may be about to type, most likely first: their names begin with the text.

        Where no name begins so, what `find` finds. Empty for an empty text.
        """
        likeliest = self._finder.beginning(name_of(text), where, limit=check_limit(limit))
        if not likeliest:
            return self.find(text, context=context, where=where, limit=limit)
        return in_context(likeliest, self._votes(context))[:limit]

    def exact(self, name: str) -> tuple[Place, ...]:
        """The places of this very name, spelling variants aside, the likeliest first; the fastest look-up."""
        return tuple(map(self._places.place, self._keys.numbers(fold(name_of(name)))))

    def prefix(self, text: str, *, limit: int = 10) -> list[str]:
        """Some names that begin with the text, folded (`fold`), in no certain order; `suggest` has places."""
        return self._keys.beginning(fold(name_of(text)), check_limit(limit))

    def resolve(self, name: str, *, context: Context = _NO_CONTEXT, where: Where = ANYWHERE) -> Resolution:
        """The place a name means in the context, or none where none fits; the confidence is from 0 to 1."""
        return resolve(self.find(name, where=where, limit=_MOST_CANDIDATES), votes=self._votes(context))

    def scan(self, text: str, *, words: WrittenWords | None = None) -> list[Toponym]:
        """All place names of running Arabic text in order, none overlapping another, not yet resolved.

        `start`, `end` and `text` leave out attached particles, which are in `prefix`; where ل and the article
        are contracted (`للقاهرة`) the name is not a part of the word, so the whole word from لل on is the
        text. A descriptive name and the name after it are both found (العاصمة الليبية, طرابلس). Names that
        are not in the gazetteer are not found, save those made of a generic word and a known name (`مطار` and
        a town). `words` are those of the text where they are split already, which saves splitting them again.
        """
        return self._scanner.scan(text, words)

    def resolve_all(
        self, toponyms: Sequence[Toponym], *, context: Context = _NO_CONTEXT, fall_back: bool = False
    ) -> list[Resolution]:
        """One resolution for each toponym of one article: they vote for countries, each leaving itself out.

        `context.countries` are further votes (demonyms, the dateline); a name weighs one vote. With
        `fall_back` a name that has no place of its own takes that of the town or country it lies in as the
        text tells, marked `approximate`.
        """
        container = self.country if fall_back else None
        return resolve_all(toponyms, context=self.world_view.seen(context), container=container)

    def votes(
        self, toponyms: Sequence[Toponym], *, context: Context = _NO_CONTEXT
    ) -> dict[str, Mapping[str, float]]:
        """What each distinct name of an article says of the countries it plays in: the votes (by ISO code)
        by which `resolve_all` chooses, under the folded name. Those of the context come on top."""
        return dict(Ballot(toponyms, self.world_view.seen(context)).by_name)

    def resolve_at(
        self,
        text: str,
        spans: Iterable[tuple[int, int]],
        *,
        context: Context = _NO_CONTEXT,
        fall_back: bool = False,
    ) -> list[Resolution]:
        """One resolution for each name whose span in the text is known (start, end in code points).

        For names that a person or a model has marked. Spans may hold particles, a # or a generic word. The
        other names and the demonyms of the text vote too. `fall_back` as in `resolve_all`.
        """
        spans = list(spans)
        check_spans(text, spans)
        scanned = self.scan(text)
        given = names_at(text, spans, scanned=scanned, find=partial(self.find, limit=_MOST_CANDIDATES))
        others = [one for one in scanned if not one.ambiguous and not any(_same(one, it) for it in given)]
        votes = demonym_votes(self._scanner.folded_words(text), self.nationality)
        return self.resolve_all([*given, *others], context=_more(context, votes), fall_back=fall_back)[
            : len(given)
        ]

    def resolve_names(
        self, names: Sequence[str], *, context: Context = _NO_CONTEXT, fall_back: bool = False
    ) -> list[Resolution]:
        """One resolution for each name of a list that belongs together (a table, one story): they vote."""
        if isinstance(names, str):
            raise TypeError("resolve_names takes a list of names; for one name there is resolve")
        text, spans = joined(names)
        return self.resolve_at(text, spans, context=context, fall_back=fall_back)

    def nationality(self, word: str) -> str | None:
        """The ISO code of a demonym's country (ليبي، الليبية، المصريون، والأتراك), None for other words."""
        return self._nationality[word]

    def nationalities(self, words: Iterable[str]) -> list[str | None]:
        """What `nationality` gives for each of many words, at a fraction of its price."""
        return list(map(self._nationality.__getitem__, words))

    def country(self, code: str) -> Place | None:
        """The country or territory of an ISO 3166-1 code; its `country` says whose it is in the view."""
        return self._geography.country(code)

    def capital(self, code: str) -> Place | None:
        """The capital of the country or territory of an ISO 3166-1 alpha-2 code, in the world view."""
        return self._geography.capital(code)

    def place(self, place_id: str) -> Place | None:
        """The place of an id, None for one that is unknown. Ids of computed places find theirs again."""
        if place_id.startswith(COMPUTED):
            return self._computed.place(place_id)
        number = self._places.number_of(place_id)
        return None if number is None else self._places.place(number)

    def of_kind(self, kind: Kind) -> Iterator[Place]:
        """All places of a kind, each once, in the order of the files: what a map may have room to name."""
        numbers, _, _ = self._places.of_kind(kind)
        current = (int(number) for number in numbers if self._places.current(int(number)) == number)
        return map(self._places.place, current)

    def reverse(self, lon: float, lat: float, *, limit: int = 1) -> list[Nearby]:
        """The towns nearest to a point in degrees (EPSG:4326), with their distances in kilometres."""
        check_point(lon, lat)
        return self._nearness.nearest(lon, lat, check_limit(limit))

    def country_at(self, lon: float, lat: float) -> Place | None:
        """The country whose land contains a point in degrees (EPSG:4326), in the world view.

        None at sea, and on land that the view gives to nobody.
        """
        check_point(lon, lat)
        code = self._nearness.country_code(lon, lat)
        return self.country(code) if code else None

    def _votes(self, context: Context) -> Votes:
        return Votes.of(self.world_view.seen(context))

    def _described(self, name: str) -> list[Candidate]:
        """The candidates of a name that scanning reads as one descriptive or headed name from end to end."""
        found = self._scanner.scan(name)
        whole = [toponym for toponym in found if toponym.end == len(name.rstrip()) and toponym.head]
        return list(whole[0].candidates) if len(found) == len(whole) == 1 else []


def _layer(path: Path) -> Container:
    """A layer, read whole once: files that users make and move are checked, damaged ones could end Python."""
    if not Path(path).exists():
        raise GazetteerMissingError(f"no layer at {path}: run `masalik gazetteer import` to make one")
    container = Container(Path(path))
    container.verify()
    return container


def _reopened(files: Sequence[Path], world_view: str) -> Gazetteer:
    return Gazetteer.open(files[0], layers=files[1:], world_view=world_view)


def _same(one: Toponym, other: Toponym) -> bool:
    """Whether two toponyms are one: found where the other was given."""
    return one.start == other.start and one.end == other.end


def _more(context: Context, votes: Mapping[str, float]) -> Context:
    """The context with further votes for countries."""
    countries = Counter(context.countries)
    countries.update(votes)
    return replace(context, countries=countries)
