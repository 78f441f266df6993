"""Maps in pages of other origins, in a browser: as high as they ask, sandboxed, scrolled past, harmless."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from httpx import Client
from litestar import Litestar, get
from playwright.sync_api import Browser, Page, expect
from test_maps.conftest import hearing
from waiting import eventually, steady

from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.reading.demo import load_samples
from service.settings import Settings
from service.store import open_store

from .conftest import DATA
from .serving import LOCAL_HOSTS, serving
from .wordpress import HOST_SCRIPT, embedded, fetched

pytestmark = pytest.mark.browser

HOSTILE = '"><img src=x onerror="alert(1)"></title></script><script>alert(2)</script>${alert(3)}{{7*7}}'
FIRST = ".masalik-item"
HEAD = "<title>صحيفة</title><meta name=viewport content='width=device-width'><link rel=icon href=data:,>"
TIMES = "قبل الخريطة " * 400
STRICT = "default-src 'none'; script-src {service}; frame-src {service}; style-src 'self'; img-src data:"
"""The policy of a host that trusts nothing but the script and the frames of the service."""

UNTOLD = "560px"
"""The height of a frame that the script made, until its page tells another."""

ISOLATED = (
    (b"cross-origin-embedder-policy", b"require-corp"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
"""What a host sends that lets nothing of other origins in unless it says that it may."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer, assets: Assets) -> Iterator[str]:
    """The address of a service with the samples in it."""
    file = str(tmp_path_factory.mktemp("embedding") / "store.gpkg")
    store = open_store(file)
    load_samples(store, gazetteer)
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


class Newspaper:
    """A site of somebody else, whose page and policy a test puts in."""

    def __init__(self) -> None:
        self.page, self.policy = "", ""
        self.address = ""
        self.is_isolated = False

    def app(self) -> Litestar:
        """The site."""

        @get("/", media_type="text/html", sync_to_thread=False)
        def front() -> str:
            return f"<!doctype html><html lang=ar dir=rtl>{HEAD}{self.page}"

        async def guard(message: dict[str, object], _: object) -> None:
            if message["type"] == "http.response.start" and self.policy:
                headers = [*message["headers"], (b"content-security-policy", self.policy.encode())]  # type: ignore[misc]  # a list of pairs
                message["headers"] = headers
            if message["type"] == "http.response.start" and self.is_isolated:
                message["headers"] = [*message["headers"], *ISOLATED]  # type: ignore[misc]  # a list of pairs

        return Litestar([front], openapi_config=None, before_send=[guard])  # type: ignore[list-item]  # of that form


@pytest.fixture(scope="module")
def site() -> Iterator[Newspaper]:
    """Another origin: another port, and another name of this machine."""
    newspaper = Newspaper()
    with serving(newspaper.app()) as address:
        newspaper.address = address.replace("127.0.0.1", "localhost")
        yield newspaper


@pytest.fixture
def page(browser: Browser, site: Newspaper, service: str) -> Iterator[Page]:
    """A reader of the newspaper: nothing else is asked, nothing goes wrong, nothing is stored."""
    site.page, site.policy, site.is_isolated = "", "", False
    context = browser.new_context(viewport={"width": 900, "height": 700})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    opened.on("request", lambda asked: wrong.append(asked.url) if not is_known(asked.url) else None)

    def is_known(url: str) -> bool:
        return url.startswith((service, site.address, "data:"))

    yield opened
    assert context.cookies() == []
    context.close()
    assert wrong == []


def height(page: Page) -> float:
    """Of the first frame."""
    box = page.locator("iframe").bounding_box()
    assert box is not None
    return box["height"]


def test_a_script_in_one_line_makes_a_frame_as_high_as_its_page_asks(
    page: Page, site: Newspaper, service: str
) -> None:
    """Under a strict policy of the host; another height on a narrow screen."""
    site.policy = STRICT.format(service=service)
    told = 'data-map="maps?kind=visit" data-title="زيارات" data-theme="dark"'
    site.page = f'<p>قبل</p><script async src="{service}/embed.js" {told}></script>'
    page.goto(site.address)
    frame = page.frame_locator("iframe")
    expect(frame.locator(FIRST).first).to_be_attached()
    expect(frame.locator("html[data-theme=dark]")).to_be_attached()
    assert page.locator("iframe").get_attribute("title") == "زيارات"
    assert frame.locator(".masalik-item .masalik-kind").first.inner_text() == "زيارة"
    expect(page.locator("iframe")).not_to_have_css("height", UNTOLD)
    wide = steady(lambda: height(page))
    frame_size = "() => [innerHeight, document.documentElement.scrollHeight]"
    assert frame.locator("body").evaluate(frame_size) == [wide, wide]
    page.set_viewport_size({"width": 420, "height": 700})
    expect(page.locator("iframe")).not_to_have_css("height", f"{wide:.0f}px")
    assert steady(lambda: height(page)) > 400  # it does not grow by growing


def test_frames_of_the_pasted_code_are_sized_by_the_script_whenever_it_comes(
    page: Page, site: Newspaper, service: str
) -> None:
    """Each by its own messages; those of others, and of other pages of ours, are not believed."""
    code = f'<iframe src="{service}/embed/maps?tab={{tab}}" sandbox="allow-scripts" height="300"></iframe>'
    site.page = (
        code.format(tab="map") + code.format(tab="list") + '<iframe src="about:blank" height="111"></iframe>'
    )
    page.goto(site.address)
    expect(page.frame_locator("iframe >> nth=1").locator(FIRST).first).to_be_attached()
    assert height_of(page, 0) == height_of(page, 1) == 300
    page.evaluate(
        "src => { const one = document.createElement('script'); one.src = src; document.body.append(one); }",
        f"{service}/embed.js",
    )
    heights = eventually(lambda: [height_of(page, index) for index in (0, 1)], lambda both: 300 not in both)
    assert 300 not in heights
    for sent in (
        '{ type: "masalik:height", height: 1999 }',
        '{ type: "masalik:height", height: "9e9" }',
        "null",
    ):
        page.evaluate(f"window.postMessage({sent}, '*')")
    page.evaluate("frames[2].eval(\"parent.postMessage({ type: 'masalik:height', height: 1500 }, '*')\")")
    page.evaluate(HEARD)
    assert height_of(page, 0) < 1000
    assert height_of(page, 2) == 111


HEARD = """() => new Promise((resolve) => {
  const heard = [];
  addEventListener("message", ({ data }) => data === "last" && heard.push(data) === 2 && resolve());
  window.postMessage("last", "*");
  frames[2].eval("parent.postMessage('last', '*')");
})"""
"""Resolves when the page has had a last message of its own and one of its third frame, after all others."""


def height_of(page: Page, index: int) -> int:
    """The height of a frame as the page lays it out."""
    return int(page.locator("iframe").nth(index).evaluate("it => it.clientHeight"))


def test_a_page_isolated_from_other_origins_shows_the_map(page: Page, site: Newspaper, service: str) -> None:
    """By the script, and in a frame whose sandbox lets scripts run and nothing else."""
    frame = f'<iframe src="{service}/embed/maps?kind=meeting" sandbox="allow-scripts" height="600"></iframe>'
    script = f'<script async src="{service}/embed.js" data-map="maps?kind=visit"></script>'
    site.page = f"<p>قبل</p>{script}{frame}"
    site.is_isolated = True
    page.goto(site.address)
    assert page.evaluate("crossOriginIsolated") is True
    for number in range(2):
        page.locator("iframe").nth(number).scroll_into_view_if_needed()  # out of sight nothing is drawn
        expect(page.frame_locator("iframe").nth(number).locator(FIRST).first).to_be_attached()


@pytest.mark.parametrize(
    "asked", ["javascript:alert(1)", "//evil.example/x", "https://evil.example/embed/maps", "http://["]
)
def test_the_script_makes_no_frame_of_another_address(
    page: Page, site: Newspaper, service: str, asked: str
) -> None:
    """It says so in the console, and harms nothing."""
    site.page = f'<script src="{service}/embed.js" data-map="{asked}"></script>'
    page.goto(site.address)
    assert page.locator("iframe").count() == 0


def test_wordpress_shows_the_map_in_its_sandbox_as_high_as_it_asks(
    page: Page, site: Newspaper, service: str
) -> None:
    """Its quotation gives way; links of ours are told to it, as no frame of it may open them."""
    with Client(base_url=service) as client:
        told = fetched(client, f"{service}/maps?kind=meeting")
    assert told is not None
    site.page = f"<body>{embedded(told)}<script>{HOST_SCRIPT}</script>"
    page.goto(site.address)
    frame = page.frame_locator("iframe")
    expect(frame.locator(FIRST).first).to_be_attached()
    expect(page.locator("blockquote")).to_be_hidden()
    assert frame.locator(".masalik-notes").inner_text() == ""  # the secret is no part of what was asked
    assert 400 < steady(lambda: height(page)) <= 1000
    frame.locator(".masalik-foot a").click()
    expect(page.locator("body")).to_have_attribute("data-link", f"{service}/maps?kind=meeting")


def test_the_wheel_and_a_finger_scroll_past_the_map(browser: Browser, site: Newspaper, service: str) -> None:
    """And are told how to move it."""
    site.policy = ""
    source = f"{service}/embed/maps?kind=meeting&tab=map"
    site.page = (
        f'<iframe src="{source}" sandbox="allow-scripts" width="100%" height="600"></iframe><p>{TIMES}</p>'
    )
    for touch, hint in ((False, "استعمل Ctrl مع عجلة الفأرة لتكبير الخريطة"), (True, "حرّك الخريطة بإصبعين")):
        context = browser.new_context(
            viewport={"width": 390, "height": 700}, has_touch=touch, is_mobile=touch
        )
        page = context.new_page()
        page.goto(site.address)
        frame = page.frame_locator("iframe")
        expect(frame.locator(FIRST).first).to_be_attached()
        box = frame.locator(".masalik-map").bounding_box()
        assert box is not None
        said = hearing(frame.locator(".masalik-message"))
        x, y = box["x"] + 60, box["y"] + box["height"] / 2
        if touch:
            swipe(page, x, y)
        else:
            page.mouse.move(x, y)
            page.mouse.wheel(0, 300)
        assert hint in eventually(said, lambda noted, hint=hint: hint in noted)
        page.wait_for_function("scrollY > 100")
        context.close()


def swipe(page: Page, x: float, y: float) -> None:
    """A finger going up, as the browser's own input."""
    session = page.context.new_cdp_session(page)
    for step in range(16):
        kind = "touchMove" if step else "touchStart"
        finger = {"x": x, "y": y - 15 * step}
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [finger]})
        page.wait_for_timeout(16)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_what_was_chosen_is_saved_from_the_map_and_a_hostile_title_does_nothing(
    browser: Browser, service: str
) -> None:
    """By a form that shows address and key; on its page, in its frame and where it is shared."""
    page = browser.new_page()
    harmed: list[str] = []
    page.on("dialog", lambda dialog: (harmed.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: harmed.append(str(error)))
    page.goto(f"{service}/maps#kind=meeting&tab=map")
    expect(page.locator(".masalik-count")).not_to_be_empty()
    link = page.locator('a[data-share*="/share/maps"]')
    expect(link).to_have_attribute("href", "/share/maps?kind=meeting&tab=map")
    link.click()
    page.fill("#save-title", HOSTILE)
    page.check("[name=frozen]")
    page.click("#saving button")
    expect(page.locator("#saved-key")).not_to_be_empty()
    address = page.locator("#saved-address").inner_text()
    saved = address.removeprefix(service)
    for path in (saved, f"/embed{saved}", f"/share{saved}"):
        page.goto(service + path)
        expect(page.locator("h1").first).to_be_attached()
        assert page.locator("img[src=x]").count() == 0
    page.goto(address)
    expect(page.locator(".masalik-foot")).to_contain_text("نسخة مجمّدة")
    expect(page.locator(".masalik-pin, .leaflet-marker-icon").first).to_be_visible()
    assert page.title() == HOSTILE
    page.close()
    assert harmed == []
