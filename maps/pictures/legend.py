"""The legend of a picture: a row for every way of drawing that it uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..words import Language, words_of
from .markup import element, isolated, width_of
from .projection import Box
from .scene import STATUSES, Scene
from .symbols import area, dot, land, pin, stroke_of

__all__ = ["Legend", "legend_of"]

SIZE, ROW, MARK, GAP, EDGE = 12.5, 21.0, 30.0, 7.0, 9.0  # pixels of the map page
Row = tuple[str, str]
"""Its symbol around 0, 0 and its words."""


class Legend:
    """The rows of a legend, measured so that a picture can leave room for them."""

    def __init__(self, rows: list[Row], language: Language, unit: float) -> None:
        self.rows, self.language, self.unit = rows, language, unit
        longest = max((width_of(words, SIZE) for _, words in rows), default=0)
        self.width = (longest + MARK + GAP + 2 * EDGE) * unit
        self.height = (len(rows) * ROW + 2 * EDGE) * unit

    def markup(self, box: Box, colours: Mapping[str, str]) -> str:
        """The legend drawn in a box of its size."""
        is_arabic = self.language == "ar"
        paper = element(
            "rect",
            width=self.width / self.unit,
            height=self.height / self.unit,
            rx=6,
            fill=colours["paper"],
        )
        across = self.width / self.unit
        at_mark = across - EDGE - MARK / 2 if is_arabic else EDGE + MARK / 2
        at_words = across - EDGE - MARK - GAP if is_arabic else EDGE + MARK + GAP
        drawn = []
        for index, (symbol, words) in enumerate(self.rows):
            level = EDGE + (index + 0.5) * ROW
            drawn.append(element("g", symbol, transform=f"translate({at_mark:.1f} {level:.1f})"))
            drawn.append(
                element(
                    "text",
                    isolated(words, is_arabic=is_arabic),
                    x=at_words,
                    y=level + SIZE * 0.34,
                    font_size=SIZE,
                    text_anchor="end" if is_arabic else "start",
                    fill=colours["ink"],
                )
            )
        place = f"translate({box[0]:.1f} {box[1]:.1f}) scale({self.unit:.3f})"
        return element("g", paper, *drawn, transform=place)


def legend_of(scene: Scene, language: Language, colours: Mapping[str, str], unit: float) -> Legend:
    """The legend of what a scene shows."""
    return Legend(list(_rows(scene, words_of(language)["legends"], colours)), language, unit)


def _rows(scene: Scene, words: Mapping[str, str], colours: Mapping[str, str]) -> Iterator[Row]:
    for kind, name in (("visit", "visit"), ("meeting", "meeting"), ("movement", "arrival")):
        if any(event["kind"] == kind for spot in scene.spots for event in spot.here):
            yield _small(pin(kind, "happened", 1, colours)), words[name]
    if scene.ways:
        yield _way("movement", "happened", colours), words["movement"]
        yield dot(colours), words["stop"]
    if any(way.is_inferred for way in scene.ways):
        yield _way("movement", "happened", colours, is_inferred=True), words["inferred"]
    for status in STATUSES[1:3]:
        if any(way.status == status for way in scene.ways):
            yield _way("movement", status, colours), words[status]
        elif any(event["status"] == status for spot in scene.spots for event in spot.here):
            yield _small(pin("movement", status, 1, colours)), words[status]
    if any(spot.country for spot in scene.spots):
        yield element("g", land(colours), transform="scale(.6)"), words["country"]
    if any(spot.is_area and not spot.country for spot in scene.spots):
        yield element("g", area(colours), transform="scale(.4)"), words["area"]
    line = element("path", d="M-15 0H15", stroke=colours["disputed"], stroke_dasharray="4 4")
    yield line, words["disputed"]


def _small(symbol: str) -> str:
    """A pin, whose point is at 0, 0, around it and as high as a row."""
    return element("g", symbol, transform="translate(0 8) scale(.45)")


def _way(kind: str, status: str, colours: Mapping[str, str], *, is_inferred: bool = False) -> str:
    style = stroke_of(kind, status, colours, is_inferred=is_inferred)
    return element("path", d="M-14 0H14", **style)
