"""Tables with a header: exports of Wikidata, extracts of OpenStreetMap, places of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import Kind, SourceError
from gazetteer.building.importing import LeftOut
from gazetteer.building.importing.sparql import item_of, literal_of, point_of
from gazetteer.index.storage import Container
from gazetteer.weights import Quality

from .layers import imported, places, postings, written

WIKIDATA_TSV = (
    "?item\t?coord\t?class\t?iso\t?itemLabel\t?aliases\t?sitelinks",
    "<http://www.wikidata.org/entity/Q3579>\t"
    '"Point(13.1875 32.8872)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>\t'
    '<http://www.wikidata.org/entity/Q515>\t"LY"\t"طرابلس"@ar\t"عروس البحر|طرابلس الغرب"\t151',
    "<http://www.wikidata.org/entity/Q3579>\t"
    '"Point(13.1875 32.8872)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>\t'
    '<http://www.wikidata.org/entity/Q5119>\t"LY"\t"طرابلس"@ar\t"طرابلس ليبيا"\t151',
    "<http://www.wikidata.org/entity/Q1>\t"
    '"<http://www.wikidata.org/entity/Q405> Point(10 20)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>\t'
    '<http://www.wikidata.org/entity/Q515>\t\t"بحر"@ar\t\t3',
    "<http://www.wikidata.org/entity/Q2>\t"
    '"Point(10 20)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>\t'
    '<http://www.wikidata.org/entity/Q99999999>\t\t"شيء"@ar\t\t3',
)
OSM_TSV = (
    "osm_id\tname\tname:ar\tname:en\talt_name\told_name\tplace\taeroway\tpopulation\tlat\tlon",
    "node/1\tSebha\tسبها\tSabha\tسبهة;Sebhah\tفزان\ttown\t\t130 000\t27.03\t14.43",
    "w22\tمطار الأبرق\t\t\t\t\t\taerodrome\t\t32.79\t21.96",
    "a45\tقصر\t\t\t\t\tvillage\t\t~300\t30\t20",
    "n4\tSomething\t\t\t\t\t\t\t\t30\t20",
    "2000000000000077\tDerna\tدرنة\t\t\t\ttown\t\t\t32.76\t22.64",
    "n5\t\t\t\t\t\tvillage\t\t\t30\t20",
)
OWN_TSV = (
    "# my places, from my notebook",
    "name\tvariants\thistoric\tname_en\tfeature\tcountry\tlat\tlon\tpopulation\tradius_km\ttext",
    "بئر العطشان\tعين العطشان|العطشان\tبئر قديم\tBir al-Atshan\twell\tLY\t27.5\t14.2\t\t2\tnowhere",
    "",
    '"مدينة ""الاختبار"""\t\t\tTest City\tcity\tly\t30\t20\t120000\t\t',
)


def test_an_export_of_wikidata_is_read_as_sparql_services_write_it(tmp_path: Path) -> None:
    """Addresses, literals with languages and types, points; several rows of one item are one place."""
    report = imported(tmp_path / "layer.maz", written(tmp_path / "export.tsv", *WIKIDATA_TSV))
    (tripoli,) = places(tmp_path / "layer.maz").values()
    assert (tripoli.id, tripoli.name, tripoli.country) == ("wikidata:Q3579", "طرابلس", "LY")
    assert (tripoli.lon, tripoli.lat, tripoli.kind) == (13.1875, 32.8872, Kind.CITY)
    assert postings(tmp_path / "layer.maz", "عروس البحر")[0].quality is Quality.LISTED
    assert postings(tmp_path / "layer.maz", "طرابلس ليبيا")
    assert report.left_out == {LeftOut.NOT_ON_EARTH: 1, LeftOut.FEATURE: 1}
    assert report.unknown_types == {"http://www.wikidata.org/entity/Q99999999": 1}


def test_an_export_of_wikidata_may_be_comma_separated(tmp_path: Path) -> None:
    """With bare terms and quotes, as the query service writes CSV; a line break within quotes is one row."""
    lines = (
        "qid,lat,lon,class,country,ar,en,aliases",
        'http://www.wikidata.org/entity/Q3579,32.88,13.19,capital,LY,طرابلس,"Tripoli, Libya","أ|ب\nج"',
        "Q1,1,2,Q532,LY,,Somewhere,",
    )
    imported(tmp_path / "layer.maz", written(tmp_path / "export.csv", *lines))
    found = places(tmp_path / "layer.maz")
    assert (found["wikidata:Q3579"].name_en, found["wikidata:Q3579"].feature) == ("Tripoli, Libya", "capital")
    assert found["wikidata:Q1"].name == "Somewhere"
    (tmp_path / "bad.csv").write_text("\n".join([*lines, "Q4,1,999,Q532,LY,د,,"]), encoding="utf-8")
    with pytest.raises(SourceError, match=r"bad\.csv, line 5, column 'lon'"):
        imported(tmp_path / "bad.maz", tmp_path / "bad.csv")


@pytest.mark.parametrize(
    ("term", "literal", "item", "point"),
    [
        ("<http://www.wikidata.org/entity/Q7>", "http://www.wikidata.org/entity/Q7", "Q7", None),
        ("wd:Q7", "wd:Q7", "Q7", None),
        ('"طرابلس"@ar', "طرابلس", None, None),
        ('"12"^^<http://www.w3.org/2001/XMLSchema#integer>', "12", None, None),
        (r'"a \"b\" c"@en', 'a "b" c', None, None),
        ("_:b12", "", None, None),
        ("http://www.wikidata.org/.well-known/genid/abc", "", None, None),
        ("POINT(13.5 -32)", "POINT(13.5 -32)", None, ("13.5", "-32")),
        ("<http://www.wikidata.org/entity/Q111> Point(1 2)",) * 2 + (None, ("", "")),
    ],
)
def test_terms_of_sparql(term: str, literal: str, item: str | None, point: tuple[str, str] | None) -> None:
    """What is meant, however it is written."""
    assert (literal_of(term), item_of(term), point_of(term)) == (literal, item, point)


def test_an_extract_of_openstreetmap_is_read_by_its_tags(tmp_path: Path) -> None:
    """Several values parted by semicolons; ids of nodes, ways and areas; Arabic told from its letters."""
    report = imported(tmp_path / "layer.maz", written(tmp_path / "libya.tsv", *OSM_TSV), country="LY")
    found = places(tmp_path / "layer.maz")
    assert set(found) == {"osm:node/1", "osm:way/22", "osm:relation/22", "osm:relation/77"}
    sabha = found["osm:node/1"]
    assert (sabha.name, sabha.name_en, sabha.population, sabha.country) == ("سبها", "Sabha", 130_000, "LY")
    assert found["osm:way/22"].feature == "airport"
    assert found["osm:relation/22"].population == 0
    names = {
        name: postings(tmp_path / "layer.maz", name)[0].quality for name in ("سبها", "سبهة", "فزان", "Sebhah")
    }
    assert list(names.values()) == [Quality.LISTED, Quality.UNTAGGED, Quality.HISTORIC, Quality.LATIN]
    assert report.left_out == {LeftOut.FEATURE: 1, LeftOut.NO_NAME: 1}


def test_openstreetmap_is_named_with_its_licence(tmp_path: Path) -> None:
    """Share-alike: whoever opens the file can see it."""
    imported(tmp_path / "layer.maz", written(tmp_path / "libya.tsv", *OSM_TSV))
    source = Container(tmp_path / "layer.maz").metadata["sources"][0]
    assert source["licence"] == "ODbL-1.0"
    assert "same licence" in source["credit"]


def test_a_table_of_ones_own_needs_a_name_and_a_point(tmp_path: Path) -> None:
    """Comments, empty lines, quotes of spreadsheets and codes in small letters are taken."""
    imported(
        tmp_path / "layer.maz", written(tmp_path / "my places.tsv", *OWN_TSV), licence="CC0-1.0", credit="me"
    )
    found = places(tmp_path / "layer.maz")
    well, city = found["my-places:bir-al-atshan"], found["my-places:test-city"]
    assert (well.name, well.feature, well.radius_km, well.kind) == ("بئر العطشان", "well", 2.0, Kind.WATER)
    assert (city.name, city.country, city.population) == ('مدينة "الاختبار"', "LY", 120_000)
    assert postings(tmp_path / "layer.maz", "العطشان")[0].quality is Quality.CURATED
    assert postings(tmp_path / "layer.maz", "بئر قديم")[0].quality is Quality.HISTORIC
    source = Container(tmp_path / "layer.maz").metadata["sources"][0]
    assert (source["licence"], source["credit"]) == ("CC0-1.0", "me")


def test_several_files_make_one_layer(tmp_path: Path) -> None:
    """Each of its own format, each named as a source."""
    one = written(tmp_path / "own.tsv", *OWN_TSV)
    other = written(tmp_path / "libya.tsv", *OSM_TSV)
    report = imported(tmp_path / "layer.maz", one, other)
    assert report.places == 6
    assert [source["package"] for source in Container(tmp_path / "layer.maz").metadata["sources"]] == [
        "own.tsv",
        "OpenStreetMap",
    ]
