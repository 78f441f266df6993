"""Files as text: UTF-8 or else the older Arabic encoding of Windows, as the home page reads them."""

from __future__ import annotations

__all__ = ["decoded"]


def decoded(body: bytes) -> str:
    """The text of a file. Raises `ValueError` for what is no text in either encoding: it holds a NUL."""
    if b"\0" in body:
        raise ValueError("neither UTF-8 nor Windows-1256")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1256")
