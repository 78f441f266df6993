"""The command line, as a user runs it: what it prints, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from service.cli import COMMANDS

MASALIK = Path(sys.executable).with_name("masalik")
DATA = Path(sys.prefix) / "share" / "masalik"
STORY = "وصل وزير الخارجية المصري سامح شكري إلى طرابلس، الأحد، قادمًا من القاهرة، في زيارة رسمية."
built = pytest.mark.skipif(
    not (DATA / "gazetteer.maz").exists(), reason="NO GAZETTEER: build it with `make setup`"
)


def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command to its end."""
    env = {"PATH": "/usr/bin:/bin", "COLUMNS": "140", "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run([MASALIK, *arguments], input=stdin, capture_output=True, env=env, timeout=60)


def test_help_names_every_command() -> None:
    """And each command has help of its own."""
    text = run("--help").stdout.decode()
    for name in COMMANDS:
        assert name in text
        shown = run(name, "--help")
        assert shown.returncode == 0
        assert b"Usage: masalik" in shown.stdout


def test_wrong_use_exits_with_2() -> None:
    """An unknown command, an unknown option, an argument that is missing or impossible."""
    for arguments in (["nosuch"], ["read", "--nosuch"], ["find"], ["serve", "--port", "99999"], ["evaluate"]):
        found = run(*arguments)
        assert (found.returncode, b"Traceback" in found.stderr) == (2, False), arguments


@built
def test_reading_a_file_prints_a_table(tmp_path: Path) -> None:
    """With who, where and the sentence."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    found = run("read", path, "--published", "2020-12-27")
    assert found.returncode == 0, found.stderr.decode()
    text = found.stdout.decode()
    assert "طرابلس" in text
    assert "2020-12-27" in text


@built
def test_standard_input_is_read_and_json_printed() -> None:
    """The answer of `POST /read`."""
    for arguments in (["-"], []):
        found = run("read", *arguments, "--format", "json", stdin=STORY.encode())
        assert found.returncode == 0, found.stderr.decode()
        reading = json.loads(found.stdout)
        assert reading["article"]["text"] == STORY
        assert reading["events"]["features"]


@built
def test_geojson_holds_the_events_of_all_files(tmp_path: Path) -> None:
    """Text and HTML mixed."""
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.html").write_text(
        f"<html><body><article><p>{STORY}</p></article></body></html>", encoding="utf-8"
    )
    one = json.loads(run("read", tmp_path / "a.txt", "--format", "geojson").stdout)
    both = json.loads(run("read", tmp_path / "a.txt", tmp_path / "b.html", "--format", "geojson").stdout)
    assert both["type"] == "FeatureCollection"
    assert len(both["features"]) == 2 * len(one["features"]) > 0


@built
@pytest.mark.parametrize(
    ("content", "arguments", "code", "message"),
    [
        (b"", [], 2, "empty text"),
        (b"only English here", [], 1, "Arabic"),
        ("نص عربي".encode("cp1256"), [], 1, "UTF-8"),
        (STORY.encode(), ["--published", "2021-02-30"], 2, "published"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_line(
    tmp_path: Path, content: bytes, arguments: list[str], code: int, message: str
) -> None:
    """With the name of the file, without a traceback."""
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    found = run("read", path, *arguments)
    assert found.returncode == code
    assert message in found.stderr.decode()
    assert "story.txt" in found.stderr.decode()
    assert b"Traceback" not in found.stderr


@built
def test_finding_shows_candidates_and_why() -> None:
    """Libya's Tripoli first, Lebanon's first when Lebanon is meant; 1 for a name that nobody has."""
    text = run("find", "طرابلس").stdout.decode()
    assert 0 < text.index("geonames:2210247") < text.index("geonames:266826")
    assert "exact" in text
    text = run("find", "طرابلس", "--country", "LB").stdout.decode()
    assert text.index("geonames:266826") < text.index("geonames:2210247")
    missing = run("find", "شسيبشسيبشسيب")
    assert (missing.returncode, b"Traceback" in missing.stderr) == (1, False)


def test_what_was_not_built_is_told_with_the_command_that_builds_it(tmp_path: Path) -> None:
    """For every command that needs it."""
    for arguments in (["find", "طرابلس"], ["read", "-"], ["serve", "--port", "0"]):
        found = run(*arguments, stdin=STORY.encode(), MASALIK_DATA=str(tmp_path))
        assert (found.returncode, b"masalik build" in found.stderr) == (1, True), arguments
        assert b"Traceback" not in found.stderr


def test_a_setting_that_cannot_be_used_is_told() -> None:
    """By its name."""
    found = run("serve", MASALIK_MAX_BODY="much")
    assert (found.returncode, b"MASALIK_MAX_BODY" in found.stderr) == (1, True)


@built
def test_evaluating_hands_readings_to_the_scorer(tmp_path: Path) -> None:
    """One for each article of the gold, in the shape of `POST /read`; the scorer's exit code is ours."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        json.dumps({"id": "one", "text": STORY, "published": "2020-12-27"}) + "\n", encoding="utf-8"
    )
    scorer = tmp_path / "scorer.py"
    scorer.write_text(
        "import json, sys\n"
        "line = json.loads(open(sys.argv[sys.argv.index('--readings') + 1], encoding='utf-8').readline())\n"
        "print(line['id'], len(line['reading']['events']['features']) > 0)\n"
        "sys.exit(7)\n",
        encoding="utf-8",
    )
    found = run("evaluate", "--scorer", scorer, "--gold", gold)
    assert (found.returncode, found.stdout.decode().split()[-2:]) == (7, ["one", "True"]), (
        found.stderr.decode()
    )
