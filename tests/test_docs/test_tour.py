"""The tour runs from top to bottom and prints what it says."""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from gazetteer import default_path

TOUR = (Path(__file__).parents[2] / "docs" / "tour.md").read_text("utf-8")
BLOCK = re.compile(r"```(python|text)\n(.*?)```", re.S)


@pytest.mark.skipif(not default_path().exists(), reason="the gazetteer is not built: run `make setup`")
def test_the_tour_runs_and_prints_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each text block is what the code before it prints; the map and its events are there at the end."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    printed = io.StringIO()
    shown = 0
    for language, block in BLOCK.findall(TOUR):
        if language == "python":
            with contextlib.redirect_stdout(printed):
                exec(block, names)
        else:
            shown += 1
            assert printed.getvalue() == block
            printed = io.StringIO()
    assert shown >= 4
    events = json.loads((tmp_path / "map" / "events.geojson").read_text("utf-8"))
    assert max(feature["properties"]["source_count"] for feature in events["features"]) == 3
    assert "events.geojson" in (tmp_path / "map" / "index.html").read_text("utf-8")
    assert list((tmp_path / "map" / "assets").glob("leaflet*"))
