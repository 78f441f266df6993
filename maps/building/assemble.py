"""The web assets put together in one directory, all or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import mkdtemp

import msgspec

from ..assets import MANIFEST, AssetEntry, Manifest
from .basemap import basemap
from .countries import countries
from .ingredient import Ingredient
from .own import own_files, with_hashed_urls
from .packages import copied

__all__ = ["build_assets"]

Progress = Callable[[str, int, int], None]
"""Told what is at hand, how many steps are done and how many there are."""

STEPS: tuple[tuple[str, Callable[[], Iterator[Ingredient]]], ...] = (
    ("packages", copied),
    ("own", own_files),
    ("basemap", basemap),
    ("countries", countries),
)


def build_assets(target: Path, *, progress: Progress | None = None) -> Path:
    """Assemble the web assets in `target`, replacing what is there, and return it.

    The same packages give the same bytes. The files are written beside the target and moved there when all
    are complete. Raises `AssetSourceMissing` where a build-time package is not installed.
    """
    report = progress or _silent
    ingredients: list[Ingredient] = []
    for done, (label, step) in enumerate(STEPS):
        report(label, done, len(STEPS))
        ingredients += step()
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
    entries: dict[str, AssetEntry] = {}
    for ingredient in ingredients:
        (directory / ingredient.file).write_bytes(ingredient.content)
        entries[ingredient.name] = _entry(ingredient)
    manifest = msgspec.json.encode(Manifest(files=dict(sorted(entries.items()))))
    (directory / MANIFEST).write_bytes(msgspec.json.format(manifest, indent=1) + b"\n")
    directory.chmod(0o755)


def _entry(ingredient: Ingredient) -> AssetEntry:
    return AssetEntry(
        file=ingredient.file,
        package=ingredient.package,
        version=ingredient.version,
        licence=ingredient.licence,
        bytes=len(ingredient.content),
        sha384=ingredient.integrity,
    )


def _replace(staged: Path, target: Path) -> None:
    """Put the staged directory in the target's place, the old one out of the way first."""
    old = staged.with_name(staged.name + "-old")
    if target.exists():
        target.rename(old)
    staged.rename(target)
    shutil.rmtree(old, ignore_errors=True)
