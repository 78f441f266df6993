"""Which map an address of ours is of: what oEmbed is asked, and what is to be shared."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from ..answering.pages import Site
from ..errors import BadParameter, NotFound
from ..mapping.query import LISTS, SINGLE, scope_of
from ..saved.keeping import SavedMaps
from ..saved.subjects import look_of, saved_map
from ..store import FeatureStore
from .looks import asked_look
from .subjects import Look, MapSubject, all_events, article, event, query_of

__all__ = ["subject_at"]

_ALL = re.compile(r"/?|(/embed)?/maps/?")
_ONE = re.compile(r"(?:/embed)?/(?P<kind>articles|events)/(?P<id>[^/]+)(?:/map)?/?")
_SAVED = re.compile(r"(?:/embed)?/m/(?P<id>\w+)/?")
_OF_LOOK = {"lang": "lang", "theme": "theme", "map": "at_first", "tab": "tab"}


def subject_at(url: str, *, base: str, site: Site, store: FeatureStore) -> tuple[MapSubject, Look]:
    """The map at an absolute address, of its page or its frame, as it is shown there.

    What the reader has chosen stands behind `#` in the address bar, and counts as the query does. Raises
    `NotFound` for what is no map of ours, `BadParameter` for parameters that cannot be used.
    """
    path, pairs = _parts(url, base)
    look = asked_look(**{_OF_LOOK[name]: text for name, text in pairs if name in _OF_LOOK})
    own = _SAVED.fullmatch(path)
    if own is not None:
        kept = SavedMaps(store).get(own["id"])
        shown = look_of(kept, look, frozenset(name for name, _ in pairs))
        return saved_map(site, shown.language, kept), shown
    one = _ONE.fullmatch(path)
    if one is not None:
        of = article if one["kind"] == "articles" else event
        return of(site, look.language, store, unquote(one["id"])), look
    if _ALL.fullmatch(path) is None:
        raise NotFound("not_embeddable", url=url[:200])
    chosen = tuple((name, text) for name, text in pairs if name in (*LISTS, *SINGLE))
    return all_events(
        site, look.language, store, scope_of(query_of(chosen).removeprefix("?"), name="url")
    ), look


def _parts(url: str, base: str) -> tuple[str, list[tuple[str, str]]]:
    """The path below the service, and the parameters. The scheme may differ, as proxies change it."""
    try:
        asked, own = urlsplit(url), urlsplit(base)
    except ValueError:
        raise BadParameter("not_a_value", "url", value=url[:80], known=f"{base}/maps") from None
    prefix = own.path.rstrip("/")
    if (
        asked.scheme not in ("http", "https")
        or asked.netloc != own.netloc
        or not asked.path.startswith(prefix)
    ):
        raise NotFound("not_embeddable", url=url[:200])
    hash_pairs = parse_qsl(asked.fragment) if "=" in asked.fragment else []
    return asked.path.removeprefix(prefix), [*parse_qsl(asked.query), *hash_pairs]
