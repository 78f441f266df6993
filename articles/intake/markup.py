"""Take an article out of a web page: headline and body, title, date and outlet, by trafilatura.

The date is what the page says in its metadata (JSON-LD, Open Graph, meta and time elements), else the date
that stands between headline and body. Other dates of a page are no use: a copyright year, the clock at its
head and the day of the last change say nothing of when the article came out.

trafilatura is loaded with the first page: it takes a tenth of a second, which who reads texts need not wait.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..dates import find_dates, resolve
from ..errors import BadMarkup
from ..language.tokens import fold_word
from ..model import Precision

if TYPE_CHECKING:
    from trafilatura.settings import Document

__all__ = ["Page", "extract_html"]

_METADATA_ONLY = {"extensive_search": False, "original_date": True}
"""For the finder of dates: not the day of the last change, and no guesses from the text of the page."""
_ENOUGH = 200
"""Letters of body with which tables of a page are left out: they hold menus, on old pages the article too."""
_BY_LINE = 300
"""Letters between headline and body at most, where the by-line with its date stands."""
_ELEMENT = re.compile(r"<[a-zA-Z]")
_PAGE = re.compile(r"<(?:html|body|frameset)\b", re.IGNORECASE)
"""What a whole page has and a piece of one has not."""
_OPENING = 40
"""Letters of the body by which its beginning is found in the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a web page says its article is; None where the page does not say.

    `text` is the headline on a line of its own, then the body.
    """

    text: str
    title: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    source: str | None = None


def extract_html(html: str) -> Page:
    """The article of a web page, comments and page furniture left out.

    A piece of a page will do: paragraphs alone, or text with line breaks. Raises `BadMarkup` where no article
    text is found.
    """
    document, body = _article(html)
    if not body and _ELEMENT.search(html) and not _PAGE.search(html):
        document, body = _article(f"<html><body><article>{html}</article></body></html>")
    if document is None or not body:
        raise BadMarkup("no article text was found in the page")
    title = document.title or None
    body = _without_headline(title, body)
    return Page(
        text=f"{title}\n{body}" if title else body,
        title=title,
        published=_date(document.date) or _date_of_by_line(html, title, body),
        url=document.url or None,
        source=document.sitename or None,
    )


def _article(html: str) -> tuple[Document | None, str]:
    """What is taken out of a page, and its body; empty where there is none."""
    document = _extracted(html)
    return document, (document.text or "").strip() if document else ""


def _extracted(html: str) -> Document | None:
    """The article and metadata, with tables only where there is little else."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = None
    for tables in (False, True):
        found = bare_extraction(
            html,
            include_comments=False,
            include_tables=tables,
            with_metadata=True,
            fast=True,
            date_extraction_params=dict(_METADATA_ONLY),
        )
        document = found if isinstance(found, Document) else document
        if document is not None and len(document.text or "") >= _ENOUGH:
            break
    return document


def _without_headline(title: str | None, body: str) -> str:
    """The body alone: some pages have the headline inside it, others above it."""
    first, _, rest = body.partition("\n")
    return rest if title and rest and fold_word(title) == fold_word(first) else body


def _date(written: str | None) -> datetime.date | None:
    """An ISO date, or None for anything else."""
    try:
        return datetime.date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def _date_of_by_line(html: str, title: str | None, body: str) -> datetime.date | None:
    """The first full date that stands between the headline and the body."""
    from trafilatura import html2txt

    page = html2txt(html)
    stop = page.find(body.partition("\n")[0][:_OPENING])
    start = page.rfind(title, 0, stop) if title and stop > 0 else -1
    if start < 0 or stop - start - len(title or "") > _BY_LINE:
        return None
    for expression in find_dates(page[start + len(title or "") : stop]):
        known = resolve(expression, None)
        if known.precision is Precision.DAY and known.begin == known.until:
            return _date(known.begin)
    return None
