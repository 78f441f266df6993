"""What the tests of reading share: the gazetteer, and articles read or annotated with it."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable

import pytest

from articles import Reading, read
from articles.annotations.document import Document
from articles.pipeline import analyse, prepared
from gazetteer import Gazetteer, GazetteerError

PUBLISHED = datetime.date(2020, 12, 27)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The gazetteer that `masalik build` made; tests that need it are skipped, loudly, where it is
    missing."""
    try:
        return Gazetteer.open()
    except GazetteerError as error:
        reason = f"NO GAZETTEER: {error}; build it with `masalik build`, tests of reading are skipped"
        print(f"\n{reason}", file=sys.stderr)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def reading(gazetteer: Gazetteer) -> Callable[[str], Reading]:
    """Reads a text published on Sunday 27 December 2020."""
    return lambda text: read(text, gazetteer=gazetteer, published=PUBLISHED)


@pytest.fixture(scope="session")
def annotated(gazetteer: Gazetteer) -> Callable[[str], Document]:
    """The annotated document of a text published on the same day."""

    def annotate(text: str) -> Document:
        return analyse(*prepared(text), gazetteer=gazetteer, published=PUBLISHED)

    return annotate
