"""Articles as archives keep them: on lines of JSON, in files of text, in pages."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ..errors import NoArticle
from ..schemas import ReadRequest
from .decoding import decoded

__all__ = ["is_page", "request_of_content", "request_of_file", "request_of_line"]

_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_PAGE_STARTS = ("<!doctype html", "<html", "<?xml")


class _Article(msgspec.Struct):
    """The article of a reading."""

    text: str
    published: str | None = None
    published_inferred: bool = False
    title: str | None = None
    url: str | None = None
    source: str | None = None

    def request(self) -> ReadRequest:
        """What gives the same reading again."""
        return ReadRequest(
            text=self.text,
            published=None if self.published_inferred else self.published,
            title=self.title,
            url=self.url,
            source=self.source,
        )


class _Line(msgspec.Struct):
    article: _Article | None = None


class _Told(ReadRequest, frozen=True, kw_only=True):
    """A request as archives keep it, with an id of their own."""

    id: str | int | None = None


def request_of_line(line: bytes | msgspec.Raw, published: str | None = None) -> ReadRequest:
    """An article, or a reading, which is read again from its text; `published` where it tells no day.

    Raises `NoArticle`.
    """
    try:
        told = msgspec.json.decode(line, type=_Line)
        request = told.article.request() if told.article else msgspec.json.decode(line, type=_Told)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        known = ", ".join(ReadRequest.__struct_fields__)
        raise NoArticle("no_article_line", reason=str(error), known=known) from error
    return request if request.published else msgspec.structs.replace(request, published=published)


def request_of_file(path: Path, published: str | None = None) -> ReadRequest:
    """A file of text or a page as a request. Raises `NoArticle`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NoArticle("unopened", reason=error.strerror or str(error)) from error
    return request_of_content(content, path.name, published)


def request_of_content(content: bytes, name: str, published: str | None = None) -> ReadRequest:
    """What a file of that name holds as a request: a page by its ending or its beginning, else a text.

    Raises `NoArticle` for what is no text.
    """
    try:
        text = decoded(content)
    except ValueError as error:
        raise NoArticle("no_text") from error
    if is_page(name, text):
        return ReadRequest(html=text, published=published)
    return ReadRequest(text=text, published=published)


def is_page(name: str, text: str) -> bool:
    """Whether a file holds a web page."""
    return name.lower().endswith(_PAGE_ENDINGS) or text.lstrip().lower().startswith(_PAGE_STARTS)
