"""oEmbed: found by links and headers, told in JSON and XML, in the room there is, as WordPress wants it."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from litestar.testing import TestClient

from .wordpress import discovered, embedded, fetched

HOST = "http://testserver.local"
HOSTILE = '"><script>alert(1)</script><iframe src=javascript:alert(2)></iframe>\x07 «وفد»'


@pytest.fixture
def told(client: TestClient) -> dict[str, str]:
    """The addresses of what is stored: an article of a hostile title, and its event."""
    sent = {
        "text": "وصل سالم الفيتوري إلى سبها.",
        "title": HOSTILE,
        "source": HOSTILE,
        "published": "2021-03-04",
    }
    id_ = client.post("/articles", json=sent).json()["article"]["id"]
    found = client.get("/events").json()["features"][0]["id"]
    return {"article": f"{HOST}/articles/{id_}/map", "event": f"{HOST}/events/{found}/map"}


def answer(client: TestClient, url: str, **asked: Any) -> dict[str, Any]:
    """What is told in JSON."""
    response = client.get("/oembed", params={"url": url, **asked})
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def test_every_map_is_found_by_links_and_by_headers(client: TestClient, told: dict[str, str]) -> None:
    """In both formats; the frame leads to it too."""
    for url in (*told.values(), f"{HOST}/maps", f"{HOST}/maps?kind=visit&from=2020&lang=en"):
        path = url.removeprefix(HOST)
        provider = discovered(client, path)
        assert provider is not None
        assert provider.startswith(f"{HOST}/oembed?url=")
        assert client.get(provider).json()["type"] == "rich"
        header = client.get(path).headers["link"]
        assert header.count('rel="alternate"') == 2
        assert f"<{provider}>" in header


def test_the_answer_fits_into_the_room_that_there_is(client: TestClient) -> None:
    """Frame and picture both; where a picture would be too small there is none."""
    url = f"{HOST}/maps"
    for room in ({}, {"maxwidth": 500}, {"maxwidth": 1000, "maxheight": 400}, {"maxheight": 250}):
        found = answer(client, url, **room)
        for side in ("width", "height"):
            most = room.get(f"max{side}", 10_000)
            assert found[side] <= most
            assert found[f"thumbnail_{side}"] <= most
        assert f'width="{found["width"]}" height="{found["height"]}"' in found["html"]
        picture = client.get(found["thumbnail_url"])
        sides = [int.from_bytes(picture.content[at : at + 4]) for at in (16, 20)]
        assert sides == [found["thumbnail_width"], found["thumbnail_height"]]
    assert "thumbnail_url" not in answer(client, url, maxwidth=150)


def test_xml_tells_the_same(client: TestClient, told: dict[str, str]) -> None:
    """Well formed whatever a title holds."""
    response = client.get("/oembed", params={"url": told["article"], "format": "xml"})
    assert response.headers["content-type"] == "text/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    found = {child.tag: child.text for child in root}
    same = answer(client, told["article"])
    assert root.tag == "oembed"
    assert {name: str(text).replace("\x07", "") for name, text in same.items()} == found


def test_a_query_is_embedded_with_all_that_it_asks_for(client: TestClient) -> None:
    """Also where it stands behind the `#`, as in the address bar of the map."""
    for sign in "?#":
        found = answer(client, f"{HOST}/maps{sign}kind=visit&kind=meeting&map=5/32/13&from=2020")
        assert "/embed/maps?kind=meeting&amp;kind=visit&amp;from=2020&amp;map=5/32/13" in found["html"]
    assert answer(client, f"{HOST}/maps?kind=visit&until=2020")["title"] == "زيارات · حتى عام 2020"
    english = answer(client, f"{HOST}/embed/maps?lang=en&theme=dark")
    assert "/embed/maps?lang=en&amp;theme=dark" in english["html"]
    assert english["title"] == "Masalik: who went where"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"url": f"{HOST}/api"}, 404),
        ({"url": "https://elsewhere.example/maps"}, 404),
        ({"url": f"{HOST}/articles/none"}, 404),
        ({"url": "javascript:alert(1)"}, 404),
        ({"url": f"{HOST}/maps", "format": "yaml"}, 501),
        ({"url": f"{HOST}/maps", "maxwidth": "wide"}, 400),
        ({"url": f"{HOST}/maps", "maxheight": "0"}, 400),
        ({"url": f"{HOST}/maps?kind=party"}, 400),
        ({"url": "http://[/maps"}, 400),
        ({}, 400),
    ],
)
def test_what_cannot_be_embedded_is_told_by_its_status(
    client: TestClient, asked: dict[str, str], status: int
) -> None:
    """404 for what is no map of ours, 501 for another format; never a 500."""
    refused = client.get("/oembed", params=asked)
    assert refused.status_code == status, refused.text
    assert refused.headers["content-type"] == "application/problem+json"


def test_an_address_that_is_missing_is_named(client: TestClient) -> None:
    """In both languages, and not as a body that is no JSON."""
    for language in ("ar", "en"):
        problem = client.get("/oembed", headers={"Accept-Language": language}).json()
        assert (problem["type"].partition("#")[2], problem["parameter"]) == ("missing_parameter", "url")
        assert "url" in problem["detail"]
        assert "/oembed" not in problem["detail"]


def test_wordpress_gets_one_sandboxed_frame_and_a_quotation(client: TestClient, told: dict[str, str]) -> None:
    """Whatever the title of an article is; the quotation is why it listens to the height."""
    for url in told.values():
        found = fetched(client, url)
        assert found is not None
        assert (found["version"], found["type"], found["width"]) == ("1.0", "rich", 640)
        html = embedded(found)
        assert html is not None
        assert html.count("<iframe") == 1
        assert html.count("<blockquote") == 1
        assert "<script" not in html
        assert 'sandbox="allow-scripts" security="restricted"' in html
        assert f'src="{HOST}/embed/' in html


def test_wordpress_asks_in_xml_where_json_is_not_there(client: TestClient) -> None:
    """It does so only after a 501, and sends what it always sends."""
    asked = {"url": f"{HOST}/maps", "maxwidth": "640", "maxheight": "960", "dnt": "1"}
    assert client.get("/oembed", params={**asked, "format": "json"}).status_code == 200
    assert client.get("/oembed", params={**asked, "format": "xml"}).status_code == 200


def test_cards_tell_title_and_picture_in_both_languages(client: TestClient, told: dict[str, str]) -> None:
    """Escaped; the picture is there, and as large as it is said to be."""
    page = client.get(told["article"]).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert '<meta property="og:locale" content="ar_AR">' in page
    assert f'<meta property="og:image" content="{told["article"]}.png">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    english = client.get(f"{told['event']}?lang=en").text
    assert 'content="Visit: ' in english
    assert "?lang=en" in english
    picture = client.get(f"{told['article']}.png").content
    assert [int.from_bytes(picture[at : at + 4]) for at in (16, 20)] == [1200, 630]


@pytest.mark.usefixtures("told")
def test_a_map_of_a_part_is_called_by_what_it_is_of(client: TestClient) -> None:
    """People and places by their names, in the language of the map; a part of the world has no name."""
    query = "actor=سالم الفيتوري&kind=visit&q=سبها&from=2021-03&until=2021-04"
    found = answer(client, f"{HOST}/maps?{query}&lang=en")["title"]
    assert re.sub("[\u2068\u2069]", "", found) == "سالم الفيتوري · visits · «سبها» · from March to April 2021"
    assert answer(client, f"{HOST}/maps?bbox=10,20,20,30")["title"] == "مسالك: من ذهب إلى أين"
    place = client.get("/places").json()["entries"][0]
    named = answer(client, f"{HOST}/maps?place={place['id']}&lang=en")["title"]
    assert named == f"\u2068{place['name_en']}\u2069"
    assert client.get("/maps.png", params={"place": place["id"]}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/en", "{place}", "{actor}", "{article}", "{event}", "/about"])
def test_links_to_any_page_show_its_picture(client: TestClient, told: dict[str, str], path: str) -> None:
    """Of what the page is about, under its title; the address is the one of the page."""
    html = {"Accept": "text/html"}
    subjects = {
        name: client.get(f"/{name}s").json()["entries"][0]["href"].removeprefix(HOST)
        for name in ("actor", "place")
    }
    pages = {name: url.removeprefix(HOST).removesuffix("/map") for name, url in told.items()}
    page = client.get(path.format(**subjects, **pages), headers=html).text
    metas = dict(re.findall(r'<meta property="(og:\w+)" content="([^"]*)">', page))
    assert metas["og:title"] in page.partition("<title>")[2].partition("</title>")[0]
    assert metas["og:url"] == re.findall(r'<link rel="canonical" href="([^"]*)">', page)[0]
    assert metas["og:url"].isascii()
    assert client.get(unescape(metas["og:image"])).content.startswith(b"\x89PNG")
