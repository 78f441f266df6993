"""The web assets on disk: immutable files named by their content, and a manifest of them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import msgspec

from .errors import AssetsMissing, UnknownAsset

__all__ = ["MANIFEST", "AssetEntry", "Assets", "Manifest", "asset_urls", "default_directory"]

MANIFEST = "manifest.json"


class AssetEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One built file: its name on disk, its source and licence, its size and integrity hash.

    `compressed` says how large its copies are by content coding (`br`, `gzip`); they lie beside it.
    """

    file: str
    package: str
    version: str
    licence: str
    bytes: int
    sha384: str
    compressed: dict[str, int] = {}


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What `manifest.json` holds: the entries by logical name (`leaflet.js` → `leaflet.1a2b3c4d5e.js`)."""

    files: dict[str, AssetEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """The built web assets of one directory. Every file may be served with `Cache-Control: immutable`."""

    directory: Path
    files: Mapping[str, AssetEntry]
    by_file: Mapping[str, AssetEntry] = field(init=False)

    def __post_init__(self) -> None:
        """Know the entries by their names on disk too."""
        found = {entry.file: entry for entry in self.files.values()}
        object.__setattr__(self, "by_file", MappingProxyType(found))

    @classmethod
    def open(cls, directory: Path | None = None) -> Assets:
        """Read the manifest of `directory` (the default one of this installation unless given).

        Raises `AssetsMissing` where nothing has been built.
        """
        directory = directory or default_directory()
        try:
            written = (directory / MANIFEST).read_bytes()
        except OSError as error:
            message = f"no web assets in {directory}: build them with `masalik build`"
            raise AssetsMissing(message) from error
        manifest = msgspec.json.decode(written, type=Manifest)
        return cls(directory=directory, files=MappingProxyType(manifest.files))

    def url(self, name: str, base: str = "/assets") -> str:
        """The URL of the asset with this logical name under `base`. Raises `UnknownAsset`."""
        entry = self.files.get(name)
        if entry is None:
            raise UnknownAsset(f"no web asset {name!r}; there are {', '.join(self.files)}")
        return f"{base.rstrip('/')}/{entry.file}"

    def urls(self, base: str = "/assets") -> dict[str, str]:
        """The URLs of all assets by logical name."""
        return {name: self.url(name, base) for name in self.files}


def default_directory() -> Path:
    """Where this installation keeps its web assets: `share/masalik/assets` below its prefix."""
    return Path(sys.prefix) / "share" / "masalik" / "assets"


def asset_urls(asset_dir: Path | None = None, base: str = "/assets") -> dict[str, str]:
    """The URLs of all assets in `asset_dir` by logical name, for templates. Raises `AssetsMissing`."""
    return Assets.open(asset_dir).urls(base)
