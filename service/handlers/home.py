"""The landing page: JSON for programs, the home page for people; and what each kind of problem means."""

from __future__ import annotations

import msgspec
from litestar import Response, get
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from ..answering.caching import conditional, tag_of
from ..answering.links import base_of, prefix_of, with_query
from ..answering.negotiation import HTML, JSON, chosen_format, page_language, problem_language
from ..answering.pages import Site
from ..answering.words import Language
from ..describing.documents import landing_document
from ..errors import NotFound
from ..given import GivenSite
from ..http_types import Answer, AnyRequest
from ..middleware.strictness import MORE_PARAMETERS
from ..schemas import ReadRequest

__all__ = ["HANDLERS"]

SHOWN_SAMPLES = 5
ENGLISH_PAGES = (
    *("maps", "articles", "events", "actors", "places", "search"),
    *("collections", "gazetteer", "api", "problems", "about", "accessibility"),
)
"""Addresses guessed from `/en`."""

_VARY = {"Vary": "Accept, Accept-Language"}


@get("/", sync_to_thread=True, media_type=JSON, summary="The landing page", tags=["features"])
def landing(
    request: AnyRequest,
    site: GivenSite,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Answer with links to all that is offered; to browsers with the home page."""
    if chosen_format(request, f, {"json": JSON, "html": HTML}) == HTML:
        return _home(request, site, page_language(lang))
    base = base_of(request, site.settings.public_url)
    document = landing_document(base, site.words[problem_language(request)])
    return Response(
        msgspec.json.encode(document), media_type=JSON, headers={"Vary": "Accept, Accept-Language"}
    )


@get("/en", sync_to_thread=True, include_in_schema=False)
def english_home(request: AnyRequest, site: GivenSite) -> Answer:
    """Answer with the home page in English."""
    return _home(request, site, Language.ENGLISH)


@get(
    [f"/en/{name}" for name in ENGLISH_PAGES],
    sync_to_thread=False,
    include_in_schema=False,
    opt={MORE_PARAMETERS: True},
)
def english_page(request: AnyRequest) -> Redirect:
    """Lead to the English page that the address means, `/maps?lang=en`; it checks the parameters."""
    path = prefix_of(request) + request.url.path.rstrip("/").removeprefix("/en")
    asked = {name: text for name, text in request.query_params.items() if name != "lang"}
    url = with_query(path, {**asked, "lang": Language.ENGLISH.value})
    return Redirect(url, headers={"Cache-Control": "no-cache"})


@get("/problems", sync_to_thread=False, include_in_schema=False)
def problems(
    request: AnyRequest,
    site: GivenSite,
    f: FromQuery[str | None] = None,
    lang: FromQuery[str | None] = None,
) -> Answer:
    """Explain the kinds of problems that answers name; as JSON, their titles by kind."""
    media_type = chosen_format(request, f, {"html": HTML, "json": JSON})
    language = page_language(lang)
    kinds = site.words[language].starting("problem.")
    if media_type == JSON:
        document = {"problems": kinds, "language": language}
        return Response(msgspec.json.encode(document), media_type=JSON, headers={"Vary": "Accept"})
    return site.page("problems.html", request, language, kinds=kinds)


def _home(request: AnyRequest, site: Site, language: Language) -> Answer:
    tag = tag_of("home", language, site.fingerprint, str(request.base_url))
    shown = [(slug, sample.title) for slug, sample in site.samples.items()][:SHOWN_SAMPLES]
    return conditional(
        request, tag, lambda: site.page("home.html", request, language, path="/", samples=shown)
    )


@get("/samples/{slug:str}", sync_to_thread=False, include_in_schema=False)
def sample(slug: FromPath[str], site: GivenSite) -> ReadRequest:
    """Answer with a sample story, ready to be sent to `POST /read`."""
    if slug not in site.samples:
        raise NotFound("not_found", path=f"/samples/{slug}")
    return site.samples[slug]


HANDLERS = [landing, english_home, english_page, problems, sample]
