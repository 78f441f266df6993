"""The scripts and styles of the service's own pages, addressed by their content: they never go stale."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from maps import encodings_of

__all__ = ["StaticFile", "StaticFiles", "load_static_files", "static_file"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticFile:
    """A file as it is sent: plain, and in each content coding that makes it smaller."""

    body: bytes
    media_type: str
    encodings: Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticFiles:
    """Files in memory by their address-name, and the address-name of each file."""

    content: Mapping[str, StaticFile]
    names: Mapping[str, str]
    fingerprint: str

    def url(self, name: str) -> str:
        """The address of a file; KeyError for one that does not exist."""
        return f"/static/{self.names[name]}"


def load_static_files(folder: Path = Path(__file__).parents[1] / "static") -> StaticFiles:
    """Read all files of a folder and name them by their hash: `page.css` becomes `page.3fa9b1c2.css`."""
    content, names = {}, {}
    for path in sorted(folder.iterdir()):
        body = path.read_bytes()
        name = f"{path.stem}.{sha256(body).hexdigest()[:10]}{path.suffix}"
        content[name] = static_file(name, body)
        names[path.name] = name
    fingerprint = sha256("".join(content).encode()).hexdigest()[:16]
    return StaticFiles(content=content, names=names, fingerprint=fingerprint)


def static_file(name: str, body: bytes) -> StaticFile:
    """A file in memory, of the kind that its name says."""
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return StaticFile(body=body, media_type=media_type, encodings=encodings_of(body))
