"""The parameters by which features of a collection are chosen, the same wherever they go out."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from litestar.di import NamedDependency, Provide
from litestar.params import QueryParameter, SkipValidation

from ..filters import FilterLanguage
from ..http_types import AnyRequest
from ..items.query import DEFAULT_LIMIT, ItemParameters
from ..middleware.strictness import known_parameters

__all__ = [
    "CHOOSING",
    "Bbox",
    "BboxCrs",
    "Chosen",
    "Cql2",
    "Datetime",
    "FilterCrs",
    "FilterLang",
    "SortBy",
    "WordsToFind",
    "of_properties",
]

_LANGUAGES = " or ".join(FilterLanguage)
_WORDS = "Words to find, spelt anyhow: all of them, or with a comma between groups one of the groups"

Bbox = Annotated[str | None, QueryParameter(description="west,south,east,north in degrees")]
Datetime = Annotated[str | None, QueryParameter(name="datetime", description="An instant or interval")]
WordsToFind = Annotated[str | None, QueryParameter(description=_WORDS)]
SortBy = Annotated[str | None, QueryParameter(description="Properties with commas, - for descending")]
BboxCrs = Annotated[str | None, QueryParameter(name="bbox-crs")]
Cql2 = Annotated[str | None, QueryParameter(name="filter", description="A condition in CQL2")]
FilterLang = Annotated[str | None, QueryParameter(name="filter-lang", description=_LANGUAGES)]
FilterCrs = Annotated[str | None, QueryParameter(name="filter-crs")]


def chosen_items(
    request: AnyRequest,
    bbox: Bbox = None,
    when: Datetime = None,
    q: WordsToFind = None,
    bbox_crs: BboxCrs = None,
    cql2: Cql2 = None,
    filter_lang: FilterLang = None,
    filter_crs: FilterCrs = None,
) -> ItemParameters:
    """What was said of which features are wanted, without a page of them."""
    return ItemParameters(
        limit=DEFAULT_LIMIT,
        offset=0,
        cursor=None,
        q=q,
        sortby=None,
        bbox=bbox,
        datetime=when,
        bbox_crs=bbox_crs,
        filter=cql2,
        filter_lang=filter_lang,
        filter_crs=filter_crs,
        properties=of_properties(request),
    )


def of_properties(request: AnyRequest) -> dict[str, str]:
    """The parameters that the handler does not declare, which are to be properties."""
    known = known_parameters(request.route_handler)
    return {name: text for name, text in request.query_params.items() if name not in known}


CHOOSING = {"chosen_items": Provide(chosen_items, sync_to_thread=False)}
"""For handlers that take these parameters; pages of items declare them themselves, which is faster."""

Chosen: TypeAlias = NamedDependency[SkipValidation[ItemParameters]]
