"""The list of a map as a page, for readers without JavaScript."""

from __future__ import annotations

import html
import re

import pytest
from litestar.testing import TestClient

from service.answering.words import Language, load_words
from service.formats.catalogue import offered
from service.store import EVENT_LAYERS, FeatureStore

from .records import fill, line, point

HTML = {"Accept": "text/html"}


def told(store: FeatureStore) -> None:
    """Four visits, one of them denied, one of an unknown day."""
    tripoli = {"destination": "طرابلس", "destination_en": "Tripoli"}
    fill(
        store,
        visits=(
            point("b", 13.2, 32.9, status="happened", start="2024-05-02", actors="الوزيرة ليلى", **tripoli),
            point("a", 13.2, 32.9, status="planned", start="2024-03-01", actors="وفد أممي", **tripoli),
            point("d", 13.2, 32.9, status="denied", start="2024-04-01", actors="وفد أممي", **tripoli),
            point("u", 13.2, 32.9, status="happened", actors="وفد أممي", evidence="وصلوا.", **tripoli),
        ),
    )


def listed(client: TestClient, asked: str = "") -> list[str]:
    """The events of the page, in its order."""
    page = client.get(f"/maps/list{asked}", headers=HTML)
    assert page.status_code == 200, page.text
    return re.findall(r'<li><a href="/events/(\w+)', page.text)


def test_list_is_read_without_script_with_the_filters_of_the_map(
    client: TestClient, store: FeatureStore
) -> None:
    """In order of time, the undated last, the denied once asked for; an empty field asks nothing."""
    told(store)
    assert listed(client) == ["a", "b", "u"]
    assert listed(client, "?status=denied&status=planned") == ["a", "d"]
    assert listed(client, "?q=&from=&until=2024-04-15&kind=visit&actor=") == ["a", "u"]
    assert listed(client, "?from=2024-05&undated=false") == ["b"]
    assert listed(client, "?q=ليلي") == ["b"]
    assert listed(client, "?actor=وفد اممي") == ["a", "u"]
    assert listed(client, "?kind=meeting") == []


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("datetime=2014&from=2020", "not_together"),
        ("datetime=9999-12-31T23:59:59-14:00", "bad_datetime"),
        ("cursor=WzExODA1OTE2MjA3MTc0MTEzMDM0MjQsOF0", "bad_cursor"),
        ("q=a&q=b", "repeated_parameter"),
    ],
)
def test_list_refuses_what_it_cannot_answer(client: TestClient, asked: str, kind: str) -> None:
    """400, and the problem names the parameter."""
    answer = client.get(f"/maps/list?{asked}", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["type"]) == (400, f"/problems#{kind}")
    assert answer.json()["parameter"] == asked.split("=")[0]


@pytest.mark.parametrize("path", ["/events", "/articles"])
def test_lists_go_on_below_numbers_that_rows_can_have(client: TestClient, path: str) -> None:
    assert client.get(f"{path}?before={2**63 - 1}").status_code == 200
    assert client.get(f"{path}?before={2**63}").status_code == 400


def test_list_says_what_it_counts_and_leaves_out(client: TestClient, store: FeatureStore) -> None:
    told(store)
    page = client.get("/maps/list?actor=وفد اممي", headers=HTML).text
    assert "حدثان، وحدث منفي واحد لا يُعرض." in page
    assert re.search(r'value="planned" checked>\s*مرتقب <span class="soft">1</span>', page)
    assert '<option value="وفد اممي" selected>وفد أممي (2)</option>' in page
    assert re.search(r'href="/maps#actor=[^"]+"', page)
    english = client.get("/maps/list?lang=en", headers=HTML).text
    assert '<html lang="en" dir="ltr">' in english
    assert "1 March 2024" in english
    assert "Tripoli" in english


def test_list_is_a_table_and_files_too(client: TestClient, store: FeatureStore) -> None:
    """With the same filters: every address that it offers is answered."""
    told(store)
    page = client.get("/maps/list?kind=visit&status=planned&layout=table", headers=HTML).text
    rows = re.findall(r'<tr><th scope="row"><a href="/events/(\w+)', page)
    assert rows == ["a"]
    links = re.search(r'<p class="links">(.*?)</p>', page, re.DOTALL)
    assert links is not None
    offered = re.findall(r'<a href="([^"]+)">', links[1])
    assert len(offered) == 6
    for address in offered:
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address
    assert client.get("/maps/list?layout=heap").status_code == 400


def files_of(client: TestClient, asked: str) -> list[str]:
    """The addresses of the collections' files that the page offers."""
    page = client.get(f"/maps/list?{asked}", headers=HTML)
    assert page.status_code == 200, page.text
    return [html.unescape(one) for one in re.findall(r'<a download [^>]*href="([^"]+)"', page.text)]


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "kind=visit&kind=meeting",
        "status=denied&status=planned",
        "kind=movement&from=2024-04",
        "datetime=2024-04-15&undated=false",
        "until=2024-04&undated=false&lang=en",
    ],
)
def test_files_of_collections_hold_what_is_listed(
    client: TestClient, store: FeatureStore, asked: str
) -> None:
    """Together each event that is chosen and no other, in every format that is registered."""
    told(store)
    way = line("m", (13.2, 32.9), (31.2, 30.0), start="2024-05")
    fill(store, movements=(way, line("n", (13.2, 32.9), (31.2, 30.0))))
    offers = files_of(client, asked)
    assert len(offers) == sum(len(offered(layer)) for layer in EVENT_LAYERS)
    whole = [client.get(one).json() for one in offers if one.endswith("f=geojson")]
    held = [feature["id"] for collection in whole for feature in collection["features"]]
    assert sorted(held) == sorted(listed(client, f"?{asked}"))
    assert all(client.get(one).status_code == 200 for one in offers)


@pytest.mark.parametrize(
    "asked",
    ["actor=وفد اممي", "place=geonames:1", "outlet=x", "q=وفد", "bbox=0,0,20,40", "within=kind%3Dvisit"],
)
def test_no_file_is_offered_that_would_hold_something_else(
    client: TestClient, store: FeatureStore, asked: str
) -> None:
    """Where collections are not asked for the same; the page says when they are."""
    told(store)
    assert files_of(client, asked) == []
    page = client.get(f"/maps/list?{asked}&lang=en", headers=HTML).text
    assert "when only kind, status and dates are chosen" in page


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا أحداث"),
        (1, "حدث واحد"),
        (2, "حدثان"),
        (3, "3 أحداث"),
        (10, "10 أحداث"),
        (11, "11 حدثًا"),
        (99, "99 حدثًا"),
        (100, "100 حدث"),
        (102, "102 حدث"),
        (103, "103 أحداث"),
        (111, "111 حدثًا"),
    ],
)
def test_nouns_take_the_form_that_their_number_asks_for(number: int, words: str) -> None:
    assert load_words()[Language.ARABIC].counted("events", number, str(number)) == words


def test_list_goes_on_where_a_page_ends(client: TestClient, store: FeatureStore) -> None:
    """The link to what follows keeps the filters and the language."""
    days = [f"2024-{number // 28 + 1:02}-{number % 28 + 1:02}" for number in range(120)]
    fill(store, visits=tuple(point(f"e{day}", 1, 1, start=day, actors="و") for day in days))
    first = client.get("/maps/list?kind=visit&lang=en", headers=HTML).text
    onward = re.search(r'<a rel="next" href="([^"]+)"', first)
    assert onward is not None
    second = client.get("/maps/list" + onward[1].replace("&amp;", "&"), headers=HTML).text
    assert second.count("<blockquote") == 0
    assert len(re.findall(r'<li><a href="/events/', second)) == 20
    assert 'lang="en"' in second


def test_map_without_script_shows_a_picture_and_leads_to_the_list(client: TestClient) -> None:
    noscript = client.get("/maps?lang=en").text.partition("<noscript>")[2].partition("</noscript>")[0]
    assert '<a href="/maps/list?lang=en">' in noscript
    assert '<img src="/maps.svg?lang=en"' in noscript
    assert client.get("/maps.svg?lang=en").headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize(
    ("asked", "kind", "parameter"),
    [
        ("from=99999", "bad_day", "from"),
        ("until=2020-12-01/2020-12-02", "bad_day", "until"),
        ("from=2021&until=2020", "until_before_from", "until"),
        ("at=x", "bad_place_number", "at"),
        ("way=1", "bad_place_number", "way"),
    ],
)
def test_a_refusal_names_what_was_written(client: TestClient, asked: str, kind: str, parameter: str) -> None:
    """The parameter as it stands in the address, and no pattern of ours."""
    problem = client.get(f"/maps/list?{asked}", headers={"Accept": "application/json"}).json()
    assert (problem["type"].partition("#")[2], problem["parameter"]) == (kind, parameter)
    assert "\\d" not in problem["detail"]


def test_a_picture_says_below_its_title_what_its_events_were_chosen_by(
    client: TestClient, store: FeatureStore
) -> None:
    """People by their names rather than the folded ones of addresses; a picture of all says nothing."""
    told(store)
    asked = {"kind": "visit", "actor": "الوزيره ليلي", "from": "2024-05", "q": "طرابلس", "lang": "en"}
    chosen, all_of_them = client.get("/maps.svg", params=asked).text, client.get("/maps.svg?lang=en").text
    assert "الوزيرة ليلى · visits · «طرابلس» · since May 2024" in re.sub("[\u2066-\u2069]", "", chosen)
    assert "visits" not in all_of_them
