"""What is pasted into pages of other sites: a frame, a script in one line, a picture with a link.

Text stands in attributes alone, escaped; a frame is sandboxed, so that a map cannot touch the page around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from .subjects import Look, MapSubject, query_of

__all__ = ["HEIGHT", "Snippets", "frame_of", "height_at", "snippets_of"]

HEIGHT = 560
"""Pixels of a frame before anything is known of its page."""

_NARROW, _WIDE = 700, (520, 0.5, 140)  # from where map and list lie side by side; a height by the width
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippets:
    """The ways to share a map: `link` is for social networks and for CMS that ask for an address (oEmbed);
    `frame`, `script` and `picture` are HTML."""

    link: str
    frame: str
    script: str
    picture: str
    preview: str


def snippets_of(base: str, subject: MapSubject, look: Look) -> Snippets:
    """What there is to copy; `base` is the address of the service."""
    pairs = (*subject.parameters, *look.parameters)
    link, title = base + subject.page + query_of(pairs), subject.title
    picture = base + subject.picture_at(look)
    source = escape(base + subject.embed + query_of(pairs))
    return Snippets(
        link=link,
        frame=(
            f'<iframe src="{source}" title="{escape(title)}" width="100%" height="{HEIGHT}" frameborder="0" '
            f'loading="lazy" sandbox="{SANDBOX}"></iframe>'
        ),
        script=(
            f'<script async src="{escape(base)}/embed.js" data-map="{source}" '
            f'data-title="{escape(title)}"></script>'
        ),
        picture=(
            f'<a href="{escape(link)}"><img src="{escape(picture)}" alt="{escape(title)}" width="600" '
            'height="315"></a>'
        ),
        preview=subject.picture_at(look, ("width", "600"), ("height", "315")),
    )


def frame_of(base: str, subject: MapSubject, look: Look, width: int, height: int) -> str:
    """What oEmbed answers: a link in a quotation, which stands where no frame can, and the frame.

    WordPress hides the quotation as soon as the frame has told its height, and listens to that only where
    there is one; without its own attributes it would know neither.
    """
    pairs = (*subject.parameters, *look.parameters)
    link, source = (escape(base + path + query_of(pairs)) for path in (subject.page, subject.embed))
    title = escape(subject.title)
    return (
        f'<blockquote><a href="{link}">{title}</a></blockquote>'
        f'<iframe src="{source}" width="{width}" height="{height}" title="{title}" frameborder="0" '
        f'marginwidth="0" marginheight="0" scrolling="no" loading="lazy" sandbox="{SANDBOX}"></iframe>'
    )


def height_at(width: int) -> int:
    """The height at which a map of this width is well to look at; its script asks for much the same."""
    if width < _NARROW:
        return 680
    most, part, around = _WIDE
    return min(most, round(width * part)) + around
