"""What the pages about using the service show runs as it stands, against a service of this machine."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_service.outside import filled_store, served_store_at

from gazetteer import default_path

DOCS = Path(__file__).parents[2] / "docs"
SHOWN = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service with something in it."""
    if not default_path().exists():
        pytest.skip("NOT BUILT: build with `make setup`")
    with served_store_at(filled_store(tmp_path_factory.mktemp("using") / "store.gpkg", made=30)) as found:
        yield found


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store for commands that look for one."""
    monkeypatch.setenv("MASALIK_STORE", str(filled_store(tmp_path / "masalik.gpkg", made=0)))


def blocks(page: str, language: str, url: str) -> list[str]:
    """The code of a page, which asks the service at `url`."""
    found = re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text("utf-8"), re.S)
    assert found
    return [block.replace(SHOWN, url).replace(SHOWN[7:], url[7:]) for block in found]


def test_the_page_about_python_runs(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Block after block, with the names of those before it."""
    for package in ("geopandas", "pyogrio", "owslib"):
        pytest.importorskip(package, reason="NO CLIENTS: install them with `make clients`")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks("python.md", "python", url):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(block, names)
        assert "error" not in printed.getvalue().lower()
    assert "بنغازي" in printed.getvalue()


@pytest.mark.parametrize(
    ("page", "tools"), [("shell.md", ("curl", "jq", "ogrinfo", "ogr2ogr")), ("http.md", ("curl",))]
)
def test_the_commands_of_a_page_run(url: str, tmp_path: Path, page: str, tools: tuple[str, ...]) -> None:
    """Line after line, without an error of the service or of a tool."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"NO {', '.join(missing)}: apt-get install curl jq gdal-bin")
    script = "set -euo pipefail\n" + "\n".join(blocks(page, "sh", url)).replace("curl -s", "curl --fail -Ss")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    command = ["bash", "-c", script]
    found = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout[-500:] + found.stderr[-1500:]
    assert "problem" not in found.stdout
