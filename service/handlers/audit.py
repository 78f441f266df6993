"""Who changed what: the log of writes, for who runs the service."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.params import QueryParameter

from ..access.audit import Write, is_write_id, writes_of
from ..access.scopes import Scope
from ..access.terms import NEEDS
from ..answering.links import base_of, link, with_query
from ..answering.negotiation import JSON
from ..describing.openapi import described
from ..errors import BadParameter
from ..given import GivenSettings, GivenStore
from ..http_types import Answer, AnyRequest
from ..schemas import Link

__all__ = ["HANDLERS"]

MOST = 1000


class WriteList(msgspec.Struct, frozen=True, kw_only=True):
    """Writes, the last first; the link `next` goes on."""

    writes: list[Write]
    links: list[Link]


@get(
    "/audit",
    sync_to_thread=True,
    media_type=JSON,
    opt={NEEDS: Scope.ADMIN},
    summary="Who changed what and when, the last first; for keys with the scope admin",
    tags=["operations"],
    responses=described(WriteList, {200: "The writes"}),
)
def audit(
    request: AnyRequest,
    store: GivenStore,
    settings: GivenSettings,
    limit: Annotated[int, QueryParameter(ge=1, le=MOST, description="At most")] = 100,
    before: Annotated[str | None, QueryParameter(description="Go on before this one, from `next`")] = None,
) -> Answer:
    """Answer with the log of writes."""
    if before is not None and not is_write_id(before):
        raise BadParameter("not_from_next", "before", value=before[:40])
    found = list(islice(writes_of(store.records, before=before), limit + 1))
    shown, base = found[:limit], base_of(request, settings.public_url)
    links = [link("self", f"{base}/audit", JSON)]
    if len(found) > limit:
        onward = with_query("/audit", {"limit": str(limit), "before": shown[-1][0]})
        links.append(link("next", base + onward, JSON))
    listed = WriteList(writes=[write for _, write in shown], links=links)
    return Response(msgspec.json.encode(listed), media_type=JSON, headers={"Cache-Control": "no-store"})


HANDLERS = [audit]
