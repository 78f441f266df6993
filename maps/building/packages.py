"""What is copied as it is from registry packages: Leaflet, and the fonts."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, version
from importlib.resources import files
from typing import NamedTuple

from ..errors import AssetSourceMissing
from .ingredient import Ingredient

__all__ = ["copied", "copied_font", "copied_text", "package_version"]


class Copied(NamedTuple):
    """Files taken from one package: their logical names, and their paths inside the import package."""

    distribution: str
    package: str
    licence: str
    paths: dict[str, str]


LEAFLET = Copied(
    "django-js-lib-leaflet",
    "js_lib_leaflet",
    "BSD-2-Clause",
    {
        "leaflet.js": "static/js_lib_leaflet/leaflet.js",
        "leaflet.css": "static/js_lib_leaflet/leaflet.css",
        # Leaflet's own style sheet points at these three; our maps show none of them
        "layers.png": "static/js_lib_leaflet/images/layers.png",
        "layers-2x.png": "static/js_lib_leaflet/images/layers-2x.png",
        "marker-icon.png": "static/js_lib_leaflet/images/marker-icon.png",
    },
)

# For pictures, unchanged; `fonts` makes those of web pages out of them
PLEX = Copied(
    "fontpkg-ibm-plex-sans-arabic",
    "fontpkg_ibm_plex_sans_arabic",
    "OFL-1.1",
    {
        "plex-regular.ttf": "files/IBMPlexSansArabic-Regular.ttf",
        "plex-bold.ttf": "files/IBMPlexSansArabic-SemiBold.ttf",
        "plex-licence.txt": "LICENSE",
    },
)


def copied() -> Iterator[Ingredient]:
    """The files of Leaflet and of the fonts, each set with its licence text. Raises `AssetSourceMissing`."""
    for source in (LEAFLET, PLEX):
        package_version(source.distribution)
        for name, path in source.paths.items():
            yield _ingredient(source, name, files(source.package).joinpath(path).read_bytes())
    licence = distribution(LEAFLET.distribution).read_text("LICENSE") or ""
    yield _ingredient(LEAFLET, "leaflet-licence.txt", licence.encode())


def copied_font(name: str) -> Ingredient:
    """A file of the font by its logical name. Raises `AssetSourceMissing`."""
    package_version(PLEX.distribution)
    return _ingredient(PLEX, name, files(PLEX.package).joinpath(PLEX.paths[name]).read_bytes())


def copied_text(name: str) -> str:
    """A script or style sheet of Leaflet by its logical name. Raises `AssetSourceMissing`."""
    package_version(LEAFLET.distribution)
    return files(LEAFLET.package).joinpath(LEAFLET.paths[name]).read_text(encoding="utf-8")


def _ingredient(source: Copied, name: str, content: bytes) -> Ingredient:
    return Ingredient(
        name=name,
        content=content,
        package=source.distribution,
        version=package_version(source.distribution),
        licence=source.licence,
    )


def package_version(name: str) -> str:
    """The installed version of a build-time package. Raises `AssetSourceMissing`."""
    try:
        return version(name)
    except PackageNotFoundError as error:
        message = f"{name} is not installed; building assets needs `pip install masalik[build]`"
        raise AssetSourceMissing(message) from error
