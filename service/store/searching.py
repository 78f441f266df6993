"""Words to be found: what of a text goes into the full-text index, and what a question asks of it.

Letters are folded as the gazetteer folds names, so that spellings do not matter. Arabic writes particles and
the article with the word; SQLite's tokenisers know nothing of that, so the index also has each word without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from gazetteer import Remembered, fold

from ..datafiles import DATA, rows_of
from .connection import Connection

__all__ = ["asked_words", "indexed_words", "match_of", "wanted_forms", "write_words"]

PREFIXES_FILE = DATA / "prefixes.tsv"
_COLUMNS = ("prefix", "asked")
_LEAST = 3
"""Letters that must be left of a word without its particles: shorter ones are most likely no word."""
_WORD = re.compile(r"\w+")


def indexed_words(texts: Iterable[str]) -> str:
    """The words of texts as they are indexed, with those under their particles, each once."""
    written = chain.from_iterable(map(str.split, texts))
    return " ".join(dict.fromkeys(chain.from_iterable(map(_INDEXED.__getitem__, written))))


def write_words(db: Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    """Put the words of many things, by their numbers, into a full-text index."""
    db.executemany(f"DELETE FROM {table} WHERE rowid = ?", [(number,) for number, _ in rows])
    db.executemany(f"INSERT INTO {table} (rowid, words) VALUES (?, ?)", rows)


def asked_words(text: str) -> tuple[tuple[str, ...], ...]:
    """What is asked for: groups of words, separated by commas; all words of one group must be there."""
    groups = (tuple(dict.fromkeys(_words(part))) for part in re.split("[,،]", text))
    return tuple(group for group in groups if group)


def match_of(groups: tuple[tuple[str, ...], ...]) -> str:
    """The groups as a condition of FTS5; words are quoted, so that none is an operator."""
    return " OR ".join(f"({' AND '.join(map(_either, group))})" for group in groups)


def _indexed_forms(written: str) -> tuple[str, ...]:
    """What is between two spaces as it is indexed: its words, each with those under its particles."""
    prefixes = _prefixes()[0]
    return tuple(form for word in _words(written) for form in (word, *_bare(word, prefixes)))


_INDEXED = Remembered(_indexed_forms)


def wanted_forms(word: str) -> tuple[str, ...]:
    """An asked word as the index may have it."""
    return (word, *_bare(word, _prefixes()[1]))


def _either(word: str) -> str:
    return f"({' OR '.join(map(_quoted, wanted_forms(word)))})"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).casefold())


def _bare(word: str, prefixes: tuple[str, ...]) -> Iterator[str]:
    for prefix in prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= _LEAST:
            yield word[len(prefix) :]


@lru_cache(maxsize=1)
def _prefixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All prefixes, and those that asked words are looked for without."""
    rows = [row for _, row in rows_of(PREFIXES_FILE, _COLUMNS)]
    return tuple(row["prefix"] for row in rows), tuple(row["prefix"] for row in rows if row["asked"] == "yes")
