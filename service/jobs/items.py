"""What a job is to read, article by article, from where it was left."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO

import msgspec
from click import open_file

from articles import BadFeed, FeedEntry, fetch_feed

from ..errors import NoArticle
from ..reading.archives import request_of_file, request_of_line
from ..schemas import ReadRequest
from ..store import FeatureStore
from .model import Job
from .register import JobRegister
from .uploads import TOO_LONG, bare, lines_of

__all__ = ["Item", "count_of_paths", "count_of_store", "of_paths", "of_store", "of_upload"]

_LINES = (".jsonl", ".ndjson", ".jsonlines", ".jsonl.gz", ".ndjson.gz")
_FEEDS = (".rss", ".atom", ".xml")
_PAGE = 500
_HEAD = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An article to read: `number` is where the work goes on once it was dealt with, `name` where it stands.

    `request` makes what is read, and raises `RequestRefused` where there is nothing to be read. What is
    `anew` is read although it is stored.
    """

    number: int
    name: str
    request: Callable[[], ReadRequest]
    anew: bool = False


def of_upload(register: JobRegister, job: Job, longest: int) -> Iterator[Item]:
    """The lines that were sent; blank ones are numbered and are none."""
    for number, line in islice(enumerate(lines_of(register, job.id), 1), job.cursor, None):
        if bare(line):
            yield Item(number=number, name=str(number), request=partial(_line, line, job.published, longest))


def _line(line: bytes, published: str | None, longest: int) -> ReadRequest:
    if line == TOO_LONG or len(line) > longest:
        raise NoArticle("line_too_long", limit=str(longest))
    return request_of_line(bare(line), published)


Ask = Callable[[str], Iterable[FeedEntry]]
"""Asks an address for the entries of its feed. Raises `BadFeed`."""


def of_paths(
    paths: Iterable[str], *, after: int, published: str | None, longest: int, ask: Ask
) -> Iterator[Item]:
    """The articles of files, folders and feeds, in an order that is the same each time."""
    told = (named for path in paths for named in _of_path(path, published, longest, ask))
    numbered = islice(enumerate(told, 1), after, None)
    return (Item(number=number, name=name, request=request) for number, (name, request) in numbered)


_Named = tuple[str, Callable[[], ReadRequest]]


def _of_path(path: str, published: str | None, longest: int, ask: Ask) -> Iterator[_Named]:
    if re.match(r"https?://", path):
        yield from _of_feed(path, published, ask)
    elif Path(path).is_dir():
        for file in sorted(Path(path).rglob("*")):
            if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts):
                yield from _of_file(str(file), published, longest)
    else:
        yield from _of_file(path, published, longest)


def _of_file(path: str, published: str | None, longest: int) -> Iterator[_Named]:
    """The articles of a file, by its ending: lines of JSON, one JSON document or several, a feed, a text."""
    name = path.lower()
    if path == "-" or name.endswith(_LINES):
        yield from _of_lines(path, published, longest)
    elif name.endswith(".json"):
        yield from _of_json(path, published)
    elif name.endswith(_FEEDS) and _is_feed(path):
        yield from _of_feed(path, published, _all_entries)
    else:
        yield path, partial(request_of_file, Path(path), published)


def _of_lines(path: str, published: str | None, longest: int) -> Iterator[_Named]:
    try:
        with _opened(path) as file:
            for number, line in enumerate(file, 1):
                if bare(line):
                    yield f"{path}:{number}", partial(_line, line, published, longest)
    except OSError as error:
        yield path, partial(_refuse, "unopened", error.strerror or str(error))


def _opened(path: str) -> IO[bytes]:
    """A file or standard input, decompressed where its name says that it is compressed."""
    return gzip.open(path) if path.lower().endswith(".gz") else open_file(path, "rb")  # type: ignore[return-value]


def _of_json(path: str, published: str | None) -> Iterator[_Named]:
    """An article, or a list of articles."""
    try:
        content = bare(Path(path).read_bytes())
        is_list = content.startswith(b"[")
        listed = msgspec.json.decode(content, type=list[msgspec.Raw]) if is_list else [content]
    except OSError as error:
        yield path, partial(_refuse, "unopened", error.strerror or str(error))
    except msgspec.DecodeError as error:
        yield path, partial(_refuse, "no_article_line", str(error))
    else:
        for number, one in enumerate(listed, 1):
            yield f"{path}:{number}" if is_list else path, partial(request_of_line, one, published)


def _is_feed(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:RDF"))


def _all_entries(source: str) -> Iterable[FeedEntry]:
    return fetch_feed(source)[0]


def _of_feed(source: str, published: str | None, ask: Ask) -> Iterator[_Named]:
    try:
        entries = ask(source)
    except BadFeed as error:
        yield source, partial(_refuse, "unopened", str(error))
        return
    for entry in entries:
        yield entry.url or f"{source}#{entry.id}", partial(_entry, entry, published)


def _entry(entry: FeedEntry, published: str | None) -> ReadRequest:
    day = entry.published.isoformat() if entry.published else published
    return ReadRequest(text=entry.text, title=entry.title, published=day, url=entry.url, source=entry.source)


def _refuse(slug: str, reason: str) -> ReadRequest:
    raise NoArticle(slug, reason=reason, known=", ".join(ReadRequest.__struct_fields__))


def count_of_paths(paths: Iterable[str]) -> int | None:
    """How many articles there are to come; None where only reading tells."""
    paths = tuple(paths)
    if any(path == "-" or re.match(r"https?://", path) for path in paths):
        return None
    return sum(1 for path in paths for _ in _of_path(path, None, 0, _all_entries))


def of_store(store: FeatureStore, *, below: int | None) -> Iterator[Item]:
    """The stored articles, the last one first, to be read anew; numbers are their keys."""
    while page := store.articles(limit=_PAGE, before=below):
        for article in page:
            request = partial(_stored, store, article.id)
            yield Item(number=article.key, name=article.id, request=request, anew=True)
        below = page[-1].key


def _stored(store: FeatureStore, article_id: str) -> ReadRequest:
    """An article as it was sent. Raises `NoArticle` where it was taken back meanwhile."""
    answer = store.answer(article_id)
    if answer is None:
        raise NoArticle("no_article", id=article_id)
    return request_of_line(answer)


def count_of_store(store: FeatureStore) -> int:
    """How many articles there are."""
    count, below = 0, None
    while page := store.articles(limit=_PAGE, before=below):
        count, below = count + len(page), page[-1].key
    return count
