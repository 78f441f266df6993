"""`make clean`: what was built goes, what was stored stays."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _cleaned(folder: Path) -> str:
    command = [ROOT / ".ci" / "clean", ".venv"]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def _file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", "utf-8")
    return path


def test_stored_articles_survive(tmp_path: Path) -> None:
    """A store in the environment stays, with its log of SQLite, and is named; all else goes."""
    data = tmp_path / ".venv" / "share" / "masalik"
    kept = [_file(data / name) for name in ("masalik.gpkg", "masalik.gpkg-wal", "my news.gpkg")]
    for built in (data / "gazetteer.maz", data / "assets" / "map.js", tmp_path / ".venv" / ".installed"):
        _file(built)
    _file(tmp_path / ".venv" / "lib" / "python3" / "tests" / "of-a-library.gpkg")
    (tmp_path / ".venv" / "lib64").symlink_to("lib")
    said = _cleaned(tmp_path)
    assert sorted(kept) == sorted(one for one in tmp_path.rglob("*") if not one.is_dir())
    assert all(f".venv/share/masalik/{one.name}" in said for one in kept)
    assert "masalik store backup" in said


def test_without_a_store_nothing_is_left(tmp_path: Path) -> None:
    """An environment without a store goes whole; a second time there is nothing to do."""
    _file(tmp_path / ".venv" / "bin" / "python")
    assert _cleaned(tmp_path) == ""
    assert list(tmp_path.iterdir()) == []
    assert _cleaned(tmp_path) == ""
