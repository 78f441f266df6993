"""What is wrong in a file to import is told with file, line and column, and nothing half-built stays."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gazetteer import SourceError
from gazetteer.building.importing import SourceFormat

from .layers import ALTERNATES, DUMP, imported, written, zipped

HEADER = "name\tid\tfeature\tcountry\tlat\tlon\tpopulation"
ROW = "سبها\tx:1\tcity\tLY\t27\t14\t1000"


def _dump(line: int, old: str, new: str) -> bytes:
    lines = [text.replace(old, new) if number == line else text for number, text in enumerate(DUMP, 1)]
    return "\n".join(lines).encode()


def _table(*rows: str) -> bytes:
    return "\n".join([HEADER, ROW, *rows]).encode()


def _row(*, name: str = "أوباري", feature: str = "city", country: str = "LY", lat: str = "27") -> str:
    return f"{name}\tx:2\t{feature}\t{country}\t{lat}\t14\t1"


BAD = {
    "an empty file": (b"", r"places\.tsv: is empty"),
    "nothing but comments": (b"# a\n\n", r"places\.tsv: is empty"),
    "no known header": (b"this\tthat\n1\t2\n", r"line 1: no known header \(this"),
    "a header alone": (HEADER.encode(), r"no place to keep in places\.tsv"),
    "a column twice": (b"name\tlat\tlon\tLAT\nx\t1\t2\t3\n", r"the header has the column 'lat' twice"),
    "too few columns": (_table("a\tb"), r"places\.tsv, line 3: 2 columns, the header has 7"),
    "an empty name": (_table(_row(name="")), r"line 3, column 'name': is empty"),
    "a name of no letters": (_table(_row(name="؟!")), r"line 3, column 'name': '؟!' has no letters"),
    "no latitude": (_table(_row(lat="")), r"line 3, column 'lat': is empty"),
    "a decimal comma": (_table(_row(lat="27,5")), r"column 'lat': '27,5' is no number .decimals"),
    "an impossible latitude": (_table(_row(lat="97")), r"'lat': 97 is not between -90 and 90"),
    "no number at all": (_table(_row(lat="nan")), r"'lat': nan is not between"),
    "an unknown feature": (_table(_row(feature="village")), r"column 'feature': 'village' is not one of"),
    "no code of a country": (_table(_row(country="Libya")), r"column 'country': 'LIBYA' is no code"),
    "an id twice": (_table(ROW), r"line 3, column 'id': x:1 is also the id of .*, line 2"),
    "Windows letters": (_table() + "\nبئر".encode("cp1256"), r"line 3, column 1: byte 0x.. is no UTF-8"),
    "UTF-16": ("name\tlat\tlon".encode("utf-16"), r"is UTF-16; save it as UTF-8"),
    "a zero byte": (_table("a\0b"), r"line 3: a zero byte"),
    "a gap in a dump": (_dump(3, "\tP\tPPL", "\tPPL"), r"places\.tsv, line 3: 18 columns, expected 19"),
    "a dump's latitude": (_dump(4, "32.894", "132.894"), r"line 4, column 'latitude': 132\.894 is not"),
    "a dump's longitude": (_dump(4, "13.276", "east"), r"column 'longitude': 'east' is no number"),
    "a dump's people": (_dump(1, "1150989", "-5"), r"line 1, column 'population': '-5' is no whole number"),
    "a dump's name": (_dump(3, "Bin Ghashīr", ""), r"line 3, column 'name': is empty"),
    "a dump's id twice": (_dump(3, "2219001", "2210247"), r"line 3, .*geonames:2210247 is also .* line 1"),
    "names of no dump": ("\n".join(ALTERNATES).encode(), r"alternate names need the dump"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "message"), BAD.values(), ids=BAD)
def test_a_bad_file_is_told_and_leaves_the_old_layer(tmp_path: Path, content: bytes, message: str) -> None:
    """Where in which file; what was there before stays as it was, and nothing beside it."""
    source, target = tmp_path / "places.tsv", tmp_path / "out" / "layer.maz"
    target.parent.mkdir()
    target.write_bytes(b"the old layer")
    source.write_bytes(content)
    with pytest.raises(SourceError, match=message):
        imported(target, source)
    assert target.read_bytes() == b"the old layer"
    assert [path.name for path in target.parent.iterdir()] == ["layer.maz"]


def test_a_bad_alternate_name_is_told(tmp_path: Path) -> None:
    """Too many columns, or a place that is no number."""
    dump = written(tmp_path / "LY.txt", *DUMP)
    for line, message in (
        ("1\t2\tar\tأ" + "\t" * 12, r"line 2: 16 columns, expected 10"),
        ("1\tx\tar\tأ\t\t\t\t\t\t", r"line 2, column 'geonameid': 'x' is no number"),
    ):
        names = zipped(tmp_path / "names.zip", "alternateNamesV2.txt", (ALTERNATES[0], line))
        with pytest.raises(SourceError, match=message):
            imported(tmp_path / "layer.maz", dump, names)


def test_broken_zips_are_told(tmp_path: Path) -> None:
    """Cut short, damaged within, without data or with too much of it."""
    whole = zipped(tmp_path / "whole.zip", "LY.txt", DUMP * 50).read_bytes()
    cut, damaged = tmp_path / "cut.zip", tmp_path / "damaged.zip"
    cut.write_bytes(whole[:300])
    middle = whole.index(b"LY.txt") + 60
    damaged.write_bytes(whole[:middle] + bytes(60) + whole[middle + 60 :])
    for path, message in ((cut, "is no zip"), (damaged, r"damaged\.zip: LY\.txt: the zip is broken")):
        with pytest.raises(SourceError, match=message):
            imported(tmp_path / "layer.maz", path)
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.txt", "x")
        archive.writestr("b.txt", "x")
    with pytest.raises(SourceError, match=r"must hold one .* found a\.txt, b\.txt"):
        imported(tmp_path / "layer.maz", tmp_path / "two.zip")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """As an error of ours."""
    with pytest.raises(SourceError, match="No such file"):
        imported(tmp_path / "layer.maz", tmp_path / "none.tsv")


def test_a_stated_format_must_fit_the_header(tmp_path: Path) -> None:
    """The message names the column that the format needs."""
    source = written(tmp_path / "places.tsv", HEADER, ROW)
    with pytest.raises(SourceError, match=r"no column osm_id or .*, which osm needs"):
        imported(tmp_path / "layer.maz", source, format=SourceFormat.OSM)
