"""What the tests of the gazetteer share: the built file, opened once, and rows of case files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer import Gazetteer, GazetteerError, default_path
from gazetteer.building import build_gazetteer


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that `masalik build` made, or one built here where there is none of this format."""
    try:
        Gazetteer.open(default_path())
    except GazetteerError:
        return build_gazetteer(tmp_path_factory.mktemp("gazetteer") / "gazetteer.maz")
    return default_path()


@pytest.fixture(scope="session")
def gazetteer(built: Path) -> Gazetteer:
    """The gazetteer."""
    return Gazetteer.open(built)


def cases(name: str) -> Iterator[list[str]]:
    """The rows of a case file: tab-separated, `#` begins a comment; an empty file fails."""
    text = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not rows:
        raise ValueError(f"{name} has no cases")
    yield from rows
