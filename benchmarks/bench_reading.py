"""How many articles of 300 words are read in a second on one core, beside flashgeotext with the same names.

flashgeotext only finds place names (it knows no dates, people or events), so its rate is set beside finding
and resolving places as well as beside the whole reading. Times are CPU seconds of this process, best of
several rounds: what other load does to a shared machine counts less. The texts are the bundled stories.
"""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Callable
from importlib.resources import files

from articles import read
from gazetteer import Gazetteer

try:
    from flashgeotext.geotext import GeoText, GeoTextConfiguration
    from flashgeotext.lookup import LookupData
except ImportError:  # the `bench` extra is not installed
    GeoText = None

ROUNDS = 5
WORDS = 300
PUBLISHED = datetime.date(2025, 1, 15)


def main() -> None:
    """Print the rates and the ratio."""
    texts = [json.loads(path.read_text("utf-8"))["text"] for path in _samples()]
    gazetteer = Gazetteer.open()
    articles = sum(len(text.split()) for text in texts) / WORDS
    whole = _rate(articles, lambda: [read(text, gazetteer=gazetteer, published=PUBLISHED) for text in texts])
    places = _rate(articles, lambda: [gazetteer.resolve_all(gazetteer.scan(text)) for text in texts])
    print(f"masalik, whole reading      {whole:8.0f} articles of {WORDS} words a second on one core")
    print(f"masalik, places alone       {places:8.0f}")
    if GeoText is None:
        print("flashgeotext                not installed (pip install flashgeotext)")
        return
    peer = _flashgeotext(gazetteer, texts)
    rate = _rate(articles, lambda: [peer.extract(input_text=text) for text in texts])
    print(f"flashgeotext, places alone  {rate:8.0f}   places alone at {places / rate:.2f} of its rate")
    print(f"place names found: masalik {_found(gazetteer, texts)}, flashgeotext {_found_by(peer, texts)}")


def _samples() -> list:
    folder = files("service") / "samples"
    return sorted(
        (path for path in folder.iterdir() if path.name.endswith(".json")), key=lambda path: path.name
    )


def _rate(articles: float, work: Callable[[], object]) -> float:
    """Articles a CPU second, best of the rounds after one to warm up."""
    work()
    return articles / min(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _flashgeotext(gazetteer: Gazetteer, texts: list[str]) -> GeoText:
    """flashgeotext with the Arabic names that our gazetteer knows and the texts hold."""
    names = sorted({toponym.text for text in texts for toponym in gazetteer.scan(text)})
    data = {name: [name] for name in names if len(name) > 1}
    peer = GeoText(GeoTextConfiguration(use_demo_data=False, case_sensitive=True))
    peer.add(LookupData(name="places", data=data), update=True)
    peer.pool["places"].non_word_boundaries.update(chr(code) for code in range(0x0621, 0x064B))
    return peer


def _found(gazetteer: Gazetteer, texts: list[str]) -> int:
    return sum(len(gazetteer.scan(text)) for text in texts)


def _found_by(peer: GeoText, texts: list[str]) -> int:
    return sum(entry["count"] for text in texts for entry in peer.extract(input_text=text)["places"].values())


if __name__ == "__main__":
    main()
