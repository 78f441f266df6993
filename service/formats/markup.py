"""Text in XML: escaped, and without the characters that XML does not have.

Our own few lines, because the writers of the standard library escape but let control characters through,
which no parser takes back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

__all__ = ["DECLARATION", "attribute", "element", "text"]

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOST = "\ufffd"


def text(value: object) -> str:
    """A value as the content of an element; what XML does not have becomes U+FFFD."""
    return escape(_NOT_IN_XML.sub(_LOST, str(value)), {"\r": "&#13;"})


def attribute(value: str) -> str:
    """A value as that of an attribute, with its quotes."""
    return quoteattr(_NOT_IN_XML.sub(_LOST, value))


def element(name: str, content: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """An element with content that is XML already."""
    told = "".join(f" {key}={attribute(value)}" for key, value in (attributes or {}).items())
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"
