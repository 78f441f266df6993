"""What the tests of layers share: small files as sources write them, and a look into a layer by itself."""

from __future__ import annotations

import zipfile
from pathlib import Path

from gazetteer import Place, world_view
from gazetteer.building.importing import ImportOptions, ImportReport, import_layer
from gazetteer.index.columns import KeyIndex, PlaceTable, Posting
from gazetteer.index.storage import Container
from gazetteer.names.folding import fold

DUMP = tuple(
    "\t".join(field.strip() for field in line.split("|"))
    for line in (
        "2210247 | Tripoli | Tripoli | Tarabulus,Trípoli,طرابلس,طرابلس الغرب,ترابلس,טריפולי"
        " | 32.88743 | 13.18733 | P | PPLC | LY | | 61 | | | | 1150989 | | 81 | Africa/Tripoli | 2023-05-01",
        "2215636 | Libya | Libya | ليبيا | 28 | 17"
        " | A | PCLI | LY | | 00 | | | | 6678567 | | 200 | Africa/Tripoli | 2024-01-01",
        "2219001 | Bin Ghashīr | Bin Ghashir | بن غشير | 32.7 | 13.2"
        " | P | PPL | LY | | 61 | | | | 0 | | 81 | Africa/Tripoli | 2012-01-18",
        "2212771 | Mitiga | Mitiga | MJI | 32.894 | 13.276"
        " | S | AIRP | LY | | 61 | | | | 0 | 11 | 9 | Africa/Tripoli | 2020-02-02",
        "2300001 | Some Stream | Some Stream | | -5.1 | 20.5"
        " | H | STM | CD | | | | | | 0 | | 500 | Africa/Kinshasa | 2011-01-01",
        "2300002 | Wadi Test | Wadi Test | وادي الاختبار | 29.1 | 20.5"
        " | H | STM | LY | | | | | | 0 | | 500 | Africa/Tripoli | 2011-01-01",
        "112931 | Tehran | Tehran | طهران,تهران | 35.69439 | 51.42151"
        " | P | PPLC | IR | | 26 | | | | 7153309 | | 1179 | Asia/Tehran | 2022-01-01",
        "2363255 | Gulf of Guinea | Gulf of Guinea | | 1 | 3"
        " | H | GULF | | | | | | | 0 | | -9999 | Etc/GMT | 2016-01-01",
    )
)
ALTERNATES = (
    "1\t2210247\tar\tطرابلس\t1\t\t\t\t\t",
    "2\t2210247\tar\tإطرابلس\t\t\t\t1\t\t",
    "3\t2210247\tarz\tطرابلس الغرب\t\t\t\t\t\t",
    "4\t2210247\tlink\thttps://ar.wikipedia.org/wiki/طرابلس\t\t\t\t\t\t",
    "5\t2210247\tpost\t218\t\t\t\t\t\t",
    "6\t112931\tfa\tتهران\t1\t\t\t\t\t",
    "7\t112931\tar\tطهران\t\t\t\t\t\t",
    "8\t2212771\tiata\tMJI\t\t\t\t\t\t",
    "9\t2212771\ticao\tHLLM\t\t\t\t\t\t",
    "10\t2210247\twkdt\tQ3579\t\t\t\t\t\t",
    "11\t112931\tar\tطهران القديمة\t\t\t\t\t1900\t1950",
)


def zipped(path: Path, member: str, lines: tuple[str, ...]) -> Path:
    """A zip as GeoNames offers them: the data, and a file that tells of it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "Readme for GeoNames Gazetteer extract files")
        archive.writestr(member, "".join(line + "\n" for line in lines))
    return path


def written(path: Path, *lines: str) -> Path:
    """A text file of these lines."""
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def imported(target: Path, *sources: Path, **options: object) -> ImportReport:
    """Import with options by name."""
    return import_layer(sources, target, options=ImportOptions(**options))


def places(layer: Path) -> dict[str, Place]:
    """The places of a layer by id, with the countries of their sources."""
    table = PlaceTable(Container(layer), world_view("de-facto"))
    return {place.id: place for place in map(table.place, range(len(table)))}


def postings(layer: Path, name: str) -> tuple[Posting, ...]:
    """The postings of a name in a layer."""
    container = Container(layer)
    return KeyIndex(container, PlaceTable(container, world_view("de-facto"))).postings(fold(name))
