"""Descriptive names: العاصمة الليبية, شمال سوريا, الحدود المصرية الليبية, مطار and a town.

Each function looks at the words from one index on and gives what it found there, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..index.geography import Geography, beside
from ..model import Candidate, Kind, Match, Place
from ..reasons import Reason, phrase
from ..records import changed, quickly_made
from ..weights import MATCH_PENALTY
from .hints import prefer_kinds
from .lexicon import Head, Lexicon, Meaning, Role
from .tokens import Tokens

__all__ = ["Described", "Describer", "NameAt"]

_DESCRIPTIVE_SCORE = 8.0
_MAX_BASES = 3
_MAX_PHRASE = 3
_ARTICLE = "ال"
_EMBASSY = "embassy"
_COAST = "coast"
_ONE_OF_MANY = frozenset({"airport", "port", "crossing", "base", "field", "refinery", "prison", "station"})
"""What a country has many of: «مطار الأردن» is one of them, so no more is known than the country."""
_OPENING = '"“«'
_CLOSING = '"”»'


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What was found: the word it ends before, its candidates, the generic word; `start` is the word it
    begins with where that is not the first, `until` the offset it ends at where that is not the last word's
    end. Of names that end together the one with the highest `preference` is taken: a name without its generic
    word (2), a known name (1), a computed place (0).
    """

    end: int
    candidates: tuple[Candidate, ...]
    match: Match
    head: str | None
    start: int | None = None
    ambiguous: bool = False
    swallowed: bool = False
    until: int | None = None
    preference: int = 0
    only_listed: bool = False


NameAt = Callable[[Tokens, int, bool], Described | None]


class Describer:
    """Finds descriptive names; bare names are asked of the scanner."""

    def __init__(self, lexicon: Lexicon, geography: Geography) -> None:
        self._lexicon = lexicon
        self._geography = geography
        self._openers = frozenset(
            (*lexicon.heads, *lexicon.directions, *lexicon.direction_nouns, *lexicon.generics)
        )
        self._first_of_several = frozenset(
            opener.partition(" ")[0] for opener in self._openers if " " in opener
        )

    def at(self, tokens: Tokens, index: int, stem: str, name_at: NameAt) -> Iterable[Described]:
        """All descriptive names that begin with the word at `index`, read as `stem`."""
        several = stem in self._first_of_several
        for end, words in _phrases(tokens, index, stem) if several else ((index + 1, stem),):
            if words not in self._openers:
                continue
            found = (
                self._direction(tokens, index, end, words, name_at),
                self._with_demonym(tokens, index, end, words, name_at),
                self._headed(tokens, index, end, words, name_at),
            )
            yield from (described for described in found if described is not None)

    def _direction(
        self, tokens: Tokens, index: int, end: int, words: str, name_at: NameAt
    ) -> Described | None:
        direction = self._lexicon.directions.get(words)
        base = _joined_name(tokens, end, name_at, headed=False) if direction else None
        if direction is None or base is None or base.swallowed:
            return None
        if base.start is not None:  # شرق مدينة البيرة: the name alone
            return base
        name = tokens.text[tokens.starts[index] : tokens.ends[base.end - 1]]
        candidates = tuple(
            _descriptive(candidate, self._geography.part(candidate.place, direction, name))
            for candidate in base.candidates[:_MAX_BASES]
        )
        return Described(
            end=base.end,
            candidates=candidates,
            match=Match.DESCRIPTIVE,
            head=self._lexicon.written[words],
            ambiguous=base.ambiguous,
        )

    def _with_demonym(
        self, tokens: Tokens, index: int, end: int, words: str, name_at: NameAt
    ) -> Described | None:
        direction = self._lexicon.direction_nouns.get(words)
        meaning = self._lexicon.generics.get(words)
        country = self._demonym(tokens, end) if direction or meaning else None
        if country is None:
            return None
        head = self._lexicon.written[words]
        name = tokens.text[tokens.starts[index] : tokens.ends[end]]
        if direction:
            return _single(self._geography.part(country, direction, name), end + 1, head)
        if meaning is Meaning.EMBASSY:
            return self._embassy(tokens, name, head, end + 1, name_at)
        other = self._demonym(tokens, end + 1) if meaning is Meaning.BORDER else None
        border = self._geography.border(country, other, name) if other else None
        if border is not None:
            whole = tokens.text[tokens.starts[index] : tokens.ends[end + 1]]
            return _single(changed(border, name=whole), end + 2, head)
        return self._generic(country, meaning, name, end + 1, head)

    def _embassy(self, tokens: Tokens, name: str, head: str, end: int, name_at: NameAt) -> Described:
        """An embassy lies where the text says next (السفارة الليبية في القاهرة), else nowhere we know."""
        host = _after_in(tokens, end, name_at, self._lexicon.inside)
        bases = host.candidates[:_MAX_BASES] if host is not None else ()
        candidates = tuple(_placed(base, name, _EMBASSY) for base in bases)
        return Described(end=end, candidates=candidates, match=Match.HEAD, head=head)

    def _generic(
        self, country: Place, meaning: Meaning | None, name: str, end: int, words: str
    ) -> Described | None:
        if meaning is Meaning.CAPITAL:
            capital = self._geography.capital(country.own_code or "")
            return _single(capital, end, words) if capital else None
        if meaning is Meaning.COUNTRY:
            return _single(country, end, words)
        if meaning is Meaning.COAST:
            return _single(self._geography.coast(country, name), end, words)
        return _single(self._geography.borderland(country, name), end, words)

    def _demonym(self, tokens: Tokens, index: int) -> Place | None:
        """The country of the definite demonym at a word that follows directly."""
        if not tokens.joined(index):
            return None
        word = tokens.words[index].folded
        code = self._lexicon.demonyms.get(word) if word.startswith(_ARTICLE) else None
        return self._geography.country(code) if code else None

    def _headed(self, tokens: Tokens, index: int, end: int, words: str, name_at: NameAt) -> Described | None:
        head = self._lexicon.heads.get(words)
        base = _joined_name(tokens, end, name_at, headed=True) if head else None
        if head is None or base is None or base.swallowed:
            return None
        if head.role is Role.ORGANISATION:
            return changed(base, swallowed=True, start=None, preference=0)
        if not base.candidates:
            return base
        if head.role is Role.POI:
            return self._compound(tokens, index, head, base)
        preferred = prefer_kinds(base.candidates, head)
        if head.role is Role.CAPITAL and preferred[0].place.kind is Kind.COUNTRY:
            capital = self._geography.capital(preferred[0].place.own_code or "")
            return _single(capital, base.end, head.word) if capital else None
        return changed(
            base, candidates=preferred, head=head.word, start=base.start or end, ambiguous=False, preference=2
        )

    def _compound(self, tokens: Tokens, index: int, head: Head, base: Described) -> Described | None:
        """A generic word and a name: the place lies somewhere near the name's place."""
        best = base.candidates[0].place
        end = self.with_suffixes(tokens, base.end)
        until = _closed(tokens.text, tokens.starts[index], tokens.ends[end - 1])
        if best.feature == head.feature:  # قاعدة "العديد" الجوية: the name alone is that place already
            return changed(base, end=end, until=until, head=head.word, preference=0)
        if best.kind in (Kind.POI, Kind.WATER):
            return changed(base, start=base.start or index + 1, preference=0)
        bases = base.candidates
        if best.kind is Kind.COUNTRY and Kind.COUNTRY not in head.kinds:
            if head.feature in _ONE_OF_MANY:
                return changed(base, end=end, until=until, head=head.word, preference=0)
            bases = () if head.feature == _EMBASSY else tuple(filter(_is_capital, bases))
        name = tokens.text[tokens.starts[index] : until]
        if head.feature == _COAST:
            candidates = tuple(
                _descriptive(one, self._geography.coast(one.place, name)) for one in bases[:_MAX_BASES]
            )
        else:
            candidates = tuple(_placed(one, name, head.feature) for one in bases[:_MAX_BASES])
        return Described(end=end, candidates=candidates, match=Match.HEAD, head=head.word, until=until)

    def with_suffixes(self, tokens: Tokens, end: int) -> int:
        """Where a place ends when the adjectives that may follow are counted in (مطار القاهرة الدولي)."""
        while tokens.joined(end, quoted=True) and tokens.words[end].folded in self._lexicon.suffixes:
            end += 1
        return end


def _is_capital(candidate: Candidate) -> bool:
    """Whether the name is a city's, too: «جامعة الكويت» is there, «مستشفى الأردن» is only called so."""
    return candidate.place.feature == "capital"


def _closed(text: str, start: int, end: int) -> int:
    """The end with the closing quote, where a quote was opened within and is closed right there."""
    opened = any(mark in text[start:end] for mark in _OPENING)
    return end + 1 if opened and text[end : end + 1] in _CLOSING and text[end : end + 1] else end


def _phrases(tokens: Tokens, index: int, stem: str) -> Iterable[tuple[int, str]]:
    """The word with the next ones and alone, longest first: where the phrase ends and its folded words."""
    found = [(index + 1, stem)]
    for place in range(index + 1, min(index + _MAX_PHRASE, len(tokens.words))):
        if not tokens.joined(place):
            break
        found.append((place + 1, f"{found[-1][1]} {tokens.words[place].folded}"))
    return reversed(found)


def _joined_name(tokens: Tokens, index: int, name_at: NameAt, *, headed: bool) -> Described | None:
    if not tokens.joined(index, quoted=headed):
        return None
    return name_at(tokens, index, headed)


def _after_in(tokens: Tokens, index: int, name_at: NameAt, inside: frozenset[str]) -> Described | None:
    """The name after a word for in (في القاهرة)."""
    if not tokens.joined(index) or tokens.words[index].folded not in inside:
        return None
    return _joined_name(tokens, index + 1, name_at, headed=False)


def _single(place: Place, end: int, head: str) -> Described:
    candidate = Candidate(
        place=place,
        match=Match.DESCRIPTIVE,
        matched_name=place.name,
        score=_DESCRIPTIVE_SCORE,
        reasons=(phrase(Match.DESCRIPTIVE),),
    )
    return Described(end=end, candidates=(candidate,), match=Match.DESCRIPTIVE, head=head)


def _descriptive(base: Candidate, place: Place) -> Candidate:
    return changed(
        base, place=place, match=Match.DESCRIPTIVE, reasons=(phrase(Match.DESCRIPTIVE), *base.reasons)
    )


def _placed(base: Candidate, name: str, feature: str) -> Candidate:
    """A candidate for a place that is known only to lie at or near another."""
    place = beside(base.place, name, feature)
    reasons = (phrase(Match.HEAD), phrase(Reason.APPROXIMATE, base.place.name), *base.reasons)
    score = base.score - MATCH_PENALTY[Match.HEAD]
    return changed(base, place=place, match=Match.HEAD, score=round(score, 3), reasons=reasons)
