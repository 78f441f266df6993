"""A file on its way to becoming a web asset."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256, sha384
from pathlib import PurePath

__all__ = ["Ingredient"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredient:
    """A file with its logical name (`leaflet.js`), its content and where that comes from."""

    name: str
    content: bytes
    package: str
    version: str
    licence: str

    @property
    def file(self) -> str:
        """The name on disk: the logical name with a hash of the content before its ending."""
        path = PurePath(self.name)
        return f"{path.stem}.{sha256(self.content).hexdigest()[:10]}{path.suffix}"

    @property
    def integrity(self) -> str:
        """The content's subresource integrity value."""
        return "sha384-" + b64encode(sha384(self.content).digest()).decode()
