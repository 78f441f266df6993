"""How an article is read: a list of steps, each a small module with one public function."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence

from gazetteer import Gazetteer

from .actors.actors import find_actors
from .annotations.document import Document
from .dates import TimeExpression, find_dates, infer_published, stamped
from .intake.checking import check_text
from .intake.cleaning import without_furniture
from .intake.markup import extract_html
from .language.plain import plain_text
from .language.tokens import Tokens
from .model import ArticleInfo, Reading
from .readers import EventReader, RuleReader
from .toponyms.places import find_places

__all__ = ["read", "read_html"]

_SURE_ENOUGH = 0.65
"""Below this a date read from the text is not used: a clock on a page shows when it was copied."""

_RULES = RuleReader()


def read(
    text: str,
    *,
    gazetteer: Gazetteer,
    published: datetime.date | None = None,
    today: datetime.date | None = None,
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
    reader: EventReader | None = None,
) -> Reading:
    """Read one Arabic article.

    `published` is its publication date; where it is None the date is inferred from the text if the text
    tells it (`today` bounds the guess), and stays None otherwise. Offsets in the reading count code points
    of `text`. `reader` finds the events, the rules unless another is given. Raises `UnreadableArticle` (a
    ValueError) for empty text and for text that is not Arabic.
    """
    check_text(text)
    tokens, expressions = prepared(text)
    guess = None if published else _guessed(tokens.text, expressions, today or datetime.date.max)
    known = published or guess
    document = analyse(tokens, expressions, gazetteer=gazetteer, published=known)
    info = ArticleInfo(
        id=article_id(text, title=title, published=published, url=url, source=source),
        text=text,
        title=title,
        published=known.isoformat() if known else None,
        published_inferred=guess is not None,
        language="ar",
        url=url,
        source=source,
    )
    places = tuple(place.mention for place in document.places)
    told = (reader or _RULES).events(document, gazetteer)
    return Reading(article=info, places=places, events=told.events, rejected=told.rejected)


def prepared(text: str) -> tuple[Tokens, list[TimeExpression]]:
    """A text as it is read: the tokens of its plain letters without page furniture, its time expressions."""
    tokens = without_furniture(plain_text(text))
    return tokens, stamped(tokens.text, find_dates(tokens.text, tokens=tokens, durations=True))


def analyse(
    tokens: Tokens,
    expressions: Sequence[TimeExpression],
    *,
    gazetteer: Gazetteer,
    published: datetime.date | None,
) -> Document:
    """The annotated document of an article: first its time expressions, then places, then actors.

    What is read is the text without furniture; what is quoted is the article itself, letter for letter.
    """
    document = dated(tokens, expressions, gazetteer=gazetteer, published=published)
    find_places(document, gazetteer)
    document.set_actors(find_actors(document))
    return document


def dated(
    tokens: Tokens,
    expressions: Sequence[TimeExpression],
    *,
    gazetteer: Gazetteer,
    published: datetime.date | None,
) -> Document:
    """The document of an article with its words and time expressions, before places are looked for."""
    document = Document(
        tokens=tokens,
        published=published,
        country_of=gazetteer.country,
    )
    document.set_dates(expressions)
    return document


def _guessed(text: str, expressions: Sequence[TimeExpression], latest: datetime.date) -> datetime.date | None:
    """The publication date that the text tells, if it is sure enough."""
    guess = infer_published(text, today=latest, expressions=expressions)
    return guess.date if guess is not None and guess.confidence >= _SURE_ENOUGH else None


def read_html(
    html: str,
    *,
    gazetteer: Gazetteer,
    published: datetime.date | None = None,
    today: datetime.date | None = None,
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
    reader: EventReader | None = None,
) -> Reading:
    """Read the article of a web page; what the caller gives outweighs what the page says of itself.

    Offsets count code points of the text that was taken out, which the reading carries as `article.text`.
    Raises `BadMarkup` where the page holds no article, else as `read`.
    """
    page = extract_html(html)
    return read(
        page.text,
        gazetteer=gazetteer,
        published=published or page.published,
        today=today,
        title=title or page.title,
        url=url or page.url,
        source=source or page.source,
        reader=reader,
    )


def article_id(
    text: str,
    *,
    title: str | None,
    published: datetime.date | None,
    url: str | None = None,
    source: str | None = None,
) -> str:
    """A hash of the content and of where it stands: the same article has the same id whenever it is read.

    A reprint is an article of its own, by its outlet or its address.
    """
    place = (source or "", url or "") if source or url else ()
    parts = (title or "", published.isoformat() if published else "", text, *place)
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()
