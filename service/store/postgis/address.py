"""The address of a database: what asyncpg makes of it, and what of it is ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ...errors import UnsupportedStore

__all__ = ["DatabaseAddress", "read_address"]

POOL_SIZE, STATEMENT_CACHE_SIZE = "pool_size", "statement_cache_size"
_DEFAULT_POOL_SIZE = 10
_DEFAULT_CACHE_SIZE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseAddress:
    """Where a database is. `url` is for asyncpg, `name` for people: it has no password.

    `pool_size` is how many connections a process has at most; `statement_cache_size` 0 means that no prepared
    statement outlives its use, as a pooler that lends connections by the transaction wants it.
    """

    url: str
    name: str
    pool_size: int
    statement_cache_size: int


def read_address(text: str) -> DatabaseAddress:
    """The address `postgresql://…`; parameters that are not ours are settings of the session, as
    `search_path`. Raises `UnsupportedStore` for one that is none."""
    try:
        parts = urlsplit(text)
        host = ":".join(str(part) for part in (parts.hostname or "", parts.port) if part)
    except ValueError as error:
        raise UnsupportedStore(f"the address of the database cannot be read: {error}") from None
    given = dict(parse_qsl(parts.query, keep_blank_values=True))
    size = _number(given.pop(POOL_SIZE, _DEFAULT_POOL_SIZE), POOL_SIZE, least=2)
    cache = _number(given.pop(STATEMENT_CACHE_SIZE, _DEFAULT_CACHE_SIZE), STATEMENT_CACHE_SIZE, least=0)
    return DatabaseAddress(
        url=urlunsplit(parts._replace(query=urlencode(given))),
        name=f"{parts.scheme}://{host}{parts.path}{_schema(given)}",
        pool_size=size,
        statement_cache_size=cache,
    )


def _schema(given: Mapping[str, str]) -> str:
    """Which schema of the database, where one is named."""
    return f"?search_path={given['search_path']}" if "search_path" in given else ""


def _number(value: str | int, name: str, *, least: int) -> int:
    if str(value).isdecimal() and int(value) >= least:
        return int(value)
    raise UnsupportedStore(f"{name} in the address of the database must be a number from {least} on")
