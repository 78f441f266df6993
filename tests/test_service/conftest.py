"""What the tests of the service share: a store of its own for each, the gazetteer, the assets, a client."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.settings import Settings
from service.store import FeatureStore, open_store

from .database import Database, database
from .outside import filled_store, served_store_at
from .serving import LOCAL_HOSTS

DATA = Path(sys.prefix) / "share" / "masalik"


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The gazetteer that `masalik build` made."""
    path = DATA / "gazetteer.maz"
    if not path.exists():
        pytest.skip(f"NO GAZETTEER at {path}: build it with `make setup`")
    return Gazetteer.open(path)


@pytest.fixture(scope="session")
def postgis() -> Iterator[Database]:
    """A server of PostgreSQL with PostGIS."""
    with database() as found:
        yield found


@pytest.fixture(scope="session")
def assets(built_assets: Path) -> Assets:
    """The web assets."""
    return Assets.open(built_assets)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a store of this test alone."""
    return Settings(data=DATA, store=str(tmp_path / "store.gpkg"))


@pytest.fixture
def store(settings: Settings) -> Iterator[FeatureStore]:
    """An empty store."""
    opened = open_store(settings.store)
    yield opened
    opened.close()


@pytest.fixture
def client(
    settings: Settings, store: FeatureStore, gazetteer: Gazetteer, assets: Assets
) -> Iterator[TestClient]:
    """A client of the whole service over the empty store; it shows answers of 500 rather than raise."""
    app = create_app(settings, store=store, gazetteer=gazetteer, assets=assets, local_hosts=LOCAL_HOSTS)
    with TestClient(app, raise_server_exceptions=False) as found:
        yield found


@pytest.fixture(scope="session")
def served_store(tmp_path_factory: pytest.TempPathFactory, built_assets: Path) -> Path:
    """A store with two articles and several pages of visits."""
    if not (DATA / "gazetteer.maz").exists() or not built_assets.exists():
        pytest.skip("NOT BUILT: build with `make setup`")
    return filled_store(tmp_path_factory.mktemp("clients") / "store.gpkg")


@pytest.fixture(scope="session")
def served(served_store: Path) -> Iterator[str]:
    """Its address."""
    with served_store_at(served_store) as url:
        yield url
