"""One map as one SVG: the ground, the ways, the places, the names, the legend, the title and the credits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gazetteer import DEFAULT_WORLD_VIEW
from gazetteer import world_view as find_world_view

from ..assets import Assets
from ..ground import Ground, land, pieces, world
from ..palette import Mode, palette
from ..words import Language, words_of
from .extent import points_of_most
from .ground import ground_markup, land_markup
from .heading import title_lines
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
HEADER, BRAND, CREDIT = 62.0, 19.0, 11.5  # pixels of the map page
LOGO = (150.0, 42.0)  # pixels that a logo fits into
FREE = (46.0, 60.0, 46.0, 46.0)  # left, top, right, bottom: kept free around what is fitted
FINE_ZOOM = 6.4  # from here the pieces are drawn rather than the world
LEGEND_PART = 0.42  # of the width and height: a legend that takes more is left out
MOST_FEATURES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureOptions:
    """What a picture looks like: its title, size in pixels, language, colours, and whose borders it draws.

    `subtitle` is a line below the title, as of what the events were chosen by; `colours` are those that
    differ from the palette of `mode`; `brand` is the name beside the title, that of this service unless
    given, and `logo` (a `data:` address) stands in place of it.
    """

    title: str
    subtitle: str = ""
    language: Language = "ar"
    width: int = PREVIEW[0]
    height: int = PREVIEW[1]
    mode: Mode = "light"
    world_view: str = DEFAULT_WORLD_VIEW
    colours: Mapping[str, str] = field(default_factory=dict)
    brand: str | None = None
    logo: str | None = None

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
        codes = {spot.country for spot in scene.spots if spot.country}
        self.lands = {code: land(assets, code, options.world_view) for code in codes}

    def markup(self) -> str:
        """The whole picture."""
        width, height = self.options.width, self.options.height
        clip = element("clipPath", _rectangle(self.frame), id="frame")
        drawn = element(
            "g",
            _rectangle(self.frame, fill=self.colours["sea"]),
            *(ground_markup(one, self.projection, self.frame, self.colours) for one in self.grounds),
            *self._areas(),
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
            style = stroke_of(way.kind, way.status, self.colours, is_inferred=way.is_inferred)
            style["stroke_width"] = float(style["stroke_width"]) * self.unit
            if dashes := style.get("stroke_dasharray"):
                style["stroke_dasharray"] = " ".join(
                    f"{float(one) * self.unit:g}" for one in str(dashes).split()
                )
            for piece in way.pieces:
                points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self.projection.from_plane, piece))
                yield element("polyline", points=points, **style)

    def _spots(self) -> Iterable[str]:
        """Arrow heads, then symbols, those of most events on top."""
        for way in self.scene.ways:
            middle, angle = way.middle
            yield self._placed(head(way, angle, self.colours), self.projection.from_plane(middle))
        for spot in reversed(self.scene.spots):
            yield self._placed(symbol_of(spot, self.colours), self.projection.pixel(spot.at))

    def _areas(self) -> Iterable[str]:
        """Countries as their land, under the ways; circles around what else is an area."""
        for spot in self.scene.spots:
            shape = self.lands.get(spot.country) if spot.country else None
            if shape:
                is_passed = not spot.here
                yield land_markup(shape, self.projection, self.frame, self.colours, is_passed=is_passed)
            elif spot.is_area:
                yield self._placed(area(self.colours), self.projection.pixel(spot.at))

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
        """The title, in two smaller lines where it is long or a subtitle follows, and who tells it."""
        edge = 18 * self.unit
        mark, taken = self._mark(edge)
        lines = title_lines(self.options.title, self.options.subtitle, room=self._room(taken), unit=self.unit)
        size = lines[0].size if lines else 0.0
        first = self.top / 2 - (len(lines) - 1) * size * 0.62 + size * 0.35
        at, anchor = (self.options.width - edge, "end") if self.is_arabic else (edge, "start")
        titles = [
            self._line(
                line.words, at, first + index * size * 1.24, line.size, line.ink, anchor, weight=line.weight
            )
            for index, line in enumerate(lines)
        ]
        paper = element("rect", width=self.options.width, height=self.top, fill=self.colours["paper"])
        return paper + "".join(titles) + mark

    def _room(self, taken: float) -> float:
        """What the title may take of the header's width."""
        return self.options.width - 3 * 18 * self.unit - taken

    def _mark(self, edge: float) -> tuple[str, float]:
        """The logo, or the name of the service, at the far end of the header, and how wide it is."""
        if self.options.logo:
            width, height = (side * self.unit for side in LOGO)
            x = edge if self.is_arabic else self.options.width - edge - width
            place = f"x{'Min' if self.is_arabic else 'Max'}YMid"
            box = {"x": x, "y": (self.top - height) / 2, "width": width, "height": height}
            return element("image", href=self.options.logo, preserveAspectRatio=place, **box), width
        brand = self.options.brand or self.words["home"]
        size = BRAND * self.unit
        at, anchor = (edge, "start") if self.is_arabic else (self.options.width - edge, "end")
        words = self._line(brand, at, self.top / 2 + size * 0.35, size, "accent", anchor, weight="600")
        return words, width_of(brand, size)

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
