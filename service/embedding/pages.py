"""The page of a map, to be looked at or to be shown in a frame, with all by which it can be shared."""

from __future__ import annotations

from litestar import Response

from maps import Card, PageLinks, render_page

from ..answering.caching import FRESH, REVALIDATE, conditional, tag_of
from ..answering.links import base_of, prefix_of
from ..answering.negotiation import HTML
from ..answering.pages import Site
from ..answering.words import Language
from ..http_types import Answer, AnyRequest
from .subjects import Look, MapSubject, Pairs, joined, query_of

__all__ = ["OEMBED", "card_of", "map_page"]

OEMBED = "/oembed"
"""Where programs ask how an address is embedded."""


def card_of(base: str, site: Site, subject: MapSubject, look: Look) -> Card:
    """What a link to the page of a map looks like; `base` is the address of the service."""
    words = site.words[look.language]
    return Card(
        title=subject.title,
        description=subject.description,
        site=site.name(look.language),
        language=look.language.value,
        url=base + subject.page + query_of((*subject.parameters, *look.parameters)),
        image=base + subject.picture_at(look),
        image_words=words("card.image", title=subject.title),
        oembed=base + OEMBED,
    )


def map_page(
    request: AnyRequest, site: Site, subject: MapSubject, look: Look, *, embed: bool = False
) -> Answer:
    """Answer with the page; of events it holds a title at most, its script fetches them."""
    root, base = prefix_of(request), base_of(request, site.settings.public_url)
    card = card_of(base, site, subject, look)
    tag = tag_of(root, request.url.path, card.url, subject.title, subject.own, site.fingerprint)
    links = _links(root, subject, look, card.url, embed=embed)

    def build() -> Answer:
        page = render_page(
            title=subject.title,
            events_url=root + subject.events,
            language=look.language.value,
            theme=look.theme,
            look=site.settings.theme,
            tiles=site.settings.tiles,
            world_view=site.settings.world_view,
            notation=site.settings.notation,
            queried=subject.queried,
            embed=embed,
            asset_base=f"{root}/assets",
            assets=site.assets,
            links=links,
            card=card,
            view=query_of(look.view).removeprefix("?") or None,
            note=subject.note,
        )
        headers = {"Content-Language": look.language.value, "Link": card.header or ""}
        return Response(page.encode(), media_type=HTML, headers=headers)

    return conditional(request, tag, build, keep=FRESH if subject.own else REVALIDATE)


def _links(root: str, subject: MapSubject, look: Look, whole: str | None, *, embed: bool) -> PageLinks:
    """Where the page of a map leads; `whole` is its own address, which an embedded map leads to."""
    told = tuple(pair for pair in look.parameters if pair[0] in ("lang", "theme"))
    listed, table = subject.listed, _table_of(subject, look)
    return PageLinks(
        article=root + subject.article,
        event=f"{root}/events/{{event}}",
        listed=root + joined(listed, told) if listed else None,
        picture=f"{root}{subject.picture}.svg{query_of((*subject.parameters, *told))}",
        alternate=query_of(_in_other(subject, look)),
        home=f"{root}/" if look.language is Language.ARABIC else f"{root}/en/",
        whole=whole if embed else None,
        table=root + table if table and not embed else None,
        share=None if embed else root + subject.share + query_of((*subject.parameters, *told)),
    )


def _table_of(subject: MapSubject, look: Look) -> str | None:
    """Where the same events stand in a table that offers them as files; None for what has no list."""
    if not subject.queried or not subject.listed:
        return None
    tongue = tuple(pair for pair in look.parameters if pair[0] == "lang")
    return joined(subject.listed, (("layout", "table"), *tongue))


def _in_other(subject: MapSubject, look: Look) -> Pairs:
    """The parameters of the same page in the other language."""
    rest = tuple(pair for pair in look.parameters if pair[0] != "lang")
    return (*subject.parameters, ("lang", look.language.other.value), *rest)
