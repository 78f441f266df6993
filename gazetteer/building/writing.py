"""From drafts to the columns and tries of the gazetteer file."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import marisa_trie
import numpy as np
import shapely
from numpy.typing import NDArray

from ..columns import GLUED, QUALITY_MASK, ScanFlag
from ..datafiles import read_rows
from ..folding import fold, glue, is_arabic
from ..lexicon import load_lexicon
from ..model import Kind, Match
from ..regions import ARAB_COUNTRIES, NEIGHBOUR_COUNTRIES
from ..storage import Section
from ..weights import FEATURE_PRIORS, MATCH_PENALTY, QUALITY_BONUS, VILLAGE_PRIOR, Quality
from .records import Draft, spelling_rank
from .shapes import CountryShape, border_points

__all__ = ["columns", "geography"]

_MICRO = 1e6
_BIG_CITY = 100_000  # smaller towns far from the Arab world are found by name, never in running text
_NEIGHBOUR_TOWN = 20_000
_FOREIGN_SPELLING = 500_000  # Persian and Urdu spellings count in running text for the largest cities alone
_GLUED_LETTERS = 6  # shorter joined names look like words
_FUZZY_LETTERS = (4, 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Posting:
    place: int
    name: str
    flags: int
    scannable: bool


def columns(drafts: Sequence[Draft], step: Callable[[], None]) -> tuple[dict[str, Section], dict[str, Any]]:
    """All sections but the geography, and the metadata that reads them; drafts must be sorted by id."""
    postings = _postings(drafts)
    strings = _Strings()
    sections: dict[str, Section] = {}
    tables = _place_columns(drafts, strings, sections)
    step()
    trie = marisa_trie.Trie(sorted(postings))
    ordered = sorted(postings.items(), key=lambda item: trie[item[0]])
    sections["key_trie"] = trie.tobytes()
    sections["key_order"] = _column((trie[key] for key in sorted(postings)), "<u4")
    found = [_likeliest_first(some, drafts) for _, some in ordered]
    sections["key_best"] = _column((_likelihood(some[0], drafts) for some in found), "<f4")
    sections |= _posting_columns(found, strings)
    step()
    sections |= _scan_sections(postings)
    sections["fuzzy_trie"] = marisa_trie.Trie(sorted(set(_deletions(postings)))).tobytes()
    step()
    sections |= _string_columns("ids", [draft.id for draft in drafts])
    sections |= _string_columns("names", strings.ordered)
    return sections, tables


class _Strings:
    """Strings numbered in the order they are first asked for."""

    def __init__(self) -> None:
        self.ordered: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        if text not in self._numbers:
            self._numbers[text] = len(self.ordered)
            self.ordered.append(text)
        return self._numbers[text]


def _string_columns(name: str, strings: Sequence[str]) -> dict[str, Section]:
    encoded = [text.encode() for text in strings]
    starts = np.zeros(len(encoded) + 1, dtype="<u4")
    np.cumsum([len(text) for text in encoded], out=starts[1:])
    return {f"{name}_text": b"".join(encoded), f"{name}_start": starts}


def _place_columns(
    drafts: Sequence[Draft], strings: _Strings, sections: dict[str, Section]
) -> dict[str, Any]:
    features = sorted({draft.feature for draft in drafts})
    countries: list[str | None] = [None, *sorted({draft.country for draft in drafts if draft.country})]
    kinds = list(Kind)
    sections["place_name"] = _column((strings.number(d.name or d.name_en) for d in drafts), "<u4")
    sections["place_name_en"] = _column((strings.number(d.name_en) for d in drafts), "<u4")
    sections["place_lon"] = _column((round(d.lon * _MICRO) for d in drafts), "<i4")
    sections["place_lat"] = _column((round(d.lat * _MICRO) for d in drafts), "<i4")
    sections["place_population"] = _column((d.population for d in drafts), "<u4")
    sections["place_prior"] = _column((_prior(d) for d in drafts), "<f4")
    sections["place_radius"] = _column((d.radius_km or 0.0 for d in drafts), "<f4")
    sections["place_kind"] = _column((kinds.index(d.kind) for d in drafts), "u1")
    sections["place_feature"] = _column((features.index(d.feature) for d in drafts), "u1")
    sections["place_country"] = _column((countries.index(d.country) for d in drafts), "u1")
    return {"kinds": [str(kind) for kind in kinds], "features": features, "countries": countries}


def _column(values: Iterable[float], kind: str) -> NDArray[Any]:
    return np.array(list(values), dtype=kind)


def _prior(draft: Draft) -> float:
    """How likely the place is meant, on the scale of log10(population)."""
    by_population = math.log10(draft.population + 1)
    if draft.kind is Kind.CITY:
        least = VILLAGE_PRIOR if draft.country in ARAB_COUNTRIES else 0.0
        return max(draft.prior or least, by_population)
    return draft.prior if draft.prior is not None else FEATURE_PRIORS.get(draft.feature, 4.0)


def _postings(drafts: Sequence[Draft]) -> dict[str, list[_Posting]]:
    """For every key the places that bear it, each once, with the best of its names that fold to the key."""
    postings: dict[str, list[_Posting]] = {}
    for number, draft in enumerate(drafts):
        for key, name, quality, glued in _keys(draft):
            postings.setdefault(key, []).append(
                _Posting(
                    place=number,
                    name=name,
                    flags=quality | (GLUED if glued else 0),
                    scannable=_scannable(draft, key, quality, glued),
                )
            )
    return postings


def _keys(draft: Draft) -> Iterator[tuple[str, str, Quality, bool]]:
    """The keys of a place, each with its best spelling; other spellings of our own stand beside it."""
    found: dict[str, tuple[str, Quality, bool]] = {}
    for name, quality in sorted(draft.names.items(), key=_best_spelling, reverse=True):
        key = fold(name)
        if key in found and quality >= Quality.CURATED:
            yield key, name, quality, False
        found.setdefault(key, (name, quality, False))
        if " " in key and is_arabic(key):
            found.setdefault(glue(key), (name, quality, True))
    for key, (name, quality, glued) in found.items():
        yield key, name, quality, glued


def _best_spelling(item: tuple[str, Quality]) -> tuple[Quality, tuple[bool, bool, bool, bool], str]:
    return item[1], spelling_rank(item[0]), item[0]


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
    if draft.country in ARAB_COUNTRIES:
        return True
    return draft.population >= (_NEIGHBOUR_TOWN if draft.country in NEIGHBOUR_COUNTRIES else _BIG_CITY)


def _likeliest_first(postings: Sequence[_Posting], drafts: Sequence[Draft]) -> Sequence[_Posting]:
    return sorted(postings, key=lambda posting: -_likelihood(posting, drafts))


def _likelihood(posting: _Posting, drafts: Sequence[Draft]) -> float:
    """How likely the place is meant by the name when nothing else is known."""
    quality = Quality(posting.flags & QUALITY_MASK)
    derived = MATCH_PENALTY[Match.DERIVED] if quality is Quality.DERIVED else 0.0
    return _prior(drafts[posting.place]) + QUALITY_BONUS[quality] - derived


def _posting_columns(found: Sequence[Sequence[_Posting]], strings: _Strings) -> dict[str, Section]:
    starts = np.zeros(len(found) + 1, dtype="<u4")
    np.cumsum([len(postings) for postings in found], out=starts[1:])
    flat = [posting for postings in found for posting in postings]
    return {
        "posting_start": starts,
        "posting_place": _column((posting.place for posting in flat), "<u4"),
        "posting_name": _column((strings.number(posting.name) for posting in flat), "<u4"),
        "posting_flags": _column((posting.flags for posting in flat), "u1"),
    }


def _scan_sections(postings: Mapping[str, Sequence[_Posting]]) -> dict[str, Section]:
    verdicts = _verdicts()
    demonyms = load_lexicon().demonyms
    flags: dict[str, ScanFlag] = {}
    for key, found in postings.items():
        flag = verdicts.get(key, ScanFlag.CLEAR)
        if flag is not None and any(_may_stand(posting, key in demonyms) for posting in found):
            flags[key] = flag
    for row in read_rows("not-places.tsv", ("name",)):
        flags[fold(row.text("name"))] = ScanFlag.SWALLOW
    trie = marisa_trie.Trie(sorted(flags))
    ordered = sorted(flags.items(), key=lambda item: trie[item[0]])
    return {"scan_trie": trie.tobytes(), "scan_flags": _column((flag for _, flag in ordered), "u1")}


def _may_stand(posting: _Posting, demonym: bool) -> bool:
    """Whether a posting lets its key stand in running text; a demonym only from our own files (سورية)."""
    return posting.scannable and (not demonym or (posting.flags & QUALITY_MASK) >= Quality.CURATED)


def _verdicts() -> dict[str, ScanFlag | None]:
    """What ambiguous-names.tsv says of each key; None for what is never a place in running text."""
    flags = {"never": None, "head": ScanFlag.AFTER_HEAD, "exact": ScanFlag.EXACT, "flag": ScanFlag.AMBIGUOUS}
    rows = read_rows("ambiguous-names.tsv", ("name", "verdict"))
    return {fold(row.text("name")): flags[row.choice("verdict", tuple(flags))] for row in rows}


def _deletions(postings: Mapping[str, Sequence[_Posting]]) -> Iterator[str]:
    """Every Arabic key with one letter taken out, followed by where and which (see `fuzzy.py`)."""
    low, high = _FUZZY_LETTERS
    for key, found in postings.items():
        if low <= len(key) <= high and is_arabic(key) and any((p.flags & 7) > Quality.FOREIGN for p in found):
            for place, letter in enumerate(key):
                yield f"{key[:place]}{key[place + 1 :]}\x01{chr(0x30 + place)}{letter}"


def geography(shapes: Mapping[str, CountryShape], capitals: Mapping[str, Draft]) -> dict[str, Section]:
    """Country outlines, the points of their parts and borders, and their capitals."""
    outlines = [shapely.to_wkb(shape.outline) for shape in shapes.values()]
    starts = np.zeros(len(outlines) + 1, dtype="<u4")
    np.cumsum([len(outline) for outline in outlines], out=starts[1:])
    facts = {
        "codes": list(shapes),
        "parts": {code: shape.parts for code, shape in shapes.items()},
        "borders": border_points(shapes),
        "capitals": {code: draft.id for code, draft in capitals.items()},
    }
    return {
        "outlines_wkb": b"".join(outlines),
        "outlines_start": starts,
        "geography": json.dumps(facts, separators=(",", ":")).encode(),
    }
