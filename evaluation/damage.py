"""How much of a reading is lost when the article arrives damaged: the figures of the gold, damage by damage.

Offsets are checked as well: every span must be the damaged text at its place.

    python -m evaluation.damage --scorer SCORE.PY --articles FOLDER GOLD.JSONL
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from articles import Reading, read, read_html
from gazetteer import Gazetteer
from service.reading.answers import answer_of

from .damages import DAMAGES, as_page
from .gold import documents

__all__ = ["figures", "misplaced"]

_SHOWN = ("event_f1", "complete_f1", "place_f1", "resolved_right")

_INVISIBLE = re.compile("|".join("\u200b\u2069\ufeff").encode())
"""Marks that a damage adds and that the scorer's own folding keeps: nobody sees them in a name."""


def misplaced(value: Any, text: str) -> int:
    """How many quotes of a decoded answer are not the text at their offsets."""
    if isinstance(value, list):
        return sum(misplaced(item, text) for item in value)
    if not isinstance(value, dict):
        return 0
    quote = value.get("text") or value.get("name")
    wrong = 0
    if isinstance(value.get("start"), int) and isinstance(quote, str):
        wrong = text[value["start"] : value["end"]] != quote and "text" in value
    return wrong + sum(misplaced(item, text) for item in value.values())


def figures(readings: Iterable[tuple[str, bytes]], scorer: Path, gold: Path) -> dict[str, float]:
    """What the scorer says of the answers."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "readings.jsonl"
        lines = (msgspec.json.encode({"id": key, "reading": msgspec.Raw(answer)}) for key, answer in readings)
        file.write_bytes(b"\n".join(lines))
        command: list[str | Path] = [sys.executable, scorer, "--readings", file, gold]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    scores: dict[str, float] = json.loads(done.stdout)
    return scores


def _day(document: dict[str, Any]) -> date | None:
    """The day of publication of an annotated article, if it is known."""
    published = document.get("published")
    return date.fromisoformat(published[:10]) if published else None


def main() -> None:
    """Print a row for each damage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    asked = parser.parse_args()
    gazetteer = Gazetteer.open()
    articles = [(one["id"], one["text"], _day(one)) for one in documents([asked.gold], asked.articles)]

    def plain(text: str, published: date | None) -> Reading:
        return read(text, gazetteer=gazetteer, published=published)

    def page(text: str, published: date | None) -> Reading:
        return read_html(as_page(text), gazetteer=gazetteer, published=published)

    print(f"{'':28}" + "".join(f"{name:>15}" for name in _SHOWN) + "      misplaced")
    for name, damage in (*DAMAGES.items(), ("web page", None)):
        answers, wrong = [], 0
        for key, text, published in articles:
            reading = plain(damage(text), published) if damage else page(text, published)
            answer = answer_of(reading)
            wrong += misplaced(json.loads(answer), reading.article.text)
            answers.append((key, _INVISIBLE.sub(b"", answer)))
        scores = figures(answers, asked.scorer, asked.gold)
        print(
            f"{name:28}" + "".join(f"{scores[shown]:15.3f}" for shown in _SHOWN) + f"{wrong:15}", flush=True
        )


if __name__ == "__main__":
    main()
