"""From the address of a store to the store."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from importlib import import_module
from pathlib import Path
from types import ModuleType

from ..errors import UnsupportedStore
from . import checking, copying
from .copying import StoreInfo
from .geopackage import GeoPackageStore
from .migrations import Reread
from .moving import move
from .sql_store import SqlStore

__all__ = ["copy", "describe", "is_database", "open_store", "problems_of", "shown_address"]

_SCHEMES = ("postgresql", "postgres")


def is_database(address: str) -> bool:
    """Whether an address is that of a database, and not the path of a file."""
    return address.partition("://")[0] in _SCHEMES


def open_store(address: str, *, reread: Reread | None = None) -> SqlStore:
    """The store at a file path (a GeoPackage, made when missing) or in a database (`postgresql://…`).

    One of an older layout is brought up to date where `reread` reads its articles again.

    Raises `UnsupportedStore` for an address of any other kind, `StoreError` when the store cannot be used.
    """
    if is_database(address):
        opened: SqlStore = _postgis().PostgisStore(address, reread=reread)
        return opened
    if "://" in address:
        scheme = address.partition("://")[0]
        raise UnsupportedStore(
            f"no store is known for {scheme}:// addresses; give the path of a GeoPackage file, "
            "or the address of a database as postgresql://user@host/name"
        )
    return GeoPackageStore(Path(address), reread=reread)


def describe(address: str) -> StoreInfo:
    """What a store holds, also one of an older layout. Raises `StoreError` for what is none."""
    if is_database(address):
        found: StoreInfo = _postgis().describe(address)
        return found
    return copying.describe(Path(address))


def problems_of(address: str) -> list[str]:
    """What is wrong with a store, a line each; nothing where it is whole. Raises `StoreError` for what cannot
    be read as one."""
    if is_database(address):
        found: list[str] = _postgis().problems_of(address)
        return found
    return checking.problems_of(Path(address))


def copy(source: str, target: str) -> Mapping[str, int]:
    """Copy all that a store holds into another, which is made where it is not there; rows by table."""
    with closing(open_store(source)) as old, closing(open_store(target)) as new:
        return move(old, new)


def shown_address(address: str) -> str:
    """The address of a store as people may see it: that of a database without its password."""
    if not is_database(address):
        return address
    name: str = _postgis().read_address(address).name
    return name


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
