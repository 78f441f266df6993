"""The floor: the bytes of answers as they are, sent by a handler of the framework that does nothing else.

`python benchmarks/ready_made.py FOLDER PORT` answers `/items?limit=100` with the file `100` of the folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn
from litestar import Litestar, Response, get


def main(folder: str, port: str) -> None:
    """Serve the files of a folder."""
    bodies = {int(path.name): path.read_bytes() for path in Path(folder).iterdir()}

    @get("/items", media_type="application/geo+json", sync_to_thread=False)
    def items(limit: int = 100) -> Response[bytes]:
        return Response(bodies.get(limit, b""), media_type="application/geo+json")

    app = Litestar([items], logging_config=None)
    uvicorn.run(app, host="127.0.0.1", port=int(port), access_log=False, log_config=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
