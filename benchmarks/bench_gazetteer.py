"""How fast the gazetteer opens, looks names up and scans text, and what memory it takes.

Times are CPU time of this process, best of several rounds: what other load does to a shared machine counts
less. Beside it, where it is installed, pyahocorasick holding the same names: it only finds strings, so it is
set beside scanning, and it has to be built in memory at every start. The texts are the bundled sample
stories.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from gazetteer import Gazetteer, fold

try:
    import ahocorasick
except ImportError:  # not a dependency
    ahocorasick = None

ROUNDS = 7
REPEATS = 20
WORDS = 300
NAMES = ("بنغازي", "القاهرة", "مطار الكفرة", "حفر الباطن", "الدار البيضاء", "صنعاء", "Benghazi", "اسطنبول")
OTHER_WAYS = ("والقاهرة", "للرياض", "قاهرة", "العاصمة الليبية", "جنوب ليبيا", "ميناء سبها")
MISSPELT = ("بنغزي", "الاسكندريا", "الخرطومم", "طرابلص")
POINTS = ((13.2, 32.9), (31.2, 30.1), (46.7, 24.7), (36.3, 33.5))


def main() -> None:
    """Print one line a measure."""
    before = _resident_mb()
    opening = min(_seconds(Gazetteer.open) for _ in range(ROUNDS))
    gazetteer = Gazetteer.open()
    print(
        f"open                     {opening * 1e3:10.1f} ms, {_resident_mb() - before:.0f} MB more resident"
    )
    for label, names in (("names", NAMES), ("other ways", OTHER_WAYS), ("misspelt names", MISSPELT)):
        rate = _rate(len(names) * REPEATS, lambda names=names: _repeat(gazetteer.find, names))
        print(f"find, {label:<18} {rate:10.0f} a second")
    gazetteer.reverse(0.0, 0.0)
    rate = _rate(len(POINTS) * REPEATS, lambda: _repeat(lambda point: gazetteer.reverse(*point), POINTS))
    print(f"reverse                  {rate:10.0f} a second")
    _scanning(gazetteer)


def _scanning(gazetteer: Gazetteer) -> None:
    texts = [json.loads(path.read_text("utf-8"))["text"] for path in _samples()]
    letters = sum(map(len, texts))
    articles = sum(len(text.split()) for text in texts) / WORDS
    rate = _rate(letters, lambda: [gazetteer.scan(text) for text in texts])
    print(f"scan                     {rate:10.0f} letters a second, {articles / letters * rate:.0f} articles")
    rate = _rate(articles, lambda: [gazetteer.resolve_all(gazetteer.scan(text)) for text in texts])
    print(f"scan and resolve         {rate:10.0f} articles of {WORDS} words a second")
    if ahocorasick is None:
        print("pyahocorasick            not installed")
        return
    names = sorted({fold(toponym.text) for text in texts for toponym in gazetteer.scan(text)})
    automaton = _automaton(names)
    rate = _rate(letters, lambda: [list(automaton.iter(fold(text))) for text in texts])
    print(f"pyahocorasick, folding   {rate:10.0f} letters a second, only the {len(names)} names of the texts")


def _samples() -> list[Path]:
    folder = Path(str(files("service"))) / "samples"
    return sorted(folder.glob("*.json"))


def _automaton(names: list[str]) -> object:
    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton


def _repeat(work: Callable[[object], object], things: tuple[object, ...]) -> None:
    for _ in range(REPEATS):
        for thing in things:
            work(thing)


def _rate(amount: float, work: Callable[[], object]) -> float:
    """Amount a CPU second, best of the rounds after one to warm up."""
    work()
    return amount / min(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _resident_mb() -> float:
    """Resident memory of this process in megabytes, 0 where the system does not tell."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * 4096 / 1e6 if status.exists() else 0.0


if __name__ == "__main__":
    main()
