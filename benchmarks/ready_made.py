"""The floor: the bytes of answers as they are, sent by a handler that does nothing else.

`python benchmarks/ready_made.py FOLDER PORT [whole]` answers `/items?limit=100` with the file `100` of the
folder: the framework alone, or with `whole` with all that the service puts around every answer.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import uvicorn
from litestar import Litestar, Response, get

from service.compression import compressed
from service.draining import Drained
from service.methods import MethodsOf
from service.security import SecurityHeaders
from service.strictness import refuse_unknown_parameters
from service.tagging import Tagged


def main(folder: str, port: str, around: str = "") -> None:
    """Serve the files of a folder."""
    bodies = {int(path.name): path.read_bytes() for path in Path(folder).iterdir()}
    app = _whole(bodies) if around else Litestar([_handler(bodies)], logging_config=None)
    uvicorn.run(app, host="127.0.0.1", port=int(port), access_log=False, log_config=None)


def _handler(bodies: Mapping[int, bytes]) -> object:
    @get("/items", media_type="application/geo+json", sync_to_thread=False)
    def items(limit: int = 100) -> Response[bytes]:
        return Response(bodies.get(limit, b""), media_type="application/geo+json", headers={"ETag": '"1"'})

    return items


def _whole(bodies: Mapping[int, bytes]) -> Litestar:
    app = Litestar(
        [_handler(bodies)],
        before_request=refuse_unknown_parameters,
        before_send=[SecurityHeaders("'none'")],
        logging_config=None,
    )
    app.asgi_handler = Drained(Tagged(MethodsOf(compressed(app.asgi_handler), lambda _: {"GET"})))
    return app


if __name__ == "__main__":
    main(*sys.argv[1:])
