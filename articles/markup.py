"""Take an article out of a web page: body, title, date and outlet, by trafilatura."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from trafilatura import bare_extraction
from trafilatura.settings import Document

from .errors import BadMarkup

__all__ = ["Page", "extract_html"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a web page says its article is; None where the page does not say."""

    text: str
    title: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    source: str | None = None


def extract_html(html: str) -> Page:
    """The article of a web page, comments and page furniture left out.

    Raises `BadMarkup` where no article text is found. The date is taken only from the page's own metadata.
    """
    document = bare_extraction(html, include_comments=False, with_metadata=True, fast=True)
    if not isinstance(document, Document) or not document.text or not document.text.strip():
        raise BadMarkup("no article text was found in the page")
    return Page(
        text=document.text,
        title=document.title or None,
        published=_date(document.date),
        url=document.url or None,
        source=document.sitename or None,
    )


def _date(written: str | None) -> datetime.date | None:
    """An ISO date, or None for anything else."""
    try:
        return datetime.date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None
