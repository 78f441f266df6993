"""Programs that others wrote, asking a service where reading takes a key: QGIS and GDAL."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from waiting import PATIENCE

from gazetteer import Gazetteer
from maps import Assets
from service.access.keeping import KeptKeys
from service.access.keys import new_key
from service.access.scopes import Scope
from service.app import create_app
from service.settings import AccessSettings, Reading, Settings
from service.store import open_store

from .conftest import DATA
from .records import fill, point
from .serving import serving

PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).with_name("in_qgis_with_a_key.py")
COUNT = 3


@pytest.fixture(scope="module")
def closed(
    tmp_path_factory: pytest.TempPathFactory, assets: Assets, gazetteer: Gazetteer
) -> Iterator[tuple[str, str]]:
    """The address of a service that nobody reads without a key, and a key."""
    path = tmp_path_factory.mktemp("closed") / "store.gpkg"
    settings = Settings(data=DATA, store=str(path), access=AccessSettings(reading=Reading.KEYS))
    store = open_store(str(path))
    key, token = new_key("desk", (Scope.READ,), now=datetime.now(UTC), expires=None)
    KeptKeys(store.records).add(key)
    fill(store, visits=tuple(point(f"v{n}", 31.2 + n, 30.0, actors=f"وفد {n}") for n in range(COUNT)))
    with serving(create_app(settings, store=store, gazetteer=gazetteer, assets=assets)) as url:
        yield url, token
    store.close()


def test_gdal_reads_with_a_key_in_a_header_in_a_file_or_as_a_password(
    closed: tuple[str, str], tmp_path: Path
) -> None:
    """By each of its options that sends one; not without."""
    if shutil.which("ogrinfo") is None:
        pytest.skip("NO GDAL: apt-get install gdal-bin")
    url, token = closed
    header = tmp_path / "key.txt"
    header.write_text(f"X-API-Key: {token}\n")
    for options in (
        {"GDAL_HTTP_HEADERS": f"X-API-Key: {token}"},
        {"GDAL_HTTP_HEADERS": f"Authorization: Bearer {token}"},
        {"GDAL_HTTP_HEADER_FILE": str(header)},
        {"GDAL_HTTP_USERPWD": f"masalik:{token}", "GDAL_HTTP_AUTH": "BASIC"},
    ):
        assert f"Feature Count: {COUNT}" in _ogrinfo(url, options), [*options]
    assert "Feature Count" not in _ogrinfo(url, {})


def _ogrinfo(url: str, options: dict[str, str]) -> str:
    command = ["ogrinfo", "-ro", "-so", f"OAPIF:{url}", "visits"]
    told = subprocess.run(
        command,
        env={**os.environ, **options},
        capture_output=True,
        text=True,
        timeout=PATIENCE * 5,
        check=False,
    )
    return told.stdout + told.stderr


def test_qgis_reads_with_a_key_that_it_keeps(closed: tuple[str, str], tmp_path: Path) -> None:
    """As the password of any user, and as a header where this QGIS knows that way; not without."""
    there = [PYTHON, "-c", "import qgis.core"]
    if not Path(PYTHON).exists() or subprocess.run(there, capture_output=True, check=False).returncode:
        pytest.skip("NO QGIS: apt-get install --no-install-recommends qgis python3-qgis qgis-providers")
    url, token = closed
    home = {name: str(tmp_path) for name in ("HOME", "XDG_RUNTIME_DIR", "QGIS_AUTH_DB_DIR_PATH")}
    found = subprocess.run(
        [PYTHON, SCRIPT, url],
        input=token,
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=PATIENCE * 5,
        check=False,
    )
    assert found.returncode == 0, found.stderr[-3000:]
    seen = json.loads(found.stdout)
    assert seen.pop("nothing") is None
    assert seen["Basic"] == COUNT
    assert set(seen.values()) == {COUNT}, seen
