"""Whether the service serves nobody but this machine.

An address of the loopback interface alone does not say so: a proxy on the same machine makes every client
look local. So a service is local only where it listens on loopback alone, is told of no proxy and of no
public address, and then a request is local where it is addressed to this machine by name and no proxy has
written on it. A proxy that writes nothing and hides the name cannot be seen: who runs one makes a key first.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from ..settings import Settings
from .presenting import Presented

__all__ = ["Locality", "names_of"]

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


def names_of(address: str) -> frozenset[str]:
    """The hosts by which a service that listens on an address is reached from this machine alone; none where
    others may reach it too."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return frozenset()
    if not found.is_loopback:
        return frozenset()
    return _LOOPBACK | {f"[{address}]" if found.version == 6 else address}


class Locality:
    """Tells local requests; `hosts` are the names of a service that listens on loopback alone."""

    def __init__(self, hosts: frozenset[str], settings: Settings) -> None:
        public = urlsplit(settings.public_url).netloc if settings.public_url else None
        is_local = not settings.trusted_proxies and (public is None or _name(public) in hosts)
        self._hosts = hosts if is_local else frozenset[str]()

    def __contains__(self, asked: Presented) -> bool:
        return bool(self._hosts) and not asked.is_passed_on and _name(asked.host) in self._hosts


def _name(host: str) -> str:
    """A host without its port."""
    name = host.lower()
    return name if name.endswith("]") else name.rpartition(":")[0] or name
