"""What WordPress (6.x) does with an address that an author pastes, as it documents and can be seen to do.

Discovery reads `<link>` elements before `</head>` of what it gets for `Accept: */*`; it asks the provider
with `maxwidth`, `maxheight`, `url`, `dnt` and `format`, in JSON and then, only after a 501, in XML. The HTML
of a provider that it does not know is cut down to one quotation and one frame with a few attributes,
sandboxed without popups; a secret is put behind the frame's address, by which its height is heard.
`wp-embed.js`, which hears it, is only loaded where there is a quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Any

from httpx import Client

__all__ = ["HOST_SCRIPT", "discovered", "embedded", "fetched"]

MOST_READ = 153_600
LINK_TYPES = {"application/json+oembed": "json", "text/xml+oembed": "xml"}
FRAME_ATTRIBUTES = (
    "src",
    "width",
    "height",
    "frameborder",
    "marginwidth",
    "marginheight",
    "scrolling",
    "title",
)
SECRET = "aB3dE5fG7h"

HOST_SCRIPT = """
addEventListener("message", ({ data, source }) => {
  if (!data || !data.secret || /[^a-zA-Z0-9]/.test(data.secret)) return;
  const named = `[data-secret="${data.secret}"]`;
  for (const quote of document.querySelectorAll(`blockquote${named}`)) quote.hidden = true;
  for (const frame of document.querySelectorAll(`iframe${named}`)) {
    if (frame.contentWindow !== source) continue;
    frame.removeAttribute("style");
    if (data.message === "height") frame.height = Math.max(200, Math.min(1000, parseInt(data.value, 10)));
    if (data.message === "link") document.body.dataset.link = data.value;
  }
});
"""
"""What wp-embed.js does with messages, written anew."""


@dataclass
class Head(HTMLParser):
    """The `<link>` elements of a page."""

    found: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin as a parser."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link."""
        if tag == "link":
            self.found.append({name: value or "" for name, value in attrs})


def discovered(client: Client, address: str) -> str | None:
    """The address of the provider; JSON before XML."""
    html = client.get(address, headers={"Accept": "*/*"}, follow_redirects=True).text[:MOST_READ]
    head = Head()
    head.feed(html.partition("</head>")[0])
    found = {LINK_TYPES[one["type"]]: one["href"] for one in head.found if one.get("type") in LINK_TYPES}
    return found.get("json") or found.get("xml")


def fetched(client: Client, address: str, *, width: int = 640, height: int = 960) -> dict[str, Any] | None:
    """What the provider tells of an address."""
    provider = discovered(client, address)
    if provider is None:
        return None
    base, _, query = provider.partition("?")
    asked = dict(pair.split("=", 1) for pair in query.split("&") if pair)
    given = {**asked, "maxwidth": str(width), "maxheight": str(height), "dnt": "1", "format": "json"}
    given["url"] = address
    answer = client.get(base, params=given)
    return answer.json() if answer.status_code == 200 else None


def embedded(told: dict[str, Any]) -> str | None:
    """What stands in the page of the author."""
    if told.get("type") not in ("rich", "video") or not isinstance(told.get("html"), str):
        return None
    found = re.search(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", told["html"], re.DOTALL)
    if found is None:
        return None
    parser = Frames()
    parser.feed(found[2])
    kept = {name: text for name, text in parser.found[0].items() if name in FRAME_ATTRIBUTES}
    kept["src"] += f"#?secret={SECRET}"
    attributes = "".join(f' {name}="{escape(text)}"' for name, text in kept.items())
    quote = (found[1] or "").replace("<blockquote", f'<blockquote data-secret="{SECRET}"')
    hidden = ' style="position: absolute; visibility: hidden;"' if quote else ""
    return (
        f'{quote}<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"{hidden}'
        f'{attributes} data-secret="{SECRET}"></iframe>'
    )


@dataclass
class Frames(Head):
    """The `<iframe>` elements of a page."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a frame."""
        if tag == "iframe":
            self.found.append({name: value or "" for name, value in attrs})
