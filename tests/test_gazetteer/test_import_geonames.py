"""GeoNames dumps: which rows become places, as what, and how well each name is vouched for."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import Kind
from gazetteer.building.importing import LeftOut
from gazetteer.index.storage import Container
from gazetteer.weights import Quality

from .layers import ALTERNATES, DUMP, imported, places, postings, written, zipped


@pytest.fixture
def dump(tmp_path: Path) -> tuple[Path, Path]:
    """A dump and its alternate names, in zips."""
    return (
        zipped(tmp_path / "allCountries.zip", "allCountries.txt", DUMP),
        zipped(tmp_path / "alternateNamesV2.zip", "alternateNamesV2.txt", ALTERNATES),
    )


@pytest.fixture
def layer(tmp_path: Path, dump: tuple[Path, Path]) -> Path:
    """The layer of both."""
    imported(tmp_path / "layer.maz", *dump)
    return tmp_path / "layer.maz"


def test_towns_and_what_has_an_arabic_name_are_kept(tmp_path: Path, dump: tuple[Path, Path]) -> None:
    """Not countries, which the base has, nor a stream without an Arabic name; the report says so."""
    report = imported(tmp_path / "layer.maz", *dump)
    kept = {f"geonames:{number}" for number in (2210247, 2219001, 2212771, 2300002, 112931, 2363255)}
    assert set(places(tmp_path / "layer.maz")) == kept
    assert (report.rows, report.places, report.left_out) == (8, 6, {LeftOut.FEATURE: 2})


def test_a_place_keeps_what_its_row_says(layer: Path) -> None:
    """Point, people, country, kind, and the preferred Arabic name to show."""
    tripoli = places(layer)["geonames:2210247"]
    assert (tripoli.name, tripoli.name_en, tripoli.country) == ("طرابلس", "Tripoli", "LY")
    assert (tripoli.kind, tripoli.feature, tripoli.population) == (Kind.CITY, "capital", 1150989)
    assert (tripoli.lon, tripoli.lat) == (13.18733, 32.88743)
    assert places(layer)["geonames:2363255"].country is None


@pytest.mark.parametrize(
    ("name", "quality"),
    [
        ("طرابلس", Quality.LISTED),
        ("إطرابلس", Quality.HISTORIC),
        ("طرابلس الغرب", Quality.UNTAGGED),
        ("ترابلس", Quality.UNTAGGED),
        ("تهران", Quality.FOREIGN),
        ("طهران", Quality.LISTED),
        ("طهران القديمة", Quality.HISTORIC),
        ("Tarabulus", Quality.LATIN),
        ("Bin Ghashir", Quality.LATIN),
        ("MJI", Quality.LATIN),
        ("HLLM", Quality.LATIN),
    ],
)
def test_a_name_is_vouched_for_as_its_language_and_flags_say(
    layer: Path, name: str, quality: Quality
) -> None:
    """Arabic before spoken Arabic and names without a language, those before historic and foreign ones."""
    assert [posting.quality for posting in postings(layer, name)] == [quality]


@pytest.mark.parametrize("name", ["218", "Q3579", "https://ar.wikipedia.org/wiki/طرابلس", "טריפולי"])
def test_codes_links_and_other_scripts_are_no_names(layer: Path, name: str) -> None:
    """Postal codes, items of Wikidata, addresses."""
    assert postings(layer, name) == ()


def test_without_alternate_names_the_names_of_the_dump_count(tmp_path: Path) -> None:
    """A plain text file of one country will do; Persian letters are no Arabic."""
    imported(tmp_path / "layer.maz", written(tmp_path / "LY.txt", *DUMP))
    assert places(tmp_path / "layer.maz")["geonames:2210247"].name == "طرابلس"
    assert postings(tmp_path / "layer.maz", "طرابلس")[0].quality is Quality.UNTAGGED


def test_countries_may_be_chosen(tmp_path: Path, dump: tuple[Path, Path]) -> None:
    """Seas, which have no country, stay."""
    report = imported(tmp_path / "layer.maz", *dump, countries=frozenset({"IR"}))
    assert set(places(tmp_path / "layer.maz")) == {"geonames:112931", "geonames:2363255"}
    assert report.left_out[LeftOut.COUNTRY] == 6


def test_an_arabic_name_may_be_required(tmp_path: Path, dump: tuple[Path, Path]) -> None:
    """Then the airport with codes alone goes too."""
    imported(tmp_path / "layer.maz", *dump, require_arabic=True)
    numbers = (2210247, 2219001, 2300002, 112931)
    assert set(places(tmp_path / "layer.maz")) == {f"geonames:{number}" for number in numbers}


def test_the_source_is_named_with_licence_and_day(layer: Path) -> None:
    """The day is that of the latest change."""
    source = Container(layer).metadata["sources"][0]
    assert (source["package"], source["version"], source["licence"]) == (
        "GeoNames",
        "2024-01-01",
        "CC-BY-4.0",
    )


def test_the_same_files_give_the_same_bytes(tmp_path: Path, dump: tuple[Path, Path], layer: Path) -> None:
    """As everything that is built here."""
    imported(tmp_path / "again.maz", *dump)
    assert (tmp_path / "again.maz").read_bytes() == layer.read_bytes()


def test_lines_may_end_as_on_windows_and_begin_with_a_mark(tmp_path: Path, layer: Path) -> None:
    """A file that went through an editor there."""
    text = "\ufeff" + "".join(line + "\r\n" for line in DUMP)
    (tmp_path / "LY.txt").write_bytes(text.encode())
    imported(tmp_path / "layer.maz", tmp_path / "LY.txt")
    assert len(places(layer)) == 6
