"""Made-up rows in the shape of a GeoNames dump and of its alternate names, the same at every run.

The shares are about those of the real dump as far as they matter to an import: two rows of five are towns,
one of five is water, most are without people; every eighth row lies in an Arab country, half of those have
an Arabic name. Real names repeat more than these, so that a real dump gives a smaller index.
"""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

__all__ = ["write_dump"]

_CODES = (
    ("P", "PPL", 36), ("P", "PPLX", 2), ("P", "PPLL", 1), ("P", "PPLA3", 1), ("A", "ADM3", 2),
    ("A", "ADM4", 2), ("H", "STM", 11), ("H", "LK", 4), ("H", "WLL", 2), ("H", "WAD", 1), ("H", "SPNG", 1),
    ("S", "SCH", 6),
    ("S", "CH", 4), ("S", "FRM", 4), ("S", "HTL", 3), ("S", "AIRP", 1), ("S", "HSP", 1), ("T", "MT", 5),
    ("T", "HLL", 5), ("T", "PK", 2), ("T", "ISL", 2), ("L", "LCTY", 2), ("L", "PRK", 1), ("R", "RD", 1),
)  # fmt: skip
_ARAB = ("LY", "EG", "SD", "DZ", "YE", "IQ", "SA", "SY", "MA", "TN")
_OTHERS = ("US", "CN", "IN", "RU", "FR", "BR", "NG", "ID", "MX", "TR")
_LATIN = (
    "ba",
    "ri",
    "tal",
    "mo",
    "ne",
    "ku",
    "sar",
    "wen",
    "do",
    "la",
    "ghi",
    "far",
    "zu",
    "hem",
    "pol",
    "ist",
    "ken",
)
_ARABIC = (
    "با",
    "ري",
    "طل",
    "مو",
    "ني",
    "كو",
    "سر",
    "وا",
    "دو",
    "لا",
    "غا",
    "فر",
    "زو",
    "حم",
    "بل",
    "عين",
    "كن",
)
_MARKS = ("", "", "", "", "", "", " al", "-", "ḩ", "ţ")
_LANGUAGES = (
    ("en", 30),
    ("fr", 10),
    ("link", 20),
    ("ru", 10),
    ("post", 5),
    ("zh", 10),
    ("ar", 8),
    ("fa", 4),
    ("", 3),
)
_YEARS = 20


def write_dump(folder: Path, rows: int, *, seed: int = 1) -> tuple[Path, Path]:
    """Write `allCountries.zip` and `alternateNamesV2.zip` of so many places, and a third more names."""
    rng = random.Random(seed)
    arabic: list[tuple[int, str]] = []
    dump = _write(folder / "allCountries.zip", "allCountries.txt", _places(rng, rows, arabic))
    names = _write(folder / "alternateNamesV2.zip", "alternateNamesV2.txt", _names(rng, rows, arabic))
    return dump, names


def _write(path: Path, member: str, lines: Iterator[str]) -> Path:
    with (
        zipfile.ZipFile(path, "w") as archive,
        archive.open(_info(member), "w", force_zip64=True) as file,
    ):
        block: list[str] = []
        for line in lines:
            block.append(line)
            if len(block) == 10_000:
                file.write("".join(block).encode())
                block.clear()
        file.write("".join(block).encode())
    return path


def _info(member: str) -> zipfile.ZipInfo:
    """A member without the time of day, compressed as the dumps are."""
    info = zipfile.ZipInfo(member)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _places(rng: random.Random, rows: int, arabic: list[tuple[int, str]]) -> Iterator[str]:
    weights = list(accumulate(weight for _, _, weight in _CODES))
    for number in range(rows):
        place = 100_000 + 3 * number
        class_, code, _ = rng.choices(_CODES, cum_weights=weights)[0]
        arab = rng.random() < 0.125
        country = rng.choice(_ARAB if arab else _OTHERS)
        ascii_name = _name(rng, _LATIN).capitalize()
        name = ascii_name + rng.choice(_MARKS)
        others = [_name(rng, _LATIN) for _ in range(rng.randrange(3))]
        if arab and rng.random() < 0.5:
            others.append(_name(rng, _ARABIC))
            arabic.append((place, others[-1]))
        people = int(rng.paretovariate(0.7) * 50) if class_ == "P" and rng.random() < 0.2 else 0
        day = f"{2006 + number % _YEARS}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield (
            f"{place}\t{name}\t{ascii_name}\t{','.join(others)}\t{rng.uniform(-60, 75):.5f}"
            f"\t{rng.uniform(-180, 180):.5f}\t{class_}\t{code}\t{country}\t\t{number % 50:02}\t\t\t\t"
            f"{people}\t\t{number % 900}\tAfrica/Tripoli\t{day}\n"
        )


def _names(rng: random.Random, rows: int, arabic: Sequence[tuple[int, str]]) -> Iterator[str]:
    weights = list(accumulate(weight for _, weight in _LANGUAGES))
    number = 0
    for place, name in arabic:
        number += 1
        yield f"{number}\t{place}\tar\t{name}\t{number % 3 // 2 or ''}\t\t\t{number % 20 // 19 or ''}\t\t\n"
    while number < rows * 4 // 3:
        number += 1
        language = rng.choices(_LANGUAGES, cum_weights=weights)[0][0]
        name = "https://example.org/" if language == "link" else ""
        name += _name(rng, _ARABIC if language in ("ar", "fa") else _LATIN)
        yield f"{number}\t{100_000 + 3 * rng.randrange(rows)}\t{language}\t{name}\t\t\t\t\t\t\n"


def _name(rng: random.Random, syllables: Sequence[str]) -> str:
    word = "".join(rng.choices(syllables, k=rng.randrange(2, 5)))
    return word if rng.random() < 0.6 else f"{word} {''.join(rng.choices(syllables, k=2))}"
