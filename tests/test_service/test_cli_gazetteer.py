"""`masalik gazetteer`, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

from .test_cli import run

OWN = "name\tlat\tlon\tfeature\tcountry\nبئر العطشان\t27.5\t14.2\twell\tLY\n"


def _layer(folder: Path, text: str = OWN, name: str = "mine") -> Path:
    source, target = folder / f"{name}.tsv", folder / f"{name}.maz"
    source.write_text(text, encoding="utf-8")
    done = run("gazetteer", "import", source, "-o", target)
    assert done.returncode == 0, done.stderr.decode()
    assert f"1 rows read, 1 places kept: {target}" in done.stdout.decode()
    return target


def test_a_layer_is_imported_and_inspected(tmp_path: Path) -> None:
    """As a table for people, or as JSON."""
    layer = _layer(tmp_path)
    text = run("gazetteer", "info", layer, "--verify").stdout.decode()
    assert "places     1" in text
    assert "matches the content" in text
    (summary,) = json.loads(run("gazetteer", "info", layer, "--format", "json").stdout)
    assert (summary["places"], summary["layer"], summary["countries"]) == (1, True, {"LY": 1})


def test_two_files_are_compared(tmp_path: Path) -> None:
    """Counts first, then the places; JSON holds all changes."""
    old, new = _layer(tmp_path), _layer(tmp_path, OWN.replace("27.5", "28.5"), "other")
    text = run("gazetteer", "diff", old, new).stdout.decode()
    assert "1 added" in text
    assert "other:بير-العطشان" in text
    found = json.loads(run("gazetteer", "diff", old, new, "--format", "json").stdout)
    assert found["counts"] == {"added": 1, "removed": 1, "moved": 0, "renamed": 0, "reassigned": 0}
    assert [change["kind"] for change in found["changes"]] == ["removed", "added"]


def test_what_is_wrong_is_told_in_a_line(tmp_path: Path) -> None:
    """A bad row, a damaged, a foreign and a missing file; exit code 1, no traceback."""
    bad, layer = tmp_path / "bad.tsv", _layer(tmp_path)
    bad.write_text(OWN + "سبها\t99\t14\tcity\tLY\n", encoding="utf-8")
    layer.write_bytes(layer.read_bytes()[:-1])
    for arguments, message in (
        (
            ("import", bad, "-o", tmp_path / "x.maz"),
            "bad.tsv, line 3, column 'lat': 99 is not between -90 and 90",
        ),
        (("info", layer), "bytes long"),
        (("info", bad), "is not a gazetteer file"),
        (("diff", layer, bad), "bytes long"),
        (("info", tmp_path / "none.maz"), "no gazetteer at"),
    ):
        done = run("gazetteer", *arguments)
        text = done.stderr.decode()
        assert (done.returncode, text.count("\n")) == (1, 1), text
        assert text.startswith("masalik: ")
        assert message in text
    assert not (tmp_path / "x.maz").exists()
