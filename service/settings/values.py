"""Values of the environment, each read in the one way it may be written; others are refused by name."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TypeAlias, TypeVar
from urllib.parse import urlsplit

from gazetteer import DEFAULT_WORLD_VIEW, GazetteerError
from gazetteer import world_view as find_world_view

from ..errors import SettingsError
from ..middleware.forwarded import is_host, is_prefix

__all__ = [
    "Network",
    "Switch",
    "address",
    "count",
    "hosts",
    "limit",
    "networks",
    "one_line",
    "one_of",
    "paths",
    "seconds",
    "url",
    "world_view",
]

Network: TypeAlias = IPv4Network | IPv6Network


class Switch(StrEnum):
    ON = "on"
    OFF = "off"


_Choice = TypeVar("_Choice", bound=StrEnum)


def one_of(choices: type[_Choice], environ: Mapping[str, str], name: str, default: _Choice) -> _Choice:
    value = environ.get(name) or default
    if value not in set(choices):
        raise SettingsError(f"{name} must be one of {', '.join(choices)}, not {value!r}")
    return choices(value)


def networks(environ: Mapping[str, str], name: str) -> tuple[Network, ...]:
    """Addresses and networks (`10.0.0.0/8`), separated by commas or spaces."""
    try:
        return tuple(map(ip_network, environ.get(name, "").replace(",", " ").split()))
    except ValueError as error:
        raise SettingsError(f"{name} must be a list of networks as 10.0.0.0/8: {error}") from error


def hosts(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Names of hosts without ports, separated by commas or spaces."""
    hosts = tuple(environ.get(name, "").lower().replace(",", " ").split())
    for host in hosts:
        if not is_host(host.removeprefix("*.")) or re.search(r":\d+$", host):
            raise SettingsError(f"{name} must be a list of hosts without ports, not {host!r}")
    return hosts


def seconds(
    environ: Mapping[str, str], name: str, default: float, *, least: float = sys.float_info.min
) -> float:
    """A time; above zero unless `least` says otherwise."""
    value = environ.get(name) or str(default)
    try:
        seconds = float(value)
    except ValueError:
        seconds = -1.0
    if not least <= seconds < float("inf"):
        bound = "from" if least == 0 else "above"
        raise SettingsError(f"{name} must be a number of seconds {bound} zero, not {value!r}")
    return seconds


def count(environ: Mapping[str, str], name: str, default: int, unit: str, *, least: int = 1) -> int:
    value = environ.get(name) or str(default)
    if not value.isdecimal() or int(value) < least:
        bound = "above zero" if least else "from zero"
        raise SettingsError(f"{name} must be a whole number of {unit} {bound}, not {value!r}")
    return int(value)


def limit(environ: Mapping[str, str], name: str, default: int, unit: str) -> int | None:
    """A number that may be taken off: None for `off`."""
    return None if environ.get(name) == Switch.OFF else count(environ, name, default, unit)


def one_line(environ: Mapping[str, str], name: str, default: str) -> str:
    """A value that goes into a header: one directive of printable ASCII."""
    value = environ.get(name) or default
    if not (value.isascii() and value.isprintable()) or ";" in value or "," in value:
        raise SettingsError(f"{name} must be a list of sources separated by spaces, not {value!r}")
    return value


def paths(environ: Mapping[str, str], name: str) -> tuple[Path, ...]:
    """Files, separated as in PATH; each must be there."""
    paths = tuple(Path(part) for part in environ.get(name, "").split(os.pathsep) if part.strip())
    for path in paths:
        if not path.is_file():
            raise SettingsError(
                f"{name}: there is no file {path}; name files separated by {os.pathsep!r}, "
                "or make one with: masalik gazetteer import"
            )
    return paths


def world_view(environ: Mapping[str, str], name: str) -> str:
    try:
        return find_world_view(environ.get(name) or DEFAULT_WORLD_VIEW).name
    except GazetteerError as error:
        raise SettingsError(f"{name}: {error}") from error


def url(environ: Mapping[str, str], name: str) -> str | None:
    value = environ.get(name)
    if value and not value.startswith(("http://", "https://")):
        raise SettingsError(f"{name} must begin with http:// or https://, not {value!r}")
    return value.rstrip("/") if value else None


def address(environ: Mapping[str, str], name: str) -> str | None:
    """A URL that all links can begin with: a host, perhaps a path, nothing behind."""
    value = url(environ, name)
    if value is not None:
        parts = urlsplit(value)
        if not is_host(parts.netloc) or not is_prefix(parts.path) or parts.query or parts.fragment:
            raise SettingsError(f"{name} must be an address as https://maps.example/masalik, not {value!r}")
    return value
