"""Files as addresses that hold them, for documents that load nothing."""

from __future__ import annotations

from base64 import b64encode
from mimetypes import guess_type

__all__ = ["data_of"]


def data_of(file: str, content: bytes) -> str:
    """A file as an address that holds it."""
    media_type = guess_type(file)[0] or "application/octet-stream"
    return f"data:{media_type};base64,{b64encode(content).decode()}"
