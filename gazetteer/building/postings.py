"""Names gathered as postings: which place bears which key, by which name, how well vouched for."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from ..columns import GLUED, QUALITY_MASK, ScanFlag
from ..datafiles import read_rows
from ..folding import fold, glue, is_arabic
from ..lexicon import load_lexicon
from ..model import Kind, Match
from ..regions import NEIGHBOUR_COUNTRIES
from ..storage import Section
from ..weights import MATCH_PENALTY, QUALITY_BONUS, Quality
from .claims import arab_in_some_view
from .records import Draft, spelling_rank
from .sounding import is_sounded, sound_sections
from .strings import Strings

__all__ = ["Postings"]

_BIG_CITY = 100_000  # smaller towns far from the Arab world are found by name, never in running text
_NEIGHBOUR_TOWN = 20_000
_FOREIGN_SPELLING = 500_000  # Persian and Urdu spellings count in running text for the largest cities alone
_GLUED_LETTERS = 6  # shorter joined names look like words
_FUZZY_LETTERS = (4, 24)

_Key = tuple[str, str, Quality, bool]


class _Scan(IntEnum):
    """Where in running text a name may be taken for its place."""

    NOWHERE = 0
    HEADED = 1  # only after a generic word (قرية)
    ANYWHERE = 2


class Postings:
    """Postings in the order they are added; written by key, and for one key by place."""

    def __init__(self, strings: Strings, *, sounding: bool = False) -> None:
        """`strings` takes the names; with `sounding` they are found by other transliterations too."""
        self._strings = strings
        self._sounding = sounding
        self._keys: dict[str, int] = {}
        self._of_key, self._places, self._names = array("I"), array("I"), array("I")
        self._flags, self._scans, self._sounded = array("B"), array("B"), array("B")
        self._demonyms = load_lexicon().demonyms

    def add(self, place: int, draft: Draft) -> None:
        """Take the names of a place over, each key once, with the best of the names that fold to it."""
        for key, name, quality, glued in _keys(draft):
            self._of_key.append(self._keys.setdefault(key, len(self._keys)))
            self._places.append(place)
            self._names.append(self._strings.number(name))
            self._flags.append(quality | (GLUED if glued else 0))
            demonym = key in self._demonyms and quality < Quality.CURATED  # سورية only from our own files
            self._sounded.append(self._sounding and is_sounded(draft, key, quality, glued))
            self._scans.append(_Scan.NOWHERE if demonym else _scan(draft, key, quality, glued))

    def columns(self, order: NDArray[np.int64], priors: NDArray[np.float32]) -> Iterator[tuple[str, Section]]:
        """All sections of the names; `order` are the numbers of the places as their rows are written."""
        alphabetical = sorted(self._keys)
        trie = marisa_trie.Trie(alphabetical)
        in_order = np.fromiter(map(trie.__getitem__, alphabetical), dtype="<u4", count=len(alphabetical))
        numbers = np.empty(len(alphabetical), dtype="<u4")
        numbers[np.fromiter(map(self._keys.__getitem__, alphabetical), dtype="<u4")] = in_order
        of_key, likely = numbers[np.asarray(self._of_key)], self._likelihoods(priors)
        rows = np.empty(len(order), dtype="<u4")
        rows[order] = np.arange(len(order), dtype="<u4")
        by_key = np.lexsort((rows[np.asarray(self._places)], -likely, of_key))
        starts = np.zeros(len(alphabetical) + 1, dtype="<u4")
        np.cumsum(np.bincount(of_key, minlength=len(alphabetical)), out=starts[1:])
        yield "key_trie", trie.tobytes()
        yield "key_order", in_order
        yield "key_best", likely[by_key][starts[:-1]]
        yield "posting_start", starts
        yield "posting_place", rows[np.asarray(self._places)][by_key]
        yield "posting_name", np.asarray(self._names).astype("<u4")[by_key]
        yield "posting_flags", np.asarray(self._flags)[by_key]
        scans = np.asarray(self._scans)[by_key]
        yield from _scan_sections(self._best_of_keys(scans, starts, numbers)).items()
        qualities = np.asarray(self._flags)[by_key] & QUALITY_MASK
        yield "fuzzy_trie", _fuzzy_trie(self._best_of_keys(qualities, starts, numbers))
        if self._sounding:
            yield from sound_sections(self._sounded_names(by_key)).items()

    def _sounded_names(self, by_key: NDArray[np.int64]) -> Iterator[tuple[str, int, int]]:
        """The names that are found by their sounds, each with the numbers of its posting and its place."""
        keys = list(self._keys)
        for number, posting in enumerate(by_key.tolist()):
            if self._sounded[posting]:
                yield keys[self._of_key[posting]], number, self._places[posting]

    def _likelihoods(self, priors: NDArray[np.float32]) -> NDArray[np.float32]:
        """How likely each posting's place is meant by its name when nothing else is known."""
        bonus = np.array([_bonus(quality) for quality in Quality], dtype="<f4")
        likely: NDArray[np.float32] = (
            priors[np.asarray(self._places)] + bonus[np.asarray(self._flags) & QUALITY_MASK]
        )
        return likely

    def _best_of_keys(
        self, values: NDArray[Any], starts: NDArray[np.uint32], numbers: NDArray[np.uint32]
    ) -> Mapping[str, int]:
        """The best of the values of each key that has one above zero."""
        best = np.maximum.reduceat(values, starts[:-1])[numbers]
        return {key: value for key, value in zip(self._keys, best.tolist(), strict=True) if value}


def _keys(draft: Draft) -> Iterator[_Key]:
    """The keys of a place, each with its best spelling; other spellings of our own stand beside it."""
    found: dict[str, tuple[str, Quality, bool]] = {}
    names = draft.names.items()
    for name, quality in names if len(names) < 2 else sorted(names, key=_best_spelling, reverse=True):
        key = fold(name)
        if not key:
            continue
        if key in found and quality >= Quality.CURATED:
            yield key, name, quality, False
        found.setdefault(key, (name, quality, False))
        if " " in key and is_arabic(key):
            found.setdefault(glue(key), (name, quality, True))
    for key, (name, quality, glued) in found.items():
        yield key, name, quality, glued


def _best_spelling(item: tuple[str, Quality]) -> tuple[Quality, tuple[bool, bool, bool, bool], str]:
    return item[1], spelling_rank(item[0]), item[0]


def _bonus(quality: Quality) -> float:
    derived = MATCH_PENALTY[Match.DERIVED] if quality is Quality.DERIVED else 0.0
    return QUALITY_BONUS[quality] - derived


def _scan(draft: Draft, key: str, quality: Quality, glued: bool) -> _Scan:
    if not _scannable(draft, key, quality, glued):
        return _Scan.NOWHERE
    return _Scan.HEADED if draft.after_head else _Scan.ANYWHERE


def _scannable(draft: Draft, key: str, quality: Quality, glued: bool) -> bool:
    """Whether the name may be taken for the place wherever it stands in a text."""
    if quality <= Quality.DERIVED or not draft.scannable:
        return False
    if len(key) < 2 or not is_arabic(key) or key.isdigit():
        return False
    if glued and (len(key) < _GLUED_LETTERS or quality < Quality.LISTED):
        return False
    if quality >= Quality.CURATED:
        return True
    if len(key) < 3:
        return False
    if quality is Quality.FOREIGN:
        return draft.population >= _FOREIGN_SPELLING
    if draft.kind is not Kind.CITY:
        return True
    if arab_in_some_view(draft):
        return True
    return draft.population >= (_NEIGHBOUR_TOWN if draft.country in NEIGHBOUR_COUNTRIES else _BIG_CITY)


def _scan_sections(scans: Mapping[str, int]) -> dict[str, Section]:
    """The keys that may stand in running text, with the verdicts of our files."""
    verdicts = _verdicts()
    flags: dict[str, ScanFlag] = {}
    for key, scan in scans.items():
        flag = verdicts.get(key, ScanFlag.CLEAR)
        if flag is not None:
            flags[key] = ScanFlag.AFTER_HEAD if scan == _Scan.HEADED else flag
    for row in read_rows("not-places.tsv", ("name",)):
        flags[fold(row.text("name"))] = ScanFlag.SWALLOW
    trie = marisa_trie.Trie(sorted(flags))
    ordered = np.zeros(len(flags), dtype="u1")
    for key, flag in flags.items():
        ordered[trie[key]] = flag
    return {"scan_trie": trie.tobytes(), "scan_flags": ordered}


def _verdicts() -> dict[str, ScanFlag | None]:
    """What ambiguous-names.tsv says of names in running text; None keeps a name out of it."""
    flags = {"never": None, "head": ScanFlag.AFTER_HEAD, "exact": ScanFlag.EXACT, "flag": ScanFlag.AMBIGUOUS}
    rows = read_rows("ambiguous-names.tsv", ("name", "verdict"))
    verdicts = {fold(row.text("name")): flags[row.choice("verdict", tuple(flags))] for row in rows}
    return {glue(key): verdict for key, verdict in verdicts.items()} | verdicts


def _fuzzy_trie(qualities: Mapping[str, int]) -> bytes:
    """Every Arabic key of a fair quality with one letter taken out."""
    low, high = _FUZZY_LETTERS
    keys = sorted(
        key
        for key, quality in qualities.items()
        if quality > Quality.FOREIGN and low <= len(key) <= high and is_arabic(key)
    )
    built: bytes = marisa_trie.Trie(entry for key in keys for entry in _deletions(key)).tobytes()
    return built


def _deletions(key: str) -> Iterator[str]:
    """The key with one letter taken out, followed by where and which (see `fuzzy.py`)."""
    for place, letter in enumerate(key):
        yield f"{key[:place]}{key[place + 1 :]}\x01{chr(0x30 + place)}{letter}"
