"""On which terms an address is served: which scope it wants, and what asking costs.

Known before anything is routed, so that who may not is told so before a body is read. Whatever may change
something wants the scope `write` unless its handler says otherwise: what is forgotten is closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from litestar import Litestar
from litestar.routes import HTTPRoute

from ..middleware.preflights import HARMLESS
from .scopes import Scope

__all__ = ["COST", "NEEDS", "Terms", "TermsOf"]

COST = "cost"
"""Handlers with this option are work, and cost so many units of it: about so many readings of an article."""
NEEDS = "needs"
"""The scope, in this option of a handler, that it wants whatever else holds."""

_READING = frozenset({"GET", "HEAD"})
_STANDALONE, _STANDALONE_COST = b"standalone=", 5
"""A map as one file: its parameter makes a page dear."""


@dataclass(frozen=True, slots=True)
class Terms:
    """`needs` is None for what anyone may ask; `cost` is None for a plain read."""

    needs: Scope | None
    cost: int | None = None

    @property
    def is_change(self) -> bool:
        """Whether asking may change something."""
        return self.needs is not None and self.needs is not Scope.READ


_ANYONE, _READ = Terms(None), Terms(Scope.READ)


class TermsOf:
    """The terms of all addresses of an app."""

    def __init__(self, app: Litestar) -> None:
        self._plain: dict[tuple[str, str], Terms] = {}
        formed: dict[str, list[tuple[str, Terms]]] = {}
        for method, path, terms in _special(app):
            if "{" in path:
                form = re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(path))
                formed.setdefault(method, []).append((f"({form})", terms))
            else:
                self._plain[method, path] = terms
        self._formed = {
            method: (re.compile("|".join(form for form, _ in found)), [terms for _, terms in found])
            for method, found in formed.items()
        }

    def __call__(self, method: str, path: str, query: bytes) -> Terms:
        """The terms of a request."""
        if method == "OPTIONS":
            return _ANYONE
        if "//" in path or path.endswith("/"):  # which routing does not mind
            path = "/" + "/".join(filter(None, path.split("/")))
        asked = "GET" if method == "HEAD" else method
        terms = self._plain.get((asked, path)) or self._formed_terms(asked, path)
        if terms is not None:
            return terms
        if asked != "GET":
            return Terms(Scope.WRITE, 1)
        return Terms(Scope.READ, _STANDALONE_COST) if _STANDALONE in query else _READ

    def _formed_terms(self, method: str, path: str) -> Terms | None:
        forms = self._formed.get(method)
        found = forms[0].fullmatch(path) if forms else None
        return forms[1][found.lastindex - 1] if forms and found and found.lastindex else None


def _special(app: Litestar) -> Iterable[tuple[str, str, Terms]]:
    """Handlers whose terms are not those of all others with their method."""
    for route in app.routes:
        if not isinstance(route, HTTPRoute):
            continue
        for handler in route.route_handlers:
            needs, cost = handler.opt.get(NEEDS), handler.opt.get(COST)
            is_harmless = bool(handler.opt.get(HARMLESS))
            for method in map(str, handler.http_methods):
                if method == "OPTIONS" or not (needs or cost or is_harmless):
                    continue
                is_read = is_harmless or method in _READING
                own = needs or (Scope.READ if is_read else Scope.WRITE)
                yield method, route.path_format, Terms(own, cost or (None if method in _READING else 1))
