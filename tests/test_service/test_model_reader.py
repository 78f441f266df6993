"""The service with a language model as its reader, over a small server that speaks the protocol."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from litestar.testing import TestClient
from test_articles.chat_server import ChatServer, serving

from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.opening import open_reader
from service.settings import ModelSettings, ReaderChoice, Settings
from service.store import FeatureStore

from .serving import LOCAL_HOSTS

TEXT = "حطت قدم المبعوث سامي الأزرق في مدينة عدن صباح الجمعة."
STEP = {"kind": "visit", "evidence": TEXT, "actors": ["سامي الأزرق"], "to": "عدن", "date": "صباح الجمعة"}


@pytest.fixture
def server() -> Iterator[ChatServer]:
    """A server that tells of one visit."""
    with serving() as running:
        running.said = {"events": [STEP]}
        yield running


def asking(
    choice: ReaderChoice,
    server: ChatServer,
    settings: Settings,
    store: FeatureStore,
    gazetteer: Gazetteer,
    assets: Assets,
    cache: Path,
) -> TestClient:
    """A client of a service whose reader was chosen so."""
    model = ModelSettings(url=server.url, model="test", seconds=5.0, cache=cache)
    chosen = replace(settings, reader=choice, model=model)
    app = create_app(
        chosen,
        store=store,
        gazetteer=gazetteer,
        assets=assets,
        reader=open_reader(chosen),
        local_hosts=LOCAL_HOSTS,
    )
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize("choice", [ReaderChoice.LLM, ReaderChoice.BOTH])
def test_the_model_reads_where_it_is_asked_for(
    choice: ReaderChoice,
    server: ChatServer,
    settings: Settings,
    store: FeatureStore,
    gazetteer: Gazetteer,
    assets: Assets,
    tmp_path: Path,
) -> None:
    """Its events come in the same answer as those of the rules."""
    with asking(choice, server, settings, store, gazetteer, assets, tmp_path) as client:
        answer = client.post("/read", json={"text": TEXT, "published": "2020-12-27"}).json()
    (event,) = [feature["properties"] for feature in answer["events"]["features"]]
    assert (event["actors"][0]["name"], event["start"]) == ("سامي الأزرق", "2020-12-25")


def test_a_model_that_refuses_is_told(
    server: ChatServer,
    settings: Settings,
    store: FeatureStore,
    gazetteer: Gazetteer,
    assets: Assets,
    tmp_path: Path,
) -> None:
    """503 with a word on when to try again; with both, the rules answer alone."""
    server.refusal = "no"
    for choice, status in ((ReaderChoice.LLM, 503), (ReaderChoice.BOTH, 200)):
        with asking(choice, server, settings, store, gazetteer, assets, tmp_path) as client:
            answer = client.post("/read", json={"text": TEXT})
        assert answer.status_code == status
        if status == 503:
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.headers["retry-after"] == "60"


def test_a_dead_model_is_told_beside_the_reading_of_the_rules(
    server: ChatServer,
    settings: Settings,
    store: FeatureStore,
    gazetteer: Gazetteer,
    assets: Assets,
    tmp_path: Path,
) -> None:
    """A warning in both languages; and what the model made up is listed."""
    with asking(ReaderChoice.BOTH, server, settings, store, gazetteer, assets, tmp_path) as client:
        server.said = {"events": [{**STEP, "evidence": "جملة ليست في المقال أبدا"}]}
        made_up = client.post("/read", json={"text": TEXT, "published": "2020-12-27"}).json()
        server.refusal = "no"
        dead = client.post("/read", json={"text": f"{TEXT} وعاد.", "published": "2020-12-27"}).json()
    assert made_up["rejected"] == [{"what": "event", "quote": "جملة ليست في المقال أبدا"}]
    assert made_up["warnings"] == []
    (warning,) = dead["warnings"]
    assert warning["code"] == "model_unavailable"
    assert "by the rules alone" in warning["en"]
    assert "بالقواعد وحدها" in warning["ar"]
    assert [rejected["what"] for rejected in dead["rejected"]] == ["model"]
