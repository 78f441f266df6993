"""The web assets put together in one directory, all or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

import msgspec

from gazetteer import Gazetteer

from ..assets import MANIFEST, AssetEntry, Manifest
from ..encodings import SUFFIXES, encodings_of
from .basemap import basemap
from .countries import countries
from .fonts import web_fonts
from .ingredient import Ingredient
from .own import own_files, with_hashed_urls
from .packages import copied

__all__ = ["build_assets"]

Progress = Callable[[str, int, int], None]
"""Told what is at hand, how many steps are done and how many there are."""

STEPS: tuple[tuple[str, Callable[[Path | None], Iterable[Ingredient]]], ...] = (
    ("packages", lambda _: copied()),
    ("fonts", lambda _: web_fonts()),
    ("own", lambda _: own_files()),
    ("basemap", lambda gazetteer: basemap(Gazetteer.open(gazetteer))),
    ("countries", lambda _: countries()),
)
"""What makes the files, given the gazetteer's file (None for that of this installation)."""


def build_assets(target: Path, *, gazetteer: Path | None = None, progress: Progress | None = None) -> Path:
    """Assemble the web assets in `target`, replacing what is there, and return it.

    The towns of the basemap are named as `gazetteer` (that of this installation unless given) names them.
    The same packages and the same gazetteer give the same bytes. The files are written beside the target,
    each with its compressed copies, and moved there when all are complete. Raises `AssetSourceMissing`
    where a build-time package is not installed, `GazetteerMissingError` where there is no gazetteer.
    """
    report = progress or _silent
    ingredients: list[Ingredient] = []
    for done, (label, step) in enumerate(STEPS):
        report(label, done, len(STEPS))
        ingredients += step(gazetteer)
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        _write(staged, _sheets_last(ingredients))
        _replace(staged, target)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    report("done", len(STEPS), len(STEPS))
    return target


def _silent(_label: str, _done: int, _total: int) -> None:
    """Report nothing."""


def _sheets_last(ingredients: Iterable[Ingredient]) -> list[Ingredient]:
    """The same, with the style sheets at the end and pointing at the names that the others were given."""
    ordered = sorted(ingredients, key=lambda ingredient: ingredient.name.endswith(".css"))
    names = {ingredient.name: ingredient.file for ingredient in ordered}
    return [
        with_hashed_urls(ingredient, names) if ingredient.name.endswith(".css") else ingredient
        for ingredient in ordered
    ]


def _write(directory: Path, ingredients: Iterable[Ingredient]) -> None:
    with (
        ThreadPoolExecutor() as pool
    ):  # compressing takes most of the time, and runs outside of the interpreter
        found = list(ingredients)
        written = pool.map(partial(_write_one, directory), found)
        entries = {one.name: entry for one, entry in zip(found, written, strict=True)}
    manifest = msgspec.json.encode(Manifest(files=dict(sorted(entries.items()))))
    (directory / MANIFEST).write_bytes(msgspec.json.format(manifest, indent=1) + b"\n")
    directory.chmod(0o755)


def _write_one(directory: Path, ingredient: Ingredient) -> AssetEntry:
    """Write a file and its compressed copies beside it."""
    (directory / ingredient.file).write_bytes(ingredient.content)
    compressed = encodings_of(ingredient.content)
    for coding, content in compressed.items():
        (directory / (ingredient.file + SUFFIXES[coding])).write_bytes(content)
    return AssetEntry(
        file=ingredient.file,
        package=ingredient.package,
        version=ingredient.version,
        licence=ingredient.licence,
        bytes=len(ingredient.content),
        compressed={coding: len(content) for coding, content in compressed.items()},
        sha384=ingredient.integrity,
    )


def _replace(staged: Path, target: Path) -> None:
    """Put the staged directory in the target's place, the old one out of the way first."""
    old = staged.with_name(staged.name + "-old")
    if target.exists():
        target.rename(old)
    staged.rename(target)
    shutil.rmtree(old, ignore_errors=True)
