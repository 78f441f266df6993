"""How fast the dates of running text are found, beside dateparser on the same texts in the same run.

Both get the bundled stories, the language and the day from which to count. Times are CPU seconds of this
process, best of several rounds after one to warm up. `search_dates` finds and dates at once, so our rate is
that of finding and resolving together.
"""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Callable
from importlib.resources import files

from articles.dates import find_dates, resolve

try:
    from dateparser.search import search_dates
except ImportError:  # the `bench` extra is not installed
    search_dates = None

ROUNDS = 5
PEER_ROUNDS = 2
WORDS = 300
PUBLISHED = datetime.date(2025, 1, 15)


def main() -> None:
    """Print both rates, how they compare, and how many expressions each finds."""
    texts = [json.loads(path.read_text("utf-8"))["text"] for path in _samples()]
    articles = sum(len(text.split()) for text in texts) / WORDS
    ours = _rate(articles, lambda: _dated(texts), ROUNDS)
    print(f"masalik, dates      {ours:8.0f} articles of {WORDS} words a second on one core")
    if search_dates is None:
        print("dateparser          not installed (pip install dateparser)")
        return
    theirs = _rate(articles, lambda: _dated_by_peer(texts), PEER_ROUNDS)
    print(f"dateparser          {theirs:8.0f}   {ours / theirs:.0f} times slower")
    print(f"expressions found: masalik {_dated(texts)}, dateparser {_dated_by_peer(texts)}")


def _samples() -> list:
    folder = files("service") / "samples"
    return sorted(
        (path for path in folder.iterdir() if path.name.endswith(".json")), key=lambda path: path.name
    )


def _dated(texts: list[str]) -> int:
    """How many expressions are found and resolved."""
    return sum(len([resolve(found, PUBLISHED) for found in find_dates(text)]) for text in texts)


def _dated_by_peer(texts: list[str]) -> int:
    settings = {"RELATIVE_BASE": datetime.datetime.combine(PUBLISHED, datetime.time())}
    return sum(len(search_dates(text, languages=["ar"], settings=settings) or []) for text in texts)


def _rate(articles: float, work: Callable[[], object], rounds: int) -> float:
    """Articles a CPU second, best of the rounds after one to warm up."""
    work()
    return articles / min(_seconds(work) for _ in range(rounds))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
