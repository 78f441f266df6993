"""A map opened in the browser, and everything that went wrong there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, Request

from maps import Assets, events_collection, render_page

from .readings import READING

if TYPE_CHECKING:
    from tests.conftest import Site

VISIT = ".masalik-icon.is-pin.is-visit.is-happened"
NO_EVENTS: dict[str, Any] = {"type": "FeatureCollection", "features": []}
ALL = "#status=happened&status=planned&status=alleged&status=denied"
"""The address of a map on which the denied events are shown as well."""

DRAW = "events => { window.drawn = Masalik.draw(document.querySelector('main'), events); }"

ARTICLE = READING.article
EVENTS = {
    **events_collection(READING),
    "article": {
        "id": ARTICLE.id,
        "title": ARTICLE.title,
        "source": ARTICLE.source,
        "url": ARTICLE.url,
        "published": ARTICLE.published,
    },
}


def hearing(message: Locator) -> Callable[[], list[str]]:
    """Note from now on what is said over a map, however short; answers with a way to what was noted."""
    message.evaluate(
        """(message) => {
          window.noted = [];
          const note = () => window.noted.push(message.textContent);
          new MutationObserver(note).observe(message, { childList: true });
        }"""
    )
    return lambda: list(message.evaluate("() => window.noted"))


@dataclass
class Opened:
    """A page in the browser, with the complaints of its console, its dialogs and the hosts that it asked."""

    page: Page
    problems: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def texts(self, selector: str) -> list[str]:
        """The text of every element, as written."""
        return [text.strip() for text in self.page.locator(selector).all_text_contents()]

    def style(self, selector: str, name: str) -> str:
        """A computed style of the first such element."""
        script = "(element, name) => getComputedStyle(element)[name]"
        return str(self.page.locator(selector).first.evaluate(script, name))

    def rest(self) -> Page:
        """The page once its map stands still."""
        self.page.wait_for_function(STILL)
        return self.page

    def watch(self, url: str, page: Page | None = None) -> None:
        """Note what goes wrong from here on, or on a further page; `url` is the host that may be asked."""
        page = page or self.page
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("dialog", self._refuse)
        page.on("console", lambda said: self.problems.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: self._note(request, url))

    def _refuse(self, dialog: Dialog) -> None:
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note(self, request: Request, url: str) -> None:
        if not request.url.startswith((url, "data:")):
            self.elsewhere.append(request.url)


Open = Callable[..., Opened]

STILL = """() => new Promise((resolve) => {
  const parts = ".masalik-map, .leaflet-map-pane, .leaflet-proxy, .leaflet-popup, .masalik-name";
  const look = (before, same) => requestAnimationFrame(() => {
    const boxes = [...document.querySelectorAll(parts)].map((part) => part.getBoundingClientRect());
    const zoomed = [...document.querySelectorAll(".leaflet-proxy")].map((proxy) => proxy.style.transform);
    const now = JSON.stringify([boxes, zoomed]);
    if (now === before && same >= 10 && !document.querySelector(".leaflet-zoom-anim")) resolve(true);
    else look(now, now === before ? same + 1 : 0);
  });
  look("", 0);
})"""
"""Resolves once the map has stood still for some frames, however long they take; names go along with it."""


@pytest.fixture
def open_map(browser: Browser, site: Site) -> Iterator[Open]:
    """Opens the map of `events` (those of READING unless given) and waits until it has drawn them.

    Keywords of the browser's context (`viewport`, `color_scheme`) stand in `context`, the others are
    `render_page`'s; `address` is what stands behind that of the page; `ready` is what must be there before
    the test goes on. At the end of the test nothing may have gone wrong, and no other host was asked.
    """
    contexts, opened = [], []

    def opener(
        events: dict[str, Any] | None = None,
        *,
        context: dict[str, Any] | None = None,
        ready: str = "path.masalik-land",
        address: str = "",
        **page: Any,
    ) -> Opened:
        site.put("/events", EVENTS if events is None else events)
        wanted = {"title": "خريطة", "events_url": "/events", "assets": Assets.open(site.assets), **page}
        url = site.put("/map", render_page(**wanted))
        contexts.append(
            browser.new_context(**{"viewport": {"width": 1100, "height": 700}, **(context or {})})
        )
        result = Opened(page=contexts[-1].new_page())
        result.watch(site.url)
        opened.append(result)
        result.page.goto(url + address)
        result.page.wait_for_selector(ready, state="attached")
        result.page.wait_for_selector(".masalik-message.is-loading", state="hidden")
        return result

    yield opener
    for context in contexts:
        context.close()
    assert [result.problems for result in opened] == [[] for _ in opened]
    assert [result.elsewhere for result in opened] == [[] for _ in opened]
