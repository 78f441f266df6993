"""The pages in a real browser: an article in, its marked text and its map out, and no harm done by any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from litestar import Litestar, get
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from gazetteer import Gazetteer
from maps import Assets
from service.access.keeping import KeptKeys
from service.access.keys import new_key
from service.access.scopes import Scope
from service.app import create_app
from service.reading.demo import load_samples
from service.settings import Settings
from service.store import FeatureStore

from .serving import LOCAL_HOSTS, serving

pytestmark = pytest.mark.browser

STORY = (
    "وصل وزير الخارجية المصري سامح شكري إلى طرابلس، الأحد، قادمًا من القاهرة، في زيارة رسمية. "
    "وكان الوزير قد زار تونس في نوفمبر الماضي."
)
HOSTILE = (
    "وصل وزير الخارجية المصري سامح شكري إلى طرابلس قادمًا من القاهرة، "
    "<img src=x onerror=\"window['hacked']=1\"> ${window['hacked']=2} {{window['hacked']=3}} "
    "</script><script>window['hacked']=4</script>، في زيارة رسمية."
)


@dataclass(slots=True)
class Watch:
    """What a page did: where it asked, and what went wrong in it."""

    page: Page
    host: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        """Note a request to another host."""
        if not request.url.startswith((self.host, "data:", "blob:")):
            self.foreign.append(request.url)

    def console(self, message: ConsoleMessage) -> None:
        """Note an error; a refused policy is told here too."""
        if message.type == "error" and "400 (Bad Request)" not in message.text:
            self.errors.append(message.text)


@pytest.fixture
def host(settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets) -> Iterator[str]:
    """The address of a service with the samples in it."""
    load_samples(store, gazetteer)
    with serving(
        create_app(settings, store=store, gazetteer=gazetteer, assets=assets, local_hosts=LOCAL_HOSTS)
    ) as address:
        yield address


@pytest.fixture(params=[(1200, 700), (400, 800)], ids=["desk", "phone"])
def watch(browser: Browser, host: str, request: pytest.FixtureRequest) -> Iterator[Watch]:
    """A page of a desk's and of a phone's size, watched."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    watched = Watch(page=page, host=host)
    page.on("request", lambda asked: watched.request(asked))
    page.on("console", lambda message: watched.console(message))
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    yield watched
    context.close()
    assert watched.foreign == []
    assert watched.errors == []


def submit(watch: Watch, text: str) -> Page:
    """Open the home page and have an article read."""
    page = watch.page
    page.goto(watch.host)
    page.fill("#text", text)
    page.fill("#published", "2020-12-27")
    page.click("#go")
    page.wait_for_selector("#body .told")
    return page


def test_an_article_becomes_marked_text_beside_a_map_with_pins_and_arrows(watch: Watch) -> None:
    """A popup shows the Arabic sentence; a click in the text opens it, and lights the sentence up."""
    page = submit(watch, STORY)
    assert page.locator("#body").inner_text() == STORY
    assert {"طرابلس", "القاهرة", "تونس"} <= set(page.locator("#body .place").all_inner_texts())
    expect(page.locator(".masalik-way").first).to_be_attached()
    expect(page.locator(".leaflet-marker-icon").first).to_be_visible()
    sentence = page.locator("#body .told", has_text="قادمًا من القاهرة").first
    sentence.focus()
    expect(page.locator(".masalik-stage .is-active").first).to_be_attached()
    sentence.click()
    popup = page.locator(".leaflet-popup blockquote").first
    expect(popup).to_contain_text("وصل وزير الخارجية المصري سامح شكري إلى طرابلس")
    expect(page.locator("#body .told.is-chosen").first).to_contain_text("شكري")


def test_a_pin_opens_its_evidence(watch: Watch) -> None:
    """By a click on the map itself."""
    page = submit(watch, STORY)
    page.locator(".leaflet-marker-icon").first.click()
    quoted = page.locator(".leaflet-popup blockquote").first
    expect(quoted).to_be_visible()
    assert quoted.inner_text() in STORY


def test_a_popup_leads_to_its_sentence_in_the_article(watch: Watch) -> None:
    """The page of the article marks the words that the popup quotes, and brings them into view."""
    page = watch.page
    page.goto(f"{watch.host}/maps")
    page.locator(".masalik-item").first.click()
    link = page.locator('.leaflet-popup a[href*="#at="], .masalik-details a[href*="#at="]').first
    link.wait_for()
    quoted = page.locator(".masalik-map blockquote, .masalik-details blockquote").first.inner_text()
    page.goto(watch.host + str(link.get_attribute("href")))
    marked = page.locator(".is-quoted")
    expect(marked.first).to_be_in_viewport()
    assert "".join(quoted.split()) in "".join("".join(marked.all_inner_texts()).split())


def test_the_first_look_is_a_living_map(watch: Watch) -> None:
    """The samples are on it; one of them is a click away."""
    page = watch.page
    page.goto(watch.host)
    expect(page.locator(".leaflet-marker-icon").nth(5)).to_be_attached()
    page.locator(".example").first.click()
    page.wait_for_selector("#body .told")
    assert page.locator("#title").inner_text() == page.locator(".example").first.text_content()


@pytest.mark.parametrize("text", ["", "This is English, all of it."], ids=["empty", "English"])
def test_what_cannot_be_read_is_told_and_stays_typed(watch: Watch, text: str) -> None:
    """In words, beside the form; also after a reload."""
    page = watch.page
    page.goto(watch.host)
    page.fill("#text", text)
    page.fill("#published", "2020-12-27")
    page.click("#go")
    expect(page.locator("#alert")).to_be_visible()
    assert len(page.locator("#alert").inner_text()) > 20
    assert page.input_value("#text") == text
    page.reload()
    assert (page.input_value("#text"), page.input_value("#published")) == (text, "2020-12-27")


def test_files_are_read_too(watch: Watch, tmp_path: Path) -> None:
    """Text in the old encoding of Windows comes into the form; a page is read at once."""
    old, web = tmp_path / "old.txt", tmp_path / "page.html"
    old.write_bytes(STORY.encode("cp1256"))
    web.write_text(f"<html><body><article><p>{STORY}</p></article></body></html>", encoding="utf-8")
    page = watch.page
    page.goto(watch.host)
    page.set_input_files("#file", old)
    expect(page.locator("#text")).to_have_value(STORY)
    page.set_input_files("#file", web)
    page.wait_for_selector("#body .told")
    assert "سامح شكري" in page.locator("#body").inner_text()


def test_a_hostile_article_does_nothing(watch: Watch) -> None:
    """Read, shown, kept, and shown again from the store: its markup stays text everywhere."""
    page = submit(watch, HOSTILE)
    assert page.locator("#body").inner_text() == HOSTILE
    page.locator("#body .told").first.click()
    expect(page.locator(".leaflet-popup blockquote").first).to_contain_text("<img src=x")
    page.click("#keep")
    page.wait_for_url("**/articles/*")
    page.wait_for_selector("#body .told")
    assert page.locator("#body").inner_text() == HOSTILE
    address = page.url
    for path in (f"{address}/map", f"{watch.host}/maps", address.replace("/articles", "/embed/articles")):
        page.goto(path)
        page.wait_for_selector(".masalik-item")
        assert page.evaluate("window.hacked") is None
        assert page.locator("img[src=x]").count() == 0


def test_english_is_a_click_away_and_keeps_what_was_typed(watch: Watch) -> None:
    """The words change, the article does not."""
    page = watch.page
    page.goto(watch.host)
    page.fill("#text", STORY)
    page.click(".tongue")
    expect(page.locator("h1")).to_have_text("Who went where, and when?")
    assert page.locator("html").get_attribute("dir") == "ltr"
    assert page.input_value("#text") == STORY
    page.click("#go")
    page.wait_for_selector("#body .told")
    expect(page.locator(".masalik-kind").first).to_be_visible()


def test_a_map_can_be_shown_in_another_page(watch: Watch, host: str) -> None:
    """In a sandboxed frame, as the code to embed has it."""
    page = watch.page
    page.goto(f"{host}/articles?f=html")
    page.locator(".stories a").first.click()
    page.wait_for_selector("#body .told")
    code = page.locator("[aria-labelledby=share-frame]").input_value()
    with serving(
        another_site(f"<!doctype html><title>صحيفة</title><link rel=icon href=data:,><body>{code}</body>")
    ) as other:
        watch.page.goto(other)
        frame = page.frame_locator("iframe")
        expect(frame.locator(".masalik-item").first).to_be_attached()
        expect(frame.locator(".leaflet-marker-icon").first).to_be_attached()
    watch.foreign.remove(f"{other}/")


def another_site(page: str) -> Litestar:
    """A site of someone else, with one page."""

    @get("/", media_type="text/html", sync_to_thread=False)
    def front() -> str:
        return page

    return Litestar([front], openapi_config=None)


@pytest.mark.parametrize("path", ["/conformance?f=html", "/gazetteer/search?f=html&q=طرابلس"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_long_words_and_tables_fit_a_phone(browser: Browser, host: str, path: str, language: str) -> None:
    """Nothing sticks out at the side, of the page or of a table."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{host}{path}&lang={language}")
    for element in page.locator("html, .scroll").all():
        assert element.evaluate("it => it.scrollWidth - it.clientWidth") == 0
    page.close()


def test_an_editor_opens_why_an_event_was_read_so(watch: Watch) -> None:
    """Under the text, fetched when it is first asked for; words of the article stay words there."""
    page = submit(watch, HOSTILE)
    page.locator("#reasons > summary").click()
    first = page.locator("#reasons .why").first
    first.locator("summary").click()
    expect(first.locator(".reports q").first).to_have_text("وصل")
    expect(first.locator("dt").first).to_have_text("النوع")
    expect(first).to_contain_text("فاعل الفعل بعده مباشرة")
    assert page.evaluate("window.hacked") is None


def test_where_storing_takes_a_key_the_page_asks_for_it(
    browser: Browser, host: str, store: FeatureStore
) -> None:
    """A wrong one is told as such; with the right one the article is kept."""
    key, token = new_key("desk", (Scope.WRITE,), now=datetime.now(UTC), expires=None)
    KeptKeys(store.records).add(key)
    page = browser.new_page()
    page.goto(f"{host}/en")
    page.fill("#text", "وصل وزير الخارجية المصري سامح شكري إلى بنغازي يوم الأحد.")
    page.click("#go")
    page.click("#keep")
    expect(page.locator("#key-alert")).to_contain_text("takes a key")
    page.fill("#key", token[:-1])
    page.press("#key", "Enter")
    expect(page.locator("#key-alert")).to_contain_text("not known")
    page.fill("#key", token)
    page.click("#keep")
    page.wait_for_url("**/articles/*")
    page.close()
