"""The page of a map: a small document that fetches its events, and is no larger for many than for few."""

from __future__ import annotations

from typing import Any

from gazetteer import DEFAULT_WORLD_VIEW
from gazetteer import world_view as find_world_view

from .assets import Assets
from .cards import Card
from .elements import Attributes, NewsMap, PageFooter, PageHeader, PageShell
from .errors import MapDataError
from .geojson import FeatureCollection
from .links import NO_LINKS, PageLinks
from .notation import DEFAULT_NOTATION, Notation
from .palette import Mode
from .standalone import EVENTS, icon_of, inside_of
from .theme import Theme
from .tiles import TileLayer
from .words import Language, words_of

__all__ = ["CONTENT_SECURITY_POLICY", "asset_links", "asset_scripts", "page_policy", "render_page"]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
"""The policy under which the page works; the answer that carries it should name it."""

FONTS = ("masalik-sans-regular.woff2", "masalik-sans-bold.woff2")
USUAL_QUERY = "status=happened&status=planned&status=alleged"
IMAGES = "img-src 'self' data:"
_FIRST = {"fetchpriority": "high"}  # deferred scripts come last otherwise, behind the fonts

OTHER: dict[Language, Language] = {"ar": "en", "en": "ar"}
OWN_NAMES: dict[Language, str] = {"ar": "العربية", "en": "English"}


def render_page(
    *,
    title: str,
    events_url: str | None = None,
    standalone: FeatureCollection | None = None,
    language: Language = "ar",
    world_view: str = DEFAULT_WORLD_VIEW,
    notation: Notation = DEFAULT_NOTATION,
    queried: bool = False,
    embed: bool = False,
    asset_base: str = "/assets",
    assets: Assets | None = None,
    theme: Mode | None = None,
    look: Theme | None = None,
    tiles: TileLayer | None = None,
    links: PageLinks = NO_LINKS,
    card: Card | None = None,
    view: str | None = None,
    note: str | None = None,
) -> str:
    """The HTML of a map with its list, in Arabic or English.

    - `events_url`: where the script fetches the events (a FeatureCollection as of `events_collection`, or of
      the flat features of visits and movements; a member `article` of the collection, or the properties
      `source`, `url`, `article_title`, `published`, `article` of each event say where it was written);
    - `queried`: whether that address takes the map's filters as query parameters, as `/maps/events` does;
    - `standalone`: the events themselves, instead of `events_url`: the page is then one file that holds all
      it shows (scripts, styles, fonts, basemap, events), asks no host for anything and works from disk;
    - `world_view`: whose borders and country names it draws, one of `gazetteer.world_views()`;
    - `notation`: the digits and the names of the months of an Arabic page;
    - `embed`: for an iframe: no title over the map, and the wheel scrolls the page around it;
    - `asset_base`: the path under which `assets` are served (those of this installation unless given);
    - `theme`: light or dark colours; without it those that the reader prefers;
    - `look`: a newsroom's own colours, font, logo and title, as of `load_theme`; a page that is not one file
      loads its `files` from `asset_base`;
    - `tiles`: a layer of tiles instead of the ground of ours, under the policy of `page_policy(tiles)`; a
      page that is one file asks no host, and keeps the ground;
    - `links`: where it leads;
    - `card`: what links to the page look like where they are shared, and how it is embedded;
    - `view`: what is shown at first, as it stands behind the `#` of an address, which goes before it;
    - `note`: a line below the map, as of when its data are.

    The same arguments give the same bytes. Raises `AssetsMissing` where the assets have not been built,
    `GazetteerError` for an unknown world view, `MapDataError` without events or with both kinds of them.
    """
    if (events_url is None) == (standalone is None):
        raise MapDataError("a map needs either events_url or standalone")
    assets = assets or Assets.open()
    head = [
        *asset_links(assets, asset_base, look),
        *_loaded_early(assets, asset_base, events_url, queried=queried, tiles=tiles),
        *_alternate_link(language, links.alternate),
        *(card.links if card else ()),
    ]
    drawn = None if standalone else tiles
    scripts = asset_scripts(assets, asset_base, world_view=world_view, notation=notation, tiles=drawn)
    words = words_of(language)
    page = PageShell(
        title=title,
        language=language,
        direction=words["direction"],
        theme=theme,
        metas=card.metas if card else (),
        body_class="masalik-page masalik-embed" if embed else "masalik-page",
        **_carried(standalone, head, scripts, assets, look),
    )
    home = _home(look, language, assets, asset_base, links.home, is_one_file=standalone is not None)
    page.add_child(_embedded_header(title, language) if embed else _header(title, language, links, home))
    page.add_child(_map(language, _told(language, events_url, queried=queried, embed=embed), links, view))
    if note or links.whole:
        page.add_child(PageFooter(title=title, note=note, url=links.whole, words=words["whole_map"]))
    return page.render()


def _told(language: Language, events_url: str | None, *, queried: bool, embed: bool) -> Attributes:
    """What the script must know of the map: where its events are, how they are asked for, how it behaves."""
    return {
        "class": "masalik has-list",
        "data-events": events_url or f"#{EVENTS}",
        "data-queried": "yes" if queried else None,
        "data-language": language,
        "data-cooperative": "yes" if embed else None,
    }


def _map(language: Language, told: Attributes, links: PageLinks, view: str | None) -> NewsMap:
    """The map with what its script is told, and what stands in its place where no script runs."""
    words = words_of(language)
    addresses = {"data-article-url": links.article, "data-event-url": links.event, "data-view": view}
    return NewsMap(
        attributes={**told, **addresses},
        list_words=words["list"],
        without_script={
            "script_words": words["script_needed"],
            "list_url": links.listed,
            "picture_url": links.picture,
            "picture_words": words["map"],
        },
    )


def _carried(
    events: FeatureCollection | None,
    links: list[Attributes],
    scripts: list[Attributes],
    assets: Assets,
    look: Theme | None,
) -> dict[str, Any]:
    """What the page loads, or carries in itself."""
    if events is None:
        return {"links": links, "scripts": scripts}
    return {"links": [icon_of(assets)], "scripts": [], "inside": inside_of(events, scripts, assets, look)}


def page_policy(tiles: TileLayer | None = None) -> str:
    """The policy under which a page with these tiles works: images of that one origin are allowed."""
    policy = CONTENT_SECURITY_POLICY
    return policy.replace(IMAGES, f"{IMAGES} {tiles.origin}") if tiles else policy


def asset_links(assets: Assets, asset_base: str = "/assets", look: Theme | None = None) -> list[Attributes]:
    """The attributes of the `<link>` elements that a page with a map needs in its head."""
    own = [{"rel": "stylesheet", "href": f"{asset_base.rstrip('/')}/{look.sheet}"}] if look else []
    return [
        {"rel": "icon", "type": "image/svg+xml", "href": assets.url("icon.svg", asset_base)},
        {"rel": "stylesheet", "href": assets.url("masalik-map.css", asset_base)},
        *own,
    ]


def asset_scripts(
    assets: Assets,
    asset_base: str = "/assets",
    *,
    world_view: str = DEFAULT_WORLD_VIEW,
    notation: Notation = DEFAULT_NOTATION,
    tiles: TileLayer | None = None,
) -> list[Attributes]:
    """The attributes of the `<script defer>` elements that a page with a map needs, in their order.

    It tells the script where the basemap is, whose borders to draw and how to write numbers and
    months; after it, `window.Masalik.draw` is there.
    """
    return [
        {
            "src": assets.url("masalik-map.js", asset_base),
            **_FIRST,
            "data-world": assets.url("world.json", asset_base),
            "data-detail": assets.url("detail.json", asset_base),
            "data-countries": assets.url("countries.json", asset_base),
            "data-world-view": find_world_view(world_view).name,
            "data-digits": notation.digits.value,
            "data-months": notation.months.value,
            **(_tile_attributes(tiles) if tiles else {}),
        },
    ]


def _tile_attributes(tiles: TileLayer) -> Attributes:
    words, link = tiles.credit
    return {
        "data-tiles": tiles.url,
        "data-tiles-zoom": str(tiles.max_zoom),
        "data-tiles-credit": words,
        "data-tiles-link": link,
    }


def _loaded_early(
    assets: Assets, asset_base: str, events_url: str | None, *, queried: bool, tiles: TileLayer | None
) -> list[Attributes]:
    """What the script will fetch first, named so that the browser need not wait for the script to ask for it.

    The address of the events is that of `firstLoad` in `start.js`: no filter, nothing denied.
    """
    query = ("&" if "?" in (events_url or "") else "?") + USUAL_QUERY if queried else ""
    addresses = [assets.url("world.json", asset_base)] if tiles is None else []
    if events_url:
        addresses.append(events_url + query)
    early = {"rel": "preload", "crossorigin": ""}
    return [
        *({**early, "as": "fetch", "href": address} for address in addresses),
        *({**early, "as": "font", "href": assets.url(name, asset_base)} for name in FONTS),
    ]


def _alternate_link(language: Language, url: str | None) -> list[Attributes]:
    return [{"rel": "alternate", "hreflang": OTHER[language], "href": url}] if url else []


def _home(
    look: Theme | None,
    language: Language,
    assets: Assets,
    asset_base: str,
    url: str | None,
    *,
    is_one_file: bool,
) -> Attributes | None:
    """Name and mark over the map: those of the newsroom, else ours where they lead anywhere."""
    title = (look.title if look else {}).get(language)
    if look and look.logo:
        icon = look.logo_inside if is_one_file else f"{asset_base.rstrip('/')}/{look.logo.file}"
        return {"name": title, "icon": icon, "url": url, "text": look.logo.text[language]}
    if not url:
        return {"name": title, "icon": None, "url": None, "text": ""} if title else None
    name = title or words_of(language)["home"]
    return {"name": name, "icon": icon_of(assets)["href"], "url": url, "text": ""}


def _header(title: str, language: Language, links: PageLinks, home: Attributes | None) -> PageHeader:
    other, words = OTHER[language], words_of(language)
    alternate = {"href": links.alternate, "hreflang": other, "lang": other} if links.alternate else None
    onward = (("table", links.table), ("share", links.share))
    return PageHeader(
        title=title,
        shown=True,
        home=home,
        alternate=alternate,
        alternate_words=OWN_NAMES[other],
        onward=[(url, words[name]) for name, url in onward if url],
    )


def _embedded_header(title: str, language: Language) -> PageHeader:
    """The title for screen readers alone: a map in an iframe leads nowhere but to the whole page."""
    return PageHeader(
        title=title,
        shown=False,
        home=None,
        alternate=None,
        alternate_words=OWN_NAMES[OTHER[language]],
        onward=[],
    )
