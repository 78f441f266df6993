"""Which names are found by how they sound, and the trie that leads from their sounds to their postings."""

from __future__ import annotations

from collections.abc import Iterable

import marisa_trie
import numpy as np

from ..index.sounding import entry
from ..index.storage import Section
from ..model import Kind
from ..names.folding import is_arabic
from ..names.latin import sounds, sounds_of_arabic
from ..regions import ARAB_COUNTRIES
from ..weights import Quality
from .records import Draft

__all__ = ["is_sounded", "sound_sections"]

_BIG_CITY = 100_000  # elsewhere Latin names are spelt one way, save those of cities that the world speaks of
_LEAST_LATIN = 4  # shorter ones are mostly abbreviations (KSA)
_LEAST_ARABIC = 3


def is_sounded(draft: Draft, key: str, quality: Quality, glued: bool) -> bool:
    """Whether a name is found by other transliterations too: names of the Arab world and well-known ones."""
    least = _LEAST_ARABIC if is_arabic(key) else _LEAST_LATIN
    if glued or len(key) < least or quality in (Quality.FOREIGN, Quality.DERIVED):
        return False
    if draft.country in ARAB_COUNTRIES or quality >= Quality.CURATED:
        return True
    return not is_arabic(key) and (draft.kind is Kind.COUNTRY or draft.population >= _BIG_CITY)


def sound_sections(names: Iterable[tuple[str, int, int]]) -> dict[str, Section]:
    """The sections of `SoundIndex`, from folded names, each with the number of its posting and of its place;
    each place comes once an entry.
    """
    found: dict[str, dict[int, int]] = {}
    for key, posting, place in names:
        arabic = is_arabic(key)
        for reading in sounds_of_arabic(key) if arabic else sounds(key):
            found.setdefault(entry(reading, arabic=arabic), {}).setdefault(place, posting)
    trie = marisa_trie.Trie(sorted(found))
    ordered = sorted(found, key=trie.__getitem__)
    starts = np.zeros(len(ordered) + 1, dtype="<u4")
    np.cumsum([len(found[one]) for one in ordered], out=starts[1:])
    postings = [posting for one in ordered for posting in found[one].values()]
    return {
        "sound_trie": trie.tobytes(),
        "sound_start": starts,
        "sound_posting": np.array(postings, dtype="<u4"),
    }
