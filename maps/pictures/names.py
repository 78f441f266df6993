"""The names in a picture, none over another: those of its places first, then countries, then towns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..geodesy import LonLat
from ..ground import Ground, GroundName
from ..words import Language
from .markup import element, isolated, width_of
from .projection import Box, Pixel, Projection
from .scene import Scene, Spot
from .symbols import AREA, DISC, DOT, PIN

__all__ = ["Room", "name_markup", "spot_box"]

LINE = 1.35  # of a name's size: how high it is
SPOT_SIZE, COUNTRY_SIZE, TOWN_SIZE = 13.4, 12.8, 11.5  # pixels of the map page
MOST_TOWNS = 60


@dataclass(slots=True, kw_only=True)
class Room:
    """What of a picture is taken."""

    frame: Box
    taken: list[Box] = field(default_factory=list)

    def take(self, wanted: Box) -> bool:
        """Take a box if it is free and inside; answers whether it was."""
        left, top, right, bottom = self.frame
        is_inside = left <= wanted[0] and top <= wanted[1] and wanted[2] <= right and wanted[3] <= bottom
        if not is_inside or any(_overlap(wanted, other) for other in self.taken):
            return False
        self.taken.append(wanted)
        return True


def spot_box(spot: Spot, at: Pixel, unit: float) -> Box:
    """The box of a place's symbol."""
    width, height = DOT if not spot.here else DISC if spot.is_area else PIN
    above = height - 2 if spot.here and not spot.is_area else height / 2
    return (
        at[0] - width / 2 * unit,
        at[1] - above * unit,
        at[0] + width / 2 * unit,
        at[1] + (height - above) * unit,
    )


def name_markup(
    scene: Scene,
    ground: Ground,
    projection: Projection,
    room: Room,
    language: Language,
    colours: Mapping[str, str],
    unit: float,
) -> str:
    """All names that have room; `unit` is how much larger things are than on the map page."""
    lettering = _Lettering(language=language, colours=colours, unit=unit)
    own = {_name(spot, language) for spot in scene.spots}
    zoom = projection.zoom - _extra(unit)
    found = [lettering.beside(spot, projection.pixel(spot.at), room) for spot in scene.spots]
    found += lettering.countries(_shown(ground.countries, zoom, own, language), projection, room)
    found += lettering.towns(_shown(ground.towns, zoom, own, language), projection, room)
    return "".join(filter(None, found))


def _extra(unit: float) -> float:
    """Zooms that larger letters cost."""
    return max(0.0, (unit - 1) * 0.8)


def _shown(
    names: Iterable[GroundName], zoom: float, own: set[str], language: Language
) -> Iterator[tuple[str, GroundName]]:
    for one in names:
        words = one.ar if language == "ar" else one.en
        if one.zoom <= zoom and words not in own:
            yield words, one


def _turned(one: GroundName, projection: Projection) -> LonLat:
    """Where a name stands, at the turn of the world that the picture shows."""
    return one.lon + 360 * round((projection.centre[0] - one.lon) / 360), one.lat


def _name(spot: Spot, language: Language) -> str:
    arabic = str(spot.place.get("name") or spot.place.get("text") or "")
    return arabic if language == "ar" else str(spot.place.get("name_en") or arabic)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lettering:
    """How names are written in one picture."""

    language: Language
    colours: Mapping[str, str]
    unit: float

    def beside(self, spot: Spot, at: Pixel, room: Room) -> str:
        """The name of a place below, beside or above its symbol; nothing where there is no room."""
        words = _name(spot, self.language)
        size = SPOT_SIZE * self.unit
        width, height = width_of(words, size) * 1.06, size * LINE
        left, top, right, bottom = spot_box(spot, at, self.unit)
        middle, level = (left + right) / 2, (top + bottom) / 2
        reach = AREA * self.unit if spot.is_area else 0.0
        low = max(bottom, at[1] + reach * 0.6)
        boxes = (
            (middle - width / 2, low, middle + width / 2, low + height),
            (right, level - height / 2, right + width, level + height / 2),
            (left - width, level - height / 2, left, level + height / 2),
            (middle - width / 2, top - height, middle + width / 2, top),
        )
        chosen = next((box for box in boxes if room.take(box)), None)
        if not words or chosen is None:
            return ""
        return self._text(words, chosen, size, "ink", "halo", weight="600")

    def countries(
        self, named: Iterable[tuple[str, GroundName]], projection: Projection, room: Room
    ) -> Iterator[str]:
        size = COUNTRY_SIZE * self.unit
        for words, one in named:
            x, y = projection.pixel(_turned(one, projection))
            width, height = width_of(words, size), size * LINE
            box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            if room.take(box):
                yield self._text(words, box, size, "name", "land")

    def towns(
        self, named: Iterable[tuple[str, GroundName]], projection: Projection, room: Room
    ) -> Iterator[str]:
        size, gap, count = TOWN_SIZE * self.unit, 5 * self.unit, 0
        for words, one in named:
            x, y = projection.pixel(_turned(one, projection))
            width, half = width_of(words, size), size * LINE / 2
            sides = ((x - gap, x + gap + width), (x - gap - width, x + gap))
            if count >= MOST_TOWNS:
                return
            boxes = enumerate((left, y - half, right, y + half) for left, right in sides)
            index = next((index for index, box in boxes if room.take(box)), None)
            if index is None:
                continue
            count += 1
            edge, anchor = (x + gap, "start") if index == 0 else (x - gap, "end")
            yield element("circle", cx=x, cy=y, r=2 * self.unit, fill=self.colours["town"])
            yield self._text(words, (edge, y - half, edge, y + half), size, "town", "land", anchor=anchor)

    def _text(
        self,
        words: str,
        box: Box,
        size: float,
        ink: str,
        halo: str,
        *,
        weight: str | None = None,
        anchor: str = "middle",
    ) -> str:
        """Words in the middle of a box, or at the edge that it is."""
        return element(
            "text",
            isolated(words, is_arabic=self.language == "ar"),
            x=(box[0] + box[2]) / 2,
            y=(box[1] + box[3]) / 2 + size * 0.34,
            font_size=size,
            font_weight=weight,
            text_anchor=anchor,
            fill=self.colours[ink],
            stroke=self.colours[halo],
            stroke_width=3 * self.unit,
            stroke_linejoin="round",
            paint_order="stroke",
        )


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
