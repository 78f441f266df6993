"""One map as one SVG: the ground, the ways, the places, the names, the legend, the title and the credits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gazetteer import DEFAULT_WORLD_VIEW
from gazetteer import world_view as find_world_view

from ..assets import Assets
from ..ground import Ground, pieces, world
from ..palette import Mode, palette
from ..words import Language, words_of
from .extent import points_of_most
from .ground import ground_markup
from .legend import legend_of
from .markup import element, isolated, width_of
from .names import Room, name_markup, spot_box
from .projection import Box, Projection, fitted, latitude
from .scene import Scene, Way, scene_of
from .symbols import HEAD, area, head, stroke_of, symbol_of

__all__ = ["PictureOptions", "draw_picture"]

FAMILY = "IBM Plex Sans Arabic, Noto Sans Arabic, sans-serif"
PREVIEW = (1200, 630)  # pixels: what previews of links are asked for
LEAST, MOST = 200, 2400  # pixels of a side
HEADER, TITLE, SMALLER, BRAND, CREDIT = 62.0, 27.0, 20.0, 19.0, 11.5  # pixels of the map page
FREE = (46.0, 60.0, 46.0, 46.0)  # left, top, right, bottom: kept free around what is fitted
FINE_ZOOM = 6.4  # from here the pieces are drawn rather than the world
LEGEND_PART = 0.42  # of the width and height: a legend that takes more is left out
MOST_FEATURES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureOptions:
    """What a picture looks like: its title, size in pixels, language, colours, and whose borders it draws.

    `colours` are those that differ from the palette of `mode`; `brand` is the name beside the title, that of
    this service unless given.
    """

    title: str
    language: Language = "ar"
    width: int = PREVIEW[0]
    height: int = PREVIEW[1]
    mode: Mode = "light"
    world_view: str = DEFAULT_WORLD_VIEW
    colours: Mapping[str, str] = field(default_factory=dict)
    brand: str | None = None

    @property
    def unit(self) -> float:
        """How much larger than on the map page things are: the picture is also shown small."""
        part = min(self.width / PREVIEW[0], self.height / PREVIEW[1])
        return max(0.55, min(3.0, 1.45 * float(part**0.7)))


def draw_picture(features: Sequence[Mapping[str, Any]], options: PictureOptions, assets: Assets) -> str:
    """The SVG of events as `events_collection` or `merged_collection` make them; the same give the same text.

    Of more than 2,000 events the first are drawn. Raises `UnknownAsset` where the basemap was not built.
    """
    return _Picture(scene_of(features[:MOST_FEATURES]), options, assets).markup()


class _Picture:
    """What the parts of a picture share."""

    def __init__(self, scene: Scene, options: PictureOptions, assets: Assets) -> None:
        self.scene, self.options, self.unit = scene, options, options.unit
        self.colours = {**palette(options.mode), **options.colours}
        self.words = words_of(options.language)
        self.is_arabic = options.language == "ar"
        self.top = HEADER * self.unit
        self.frame: Box = (0.0, self.top, float(options.width), float(options.height))
        self.legend = legend_of(scene, options.language, self.colours, self.unit)
        self.legend_box = self._legend_box()
        self.projection = self._projection()
        self.grounds = self._grounds(assets)

    def markup(self) -> str:
        """The whole picture."""
        width, height = self.options.width, self.options.height
        clip = element("clipPath", _rectangle(self.frame), id="frame")
        drawn = element(
            "g",
            _rectangle(self.frame, fill=self.colours["sea"]),
            *(ground_markup(one, self.projection, self.frame, self.colours) for one in self.grounds),
            *self._ways(),
            *self._spots(),
            self._names(),
            clip_path="url(#frame)",
        )
        return element(
            "svg",
            element("title", isolated(self.options.title)),
            element("defs", clip),
            drawn,
            self._legend(),
            self._header(),
            self._credits(),
            xmlns="http://www.w3.org/2000/svg",
            width=width,
            height=height,
            viewBox=f"0 0 {width} {height}",
            role="img",
            lang=self.options.language,
            font_family=FAMILY,
        )

    def _projection(self) -> Projection:
        """The view of what matters, beside the legend where that is open."""
        left, top, right, bottom = (edge * self.unit for edge in FREE)
        aside = self.legend_box[2] - self.legend_box[0] if self.legend_box else 0.0
        left, right = (left + aside, right) if self.is_arabic else (left, right + aside)
        frame = (left, self.top + top, self.frame[2] - right, self.frame[3] - bottom)
        return fitted(points_of_most(self.scene), frame, unit=self.unit)

    def _grounds(self, assets: Assets) -> tuple[Ground, ...]:
        if self.projection.zoom < FINE_ZOOM:
            return (world(assets, self.options.world_view),)
        west, south, east, north = self.projection.to_plane(self.frame)
        box = (west, latitude(south), east, latitude(north))
        return pieces(assets, self.options.world_view, box) or (world(assets, self.options.world_view),)

    def _ways(self) -> Iterable[str]:
        for way in self.scene.ways:
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self.projection.from_plane, way.path))
            style = stroke_of(way.kind, way.status, self.colours, is_inferred=way.is_inferred)
            style["stroke_width"] = float(style["stroke_width"]) * self.unit
            if dashes := style.get("stroke_dasharray"):
                style["stroke_dasharray"] = " ".join(
                    f"{float(one) * self.unit:g}" for one in str(dashes).split()
                )
            yield element("polyline", points=points, **style)

    def _spots(self) -> Iterable[str]:
        """Areas, then arrow heads, then symbols, those of most events on top."""
        for spot in self.scene.spots:
            if spot.is_area:
                yield self._placed(area(self.colours), self.projection.pixel(spot.at))
        for way in self.scene.ways:
            middle, angle = way.middle
            yield self._placed(head(way, angle, self.colours), self.projection.from_plane(middle))
        for spot in reversed(self.scene.spots):
            yield self._placed(symbol_of(spot, self.colours), self.projection.pixel(spot.at))

    def _placed(self, symbol: str, at: tuple[float, float]) -> str:
        return element("g", symbol, transform=f"translate({at[0]:.1f} {at[1]:.1f}) scale({self.unit:.3f})")

    def _names(self) -> str:
        room = Room(frame=self.frame)
        room.taken += [spot_box(spot, self.projection.pixel(spot.at), self.unit) for spot in self.scene.spots]
        room.taken += [self._head_box(way) for way in self.scene.ways]
        room.taken += [self.legend_box] if self.legend_box else []
        height = CREDIT * 1.8 * self.unit
        room.taken.append((0, self.frame[3] - height, self.frame[2], self.frame[3]))
        grounds = Ground(
            layers=(),
            countries=tuple(one for ground in self.grounds for one in ground.countries),
            towns=tuple(one for ground in self.grounds for one in ground.towns),
        )
        return name_markup(
            self.scene, grounds, self.projection, room, self.options.language, self.colours, self.unit
        )

    def _head_box(self, way: Way) -> Box:
        (x, y), half = self.projection.from_plane(way.middle[0]), HEAD[0] / 2 * self.unit
        return x - half, y - half, x + half, y + half

    def _legend_box(self) -> Box | None:
        """Where the legend lies: below, at the end of the line; None where it would cover the map."""
        width, height = self.legend.width, self.legend.height
        whole = self.frame[2], self.frame[3] - self.top
        if width > whole[0] * LEGEND_PART or height > whole[1] * (1 - LEGEND_PART / 4):
            return None
        edge = 10 * self.unit
        left = edge if self.is_arabic else self.frame[2] - edge - width
        bottom = self.frame[3] - edge - CREDIT * 1.6 * self.unit
        return left, bottom - height, left + width, bottom

    def _legend(self) -> str:
        return self.legend.markup(self.legend_box, self.colours) if self.legend_box else ""

    def _header(self) -> str:
        """The title, in two smaller lines where it is long, and the name of the service."""
        edge = 18 * self.unit
        brand = self.options.brand or self.words["home"]
        room = self.options.width - 3 * edge - width_of(brand, BRAND * self.unit)
        lines, size = _title_lines(self.options.title, room, self.unit)
        first = self.top / 2 - (len(lines) - 1) * size * 0.62 + size * 0.35
        start, end = (
            (self.options.width - edge, edge) if self.is_arabic else (edge, self.options.width - edge)
        )
        anchors = ("end", "start") if self.is_arabic else ("start", "end")
        titles = [
            self._line(words, start, first + index * size * 1.24, size, "ink", anchors[0], weight="600")
            for index, words in enumerate(lines)
        ]
        size = BRAND * self.unit
        named = self._line(brand, end, self.top / 2 + size * 0.35, size, "accent", anchors[1], weight="600")
        paper = element("rect", width=self.options.width, height=self.top, fill=self.colours["paper"])
        return paper + "".join(titles) + named

    def _credits(self) -> str:
        view = find_world_view(self.options.world_view)
        title = view.title_ar if self.is_arabic else view.title_en
        size = CREDIT * self.unit
        at, anchor = (self.options.width - size, "end") if self.is_arabic else (size, "start")
        words = f"Natural Earth · GeoNames · {title}"
        level = self.options.height - size * 0.6
        return self._line(words, at, level, size, "soft", anchor, halo="sea")

    def _line(
        self,
        words: str,
        x: float,
        y: float,
        size: float,
        ink: str,
        anchor: str,
        *,
        weight: str | None = None,
        halo: str | None = None,
    ) -> str:
        around: dict[str, str | float] = {}
        if halo:
            around = {"stroke": self.colours[halo], "stroke_width": 3 * self.unit, "paint_order": "stroke"}
        return element(
            "text",
            isolated(words, is_arabic=self.is_arabic),
            x=x,
            y=y,
            font_size=size,
            font_weight=weight,
            text_anchor=anchor,
            fill=self.colours[ink],
            **around,
        )


def _rectangle(box: Box, **attributes: str) -> str:
    return element("rect", x=box[0], y=box[1], width=box[2] - box[0], height=box[3] - box[1], **attributes)


def _title_lines(title: str, room: float, unit: float) -> tuple[list[str], float]:
    """The title in one line, or in two of a smaller size with what does not fit left out, and that size."""
    words = " ".join(title.split())
    if width_of(words, TITLE * unit) <= room:
        return [words], TITLE * unit
    size = SMALLER * unit
    first, rest = _fill(words.split(" "), room, size)
    second, left_over = _fill(rest, room - size, size)
    return [line for line in (first, f"{second}…" if left_over else second) if line], size


def _fill(words: list[str], room: float, size: float) -> tuple[str, list[str]]:
    """As many words as fit into a line, one at least, and those left over; a longer word is cut."""
    count = 1
    while count < len(words) and width_of(" ".join(words[: count + 1]), size) <= room:
        count += 1
    line = " ".join(words[:count])
    while len(line) > 1 and width_of(line, size) > room:
        line = line[:-1]
    return line, words[count:]
