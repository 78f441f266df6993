"""From the address of a store to the store."""

from __future__ import annotations

from pathlib import Path

from ..errors import UnsupportedStore
from .geopackage import GeoPackageStore
from .migrations import Reread
from .protocol import FeatureStore

__all__ = ["open_store"]


def open_store(address: str, *, reread: Reread | None = None) -> FeatureStore:
    """The store at a file path (a GeoPackage, made when missing).

    One of an older layout is brought up to date where `reread` reads its articles again.

    Raises `UnsupportedStore` for an address of any other kind, `StoreError` when the file cannot be used.
    """
    if "://" in address:
        scheme = address.partition("://")[0]
        raise UnsupportedStore(
            f"no store is known for {scheme}:// addresses; give the path of a GeoPackage file"
        )
    return GeoPackageStore(Path(address), reread=reread)
