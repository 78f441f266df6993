"""The web fonts: IBM Plex Sans Arabic without its hinting, as WOFF2, under a name of our own.

They are 100 kB where the files as they are take 170 compressed: what is left out serves screens of old. The
licence of the font (OFL 1.1) allows this under another name, since "Plex" is reserved; the licence text and
the copyright travel with them. The files that pictures are drawn with are copied unchanged (`packages`).
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from .ingredient import Ingredient
from .packages import copied_font

__all__ = ["FAMILY", "web_fonts"]

FAMILY = "Masalik Sans"
WEIGHTS = {
    "masalik-sans-regular.woff2": ("plex-regular.ttf", "Regular"),
    "masalik-sans-bold.woff2": ("plex-bold.ttf", "SemiBold"),
}
RESERVED = "Plex"
FAMILY_NAME, STYLE, UNIQUE, FULL, POSTSCRIPT, TRADEMARK = (
    1,
    2,
    3,
    4,
    6,
    7,
)  # records of the OpenType table `name`
KEPT_NAMES = (0, 5, 8, 9, 11, 12, 13, 14)  # copyright, version, makers and their addresses, licence


def web_fonts() -> Iterator[Ingredient]:
    """Both weights. Raises `AssetSourceMissing`."""
    for name, (source, style) in WEIGHTS.items():
        original = copied_font(source)
        yield Ingredient(
            name=name,
            content=_cut(original.content, style),
            package=original.package,
            version=original.version,
            licence=original.licence,
        )


def _cut(content: bytes, style: str) -> bytes:
    """All characters of a font, unhinted, renamed, in WOFF2; the same font gives the same bytes."""
    font = TTFont(BytesIO(content), recalcTimestamp=False)
    options = Options(hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    options.drop_tables += ["meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(font.getBestCmap()))
    subsetter.subset(font)
    _rename(font, style)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _rename(font: TTFont, style: str) -> None:
    """Our name in place of the reserved one, which nothing but the copyright may still say."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    full = f"{FAMILY} {style}"
    given = {FAMILY_NAME: full, STYLE: "Regular", UNIQUE: full, FULL: full, POSTSCRIPT: full.replace(" ", "")}
    for record, words in given.items():
        names.setName(words, record, 3, 1, 0x409)
