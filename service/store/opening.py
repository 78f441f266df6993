"""From the address of a store to the store."""

from __future__ import annotations

from pathlib import Path

from ..errors import UnsupportedStore
from .geopackage import GeoPackageStore
from .protocol import FeatureStore

__all__ = ["open_store"]


def open_store(address: str) -> FeatureStore:
    """The store at a file path (a GeoPackage, made when missing).

    Raises `UnsupportedStore` for an address of any other kind, `StoreError` when the file cannot be used.
    """
    if "://" in address:
        scheme = address.partition("://")[0]
        raise UnsupportedStore(
            f"no store is known for {scheme}:// addresses; give the path of a GeoPackage file"
        )
    return GeoPackageStore(Path(address))
