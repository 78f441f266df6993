"""Names gathered as postings: which place bears which key, by which name, how well vouched for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from ..datafiles import read_rows
from ..index.columns import GLUED, QUALITY_MASK, ScanFlag
from ..index.storage import Section
from ..model import Kind, Match
from ..names.folding import fold, glue, is_arabic
from ..regions import NEIGHBOUR_COUNTRIES
from ..text.lexicon import load_lexicon
from ..weights import MATCH_PENALTY, QUALITY_BONUS, Quality
from .claims import arab_in_some_view
from .records import Draft, spelling_rank
from .sounding import is_sounded, sound_sections
from .strings import Gathered

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

    def __init__(self, *, sounding: bool = False) -> None:
        """With `sounding` names are found by other transliterations too."""
        self._sounding = sounding
        self._keys, self.names = Gathered(), Gathered()
        self._places = array("I")
        self._flags, self._scans, self._sounded = array("B"), array("B"), array("B")
        self._demonyms = load_lexicon().demonyms

    def add(self, place: int, draft: Draft) -> None:
        """Take the names of a place over, each key once, with the best of the names that fold to it."""
        for key, name, quality, glued in _keys(draft):
            self._keys.add(key)
            self._places.append(place)
            self.names.add(name)
            self._flags.append(quality | (GLUED if glued else 0))
            if self._sounding:
                self._sounded.append(is_sounded(draft, key, quality, glued))
            self._scans.append(self._scan(draft, key, quality, glued))

    def _scan(self, draft: Draft, key: str, quality: Quality, glued: bool) -> _Scan:
        if quality <= Quality.DERIVED or not _scannable(draft, key, quality, glued):
            return _Scan.NOWHERE
        if quality < Quality.CURATED and key in self._demonyms:  # سورية only from our own files
            return _Scan.NOWHERE
        return _Scan.HEADED if draft.after_head else _Scan.ANYWHERE

    def columns(
        self, order: NDArray[np.int64], priors: NDArray[np.float32], names: NDArray[np.uint32]
    ) -> Iterator[tuple[str, Section]]:
        """All sections of the names; `order` are the places as their rows are written, `names` numbers."""
        alphabetical = sorted(set(self._keys))
        trie = marisa_trie.Trie(alphabetical)
        in_order = np.fromiter(map(trie.__getitem__, alphabetical), dtype="<u4", count=len(alphabetical))
        numbers = dict(zip(alphabetical, in_order.tolist(), strict=True))
        of_key = np.fromiter(map(numbers.__getitem__, self._keys), dtype="<u4", count=len(self._places))
        del numbers
        rows = np.empty(len(order), dtype="<u4")
        rows[order] = np.arange(len(order), dtype="<u4")
        rows, likely = rows[np.asarray(self._places)], self._likelihoods(priors)
        by_key = np.lexsort((rows, -likely, of_key))
        starts = np.zeros(len(alphabetical) + 1, dtype="<u4")
        np.cumsum(np.bincount(of_key, minlength=len(alphabetical)), out=starts[1:])
        flags = np.asarray(self._flags)[by_key]
        yield "key_trie", trie.tobytes()
        yield "key_order", in_order
        yield "key_best", likely[by_key][starts[:-1]]
        yield "posting_start", starts
        yield "posting_place", rows[by_key]
        yield "posting_name", names[by_key]
        yield "posting_flags", flags
        best = np.maximum.reduceat(np.asarray(self._scans)[by_key], starts[:-1])[in_order]
        scans = _of_keys(alphabetical, best, _Scan.NOWHERE)
        best = np.maximum.reduceat(flags & QUALITY_MASK, starts[:-1])[in_order]
        fair = _of_keys(alphabetical, best, Quality.FOREIGN)
        del alphabetical, trie
        yield from _scan_sections(scans).items()
        yield "fuzzy_trie", _fuzzy_trie(fair)
        if self._sounding:
            yield from sound_sections(self._sounded_names(by_key)).items()

    def _sounded_names(self, by_key: NDArray[np.int64]) -> Iterator[tuple[str, int, int]]:
        """The names that are found by their sounds, each with the numbers of its posting and its place."""
        keys = list(self._keys)
        for number, posting in enumerate(by_key.tolist()):
            if self._sounded[posting]:
                yield keys[posting], number, self._places[posting]

    def _likelihoods(self, priors: NDArray[np.float32]) -> NDArray[np.float32]:
        """How likely each posting's place is meant by its name when nothing else is known."""
        bonus = np.array([_bonus(quality) for quality in Quality], dtype="<f4")
        likely: NDArray[np.float32] = (
            priors[np.asarray(self._places)] + bonus[np.asarray(self._flags) & QUALITY_MASK]
        )
        return likely


def _of_keys(keys: Sequence[str], values: NDArray[np.uint8], least: int) -> Mapping[str, int]:
    """The values of the keys that have one above the least, in the order of the keys."""
    above = np.flatnonzero(values > least)
    return {keys[number]: value for number, value in zip(above.tolist(), values[above].tolist(), strict=True)}


def _keys(draft: Draft) -> Sequence[_Key]:
    """The keys of a place, each with its best spelling; other spellings of our own stand beside it."""
    found: dict[str, _Key] = {}
    for name, quality in draft.names.items():
        for key, glued in _ways(name):
            known = found.setdefault(key, (key, name, quality, glued))
            if known[1] is not name and quality is not Quality.LATIN:
                return list(_ordered_keys(draft))
    return list(found.values())


def _ordered_keys(draft: Draft) -> Iterator[_Key]:
    """The same where names share a key: the best spelling first."""
    found: dict[str, _Key] = {}
    for name, quality in sorted(draft.names.items(), key=_best_spelling, reverse=True):
        for key, glued in _ways(name):
            if key in found and quality >= Quality.CURATED and not glued:
                yield key, name, quality, False
            found.setdefault(key, (key, name, quality, glued))
    yield from found.values()


def _ways(name: str) -> Sequence[tuple[str, bool]]:
    """The key of a name, and that of an Arabic name without its spaces."""
    key = fold(name)
    if " " in key and not key.isascii() and is_arabic(key):
        return (key, False), (glue(key), True)
    return ((key, False),) if key else ()


def _best_spelling(item: tuple[str, Quality]) -> tuple[Quality, tuple[bool, bool, bool, bool], str]:
    return item[1], spelling_rank(item[0]), item[0]


def _bonus(quality: Quality) -> float:
    derived = MATCH_PENALTY[Match.DERIVED] if quality is Quality.DERIVED else 0.0
    return QUALITY_BONUS[quality] - derived


def _scannable(draft: Draft, key: str, quality: Quality, glued: bool) -> bool:
    """Whether the name may be taken for the place wherever it stands in a text."""
    if not draft.scannable:
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


def _fuzzy_trie(keys: Iterable[str]) -> bytes:
    """Every Arabic key with one letter taken out, followed by where and which (see `fuzzy.py`)."""
    low, high = _FUZZY_LETTERS
    built: bytes = marisa_trie.Trie(
        f"{key[:place]}{key[place + 1 :]}\x01{chr(0x30 + place)}{key[place]}"
        for key in keys
        if low <= len(key) <= high and is_arabic(key)
        for place in range(len(key))
    ).tobytes()
    return built
