"""RSS and Atom feeds, from a file or an address, as articles to read: each entry once.

Fetching and parsing is feedparser's (the extra `feeds`); what was fetched before and which entries were seen
is a `FeedState` that the caller keeps between runs. An entry's day is taken in its own time zone, which
feedparser turns into UTC: news of half past midnight in Cairo would be of the day before.
"""

from __future__ import annotations

import hashlib
import re
import urllib.request
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from xml.sax import SAXParseException

from ..errors import BadFeed, MissingExtra

__all__ = ["FeedEntry", "FeedState", "fetch_feed"]

_PATIENCE = 20.0
"""Seconds that a server may be silent."""
_PARAGRAPH = re.compile(r"(?i)<(?:/p|/div|/li|/h\d|br\s*/?)>")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&#?\w+;")
_REMEMBERED = 5_000
"""Entries that a state remembers; feeds hold some dozens at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is known of a feed from earlier: its version as the server told it, and the entries seen.

    `fault` says what was wrong with its XML when it was last read; entries may be missing then or cut short.
    """

    etag: str | None = None
    modified: str | None = None
    seen: tuple[str, ...] = ()
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry of a feed as an article: the headline on the first line of its text."""

    id: str
    text: str
    title: str | None
    published: date | None
    url: str | None
    source: str | None


def fetch_feed(source: str, state: FeedState | None = None) -> tuple[list[FeedEntry], FeedState]:
    """The entries of a feed that were not seen before, and what to remember for the next time.

    `source` is an address (http, https) or the path of a file. A server that says that nothing has changed
    gives no entries. Of a feed whose XML is broken those that can be made out are taken, and the state says
    what is wrong. Raises `BadFeed` for what is no feed, cannot be fetched or is broken before its first
    entry, `MissingExtra` without feedparser.
    """
    known = state or FeedState()
    parsed = _parsed(_feedparser(), source, known)
    if parsed.get("status") == 304:
        return [], known
    if not parsed.get("version") and not parsed.entries:
        raise BadFeed(f"{source} is no feed of news: {parsed.get('bozo_exception') or 'no entries in it'}")
    fault, fresh, seen = _fault(parsed), [], set(known.seen)
    entries = [entry for one in parsed.entries if (entry := _entry(one, parsed.feed.get("title"))).text]
    if fault is not None and not entries:
        raise BadFeed(f"{source} cannot be read: {fault}")
    for entry in entries:
        if entry.id not in seen:
            seen.add(entry.id)
            fresh.append(entry)
    remembered = (*known.seen, *(entry.id for entry in fresh))[-_REMEMBERED:]
    if fault is not None:
        return fresh, FeedState(seen=remembered, fault=fault)
    etag, modified = parsed.get("etag"), parsed.get("modified")
    return fresh, FeedState(etag=etag, modified=modified, seen=remembered)


def _fault(parsed: Any) -> str | None:
    """Where the XML of a feed is broken; None where it is not."""
    error = parsed.get("bozo_exception")
    if not isinstance(error, SAXParseException):
        return None
    return f"its XML is broken in line {error.getLineNumber()}: {error.getMessage()}"


def _feedparser() -> Any:
    try:
        import feedparser
    except ImportError as error:
        raise MissingExtra(
            "feeds are read by feedparser; install it with: pip install 'masalik[feeds]'"
        ) from error
    return feedparser


class _Patience(urllib.request.BaseHandler):
    """Gives up on a server that stays silent: feedparser itself would wait for ever."""

    def http_request(self, request: urllib.request.Request) -> urllib.request.Request:
        request.timeout = _PATIENCE
        return request

    https_request = http_request


def _parsed(feedparser: Any, source: str, known: FeedState) -> Any:
    """What feedparser makes of a source; its errors as ours."""
    if not re.match(r"https?://", source):
        try:
            return feedparser.parse(Path(source).read_bytes())
        except OSError as error:
            raise BadFeed(f"{source} cannot be opened: {error.strerror}") from error
    parsed = feedparser.parse(source, etag=known.etag, modified=known.modified, handlers=[_Patience()])
    status = parsed.get("status")
    if status is None or status >= 400:
        reason = f"the server answers {status}" if status else parsed.get("bozo_exception")
        raise BadFeed(f"{source} cannot be fetched: {reason}")
    return parsed


def _entry(entry: Any, source: str | None) -> FeedEntry:
    """One entry; its identity is what the feed says, else its address, else its words."""
    title = _plain(entry.get("title") or "")
    contents = [content.get("value") or "" for content in entry.get("content") or ()]
    body = max([*map(_plain, contents), _plain(entry.get("summary") or "")], key=len)
    text = "\n".join(filter(None, (title, body if body != title else "")))
    url = entry.get("link") or None
    return FeedEntry(
        id=entry.get("id") or url or hashlib.blake2b(text.encode(), digest_size=12).hexdigest(),
        text=text,
        title=title or None,
        published=_day(entry),
        url=url if url and url.startswith(("http://", "https://")) else None,
        source=source or None,
    )


def _plain(markup: str) -> str:
    """The text of a piece of HTML, a paragraph a line."""
    if not _MARKUP.search(markup):
        return markup.strip()
    from trafilatura import html2txt  # as in `markup`

    parts = (html2txt(f"<html><body>{part}</body></html>") for part in _PARAGRAPH.split(markup))
    return "\n".join(part for part in map(str.strip, parts) if part)


def _day(entry: Any) -> date | None:
    """The day of an entry as it is written there; None where it is none."""
    written = entry.get("published") or entry.get("updated")
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(written).date()
        except (TypeError, ValueError):
            continue
    return None
