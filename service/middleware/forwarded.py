"""What proxies say of the request that they pass on: `Forwarded` (RFC 7239) and `X-Forwarded-…`.

Our own code: the packages that read RFC 7239 belong to one framework each, and uvicorn's middleware knows
neither the standard header nor hosts and prefixes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["HEADERS", "Hop", "MalformedHeader", "forwarded_hops", "is_host", "is_prefix", "x_forwarded_hops"]

HEADERS = (b"forwarded", b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host", b"x-forwarded-prefix")

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_PAIR = re.compile(rf'[ \t]*({_TOKEN})=(?:({_TOKEN})|"((?:[^"\\]|\\.)*)")[ \t]*')
_QUOTED_PAIR = re.compile(r"\\(.)")
_NODE = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^\[\]:]+))(?::[\w.-]+)?")
_HOST = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
_PREFIX = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/?")
_MOST_HOPS = 50


class MalformedHeader(ValueError):  # noqa: N818 - says what is wrong by its name
    """A header that is not written as its standard asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """What one proxy says of who asked it: the node before it, and how it was addressed."""

    node: str | None = None
    scheme: str | None = None
    host: str | None = None


def is_host(text: str) -> bool:
    """Whether a text can be a host with or without a port, and nothing else."""
    return _HOST.fullmatch(text) is not None


def is_prefix(text: str) -> bool:
    """Whether a text can stand before the paths of links: segments of plain letters, none of them `..`."""
    return _PREFIX.fullmatch(text) is not None and not {".", ".."} & set(text.split("/"))


def forwarded_hops(value: str) -> list[Hop]:
    """The hops of a `Forwarded` header, the one nearest to the client first. Raises `MalformedHeader`.

    >>> forwarded_hops('for=192.0.2.60;proto=https;host=m.example, for="[2001:db8::1]:4711"')[1].node
    '2001:db8::1'
    """
    hops: list[Hop] = []
    pairs: dict[str, str] = {}
    at = 0
    while at <= len(value):
        at = _take_pair(value, at, pairs)
        mark = value[at : at + 1]
        if mark not in (",", ";", ""):
            raise MalformedHeader(f"Forwarded cannot be read from its letter {at + 1} on")
        if mark != ";" and pairs:
            hops.append(_hop(pairs))
            pairs = {}
        at += 1
    if len(hops) > _MOST_HOPS:
        raise MalformedHeader(f"Forwarded names more than {_MOST_HOPS} proxies")
    return hops


def x_forwarded_hops(headers: Mapping[bytes, str]) -> list[Hop]:
    """The hops of `X-Forwarded-For`, `-Proto` and `-Host`, the one nearest to the client first.

    Lists of one length belong together; of any other, the last value is that of the last proxy. Raises
    `MalformedHeader`.
    """
    nodes: list[str | None] = [_node(one) for one in _listed(headers, b"x-forwarded-for")]
    schemes, hosts = _listed(headers, b"x-forwarded-proto"), _listed(headers, b"x-forwarded-host")
    count = max(len(nodes), 1)
    return [
        Hop(node=node, scheme=_scheme(scheme), host=_host(host))
        for node, scheme, host in zip(
            nodes or [None], _aligned(schemes, count), _aligned(hosts, count), strict=True
        )
    ]


def _take_pair(value: str, at: int, pairs: dict[str, str]) -> int:
    """Put the pair that stands here among the others; where it ends, or the blanks where there is none."""
    found = _PAIR.match(value, at)
    if found is None:
        return at + len(value[at:]) - len(value[at:].lstrip(" \t"))
    name = found[1].lower()
    if name in pairs:
        raise MalformedHeader(f"{name} stands twice in one element of Forwarded")
    pairs[name] = found[2] if found[3] is None else _QUOTED_PAIR.sub(r"\1", found[3])
    return found.end()


def _hop(pairs: Mapping[str, str]) -> Hop:
    node = pairs.get("for")
    return Hop(
        node=None if node is None else _node(node),
        scheme=_scheme(pairs.get("proto")),
        host=_host(pairs.get("host")),
    )


def _aligned(values: list[str], count: int) -> Iterable[str | None]:
    if len(values) == count:
        return values
    return [*[None] * (count - 1), values[-1] if values else None]


def _listed(headers: Mapping[bytes, str], name: bytes) -> list[str]:
    text = headers.get(name, "").strip()
    return [part.strip() for part in text.split(",")][-_MOST_HOPS:] if text else []


def _node(text: str) -> str:
    """The address of a node without its port; `unknown` and obfuscated names stay as they are."""
    if text.count(":") > 1 and not text.startswith("["):  # a bare IPv6, as X-Forwarded-For has it
        return text
    found = _NODE.fullmatch(text)
    if found is None:
        raise MalformedHeader(f"no address of a client: {text[:40]!r}")
    return found[1] or found[2]


def _scheme(text: str | None) -> str | None:
    if text is not None and text.lower() not in ("http", "https"):
        raise MalformedHeader(f"neither http nor https: {text[:40]!r}")
    return text.lower() if text else None


def _host(text: str | None) -> str | None:
    if text is not None and not is_host(text):
        raise MalformedHeader(f"no host: {text[:80]!r}")
    return text
