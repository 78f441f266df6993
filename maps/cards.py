"""What a link to a map looks like where it is shared, and where programs find how to embed it.

Open Graph and Twitter cards are `<meta>` elements in the head; oEmbed is found by `<link>` elements there.
Names keep their direction in words of the other language by isolates of Unicode: no markup can stand there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from .words import Language

__all__ = ["OEMBED_TYPES", "Card", "isolate"]

OEMBED_TYPES: Mapping[str, str] = {"json": "application/json+oembed", "xml": "text/xml+oembed"}
"""The media types by which the formats of oEmbed are found."""

LOCALES: Mapping[Language, str] = {"ar": "ar_AR", "en": "en_GB"}
FIRST_STRONG, END = "\u2068", "\u2069"
NO_CONTROLS = dict.fromkeys((*range(32), 127, *range(8234, 8239), *range(8294, 8298)))


def isolate(words: str) -> str:
    """Words of unknown direction, to stand among others; what steers direction in them is taken out."""
    return f"{FIRST_STRONG}{words.translate(NO_CONTROLS)}{END}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A page as it is shared. All addresses are absolute; `image` is `size` pixels, `oembed` the address that
    tells how `url` is embedded."""

    title: str
    description: str
    site: str
    language: Language
    url: str
    image: str
    image_words: str
    size: tuple[int, int] = (1200, 630)
    oembed: str | None = None

    @property
    def metas(self) -> tuple[Mapping[str, str], ...]:
        """The attributes of the `<meta>` elements."""
        width, height = self.size
        told = {
            "og:type": "website",
            "og:site_name": self.site,
            "og:locale": LOCALES[self.language],
            "og:title": self.title,
            "og:description": self.description,
            "og:url": self.url,
            "og:image": self.image,
            "og:image:type": "image/png",
            "og:image:width": str(width),
            "og:image:height": str(height),
            "og:image:alt": self.image_words,
        }
        tweeted = {
            "twitter:card": "summary_large_image",
            "twitter:title": self.title,
            "twitter:description": self.description,
            "twitter:image": self.image,
            "twitter:image:alt": self.image_words,
        }
        return (
            {"name": "description", "content": self.description},
            *({"property": name, "content": words} for name, words in told.items()),
            *({"name": name, "content": words} for name, words in tweeted.items()),
        )

    @property
    def links(self) -> tuple[Mapping[str, str], ...]:
        """The attributes of the `<link>` elements: where the page is, and how it is embedded."""
        found = [
            {"rel": "alternate", "type": media_type, "href": self._told_in(name), "title": self.title}
            for name, media_type in OEMBED_TYPES.items()
            if self.oembed
        ]
        return {"rel": "canonical", "href": self.url}, *found

    @property
    def header(self) -> str | None:
        """The same as the value of a `Link` header, for programs that read no HTML; None without oEmbed."""
        if self.oembed is None:
            return None
        return ", ".join(
            f'<{self._told_in(name)}>; rel="alternate"; type="{media_type}"'
            for name, media_type in OEMBED_TYPES.items()
        )

    def _told_in(self, name: str) -> str:
        return f"{self.oembed}?{urlencode({'url': self.url, 'format': name})}"
