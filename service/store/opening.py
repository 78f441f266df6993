"""From the address of a store to the store."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit, urlunsplit

from ..errors import UnsupportedStore
from .geopackage import GeoPackageStore
from .migrations import Reread
from .protocol import FeatureStore

__all__ = ["is_database", "open_store", "shown_address"]

_SCHEMES = ("postgresql", "postgres")


def is_database(address: str) -> bool:
    """Whether an address is that of a database, and not the path of a file."""
    return address.partition("://")[0] in _SCHEMES


def open_store(address: str, *, reread: Reread | None = None) -> FeatureStore:
    """The store at a file path (a GeoPackage, made when missing) or in a database (`postgresql://…`).

    One of an older layout is brought up to date where `reread` reads its articles again.

    Raises `UnsupportedStore` for an address of any other kind, `StoreError` when the store cannot be used.
    """
    if is_database(address):
        opened: FeatureStore = _postgis().PostgisStore(address, reread=reread)
        return opened
    if "://" in address:
        scheme = address.partition("://")[0]
        raise UnsupportedStore(
            f"no store is known for {scheme}:// addresses; give the path of a GeoPackage file, "
            "or the address of a database as postgresql://user@host/name"
        )
    return GeoPackageStore(Path(address), reread=reread)


def shown_address(address: str) -> str:
    """The address of a store as people may see it: that of a database without its password."""
    if not is_database(address):
        return address
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=""))


def _postgis() -> ModuleType:
    """The package that speaks to databases, which needs asyncpg."""
    try:
        return import_module(".postgis", __package__)
    except ModuleNotFoundError as error:
        if error.name != "asyncpg":
            raise
        raise UnsupportedStore(
            "stores in a database need asyncpg; install it with: pip install 'masalik[postgis]'"
        ) from error
