"""QGIS without a screen: what it makes of the service, and of the file while the service writes."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest
from waiting import PATIENCE

from .outside import MADE

PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).with_name("in_qgis.py")


@pytest.fixture(scope="module")
def seen(served: str, served_store: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What QGIS saw and did while an editor was at work over HTTP."""
    there = [PYTHON, "-c", "import qgis.core"]
    if not Path(PYTHON).exists() or subprocess.run(there, capture_output=True, check=False).returncode:
        pytest.skip("NO QGIS: apt-get install --no-install-recommends qgis python3-qgis qgis-providers")
    home = tmp_path_factory.mktemp("qgis")
    done = threading.Event()
    editor = threading.Thread(target=_edit, args=(served, done))
    editor.start()
    found = subprocess.run(
        [PYTHON, SCRIPT, served, served_store, home / "map.png"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_RUNTIME_DIR": str(home)},
        capture_output=True,
        text=True,
        timeout=PATIENCE * 5,
        check=False,
    )
    done.set()
    editor.join()
    assert found.returncode == 0, found.stderr[-3000:]
    told: dict[str, Any] = json.loads(found.stdout)
    return told


def _edit(url: str, done: threading.Event) -> None:
    """Correct one visit again and again, as somebody else at work."""
    item, number = f"{url}/collections/visits/items/v{MADE - 1}", 0
    while not done.wait(0.05):
        number += 1
        headers = {"If-Match": httpx.get(item).headers["etag"]}
        httpx.patch(item, headers=headers, json={"properties": {"note": f"{number}"}})


def test_qgis_makes_typed_columns_and_reads_every_page(seen: dict[str, Any]) -> None:
    """One geometry a layer, numbers and days as such, Arabic as it is."""
    visits = seen["visits"]
    assert visits["features"] >= MADE + 2
    assert visits["geometry"] == "Point"
    assert seen["movements"]["geometry"] == "LineString"
    assert visits["fields"]["first_day"] == "Date"
    assert visits["fields"]["kind"] == "String"
    assert seen["movements"]["fields"]["source_count"] == "Integer"
    assert seen["movements"]["first"]["destination"] == "درنة"


def test_qgis_chooses_by_box_and_by_condition(seen: dict[str, Any]) -> None:
    """The same features as the service itself finds; another client may have added one."""
    assert MADE <= seen["visits"]["box"] <= MADE + 1
    assert MADE <= seen["visits"]["egypt"] <= MADE + 1


def test_qgis_draws_the_layers_over_each_other(seen: dict[str, Any]) -> None:
    """Points and lines in their colours on one picture."""
    assert set(seen["colours"]) == {"#0b7a75", "#8a6d00"}


def test_what_qgis_changes_in_the_file_is_served(seen: dict[str, Any], served: str) -> None:
    """Though the service wrote at the same time; whole days have the type of days in the file too."""
    edited = seen["edited"]
    assert edited["fields"]["first_day"] == "Date"
    answer = httpx.get(f"{served}/collections/visits/items/{edited['id']}").json()
    assert answer["properties"]["note"] == edited["note"]
