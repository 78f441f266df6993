"""What oEmbed (1.0, oembed.com) tells of a map: how it stands in a page that is so wide and so high."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from ..answering.words import Words
from ..errors import BadParameter, NotImplementedHere
from .snippets import frame_of, height_at
from .subjects import Look, MapSubject

__all__ = ["FORMATS", "Room", "as_xml", "asked_format", "asked_room", "document"]

FORMATS: Mapping[str, str] = {"json": "application/json", "xml": "text/xml"}
WIDTH, MOST_WIDTH = 800, 1600
"""Pixels of a frame where nothing is asked for, and at most."""

LEAST, MOST = 200, 1200
"""Pixels of the sides of a picture that stands for the map."""

SHAPE = 630 / 1200
AGE = 3600
"""Seconds that a consumer may keep the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How wide and how high a map may be at most, in pixels; None for as it likes."""

    width: int | None = None
    height: int | None = None

    @property
    def frame(self) -> tuple[int, int]:
        """Width and height of the frame."""
        width = min(self.width or WIDTH, MOST_WIDTH)
        return width, min(height_at(width), self.height or MOST_WIDTH)

    @property
    def thumbnail(self) -> tuple[int, int] | None:
        """Width and height of the picture, which must fit too; None where it would be too small."""
        width = min(self.width or MOST, MOST, int((self.height or MOST) / SHAPE))
        height = round(width * SHAPE)
        if min(width, height) < LEAST or height > (self.height or height):
            return None
        return width, height


def asked_room(width: str | None, height: str | None) -> Room:
    """The room that a consumer has. Raises `BadParameter`."""
    return Room(width=_pixels("maxwidth", width), height=_pixels("maxheight", height))


def asked_format(name: str | None) -> str:
    """The format that was asked for. Raises `NotImplementedHere`."""
    if name is not None and name not in FORMATS:
        raise NotImplementedHere("format_not_implemented", value=name[:40], known=", ".join(FORMATS))
    return name or "json"


def document(base: str, words: Words, subject: MapSubject, look: Look, room: Room) -> dict[str, str | int]:
    """The answer: `rich`, with the frame as HTML."""
    width, height = room.frame
    told: dict[str, str | int] = {
        "version": "1.0",
        "type": "rich",
        "title": subject.title,
        "provider_name": words("site.title"),
        "provider_url": f"{base}/",
        "cache_age": AGE,
        "width": width,
        "height": height,
        "html": frame_of(base, subject, look, width, height),
    }
    if room.thumbnail:
        sides = zip(("width", "height"), map(str, room.thumbnail), strict=True)
        told["thumbnail_url"] = base + subject.picture_at(look, *sides)
        told["thumbnail_width"], told["thumbnail_height"] = room.thumbnail
    return told


def as_xml(told: Mapping[str, str | int]) -> bytes:
    """The answer as XML; letters that XML cannot hold are left out."""
    root = Element("oembed")
    for name, value in told.items():
        SubElement(root, name).text = "".join(letter for letter in str(value) if _fits(letter))
    written = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n{written}'.encode()


def _fits(letter: str) -> bool:
    return (
        letter in "\t\n\r" or " " <= letter <= "\ud7ff" or "\ue000" <= letter <= "\ufffd" or letter > "\uffff"
    )


def _pixels(name: str, value: str | None) -> int | None:
    if value is None:
        return None
    if not (value.isascii() and value.isdecimal() and int(value[:6]) > 0 and len(value) < 7):
        raise BadParameter("not_a_value", name, value=value[:40], known="1-999999")
    return int(value)
