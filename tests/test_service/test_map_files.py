"""Maps as one file: downloaded from the service, and written by the command."""

from __future__ import annotations

import json
import re
from pathlib import Path

from litestar.testing import TestClient

from service.store import FeatureStore

from .test_cli import STORY, built, run

ARTICLE = {"text": STORY, "published": "2020-12-27", "title": "شكري في طرابلس", "source": "وكالة المثال"}


def events_in(page: str) -> list[dict[str, object]]:
    """The events that a map carries."""
    found = re.findall(r'<script type="application/json" id="masalik-events">(.*?)</script>', page, re.DOTALL)
    features: list[dict[str, object]] = json.loads(found[0])["features"]
    return features


def test_map_of_an_article_is_downloaded_as_one_file(client: TestClient) -> None:
    """With its events inside, under a name, and unchanged as long as the data are."""
    article = client.post("/articles", json=ARTICLE).json()["article"]["id"]
    answer = client.get(f"/articles/{article}/map?standalone=1")
    assert answer.headers["content-disposition"] == 'attachment; filename="masalik-map.html"'
    told = client.get(f"/articles/{article}/events").json()["features"]
    assert [event["id"] for event in events_in(answer.text)] == [event["id"] for event in told]
    assert (
        'src="' not in re.sub(r"<script[^>]*>.*?</script>", "", answer.text, flags=re.DOTALL).split("<h1")[0]
    )
    tag = answer.headers["etag"]
    again = client.get(f"/articles/{article}/map?standalone=1", headers={"If-None-Match": tag})
    assert again.status_code == 304


def test_map_of_all_articles_is_one_file_too(client: TestClient, store: FeatureStore) -> None:
    """With every stored event, each with its reports."""
    client.post("/articles", json=ARTICLE)
    answer = client.get("/maps?standalone=1&lang=en")
    assert answer.headers["content-language"] == "en"
    assert {event["id"] for event in events_in(answer.text)} == {event.id for event in store.events(limit=10)}


@built
def test_command_writes_a_map_of_the_articles_it_reads(tmp_path: Path) -> None:
    """The same articles give the same bytes."""
    story, files = tmp_path / "story.txt", [tmp_path / name for name in ("one.html", "two.html")]
    story.write_text(STORY, encoding="utf-8")
    for file in files:
        made = run("map", story, "--published", "2020-12-27", "--title", "رحلة", "-o", file)
        assert made.returncode == 0, made.stderr.decode()
    pages = [file.read_text(encoding="utf-8") for file in files]
    assert pages[0] == pages[1]
    assert "<title>رحلة</title>" in pages[0]
    assert {event["properties"]["destination"]["name"] for event in events_in(pages[0])} == {"طرابلس"}  # type: ignore[index]
