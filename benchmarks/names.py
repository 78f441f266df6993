"""What the gazetteer's benchmark asks and of whom: names with their places, queries, texts; all the same in
every run.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from gazetteer import default_path, fold
from gazetteer.index.columns import QUALITY_MASK, Strings
from gazetteer.index.storage import Container
from gazetteer.names.folding import is_arabic
from gazetteer.weights import Quality

QUERIES = 4_000
LETTERS = 400_000  # of the longer text
_LEAST = 5  # letters of a name that a letter is taken from


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in Arabic script, its folded form, and the place that bears it (degrees, EPSG:4326).

    `vouched` tells names in the language of the place's sources from derived and Persian or Urdu ones, whose
    misspellings the gazetteer does not look for.
    """

    written: str
    folded: str
    place: int
    lon: float
    lat: float
    vouched: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Queries:
    """What is asked: names as written (a tenth of them unknown), beginnings, names short of a letter,
    points."""

    exact: list[str]
    beginnings: list[str]
    misspelt: list[tuple[str, str]]
    points: list[tuple[float, float]]


def all_names(path: Path | None = None) -> list[Name]:
    """All names in Arabic script of a built file, each folded form once."""
    container = Container(path or default_path())
    names = Strings(container, "names")
    rows, places = container.array("posting_name"), container.array("posting_place")
    vouched = (container.array("posting_flags") & QUALITY_MASK) > Quality.FOREIGN
    lon, lat = container.array("place_lon"), container.array("place_lat")
    found: dict[str, Name] = {}
    for row, place, good in zip(rows.tolist(), places.tolist(), vouched.tolist(), strict=True):
        written = names[row]
        if is_arabic(written) and (key := fold(written)) not in found:
            found[key] = Name(
                written=written,
                folded=key,
                place=place,
                lon=lon[place] / 1e6,
                lat=lat[place] / 1e6,
                vouched=good,
            )
    return list(found.values())


def queries(names: list[Name]) -> Queries:
    """A sample of the names and what is made of them."""
    chance = random.Random(20_251)
    sample = chance.sample(names, QUERIES)
    exact = [name.written for name in sample]
    exact[::10] = [word[::-1] + "ظ" for word in exact[::10]]
    misspelt = []
    for name in sample:
        if name.vouched and len(name.folded) >= _LEAST and " " not in name.folded:
            at = chance.randrange(len(name.folded))
            misspelt.append((name.folded[:at] + name.folded[at + 1 :], name.folded))
    return Queries(
        exact=exact,
        beginnings=[name.folded[:4] for name in sample],
        misspelt=misspelt[:1000],
        points=[(chance.uniform(-20, 60), chance.uniform(0, 45)) for _ in range(2_000)],
    )


def stories() -> list[str]:
    """The sample stories."""
    folder = Path(str(files("service"))) / "samples"
    return [json.loads(path.read_text("utf-8"))["text"] for path in sorted(folder.glob("*.json"))]


def longer_text(names: list[Name], texts: list[str]) -> list[str]:
    """Texts of eight sentences of the stories and a place before them: no two are alike."""
    chance = random.Random(4)
    sentences = [sentence for text in texts for sentence in text.split(".") if sentence.strip()]
    made, letters = [], 0
    while letters < LETTERS:
        parts = chance.sample(sentences, 8)
        made.append(".".join([f"{chance.choice(names).written}: {parts[0]}", *parts[1:]]))
        letters += len(made[-1])
    return made
