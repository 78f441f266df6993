"""The words of the interface that Python needs, from the same file as the script's."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

__all__ = ["Language", "words_of"]

Language = Literal["ar", "en"]

WORDS = Path(__file__).parent / "static" / "words.json"


@cache
def words_of(language: Language) -> dict[str, Any]:
    """The words of one language of the interface, by key."""
    table: dict[str, dict[str, Any]] = json.loads(WORDS.read_text(encoding="utf-8"))
    return table[language]
