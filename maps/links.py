"""Where the page of a map leads: addresses that it names if they are given."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NO_LINKS", "PageLinks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinks:
    """Addresses around a map; those that are None are left out.

    - `article`: the page of the article, linked from popups; `{article}` in it is the article's id;
    - `event`: the page of a merged event, linked from popups; `{event}` in it is the event's id;
    - `listed`, `picture`: the same events as a page and as a picture, where no script runs;
    - `alternate`: the same page in the other language;
    - `home`: where the name of the service over the map leads; without it there is none;
    - `whole`: the page that an embedded map leads to, by its title below the map;
    - `table`, `share`: its events as a table and files, and where it is shared; what its reader chooses is
      put behind them.
    """

    article: str | None = None
    event: str | None = None
    listed: str | None = None
    picture: str | None = None
    alternate: str | None = None
    home: str | None = None
    whole: str | None = None
    table: str | None = None
    share: str | None = None


NO_LINKS = PageLinks()
