"""Annotated articles and the program that scores readings of them, as the evaluations need both."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

__all__ = ["documents", "scorer_at"]


def scorer_at(path: Path) -> ModuleType:
    """The scorer as a module: its `judge` says whether two events are one and what of them is right."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(gold: Sequence[Path], articles: Path) -> Iterator[dict[str, Any]]:
    """The annotated articles, with the texts that stand beside them."""
    for path in gold:
        for line in path.read_bytes().splitlines():
            document: dict[str, Any] = msgspec.json.decode(line)
            if not document.get("text"):
                document["text"] = (articles / f"{document['id']}.txt").read_text(encoding="utf-8")
            yield document
