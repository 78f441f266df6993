"""Every page in a real browser: axe, hostile words, no network, what leads where, examples to try."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from test_articles.tellings import event, person, reading
from test_maps.test_access import AXE, CHECK, SETTLED

from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.describing.examples import EXAMPLES, Example
from service.reading.answers import record_of
from service.reading.demo import load_samples
from service.settings import Settings
from service.store import open_store

from .conftest import DATA
from .serving import LOCAL_HOSTS, serving

pytestmark = pytest.mark.browser

HOSTILE = (
    '<img src=x onerror="window.hacked=1">"\'</script><script>window.hacked=2</script>${window.hacked=3}'
)
STORY = "وصل وزير الخارجية المصري سامح شكري إلى طرابلس، الأحد، قادمًا من القاهرة، في زيارة رسمية."
VISITOR = "عباس كامل"

PAGES = {
    "home": "/",
    "articles": "/articles",
    "people": "/actors",
    "person": f"/actors/{quote(VISITOR)}",
    "places": "/places",
    "place": "/places/geonames:88319",
    "events": "/events",
    "event": "/events/{event}",
    "article": "/articles/{article}",
    "reasons": "/articles/{article}/why",
    "search": "/search",
    "found": "/search?q=" + quote("بنغازي"),
    "nothing found": "/search?q=zzzz",
    "list": "/maps/list",
    "table": "/maps/list?layout=table",
    "shared map": "/share/maps?kind=visit",
    "shared event": "/share/events/{event}",
    "shared article": "/share/articles/{article}",
    "shared saved map": "/share/m/{saved}",
    "saved map": "/m/{saved}",
    "frozen map": "/m/{frozen}",
    "data": "/collections",
    "items": "/collections/visits/items",
    "gazetteer": "/gazetteer",
    "candidates": "/gazetteer/search?q=" + quote("طرابلس"),
    "about": "/about",
    "accessibility": "/accessibility",
    "interface": "/api",
    "problems": "/problems",
    "no such page": "/nothing",
    "no such person": "/actors/nobody",
}
"""Each page by a word; ids of the store stand in braces."""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer, assets: Assets) -> Iterator[str]:
    """A service with the sample stories and an article whose every word is hostile."""
    file = str(tmp_path_factory.mktemp("site") / "store.gpkg")
    store = open_store(file)
    load_samples(store, gazetteer)
    told = reading(event(person(HOSTILE, title=HOSTILE)), id_="hostile", outlet=HOSTILE)
    about = replace(told.article, title=HOSTILE, url="javascript:window.hacked=4")
    hostile = replace(told, article=about)
    store.put(record_of(hostile))
    app = create_app(
        Settings(data=DATA, store=file),
        store=store,
        gazetteer=gazetteer,
        assets=assets,
        local_hosts=LOCAL_HOSTS,
    )
    with serving(app) as address:
        yield address
    store.close()


@pytest.fixture(scope="module")
def ids(host: str, browser: Browser) -> dict[str, str]:
    """An event of two reports, the article of the first, and maps that are saved, one of them frozen."""
    asked = browser.new_context().request
    told = asked.get(f"{host}/places/geonames:88319?f=json").json()
    assert told["roles"]["destination"] == 4
    listed = asked.get(f"{host}/search?f=json&q={quote(VISITOR)}").json()
    saved = {"title": "زيارات ولقاءات", "query": "kind=visit&kind=meeting"}
    kept = {
        name: asked.post(f"{host}/m", data={**saved, "frozen": name == "frozen"}).json()["id"]
        for name in ("saved", "frozen")
    }
    return {"event": listed["events"][0]["id"], "article": listed["articles"][0]["id"], **kept}


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of which the console may complain of nothing but refused addresses."""
    wide = getattr(request, "param", (1200, 760))
    context = browser.new_context(viewport={"width": wide[0], "height": wide[1]})
    opened = context.new_page()
    said: list[str] = []
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    yield opened
    context.close()
    assert [text for text in said if "Failed to load resource" not in text] == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("page", [(1200, 760), (390, 800)], indirect=True, ids=["wide", "narrow"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    page: Page, host: str, ids: dict[str, str], name: str
) -> None:
    """On any page, in Arabic on a desk and in English on a phone."""
    narrow = page.viewport_size is not None and page.viewport_size["width"] < 600
    path = PAGES[name].format(**ids)
    page.emulate_media(color_scheme="dark" if narrow else "light")
    page.goto(host + (path + ("&" if "?" in path else "?") + "lang=en" if narrow and path != "/" else path))
    page.wait_for_load_state("load")
    page.evaluate(SETTLED)
    page.evaluate(AXE)
    assert page.evaluate(CHECK) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_every_page_has_one_address_a_language(page: Page, host: str, ids: dict[str, str]) -> None:
    """A canonical one, and one for each language; the link to the other leads there and back."""
    for path in (PAGES["person"], PAGES["event"].format(**ids), "/about", "/", PAGES["found"]):
        page.goto(host + path)
        arabic = page.locator("link[rel=canonical]").get_attribute("href")
        others = {
            one.get_attribute("hreflang"): one.get_attribute("href")
            for one in page.locator("link[hreflang]").all()
        }
        assert set(others) == {"ar", "en", "x-default"}
        assert others["ar"] == others["x-default"] == arabic
        page.locator(".tongue").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator("link[rel=canonical]")).to_have_attribute("href", str(others["en"]))


def test_hostile_words_stay_words_on_every_page(page: Page, host: str) -> None:
    """Of actors, titles, outlets and addresses."""
    asked = page.request
    listed = asked.get(f"{host}/actors?f=json&q=onerror").json()["entries"]
    assert len(listed) == 1
    event_id = asked.get(f"{host}/search?f=json&q=onerror").json()["events"][0]["id"]
    told = f"{host}/events/{event_id}"
    article = asked.get(f"{told}?f=json").json()["properties"]["reports"][0]["article"]
    pages = [
        listed[0]["href"],
        f"{host}/actors",
        told,
        f"{host}/events",
        f"{host}/articles",
        f"{host}/maps/list",
        f"{host}/maps?actor={quote(HOSTILE)}",
        f"{host}/share/maps?q={quote(HOSTILE)}",
        f"{host}/embed/maps?outlet={quote(HOSTILE)}",
        f"{host}/embed/articles/{article}",
        f"{host}/embed/events/{event_id}",
        f"{host}/share/articles/{article}",
    ]
    title = {"title": HOSTILE, "query": f"q={quote('onerror')}"}
    for frozen in (False, True):
        kept = asked.post(f"{host}/m", data={**title, "frozen": frozen}).json()["id"]
        pages += [f"{host}/m/{kept}", f"{host}/embed/m/{kept}", f"{host}/share/m/{kept}"]
    pages += [f"{host}/search?q={quote(HOSTILE)}", f"{host}/search?q=onerror", f"{host}/articles/{article}"]
    pages += [f"{host}/articles/{article}/why", f"{host}/actors/{quote(HOSTILE.replace('/', '∕'))}"]
    for address in pages:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status < 500, address
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.hacked") is None, address
        assert page.locator("img[src=x]").count() == 0, address
        assert page.locator("a[href^='javascript:' i]").count() == 0, address
    page.goto(listed[0]["href"])
    assert "onerror" in page.locator("h1").inner_text()


@pytest.mark.parametrize("page", [(390, 780)], indirect=True, ids=["narrow"])
def test_a_phone_shows_the_living_map_first(page: Page, host: str) -> None:
    """What it is, the map, and where an article goes, without scrolling; what the map needs is asked for once
    and before any script; a finger on it scrolls the page."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(host)))
    page.goto(host)
    page.wait_for_selector("path.masalik-land", state="attached")
    expect(page.locator(".masalik-icon").nth(20)).to_be_attached()
    tops = [page.locator(part).bounding_box() for part in ("h1", "#map", "#text")]
    ends = [box["y"] + (box["height"] if index < 2 else 40) for index, box in enumerate(tops) if box]
    assert ends == sorted(ends)
    assert ends[-1] <= 780
    early = [path for path in asked if path == "/maps/events" or "/assets/world." in path]
    assert len(early) == 2
    assert max(map(asked.index, early)) < min(at for at, path in enumerate(asked) if path.endswith(".js"))


def test_what_is_typed_stays_where_the_network_is_gone(page: Page, host: str) -> None:
    """The page says so, in words, after each attempt anew; once the network is back a click reads it."""
    alert = page.locator("#alert")
    page.goto(host)
    page.fill("#text", STORY)
    page.context.set_offline(True)
    expect(alert).to_contain_text("لا اتصال بالشبكة")
    for attempt in (page.locator("#go"), page.locator(".example").first):
        with page.expect_event("requestfailed"):
            attempt.click()
        expect(alert).to_contain_text("نصك باقٍ كما هو")
        assert page.input_value("#text") == STORY
    page.context.set_offline(False)
    expect(alert).to_be_hidden()
    page.click("#go")
    page.wait_for_selector("#body .told")


def test_a_network_that_is_lost_while_a_sample_is_fetched_and_back_before_it_fails(
    page: Page, host: str
) -> None:
    """Nobody is offline then and the service is there: the page says what happened, till the next attempt."""
    alert, held = page.locator("#alert"), list[Route]()
    page.goto(host)
    page.route("**/samples/*", lambda route: held.append(route))
    with page.expect_request("**/samples/*"):
        page.locator(".example").first.click()
    page.context.set_offline(True)
    expect(alert).to_contain_text("لا اتصال بالشبكة")
    page.context.set_offline(False)
    expect(alert).to_be_hidden()
    held[0].abort("internetdisconnected")
    expect(alert).to_contain_text("انقطعت الشبكة ثم عادت")
    page.unroute("**/samples/*")
    page.locator(".example").first.click()
    page.wait_for_selector("#body .told")
    expect(alert).to_be_hidden()


def test_a_long_reading_says_for_how_long_and_can_be_stopped(page: Page, host: str) -> None:
    """The text stays in the form."""
    page.goto(host)
    page.route("**/read", lambda _: None)  # the answer never comes
    page.fill("#text", STORY)
    page.click("#go")
    expect(page.locator("#elapsed")).to_contain_text(re.compile(r"[1-9]"))
    expect(page.locator("#go")).to_be_disabled()
    page.click("#stop")
    expect(page.locator("#alert")).to_contain_text("أُوقفت القراءة")
    expect(page.locator("#progress")).to_be_hidden()
    assert page.input_value("#text") == STORY


def test_a_file_can_be_dropped(page: Page, host: str) -> None:
    page.goto(host)
    page.evaluate(
        """text => {
          const held = new DataTransfer();
          held.items.add(new File([text], "story.txt", { type: "text/plain" }));
          const told = { dataTransfer: held, bubbles: true, cancelable: true };
          document.querySelector("h1").dispatchEvent(new DragEvent("dragover", told));
          document.querySelector("h1").dispatchEvent(new DragEvent("drop", told));
        }""",
        STORY,
    )
    expect(page.locator("#text")).to_have_value(STORY)


def test_person_and_place_lead_to_each_other(page: Page, host: str) -> None:
    """With map, list and time of the one's events alone; any spelling of a name leads to its page."""
    page.goto(f"{host}/actors/{quote('عبّاس كامل')}")
    assert page.url == f"{host}/actors/{quote(VISITOR)}"
    expect(page.locator(".subject-map .masalik-item")).to_have_count(1)
    page.locator(".facets-of a", has_text="بنغازي").click()
    expect(page.locator("h1")).to_have_text("بنغازي مدينة، ليبيا")
    expect(page.locator(".subject-map .masalik-item")).to_have_count(4)
    expect(page.locator(".subject-map .masalik-play")).to_be_visible()
    page.locator(".facets-of a", has_text=VISITOR).click()
    expect(page.locator("h1")).to_have_text(VISITOR)


def test_an_event_sets_its_reports_side_by_side(page: Page, host: str, ids: dict[str, str]) -> None:
    """On a small map too; places are named in English on the English page."""
    page.goto(f"{host}/events/{ids['event']}?lang=en")
    expect(page.locator(".side")).to_have_count(2)
    first, second = (side.bounding_box() for side in page.locator(".side").all())
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"]
    expect(page.locator(".event-told")).to_contain_text("Benghazi")
    expect(page.locator(".side mark.is-destination").first).to_have_text("بنغازي")
    expect(page.locator(".event-map .leaflet-marker-icon").first).to_be_visible()


def test_an_example_is_sent_and_its_answer_shown(page: Page, host: str) -> None:
    """As text, with its status; another host is not asked."""
    page.goto(f"{host}/api?lang=en")
    form = page.locator(".asker").first
    form.locator("button").click()
    expect(form.locator("output p")).to_contain_text("200")
    expect(form.locator("output pre")).to_contain_text("طرابلس")
    form.locator("input").fill("//example.org/read")
    form.locator("button").click()
    expect(form.locator("output p")).to_have_text("Only this service can be asked from here.")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.key)
@pytest.mark.parametrize("tool", ["curl", "python", "javascript"])
def test_examples_run_as_they_stand(host: str, example: Example, tool: str) -> None:
    """In each language that is there."""
    code = getattr(example.shown(host), tool)
    node = shutil.which("node")
    if (tool == "javascript" and node is None) or (tool == "curl" and shutil.which("curl") is None):
        pytest.skip(f"NO {tool}")
    modules = [str(node), "--input-type=module", "-e", code]
    command = {"curl": ["bash", "-c", code], "python": [sys.executable, "-c", code], "javascript": modules}[
        tool
    ]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "problem" not in found.stdout
    assert len(found.stdout) > 100
