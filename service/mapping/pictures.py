"""Maps as pictures over HTTP: what may be asked for, drawn once and kept until the data change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock, Semaphore
from typing import TypedDict

from maps import Mode, Theme
from maps.pictures import PictureOptions

from ..answering.words import Language
from ..errors import BadParameter
from ..settings import Settings

__all__ = ["PictureRequest", "Pictures", "picture_request", "theme_of", "themed"]

PREVIEW = (1200, 630)  # pixels: what previews of links are asked for
SIDES = range(200, 2401)  # pixels that a side may have
MOST_PIXELS = 6_000_000  # of a PNG: 24 MB while it is drawn
SCALES = (1, 2)
KEPT = 64  # pictures of the last questions
AT_ONCE = 2  # drawn beside each other: a third waits, and the other answers of the service do not

Draw = Callable[[], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRequest:
    """A picture as it was asked for."""

    language: Language
    mode: Mode
    width: int
    height: int
    scale: int

    @property
    def key(self) -> str:
        """All of it in a word, for tags."""
        return f"{self.language} {self.mode} {self.width}x{self.height}@{self.scale}"

    def options(self, title: str, settings: Settings, subtitle: str = "") -> PictureOptions:
        """How the picture is drawn."""
        return PictureOptions(
            title=title,
            subtitle=subtitle,
            language=self.language.value,
            width=self.width,
            height=self.height,
            mode=self.mode,
            world_view=settings.world_view,
            **themed(settings.theme, self.mode, self.language),
        )


class _Themed(TypedDict):
    colours: Mapping[str, str]
    brand: str | None
    logo: str | None


def themed(theme: Theme | None, mode: Mode, language: Language) -> _Themed:
    """What pictures take of a theme: its colours, its logo, and the name that stands for the service."""
    if theme is None:
        return {"colours": {}, "brand": None, "logo": None}
    brand = theme.title.get(language.value)
    return {"colours": theme.colours.get(mode, {}), "brand": brand, "logo": theme.logo_inside}


def picture_request(
    language: Language, theme: str | None, width: str | None, height: str | None, scale: str | None
) -> PictureRequest:
    """What query parameters ask for; without them it is a preview of a link. Raises `BadParameter`."""
    asked = PictureRequest(
        language=language,
        mode=theme_of(theme) or "light",  # a picture cannot know what its reader prefers
        width=_whole(width, "width", SIDES, PREVIEW[0]),
        height=_whole(height, "height", SIDES, PREVIEW[1]),
        scale=_whole(scale, "scale", range(SCALES[0], SCALES[-1] + 1), 1),
    )
    if asked.width * asked.height * asked.scale**2 > MOST_PIXELS:
        raise BadParameter("large_picture", "scale", limit=str(MOST_PIXELS))
    return asked


def theme_of(theme: str | None) -> Mode | None:
    """The colours that a map was asked for; None for those that its reader prefers. Raises `BadParameter`."""
    if theme in (None, "auto"):
        return None
    if theme == "light":
        return "light"
    if theme == "dark":
        return "dark"
    raise BadParameter("not_a_value", "theme", value=str(theme)[:40], known="auto, light, dark")


def _whole(value: str | None, name: str, allowed: range, default: int) -> int:
    if value is None:
        return default
    if not (value.isascii() and value.isdecimal() and len(value) < 6 and int(value) in allowed):
        known = f"{allowed[0]}-{allowed[-1]}"
        raise BadParameter("not_a_value", name, value=value[:40], known=known)
    return int(value)


@dataclass(slots=True)
class Pictures:
    """The pictures drawn last, by the tags of what they show."""

    _kept: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    _room: Semaphore = field(default_factory=lambda: Semaphore(AT_ONCE))

    def get(self, tag: str, draw: Draw) -> bytes:
        """The picture of a tag, drawn where it is not kept."""
        with self._room:
            found = self._find(tag)
            return self._keep(tag, draw()) if found is None else found

    def _find(self, tag: str) -> bytes | None:
        with self._lock:
            if tag in self._kept:
                self._kept.move_to_end(tag)
            return self._kept.get(tag)

    def _keep(self, tag: str, picture: bytes) -> bytes:
        with self._lock:
            self._kept[tag] = picture
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return picture
