"""A request to read, checked: exactly one of text and page, a possible date, a harmless link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from ..errors import BadField
from ..schemas import ReadRequest

__all__ = ["Submission", "checked", "parsed_date"]

LONGEST = {"title": 1000, "source": 300, "url": 2000}
"""Characters at most; generous for what these are, too short to smuggle another article in."""

EARLIEST, LATEST = date(1800, 1, 1), date(2199, 12, 31)
"""Outside lie Hijri years, which would be taken for the Middle Ages; the press began after the first."""

_DAY_OR_TIME = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """An article to read: `html` is set when it came as a page, `text` otherwise."""

    text: str | None
    html: str | None
    title: str | None
    published: date | None
    url: str | None
    source: str | None


def checked(request: ReadRequest) -> Submission:
    """The request as a submission. Raises `BadField` naming the first field at fault."""
    if (request.text is None) == (request.html is None):
        raise BadField("text_or_html", "text")
    field, content = ("text", request.text) if request.html is None else ("html", request.html)
    if _is_blank(content or ""):
        raise BadField("empty_text", field)
    return Submission(
        text=request.text,
        html=request.html,
        title=_short("title", request.title),
        published=parsed_date(request.published),
        url=_link(_short("url", request.url)),
        source=_short("source", request.source),
    )


def parsed_date(text: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time, as written there. Raises `BadField` for an impossible one."""
    if text is None or not text.strip():
        return None
    value = text.strip()
    try:
        if not _DAY_OR_TIME.match(value):
            raise ValueError(value)
        day = datetime.fromisoformat(value).date()
    except ValueError:
        raise BadField("bad_published", "published", value=value[:40]) from None
    if not EARLIEST <= day <= LATEST:
        raise BadField("bad_published", "published", value=value[:40])
    return day


def _is_blank(text: str) -> bool:
    """Whether there is nothing to see: white space, joiners and marks of direction at most."""
    return not any(letter.isprintable() and not letter.isspace() for letter in text)


def _short(field: str, value: str | None) -> str | None:
    """The value without white space around it, None when nothing is left."""
    if value is not None and len(value) > LONGEST[field]:
        raise BadField("too_long", field, limit=str(LONGEST[field]))
    return (value or "").strip() or None


def _link(url: str | None) -> str | None:
    """Only links of the web: the address is shown as a link, and `javascript:` is an address too."""
    if url is not None and not re.match(r"https?://[^\s/]", url):
        raise BadField("bad_url", "url", limit=str(LONGEST["url"]))
    return url
