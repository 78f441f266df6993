"""The symbols of the map page as SVG, drawn at their anchor; `symbols.js` has the same shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .markup import element
from .scene import Spot, Way

__all__ = [
    *("AREA", "DISC", "DOT", "HEAD", "PIN"),
    *("area", "dot", "head", "land", "land_style", "pin", "stroke_of", "symbol_of"),
]

PIN, DISC, DOT, HEAD = (30.0, 40.0), (30.0, 30.0), (14.0, 14.0), (20.0, 20.0)
"""Widths and heights in pixels of the map page."""
AREA = 22.0  # the radius of the circle around a place that is an area

PINS = {
    "visit": "M15 38C12 31 4 24 4 14.5a11 11 0 0 1 22 0C26 24 18 31 15 38z",
    "meeting": "M15 38L10.5 26H7.5a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3h15a3 3 0 0 1 3 3v16a3 3 0 0 1-3 3h-3z",
    "movement": "M15 38L9.5 26L3.5 14.5L9.5 4h11l6 10.5l-6 11.5z",
}
DISCS = {
    "visit": "M4 15a11 11 0 0 1 22 0a11 11 0 0 1-22 0z",
    "meeting": "M7.5 5h15a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-15a3 3 0 0 1-3-3v-14a3 3 0 0 1 3-3z",
    "movement": "M9.5 4.5h11l6 10.5l-6 10.5h-11l-6-10.5z",
}
LAND = "M5 7L13 4L20 6L26 5L27 14L23 24L14 26L9 22L4 20z"
ARROW = "M4 4L19 11L4 18L8 11z"

Colours = Mapping[str, str]


def pin(kind: str, status: str, count: int, colours: Colours, others: Sequence[str] = ()) -> str:
    """A pin whose point is at 0, 0, its outline by kind, with the number of events if there are several and
    a small mark for each of the `others`, the kinds that are there too."""
    shape = element("path", d=PINS[kind], **_filled(kind, status, colours))
    inside = _inner(kind, status, count, 14.5, colours)
    return element("g", shape, inside, *_beside(others, colours), transform="translate(-15 -38)")


def disc(kind: str, status: str, count: int, colours: Colours, others: Sequence[str] = ()) -> str:
    """The same for a place that is an area: a disc around 0, 0, which points at nothing."""
    shape = element("path", d=DISCS[kind], **_filled(kind, status, colours))
    inside = _inner(kind, status, count, 15, colours)
    return element("g", shape, inside, *_beside(others, colours), transform="translate(-15 -15)")


def _beside(kinds: Sequence[str], colours: Colours) -> Iterator[str]:
    for index, kind in enumerate(kinds):
        move = f"translate(19.6 {19.6 - 9 * index:g}) scale(.36)"
        fill, halo = colours[kind], colours["halo"]
        yield element("path", d=DISCS[kind], transform=move, fill=fill, stroke=halo, stroke_width=4)


def dot(colours: Colours) -> str:
    """A dot at 0, 0 for a place that is only left, passed or reached."""
    return element("circle", r=4.5, fill=colours["halo"], stroke=colours["movement"], stroke_width=2.4)


def area(colours: Colours) -> str:
    """The circle of a place that is an area, around 0, 0."""
    return element(
        "circle",
        r=AREA,
        fill=colours["accent"],
        fill_opacity=0.12,
        stroke=colours["accent"],
        stroke_opacity=0.45,
        stroke_dasharray="3 3",
    )


def land(colours: Colours) -> str:
    """A country as a whole, for the legend, around 0, 0."""
    style = {**land_style(colours), "fill_opacity": 0.3}
    return element("path", d=LAND, transform="translate(-15 -15)", **style)


def land_style(colours: Colours, *, is_passed: bool = False) -> dict[str, str | float]:
    """How the land of a country is shaded; paler where it is only passed or come from."""
    return {"fill": colours["accent"], "fill_opacity": 0.07 if is_passed else 0.16}


def head(way: Way, angle: float, colours: Colours) -> str:
    """An arrow head around 0, 0 that looks along `angle`; beside it how many went that way."""
    is_hollow = way.status == "planned"
    shape = element(
        "path",
        d=ARROW,
        transform=f"rotate({angle:.1f}) translate(-11 -11)",
        fill=colours["halo"] if is_hollow else colours[way.kind],
        stroke=colours[way.kind] if is_hollow else colours["halo"],
        stroke_width=1.6,
    )
    return shape + (_tally(way, colours) if way.count > 1 else "")


def _tally(way: Way, colours: Colours) -> str:
    circle = element("circle", r=8, fill=colours[way.kind], stroke=colours["halo"])
    words = element("text", str(way.count), y=3.6, font_size=10, **_ink(colours["halo"]))
    return element("g", circle, words, transform="translate(10 -10)")


def stroke_of(kind: str, status: str, colours: Colours, *, is_inferred: bool) -> dict[str, str | float]:
    """How the line of a way is drawn."""
    style: dict[str, str | float] = {
        "fill": "none",
        "stroke": colours[kind],
        "stroke_width": 2.6,
        "stroke_linecap": "round",
    }
    if status == "alleged":
        return style | {"stroke_dasharray": "1 6", "stroke_width": 3.4}
    if status == "planned":
        style |= {"stroke_opacity": 0.5}
    if is_inferred:
        style |= {"stroke_dasharray": "9 7", "stroke_width": 1.6, "stroke_opacity": 0.65}
    return style


def symbol_of(spot: Spot, colours: Colours) -> str:
    """The symbol of a place, around its position."""
    if not spot.here:
        return dot(colours)
    draw = disc if spot.is_area else pin
    kind, *others = spot.kinds
    return draw(kind, spot.status, len(spot.here), colours, others)


def _filled(kind: str, status: str, colours: Colours) -> dict[str, str | float]:
    """What has happened is filled, what is planned or alleged an outline."""
    if status in ("planned", "alleged"):
        dashes: dict[str, str | float] = {"stroke_dasharray": "1.5 3"} if status == "alleged" else {}
        return {"fill": colours["halo"], "stroke": colours[kind], "stroke_width": 2, **dashes}
    return {"fill": colours[kind], "stroke": colours["halo"], "stroke_width": 1.4}


def _inner(kind: str, status: str, count: int, y: float, colours: Colours) -> str:
    ink = colours[kind] if status in ("planned", "alleged") else colours["halo"]
    if count > 1:
        return element("text", str(count), x=15, y=y + 4.5, font_size=13, **_ink(ink))
    if kind == "meeting":
        return "".join(element("circle", cx=x, cy=y, r=3, fill=ink) for x in (11.2, 18.8))
    if kind == "movement":
        return element("path", d=f"M10.5 {y - 4.5}h4l5 4.5l-5 4.5h-4l4-4.5z", fill=ink)
    return element("circle", cx=15, cy=y, r=4.2, fill=ink)


def _ink(colour: str) -> dict[str, str | float]:
    return {"fill": colour, "text_anchor": "middle", "font_weight": "600"}
