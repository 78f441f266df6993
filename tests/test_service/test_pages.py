"""The pages: two languages, and no way for the words of an article to become markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from litestar.testing import TestClient
from test_articles.tellings import event, person, reading

import articles
import maps
import service
from service.answering.words import Language, load_words
from service.errors import DataFileError
from service.reading.answers import record_of
from service.store import LAYERS, ArticleRecord, FeatureStore

from .records import fill, point

ROOT = Path(service.__path__[0])
MAP_WORDS = Path(maps.__path__[0]) / "static" / "words.json"
PHRASES = Path(articles.__path__[0]) / "data" / "explaining" / "phrases.tsv"
HTML = {"Accept": "text/html"}
EVENT_WORDS = ("events.kind.", "events.status.", "events.aspect.")
COUNTED = ("count.", "actors.", "places.", "accessibility.", "api.example.", "api.tag.")
DATA_WORDS = ("column.", "value.", "rel.", "format.")
PREFIXES = (
    "share.",
    "job.",
    "jobs.",
    "reason.",
    "problem.",
    "detail.",
    "collection.",
    "match.",
    "warning.",
    "card.kind.",
    *EVENT_WORDS,
    *DATA_WORDS,
    *COUNTED,
)
"""Keys that code puts together from parts."""
LANDING = {"articles", "conformance", "data", "events", "gazetteer", "map"}
"""Links of documents that no page is made of."""
HOSTILE = '<img src=x onerror="alert(1)">${alert(2)}</script><script>alert(3)</script>'


def test_every_word_that_pages_and_scripts_ask_for_is_in_the_table() -> None:
    """In both languages; and no word is left over."""
    tables = load_words()
    keys = set(tables[Language.ARABIC].table)
    assert keys == set(tables[Language.ENGLISH].table)
    templates = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html"))
    asked = set(re.findall(r'\bt\("([\w.]+)"', templates)) | set(re.findall(r"\bt\('([\w.]+)'", templates))
    asked |= set(re.findall(r'"(nav\.\w+)"', templates))
    scripts = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "static").glob("*.js"))
    asked |= {f"script.{name}" for name in re.findall(r"\bwords\.(\w+)", scripts)} - {"script.replace"}
    commands = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "commands").glob("*.py"))
    asked |= set(re.findall(r'"(find\.\w+)"', commands))
    asked |= {key for key in keys if key.startswith("find.column_")}
    sharing = [path for folder in ("embedding", "saved") for path in (ROOT / folder).glob("*.py")]
    asked |= set(re.findall(r'\bwords\(\s*"([\w.]+)"', "".join(path.read_text("utf-8") for path in sharing)))
    asked -= {
        "script.key",
        "collection.",
        "job.",
        "jobs.",
        "jobs.process.",
        "detail.",
        "match.",
        *EVENT_WORDS,
        *DATA_WORDS,
        *COUNTED,
        "share.",
    }  # put together from parts
    assert asked <= keys
    fixed = {key for key in keys if not key.startswith(PREFIXES)}
    assert fixed - asked == {"map.title"}


def test_columns_values_and_links_have_a_name_in_both_languages() -> None:
    """And no name is left over; what links mean to programs is said in `rel`."""
    columns = [column for layer in LAYERS for column in layer.columns]
    described = {"id", "geometry", "type", "properties"}
    source = "".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    linked = set(re.findall(r'\blink\(\s*"([a-z]+)"', source)) | {
        "describedby",
        "queryables",
        "sortables",
        "schema",
    }
    for words in load_words().values():
        assert set(words.starting("column.")) == {column.name for column in columns} | described
        assert set(words.starting("value.")) == {value for column in columns for value in column.values}
        assert set(words.starting("rel.")) >= linked - LANDING


@pytest.mark.parametrize("path", ["/collections/visits/items", "/collections/visits/items/a", "/collections"])
def test_data_pages_say_columns_values_and_links_in_arabic(
    client: TestClient, store: FeatureStore, path: str
) -> None:
    """With the machine's word for a column beside its name."""
    fill(store, visits=(point("a", 30, 30, destination_kind="city"),))
    page = client.get(path, headers=HTML).text
    linked = re.findall(r'<a rel="([^"]+)"[^>]*>([^<]+)<small', page)
    assert linked
    assert [rel for rel, text in linked if not re.search("[ء-ي]", text)] == []
    if path != "/collections":
        assert "نوع المكان <code>destination_kind</code>" in page
        assert re.search(r"<d[dt]>مدينة|<div>مدينة", page)


def test_every_kind_of_problem_has_a_title_and_a_message() -> None:
    """Whatever slug the code names."""
    source = "".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    slugs = set(
        re.findall(
            r"(?:BadField|BadParameter|NotFound|Gone|TooMany|NotAcceptable|NotEditable|LockNeeded|Outrun"
            r'|UnsupportedMediaType)\("(\w+)"',
            source,
        )
    )
    assert len(slugs) > 10
    words = load_words()[Language.ENGLISH]
    titles, details = set(words.starting("problem.")), set(words.starting("detail."))
    assert titles == details
    assert slugs <= titles


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("key\tar\n", "first row"),
        ("key\tar\ten\none\tواحد\n", "line 2, field 'en'"),
        ("key\tar\ten\none\tواحد\tone\none\tواحد\tone\n", "line 3, field 'key'"),
        ("key\tar\ten\none\tواحد\tone\tmore\n", "line 2: 4 cells"),
    ],
)
def test_a_wrong_table_of_words_is_told_by_line_and_field(tmp_path: Path, content: str, message: str) -> None:
    """The file is named too."""
    path = tmp_path / "words.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError, match=re.escape(message)) as caught:
        load_words(path)
    assert str(path) in str(caught.value)


def test_arabic_is_right_to_left_and_english_a_click_away(client: TestClient) -> None:
    """Each page names the other language."""
    arabic, english = client.get("/", headers=HTML).text, client.get("/en", headers=HTML).text
    assert '<html lang="ar" dir="rtl">' in arabic
    assert '<html lang="en" dir="ltr">' in english
    assert 'href="/en" lang="en" hreflang="en"' in arabic
    assert 'href="/" lang="ar" hreflang="ar"' in english
    assert "Who went where" in english
    assert client.get("/?lang=en", headers=HTML).text == english


@pytest.mark.parametrize(
    ("path", "hint", "today"), [("/", "«أمس»", "اليوم"), ("/en", "“yesterday”", "Today")]
)
def test_the_form_says_what_the_date_is_for(client: TestClient, path: str, hint: str, today: str) -> None:
    """Beside it, for those who hear the page too; and offers today."""
    page = client.get(path, headers=HTML).text
    field = re.search(r'<input id="published"[^>]*aria-describedby="hint alert"', page)
    assert field is not None
    assert hint in page.split('id="hint">')[1].split("</p>")[0]
    assert f'id="today">{today}</button>' in page


def test_the_language_follows_to_other_pages(client: TestClient) -> None:
    """The links of an English page lead to English pages."""
    page = client.get("/articles?lang=en", headers=HTML).text
    assert 'href="/collections?lang=en"' in page
    assert 'href="/articles" lang="ar"' in page


@pytest.mark.parametrize("path", ["/maps", "/articles", "/collections", "/api", "/problems"])
def test_english_addresses_lead_to_the_english_pages(client: TestClient, path: str) -> None:
    """As `/en` makes one guess; what was asked for travels along."""
    for slash in ("", "/"):
        found = client.get(f"/en{path}{slash}?lang=ar", headers=HTML, follow_redirects=False)
        assert (found.status_code, found.headers["location"]) == (302, f"{path}?lang=en")
    assert 'lang="en"' in client.get(f"/en{path}", headers=HTML).text[:300]
    further = client.get(f"/en{path}?f=html", follow_redirects=False)
    assert further.headers["location"] == f"{path}?f=html&lang=en"


def hostile() -> ArticleRecord:
    """An article whose words would do harm."""
    told = reading(event(person(HOSTILE)), id_="a")
    read = replace(told, article=replace(told.article, text=HOSTILE, title=HOSTILE))
    return record_of(read)


def test_pages_maps_and_explanations_call_kinds_and_statuses_the_same() -> None:
    """One word for one thing, in each language: lists, columns of tables, legends and what is explained."""
    of_maps = json.loads(MAP_WORDS.read_text("utf-8"))
    phrases = [row.split("\t") for row in PHRASES.read_text("utf-8").splitlines() if "\t" in row]
    for column, (language, words) in enumerate(load_words().items(), start=1):
        shown = of_maps[language.value]
        statuses = shown["statuses"] | {"happened": shown["happened"]}
        explained = {row[0]: row[column] for row in phrases}
        for name in statuses:
            ours = {words(f"events.status.{name}"), words(f"value.{name}"), explained[f"status_{name}"]}
            assert ours == {statuses[name]}
            assert shown["legends"].get(name, statuses[name]) == statuses[name]
        for name, kind in shown["kinds"].items():
            assert {words(f"events.kind.{name}"), explained[f"kind_{name}"]} == {kind.lower()}


def test_kinds_of_problems_are_data_too(client: TestClient) -> None:
    """Their titles by kind, in the language of the address."""
    for lang, title in (("ar", "غير موجود"), ("en", "Not found")):
        told = client.get("/problems", params={"f": "json", "lang": lang}).json()
        assert (told["language"], told["problems"]["not_found"]) == (lang, title)
    assert client.get("/problems?f=xml").status_code == 400


def test_explained_problems_show_no_names_of_what_is_left_open(client: TestClient) -> None:
    """What an answer fills in is «…» where all kinds are explained."""
    page = client.get("/problems", headers=HTML).text
    assert "…" in page
    assert re.findall(r"\{\w+\}", page) == []


def test_places_of_one_name_are_told_apart(client: TestClient) -> None:
    """What each is and of which country stands beside its name, in both languages."""
    arabic = client.get("/search?q=طرابلس", headers=HTML).text
    assert "عاصمة، ليبيا" in arabic
    assert "مدينة، لبنان" in arabic
    assert ", Libya<" in client.get("/search?q=طرابلس&lang=en", headers=HTML).text


def test_an_event_is_headed_by_who_it_tells_of(client: TestClient, store: FeatureStore) -> None:
    """Its heading is its title: kind, people and way."""
    fill(store, visits=(point("v", 1, 1, actors="سامح شكري"),))
    page = client.get("/events/v", headers=HTML).text
    for element in ("h1", "title"):
        told = re.search(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert told is not None
        assert "سامح شكري" in told[1]


@pytest.mark.parametrize("marks", ["\u202e", "\u202d\u202b", "\u2067", "\u2066\u2067\u2069"])
@pytest.mark.parametrize("path", ["/articles", "/articles/a/map", "/share/articles/a"])
def test_a_title_turns_the_direction_of_nothing_after_it(
    client: TestClient, store: FeatureStore, path: str, marks: str
) -> None:
    """A headline that brings marks of direction which do not end is shown without them."""
    told = reading(event(person("الوزير")), id_="a")
    read = replace(told, article=replace(told.article, title=f"وصول {marks}الوفد"))
    store.put(record_of(read))
    page = client.get(path, headers=HTML).text
    assert "وصول الوفد" in page
    assert re.findall("[\u202a-\u202e\u2066\u2067]", page) == []


@pytest.mark.parametrize(
    "path", ["/articles", "/collections/visits/items", "/collections/visits/items/v", "/events", "/events/v"]
)
def test_words_of_articles_stay_words_on_pages(client: TestClient, store: FeatureStore, path: str) -> None:
    """A hostile title and a hostile sentence are shown, and do nothing."""
    fill(store, visits=(point("v", 1, 1, evidence=HOSTILE, actors=HOSTILE),))
    store.put(hostile())
    page = client.get(path, headers=HTML).text
    assert "&lt;img src=x" in page
    assert "<img src=x" not in page
    assert "<script>alert" not in page


def test_the_page_of_an_article_carries_its_title_and_none_of_its_words(
    client: TestClient, store: FeatureStore
) -> None:
    """They are fetched as JSON; on the tab, in links and in the code to embed the map a hostile title stays
    a title."""
    store.put(hostile())
    page = client.get("/articles/a", headers=HTML).text
    assert "<title>&lt;img src=x" in page
    assert 'content="&lt;img src=x' in page
    assert "&amp;lt;img src=x" in page
    assert "&lt;mark" not in page
    assert "<img src=x" not in page
    assert "&lt;iframe src=" in page
    assert "sandbox=" in page


def test_samples_can_be_fetched_as_they_are_sent(client: TestClient) -> None:
    """Those that the home page offers."""
    slugs = re.findall(r'data-sample="([^"]+)"', client.get("/", headers=HTML).text)
    assert len(slugs) == 5
    for slug in slugs:
        sample = client.get(f"/samples/{slug}").json()
        assert set(sample) == {"text", "html", "title", "published", "url", "source"}
    assert client.get("/samples/nosuch").status_code == 404


def test_no_page_has_inline_script_or_style() -> None:
    """The policy forbids them, so they would be dead."""
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text), path.name
        scripts = re.findall(r"<script([^>]*)>", text)
        allowed = ("src=", "script|xmlattr", 'type="application/json"')
        assert all(any(one in script for one in allowed) for script in scripts), path.name
