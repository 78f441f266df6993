"""What is built once, and whether what was built is still fresh."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import gazetteer
import maps
from gazetteer.building import build_gazetteer
from maps.building import build_assets

__all__ = ["PARTS", "Part", "fingerprint", "is_fresh", "mark_built"]

Report = Callable[[str, int, int], None]
"""Told the step at hand, how many steps are done and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing to build: into `target` below the data folder, out of the files `sources` or in them."""

    name: str
    target: str
    sources: tuple[Path, ...]
    build: Callable[[Path, Report], object]


def _gazetteer(target: Path, report: Report) -> object:
    return build_gazetteer(target, progress=report)


def _assets(target: Path, report: Report) -> object:
    return build_assets(target, gazetteer=target.parent / PARTS[0].target, progress=report)


_GAZETTEER, _MAPS = Path(gazetteer.__path__[0]), Path(maps.__path__[0])

PARTS = (
    Part(name="gazetteer", target="gazetteer.maz", sources=(_GAZETTEER,), build=_gazetteer),
    Part(
        name="web assets",
        target="assets",
        sources=(
            _MAPS / "building",
            _MAPS / "data",
            _MAPS / "static",
            _MAPS / "encodings.py",
            _GAZETTEER,
        ),
        build=_assets,
    ),
)


def is_fresh(part: Part, data: Path) -> bool:
    """Whether the part is there and was built from the sources and packages of now."""
    stamp = _stamp(part, data)
    return (data / part.target).exists() and stamp.exists() and stamp.read_text() == fingerprint(part)


def mark_built(part: Part, data: Path) -> None:
    """Write down what the part was built from."""
    _stamp(part, data).write_text(fingerprint(part))


def fingerprint(part: Part) -> str:
    """A hash of all that the part is built from: our files, and the versions of the packages of the extra."""
    digest = sha256()
    for name in sorted(_build_packages()):
        digest.update(f"{name} {_version(name)}\n".encode())
    for source in part.sources:
        for path in [source] if source.is_file() else sorted(source.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(source.parent).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _build_packages() -> Iterator[str]:
    for requirement in requires("masalik") or ():
        if re.search(r"extra\s*==\s*['\"]build['\"]", requirement):
            yield re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def _stamp(part: Part, data: Path) -> Path:
    return data / f".{part.target}.built-from"
