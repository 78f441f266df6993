"""Places computed from others (شمال ليبيا, ميناء سبها) by their ids: an id once told finds its place.

An id says how the place was made: `computed:north-of:iso3166:LY`, `computed:coast-of:…`,
`computed:border-of:…` of one place or of two country codes, `computed:port-at:geonames:…`,
`computed:place-in:geonames:…`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..index.geography import Geography, beside, inside
from ..model import Place
from .lexicon import Lexicon, Meaning

__all__ = ["PREFIX", "Computed"]

PREFIX = "computed:"
_DEEPEST = 3  # as text nests them: جنوب مطار مدينة سبها
_OF, _AT, _IN = "-of:", "-at:", "place-in:"
_COAST, _BORDER = "coast", "border"
_ARTICLE, _AND = "ال", "و"


class Computed:
    """Makes the place of a computed id."""

    def __init__(
        self, lexicon: Lexicon, geography: Geography, place_of: Callable[[str], Place | None]
    ) -> None:
        """`place_of` gives the place of an id, computed or not."""
        self._geography = geography
        self._place_of = place_of
        self._directions = _first_words(lexicon.directions, lexicon.written)
        self._heads = _first_words(
            {key: head.feature for key, head in lexicon.heads.items()},
            {key: head.word for key, head in lexicon.heads.items()},
        )
        meanings = {key: meaning.value for key, meaning in lexicon.generics.items()}
        generics = _first_words(meanings, lexicon.written)
        self._border_word, self._coast_word = (
            generics[meaning].removeprefix(_ARTICLE) for meaning in (Meaning.BORDER, Meaning.COAST)
        )

    def place(self, place_id: str) -> Place | None:
        """The place of an id that begins with `computed:`, None where it says no place that is known."""
        if place_id.count(PREFIX) > _DEEPEST:
            return None
        made = place_id.removeprefix(PREFIX)
        if made.startswith(_IN):
            container = self._place_of(made.removeprefix(_IN))
            return inside(container, container.name) if container is not None else None
        how, at, base_id = made.partition(_AT)
        if at and _OF not in how:
            base = self._place_of(base_id)
            word = self._heads.get(how)
            return beside(base, f"{word} {base.name}", how) if base is not None and word else None
        how, _, base_id = made.partition(_OF)
        return self._part(how, base_id)

    def _part(self, how: str, base_id: str) -> Place | None:
        if how == _BORDER and ":" not in base_id:
            return self._border(*base_id.partition("-")[::2])
        base = self._place_of(base_id)
        if base is None:
            return None
        if how == _BORDER:
            return self._geography.borderland(base, f"{self._border_word} {base.name}")
        if how == _COAST:
            return self._geography.coast(base, f"{self._coast_word} {base.name}")
        word = self._directions.get(how)
        return self._geography.part(base, how, f"{word} {base.name}") if word else None

    def _border(self, one: str, other: str) -> Place | None:
        first, second = self._geography.country(one), self._geography.country(other)
        if first is None or second is None:
            return None
        return self._geography.border(first, second, f"{self._border_word} {first.name} {_AND}{second.name}")


def _first_words(meanings: Mapping[str, str], written: Mapping[str, str]) -> Mapping[str, str]:
    """The first word that each meaning is written with."""
    found: dict[str, str] = {}
    for key, meaning in meanings.items():
        found.setdefault(meaning, written[key])
    return found
