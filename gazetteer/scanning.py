"""Finding all place names in running Arabic text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .candidates import NameFinder
from .columns import ScanIndex
from .descriptive import Described, Describer, prefer_country
from .lexicon import Lexicon
from .model import Candidate, Match, Toponym
from .tokens import Reading, Tokens, Words

__all__ = ["Scanner"]

_MAX_WORDS = 7
_CACHE_SIZE = 50_000
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A name with the reading of its first word."""

    index: int
    reading: Reading
    described: Described

    @property
    def rank(self) -> tuple[int, int, int, float]:
        """Longer first, then by how it was found (see `_preference`), then fewer particles, then the better score."""
        described = self.described
        score = described.candidates[0].score if described.candidates else 0.0
        return described.end, _preference(described), -self.reading.offset, score


class Scanner:
    """Scans text for the names of a gazetteer; longest match from the left, one pass."""

    def __init__(self, scan: ScanIndex, lexicon: Lexicon, finder: NameFinder, describer: Describer) -> None:
        self._scan = scan
        self._lexicon = lexicon
        self._finder = finder
        self._describer = describer
        self._words = Words(scan, lexicon)
        self._candidates: dict[tuple[str, str], tuple[Candidate, ...]] = {}

    def scan(self, text: str) -> list[Toponym]:
        """All place names of the text in order, none overlapping another."""
        tokens = self._words.tokens(text)
        found: list[Toponym] = []
        index = 0
        for place, word in enumerate(tokens.words):
            if place < index or not word.readings:
                continue
            best = max(self._all_at(tokens, place), key=lambda one: one.rank, default=None)
            if best is not None:
                found.append(_toponym(tokens, best))
                index = best.described.end
        return found

    def _all_at(self, tokens: Tokens, index: int) -> Iterator[_Found]:
        for reading in tokens.words[index].readings:
            for described in self._read_at(tokens, index, reading):
                yield _Found(index=index, reading=reading, described=described)

    def _read_at(self, tokens: Tokens, index: int, reading: Reading) -> Iterable[Described]:
        if reading.named:
            bare = self._name(tokens, index, reading)
            if bare is not None:
                yield bare
        if reading.grammatical:
            yield from self._describer.at(
                tokens, index, reading.stem, lambda place: self._plain_name(tokens, place)
            )

    def _plain_name(self, tokens: Tokens, index: int) -> Described | None:
        """The name or headed name at a word without particles."""
        for reading in tokens.words[index].readings:
            if reading.offset or reading.prefix:
                continue
            found = list(self._read_at(tokens, index, reading))
            return max(found, key=lambda one: (one.end, _preference(one)), default=None)
        return None

    def _name(self, tokens: Tokens, index: int, reading: Reading) -> Described | None:
        """The longest name of the gazetteer that begins with the word."""
        following = tokens.following(index, _MAX_WORDS)
        line = " ".join((reading.stem, *following))
        longest = None
        for key, number in self._scan.trie.iter_prefixes_with_ids(line):
            if len(key) == len(line) or line[len(key)] == " ":
                longest = key, number
        if longest is None or len(longest[0]) < len(reading.stem):
            return None
        key, number = longest
        end = index + 1 + key.count(" ", len(reading.stem))
        start = tokens.starts[index] + reading.offset
        candidates = self._known(tokens.text[start : tokens.ends[end - 1]], key)
        candidates = self._hinted(tokens, end, candidates)
        ambiguous = self._scan.ambiguous(number)
        return Described(
            end=end, candidates=candidates, match=candidates[0].match, head=None, ambiguous=ambiguous
        )

    def _known(self, surface: str, key: str) -> tuple[Candidate, ...]:
        known = self._candidates.get((surface, key))
        if known is None:
            if len(self._candidates) >= _CACHE_SIZE:
                self._candidates.clear()
            known = self._candidates[surface, key] = self._finder.direct(surface, key)
        return known

    def _hinted(self, tokens: Tokens, end: int, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """The candidates as a demonym after the name orders them (طرابلس اللبنانية)."""
        if len(candidates) == 1 or end >= len(tokens.words):
            return candidates
        word = tokens.words[end].folded
        country = self._lexicon.demonyms.get(word) if word.startswith(_ARTICLE) else None
        if country is None or not tokens.joined(end):
            return candidates
        return prefer_country(candidates, country)


def _preference(described: Described) -> int:
    """Of readings that end together: a name without its generic word, then a known name, then a computed place."""
    if described.start is not None:
        return 2
    return 1 if described.head is None else 0


def _toponym(tokens: Tokens, found: _Found) -> Toponym:
    described, reading = found.described, found.reading
    alone = described.start is not None
    first = described.start if described.start is not None else found.index
    start = tokens.starts[first] + (0 if alone else reading.offset)
    end = tokens.ends[described.end - 1]
    return Toponym(
        start=start,
        end=end,
        text=tokens.text[start:end],
        prefix="" if alone else reading.prefix,
        match=Match(described.match),
        candidates=described.candidates,
        ambiguous=described.ambiguous,
        head=described.head,
    )
