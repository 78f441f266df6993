"""The command line, as a user runs it: what it prints, and its exit codes."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from waiting import PATIENCE

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
    return subprocess.run(
        [MASALIK, *arguments], input=stdin, capture_output=True, env=env, timeout=PATIENCE * 5
    )


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


TOLD = [
    {"text": f"{who} إلى طرابلس أمس السبت.", "published": "2020-12-27", "source": source}
    for who, source in (
        ("وصل وزير الدفاع الإيطالي ماركو بيليني", "نشرة أولى"),
        ("وصل الوزير الإيطالي ماركو بليني", "نشرة ثانية"),
        ("وصلت قافلة مساعدات أردنية", "نشرة أولى"),
    )
]


@built
@pytest.mark.parametrize("given", ["articles", "readings"])
def test_merging_tells_each_event_once(given: str) -> None:
    """From articles or from what `read` made of them: one line an event, or one collection."""
    lines = "\n".join(json.dumps(article) for article in TOLD).encode()
    if given == "readings":
        lines = run("read", "--lines", "--format", "json", stdin=lines).stdout
    found = run("merge", "--lines", "--format", "json", "--explain", "--lang", "en", stdin=lines)
    events = [json.loads(line) for line in found.stdout.splitlines()]
    visit, convoy = sorted(
        (event["properties"] for event in events), key=lambda event: -event["source_count"]
    )
    assert (visit["source_count"], set(visit["actors"][0]["names"])) == (2, {"ماركو بيليني", "ماركو بليني"})
    assert "the same name, spelt otherwise" in [one["words"] for one in visit["links"][0]["findings"]]
    assert (convoy["source_count"], convoy["links"]) == (1, [])
    collection = json.loads(run("merge", "--lines", "--format", "geojson", stdin=lines).stdout)
    assert [feature["id"] for feature in collection["features"]] == [event["id"] for event in events]
    assert "links" not in collection["features"][0]["properties"]


@built
def test_merging_prints_a_table_and_why() -> None:
    """Who told it, and what spoke for one event; a bad line is told and the rest merged."""
    lines = "\n".join([*(json.dumps(article) for article in TOLD), '{"text": "English"}']).encode()
    found = run("merge", "--lines", "--explain", stdin=lines)
    text = found.stdout.decode()
    assert (found.returncode, found.stderr.decode().count("\n")) == (1, 1)
    assert "2 events, 3 reports" in text
    assert "الاسم نفسه برسم آخر" in text
    assert "نشرة ثانية" in text


@built
def test_reading_says_why_on_demand(tmp_path: Path) -> None:
    """Below the table in Arabic or English, in JSON as a member; GeoJSON has no room for it."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    arabic = run("read", path, "--explain", "--published", "2020-12-27").stdout.decode()
    assert "فاعل الفعل بعده مباشرة (wasala/verb-subject)" in arabic
    assert "منصوص عليه" in arabic
    english = run("read", path, "--explain", "--lang", "en", "--published", "2020-12-27").stdout.decode()
    assert "the subject right after the verb (wasala/verb-subject)" in english
    reading = json.loads(run("read", path, "--explain", "--format", "json").stdout)
    assert reading["explanation"]["events"][0]["id"] == reading["events"]["features"][0]["id"]
    refused = run("read", path, "--explain", "--format", "geojson")
    assert (refused.returncode, b"table or json" in refused.stderr) == (2, True)


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
    ("content", "message"),
    [
        (b"", "There is no text"),
        (b"only English here", "Arabic"),
        (b"\x00\x01\x02", "UTF-8 or Windows-1256"),
        ("زار الوزير ليبيا ".encode() * 30_000, "400,000 characters at most"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_line(tmp_path: Path, content: bytes, message: str) -> None:
    """With the name of the file and the words of the web, without usage and without a traceback."""
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    found = run("read", path)
    told = found.stderr.decode()
    assert (found.returncode, found.stdout, told.count("\n")) == (1, b"", 1), told
    assert message in told
    assert "story.txt: " in told
    assert "{" not in told


@built
@pytest.mark.parametrize("shape", ["table", "json", "geojson"])
def test_files_that_can_be_read_are_read_beside_those_that_cannot(tmp_path: Path, shape: str) -> None:
    """The bad ones are told, a line each, and the exit code is 1."""
    for name, content in {"bad": b"", "good": STORY.encode(), "english": b"only English here"}.items():
        (tmp_path / f"{name}.txt").write_bytes(content)
    names = [tmp_path / f"{name}.txt" for name in ("bad", "good", "english", "missing")]
    found = run("read", *names, "--format", shape)
    told = found.stderr.decode().splitlines()
    assert (found.returncode, len(told)) == (1, 3)
    assert [name for name in ("bad", "english", "missing") if f"{name}.txt: " in found.stderr.decode()] == [
        "bad",
        "english",
        "missing",
    ]
    assert "طرابلس" in found.stdout.decode()


@built
def test_a_file_in_the_older_encoding_of_windows_is_read(tmp_path: Path) -> None:
    """As the form of the home page does."""
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode("cp1256"))
    found = run("read", path, "--format", "json")
    assert json.loads(found.stdout)["article"]["text"] == STORY


@pytest.mark.parametrize("date", ["27/12/2020", "2021-02-30", "2999-01-01"])
def test_a_date_that_cannot_be_used_is_wrong_use(date: str) -> None:
    """Told with the option and the form that is wanted."""
    found = run("read", "--published", date, stdin=STORY.encode())
    told = found.stderr.decode()
    assert (found.returncode, "Traceback" in told) == (2, False)
    for words in ("--published", date, "YYYY-MM-DD"):
        assert words in told


@built
def test_candidates_fit_eighty_columns_with_whole_ids() -> None:
    """Each in lines of its own."""
    text = run("find", "طرابلس", COLUMNS="80").stdout.decode()
    assert max(map(len, text.splitlines())) <= 80
    lines = [line.strip() for line in text.splitlines()]
    assert "geonames:2210247" in lines
    assert any(line.startswith("- ") for line in lines)


@built
@pytest.mark.parametrize(("lang", "first"), [("ar", "الأسباب"), ("en", "#")])
def test_the_columns_of_the_table_run_in_the_direction_of_reading(lang: str, first: str) -> None:
    """In Arabic the number is on the right and the reasons on the left, in English the other way round; a
    pipe gets no marks of direction.
    """
    text = run("find", "طرابلس", "--lang", lang, "--limit", "2", COLUMNS="130").stdout.decode()
    lines = text.splitlines()
    heading = next(line for line in lines if line.startswith("| ") or line.startswith("|  "))
    assert heading.strip("| ").startswith(first)
    assert len({len(line) for line in lines if line.startswith(("|", "+"))}) == 1
    assert not set(text) & set("\u200e\u200f\u2066\u2067\u2068\u2069")
    for shown in ("geonames:2210247", "32.8874", "13.1873", "Tripoli", "1,302"):
        assert shown in text


@built
def test_candidates_can_be_had_as_json() -> None:
    """With id, position, reasons, and which is meant."""
    found = json.loads(run("find", "طرابلس", "--format", "json").stdout)
    first = found["candidates"][0]
    assert (found["name"], first["place"]["id"]) == ("طرابلس", "geonames:2210247")
    assert first["reasons"]
    assert found["resolution"]["place"]["id"] == first["place"]["id"]
    assert 0.5 < found["resolution"]["confidence"] <= 1.0


@built
def test_candidates_can_be_had_as_geojson_and_csv() -> None:
    """The same places in the same order, longitude first in GeoJSON and by name in CSV."""
    features = json.loads(run("find", "طرابلس", "--format", "geojson").stdout)["features"]
    rows = list(csv.DictReader(run("find", "طرابلس", "--format", "csv").stdout.decode().splitlines()))
    assert [feature["id"] for feature in features] == [row["id"] for row in rows]
    assert features[0]["properties"]["query"] == rows[0]["query"] == "طرابلس"
    lon, lat = features[0]["geometry"]["coordinates"]
    assert (lon, lat) == pytest.approx((float(rows[0]["lon"]), float(rows[0]["lat"])))
    assert 9 < lon < 25 < lat < 34


@built
def test_many_names_are_looked_up_at_once() -> None:
    """The lines of standard input, or every argument; the unknown ones are told and the exit code is 1."""
    lines = run("find", "-", "--format", "json", stdin="بنغازي\n\nKoufra\nشسيبشسيبشسيب\n".encode())
    named = run("find", "--each", "بنغازي", "Koufra", "--format", "json")
    assert (lines.returncode, named.returncode) == (1, 0)
    assert lines.stdout == named.stdout
    assert [json.loads(line)["name"] for line in lines.stdout.splitlines()] == ["بنغازي", "Koufra"]
    assert "شسيبشسيبشسيب" in lines.stderr.decode()


@built
@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["طرابلس", "--near", "35.8,34.4"], "geonames:266826"),
        (["طرابلس", "--context", "قال رئيس الوزراء اللبناني في بيروت وصيدا وزحلة"], "geonames:266826"),
        (["طرابلس،", "لبنان"], "geonames:266826"),
        (["تونس", "--kind", "city"], "geonames:2464470"),
    ],
)
def test_what_is_said_beside_the_name_turns_the_answer(arguments: list[str], first: str) -> None:
    """A point, a text, a country after a comma, a kind."""
    found = json.loads(run("find", *arguments, "--format", "json").stdout)
    assert found["candidates"][0]["place"]["id"] == first


@built
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([""], "NAME"),
        (["  "], "NAME"),
        (["مصر", "--country", "XX"], "XX"),
        (["مصر", "--near", "x"], "--near"),
    ],
)
def test_a_name_or_a_country_that_is_none_is_wrong_use(arguments: list[str], message: str) -> None:
    """And told so."""
    found = run("find", *arguments)
    assert (found.returncode, found.stdout) == (2, b"")
    assert message in found.stderr.decode()


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_empty_gold_is_an_error(tmp_path: Path, content: str) -> None:
    """Not a perfect score."""
    gold, scorer = tmp_path / "gold.jsonl", tmp_path / "scorer.py"
    gold.write_text(content, encoding="utf-8")
    scorer.write_text("", encoding="utf-8")
    found = run("evaluate", "--scorer", scorer, "--gold", gold)
    assert (found.returncode, b"gold.jsonl is empty" in found.stderr) == (1, True), found.stderr.decode()


@built
def test_finding_shows_candidates_and_why() -> None:
    """Libya's Tripoli first, Lebanon's first when Lebanon is meant; 1 for a name that nobody has."""
    text = run("find", "طرابلس").stdout.decode()
    assert 0 < text.index("geonames:2210247") < text.index("geonames:266826")
    assert "مطابق" in text
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


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """In a line that names it."""
    (tmp_path / "file").touch()
    found = run("build", "--data", str(tmp_path / "file" / "folder"))
    assert (found.returncode, b"Traceback" in found.stderr) == (1, False)
    assert str(tmp_path / "file").encode() in found.stderr


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


@built
def test_lines_of_json_are_read_one_by_one() -> None:
    """Each is what POST /read takes; bad lines are told by their number, the others answered in order."""
    lines = [{"text": STORY, "id": 7}, {"text": ""}, {"text": STORY, "published": "2021-01-03"}]
    stdin = "\n".join([*map(json.dumps, lines), "", "{}", "none", '{"body": "x"}']).encode()
    found = run("read", "--lines", "--format", "json", "--published", "2020-12-27", stdin=stdin)
    assert found.returncode == 1
    days = [json.loads(line)["article"]["published"] for line in found.stdout.splitlines()]
    assert days == ["2020-12-27", "2021-01-03"]
    told = found.stderr.decode()
    assert [f"-:{number}:" in told for number in (1, 2, 3, 5, 6)] == [False, True, False, True, True]
    assert "the fields are text, html, title, published, url, source" in told.splitlines()[-1]


@built
def test_a_broken_feed_is_told(tmp_path: Path) -> None:
    """In a line with its line; what can be made out of it is read, and nothing at all is an error."""
    feed, head = tmp_path / "feed.xml", '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
    item = f"<item><title>{STORY}</title><link>https://news.example/1</link></item>"
    feed.write_text(f"{head}<title>A & B</title>{item}</channel></rss>", encoding="utf-8")
    broken = run("feed", feed, "--format", "json")
    assert (broken.returncode, len(broken.stdout.splitlines())) == (0, 1)
    assert "its XML is broken in line 2" in broken.stderr.decode()
    feed.write_text(f"{head}<item><tit", encoding="utf-8")
    nothing = run("feed", feed)
    assert (nothing.returncode, nothing.stdout) == (1, b"")
    assert "cannot be read: its XML is broken in line 2" in nothing.stderr.decode()


@built
def test_a_feed_is_read_once(tmp_path: Path) -> None:
    """What was read is remembered in the state."""
    feed, state = tmp_path / "feed.xml", tmp_path / "state.json"
    item = (
        f"<item><title>خبر</title><guid isPermaLink='false'>1</guid><description>{STORY}</description></item>"
    )
    feed.write_text(
        f"<rss version='2.0'><channel><title>وكالة</title>{item}</channel></rss>", encoding="utf-8"
    )
    first = run("feed", feed, "--state", state, "--format", "json")
    assert first.returncode == 0, first.stderr.decode()
    assert json.loads(first.stdout)["article"]["source"] == "وكالة"
    assert run("feed", feed, "--state", state, "--format", "json").stdout == b""
    missing = run("feed", tmp_path / "none.xml")
    assert (missing.returncode, b"none.xml cannot be opened" in missing.stderr) == (1, True)
    nowhere = run("feed", feed, "--state", tmp_path / "none" / "state.json")
    assert (nowhere.returncode, b"there is no folder" in nowhere.stderr) == (1, True)
    assert nowhere.stdout == b""
