"""Take the pictures of the README and the docs anew: `make screenshots`.

Of the sample stories, in Debian's chromium. Written as JPEG: a page with a map is a fifth of what it is as
PNG.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from demo_site import browsed
from playwright.sync_api import Browser

IMAGES = Path(__file__).parents[1] / "docs" / "images"
QUALITY = 82


class Shot(NamedTuple):
    """One picture: its name, the address, the size in pixels, whether it is dark, what is clicked first."""

    name: str
    path: str
    width: int = 1200
    height: int = 760
    is_dark: bool = False
    follows: str | None = None


EVENT = ".stories a[href^='/events/']"
ARTICLE = ".stories a[href^='/articles/']"

SHOTS = (
    Shot("home", "/"),
    Shot("home-narrow", "/", 400, 780),
    Shot("map-arabic", "/maps", 1200, 700),
    Shot("map-english-dark", "/maps?lang=en", 1200, 700, is_dark=True),
    Shot("map-narrow", "/maps", 400, 700),
    Shot("map-embedded", "/embed/maps?kind=meeting", 900, 600),
    Shot("page-article", "/search?q=عباس كامل", follows=ARTICLE),
    Shot("page-article-narrow", "/search?q=عباس كامل&lang=en", 400, 780, is_dark=True, follows=ARTICLE),
    Shot("page-place", "/places/geonames:88319", 1200, 900),
    Shot("page-person", "/actors/عباس كامل", is_dark=True),
    Shot("page-event", "/search?q=عباس كامل", 1200, 860, follows=EVENT),
    Shot("page-search", "/search?q=بنغازي"),
    Shot("page-table", "/maps/list?layout=table&kind=visit"),
    Shot("page-share", "/share/maps?kind=visit", 1200, 900),
    Shot("first-10-seconds", "/", follows=".example"),
)


def main() -> None:
    """Take all pictures, or say why not."""
    with browsed() as (base, browser):
        for shot in SHOTS:
            take(browser, base, shot)


def take(browser: Browser, base: str, shot: Shot) -> None:
    """Take one picture once the map, where there is one, its names and its fonts are there."""
    scheme = "dark" if shot.is_dark else "light"
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.goto(base + shot.path)
    if shot.follows:
        page.locator(shot.follows).first.click()
        page.wait_for_load_state()
    if page.locator(".masalik").count():
        page.wait_for_selector("path.masalik-land", state="attached", timeout=60_000)
        page.wait_for_selector(".masalik-message.is-loading", state="hidden")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    target = IMAGES / f"{shot.name}.jpg"
    page.screenshot(path=target, type="jpeg", quality=QUALITY)
    print(f"{target.name}: {target.stat().st_size // 1000} kB", flush=True)
    page.close()


if __name__ == "__main__":
    main()
