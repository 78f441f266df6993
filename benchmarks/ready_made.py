"""The floors: the bytes of answers as they are, sent by a handler that does nothing else.

`python benchmarks/ready_made.py FOLDER PORT` answers `/ready/items?limit=100` with the file `100` of the
folder, by the framework alone. With a store as a third word it does so in the service over it: with the
request ids, log, metrics, address checks and headers that every answer of ours has.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import uvicorn
from bench_features import DATA
from litestar import Litestar, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import QueryParameter

from gazetteer import Gazetteer
from maps import Assets
from service.access.locality import names_of
from service.answering.caching import REVALIDATE
from service.answering.negotiation import GEOJSON
from service.app import create_app
from service.operations.logs import open_log
from service.settings import Settings
from service.store import open_store


def main(folder: str, port: str, store: str | None = None) -> None:
    """Serve the files of a folder."""
    bodies = {int(path.name): path.read_bytes() for path in Path(folder).iterdir()}
    handler = _handler(bodies)
    app = Litestar([handler], logging_config=None) if store is None else _service(store, handler)
    uvicorn.run(app, host="127.0.0.1", port=int(port), access_log=False, log_config=None)


def _handler(bodies: dict[int, bytes]) -> HTTPRouteHandler:
    headers = {"ETag": '"ready"', "Cache-Control": REVALIDATE, "Vary": "Accept"}

    @get("/ready/items", media_type=GEOJSON, sync_to_thread=False)
    def items(limit: Annotated[int, QueryParameter()] = 100) -> Response[bytes]:
        return Response(bodies.get(limit, b""), media_type=GEOJSON, headers=headers)

    return items


def _service(store: str, handler: HTTPRouteHandler) -> Litestar:
    settings = Settings(data=DATA, store=store)
    app = create_app(
        settings,
        store=open_store(store),
        gazetteer=Gazetteer.open(settings.gazetteer_file),
        assets=Assets.open(settings.assets_folder),
        log=open_log(settings),
        local_hosts=names_of("127.0.0.1"),
    )
    app.register(handler)
    return app


if __name__ == "__main__":
    main(*sys.argv[1:])
