"""All the places a name may mean, each with how it matched, a score and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from heapq import nlargest
from operator import itemgetter

from .clitics import word_readings
from .closeness import flat_km
from .columns import Posting
from .folding import fold, glue, is_arabic, vowels_agree
from .fuzzy import Edit, Neighbour
from .latin import sounds
from .layers import Keys, Neighbours, Places
from .model import ANYWHERE, Candidate, Kind, Match, Place, Where
from .reasons import Reason, phrase
from .regions import ARAB_COUNTRIES, NEIGHBOUR_COUNTRIES
from .spellings import other_spellings
from .votes import Votes
from .weights import (
    BEHIND_REAL,
    CONTEXT_WEIGHT,
    EDIT_PENALTY,
    FIRST_LETTER_PENALTY,
    MATCH_PENALTY,
    MISSPELT_FAME,
    MISSPELT_FAR,
    NEAR_BONUS,
    NEAR_BONUS_KM,
    OBSCURE_PENALTY,
    OBSCURE_POPULATION,
    OUTLET_WEIGHT,
    QUALITY_BONUS,
    SHORT_PENALTY,
    VOWEL_BONUS,
    Quality,
)

__all__ = ["NameFinder", "best_of_each", "in_context"]

_ARTICLE = "ال"
_CERTAIN = 4.0  # a reading with particles off that is weaker than this may be a misspelt name
_GENERIC_COUNTS_FROM = 3.5  # of the Arab places a generic word may mean: المدينة and الوادي, not السد or لاي
_FEW_LETTERS = 5
_MISSPELT_NAMES = 6
_TRANSLITERATED_NAMES = 20
_LEAST_TO_SOUND = 3
_ORDER = 0.01
_MISSPELT_PLACES = 4  # of one name: the city, its province and two namesakes
_NEAR_IS_TOLD_FROM = 0.5
_PROVINCE_BEHIND_CITY = 0.5
_CITY_COUNTS_FROM = 4.0  # a city this big (ten thousand people) goes before the province of its name


class NameFinder:
    """Looks a name up in all the ways it may be written."""

    def __init__(self, places: Places, keys: Keys, fuzzy: Neighbours, generic: Set[str]) -> None:
        """`generic` are the folded words that mean no place by themselves (ولاية)."""
        self._places = places
        self._keys = keys
        self._fuzzy = fuzzy
        self._generic = generic

    def direct(self, surface: str, key: str) -> tuple[Candidate, ...]:
        """Candidates of the name as it stands, folded or with its words joined otherwise; best first."""
        found = [self._candidate(posting, surface) for posting in self._keys.postings(key)]
        if " " in key:
            found += [
                self._candidate(posting, surface, Match.GLUED) for posting in self._keys.postings(glue(key))
            ]
        return tuple(_ordered(_city_before_province(best_of_each(found))))

    def all_ways(self, name: str) -> tuple[Candidate, ...]:
        """Candidates by every reading: direct, particles off, article added or dropped, one letter off."""
        key = fold(name)
        if not key:
            return ()
        if key in self._generic:
            return tuple(_ordered(best_of_each(self._called(name, key))))
        found = [*self.direct(name, key), *self._other_readings(key)]
        return tuple(_ordered([*(real := best_of_each(found)), *_behind_real(real, self._nearly(key))]))

    def beginning(self, text: str, where: Where = ANYWHERE, *, limit: int) -> tuple[Candidate, ...]:
        """The likeliest places whose names begin so, with the article or without."""
        key = fold(text)
        if not key:
            return ()
        starts = (key,) if key.startswith(_ARTICLE) or not is_arabic(key) else (key, _ARTICLE + key)
        found = [
            self._candidate(posting, text, Match.PREFIX)
            for start in starts
            for posting in self._keys.likeliest(start, where, limit)
        ]
        found += self.direct(text, key)
        return tuple(_ordered(candidate for candidate in best_of_each(found) if where.holds(candidate.place)))

    def _called(self, name: str, key: str) -> Iterator[Candidate]:
        """Places that bear a generic word for a name, with the article or without, spelt right."""
        for candidate in self.direct(name, key):
            if _is_called(candidate):
                yield candidate
        for candidate in self.direct(_ARTICLE + key, _ARTICLE + key):
            rematched = _rematched(candidate, Match.CLITIC)
            if _is_well_known(rematched):
                yield rematched

    def _other_readings(self, key: str) -> Iterator[Candidate]:
        for other in other_spellings(key):
            yield from (_rematched(candidate, Match.FOLDED) for candidate in self.direct(other, other))
        first, space, rest = key.partition(" ")
        stems = [reading.stem for reading in word_readings(first)][1:]
        stems += [first.removeprefix(_ARTICLE)] if first.startswith(_ARTICLE) else [_ARTICLE + first]
        for stem in dict.fromkeys(stems):
            for candidate in self.direct(stem + space + rest, stem + space + rest):
                yield _rematched(candidate, Match.CLITIC)

    def _nearly(self, key: str) -> list[Candidate]:
        """The places whose names are nearly what is written."""
        if is_arabic(key):
            return self._misspelt(key)
        return self._transliterated(key) if len(key) >= _LEAST_TO_SOUND else []

    def _transliterated(self, key: str) -> list[Candidate]:
        """The likeliest places whose names, in Latin or Arabic letters, sound like what is written."""
        found = {
            (posting.row, posting.name): (self._places.prior(posting.row) - apart, apart, posting)
            for reading in sounds(key)
            for posting, apart in self._keys.alike(reading)
        }
        likeliest = nlargest(_TRANSLITERATED_NAMES, found.values(), key=itemgetter(0))
        return _city_before_province(
            best_of_each(
                self._candidate(posting, key, Match.TRANSLITERATED, penalty=apart)
                for _, apart, posting in likeliest
            )
        )

    def _misspelt(self, key: str) -> list[Candidate]:
        """The places of the likeliest names that are one letter away, as many as one looks at."""
        names = []
        for neighbour in self._fuzzy.neighbours(key):
            best = self._keys.best(neighbour.key)
            if best is not None:
                penalty = _slip(neighbour, len(key)) + max(0.0, best - MISSPELT_FAME)
                names.append((penalty - best, penalty, neighbour.key))
        found = [
            self._candidate(posting, other, Match.FUZZY, penalty=penalty)
            for _, penalty, other in sorted(names)[:_MISSPELT_NAMES]
            for posting in self._keys.postings(other)[:_MISSPELT_PLACES]
        ]
        return _city_before_province(best_of_each(map(_farther_behind, found)))

    def _candidate(
        self, posting: Posting, surface: str, match: Match | None = None, *, penalty: float = 0.0
    ) -> Candidate:
        place = self._places.place(posting.row)
        match = match or _match(posting, surface)
        score = (
            self._places.prior(posting.row) + QUALITY_BONUS[posting.quality] - MATCH_PENALTY[match] - penalty
        )
        if posting.quality is Quality.UNTAGGED and _obscure(place):
            score -= OBSCURE_PENALTY
        agree = vowels_agree(surface, posting.name)
        if agree is not None:
            score += VOWEL_BONUS if agree else -VOWEL_BONUS
        reasons = [phrase(match)]
        if place.feature in ("country", "capital"):
            reasons.append(phrase(Reason(place.feature)))
        elif place.population:
            reasons.append(phrase(Reason.POPULATION, place.population))
        if posting.quality >= Quality.CURATED:
            reasons.append(phrase(Reason.CURATED))
        return Candidate(
            place=place, match=match, matched_name=posting.name, score=round(score, 3), reasons=tuple(reasons)
        )


def _obscure(place: Place) -> bool:
    """A town far from the Arab world that an Arabic text hardly means."""
    return place.kind is Kind.CITY and place.population < OBSCURE_POPULATION and not _is_close(place)


def _is_close(place: Place) -> bool:
    return place.country in ARAB_COUNTRIES or place.country in NEIGHBOUR_COUNTRIES


def _match(posting: Posting, surface: str) -> Match:
    if posting.quality is Quality.LATIN:
        return Match.LATIN
    if posting.quality is Quality.DERIVED:
        return Match.DERIVED
    if posting.name == surface:
        return Match.EXACT
    return Match.GLUED if posting.glued else Match.FOLDED


def _rematched(candidate: Candidate, match: Match) -> Candidate:
    """The same candidate reached in a less direct way."""
    score = candidate.score + MATCH_PENALTY[candidate.match] - MATCH_PENALTY[match]
    return replace(
        candidate, match=match, score=round(score, 3), reasons=(phrase(match), *candidate.reasons[1:])
    )


def _is_called(candidate: Candidate) -> bool:
    """Whether a generic word may name the place: so named, called so by our files, or well known."""
    if candidate.match is Match.EXACT or phrase(Reason.CURATED) in candidate.reasons:
        return True
    return _is_well_known(candidate)


def _is_well_known(candidate: Candidate) -> bool:
    return candidate.place.country in ARAB_COUNTRIES and candidate.score >= _GENERIC_COUNTS_FROM


def _slip(neighbour: Neighbour, letters: int) -> float:
    """How unlikely the slip is that made of a name what is written, which has so many letters."""
    short = letters < _FEW_LETTERS and neighbour.edit in (Edit.EXTRA, Edit.WRONG)
    first = 0.0 if neighbour.at else FIRST_LETTER_PENALTY
    return EDIT_PENALTY[neighbour.edit] + first + (SHORT_PENALTY if short else 0.0)


def _farther_behind(candidate: Candidate) -> Candidate:
    """A misspelt reading, weaker where it is of a town that Arabic texts seldom name."""
    if candidate.place.kind is not Kind.CITY or _is_close(candidate.place):
        return candidate
    return replace(candidate, score=round(candidate.score - MISSPELT_FAR, 3))


def _stands(candidate: Candidate) -> bool:
    """Whether a candidate is called what is written, so that misspelt readings come after it."""
    if candidate.match is Match.CLITIC:
        return candidate.score >= _CERTAIN
    return candidate.match is not Match.DERIVED


def _behind_real(real: Sequence[Candidate], others: Sequence[Candidate]) -> list[Candidate]:
    """The less direct readings in their order, none of them before the best direct one."""
    known = {candidate.place.id for candidate in real}
    others = [candidate for candidate in others if candidate.place.id not in known]
    best = max((candidate.score for candidate in real if _stands(candidate)), default=None)
    if best is None or not others:
        return others
    return [
        replace(candidate, score=round(min(candidate.score, best - BEHIND_REAL - _ORDER * place), 3))
        for place, candidate in enumerate(_ordered(others))
    ]


def best_of_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate a place: the one with the best score."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        known = best.get(candidate.place.id)
        if known is None or candidate.score > known.score:
            best[candidate.place.id] = candidate
    return list(best.values())


def _ordered(candidates: Iterable[Candidate]) -> list[Candidate]:
    return sorted(
        candidates,
        key=lambda candidate: (-candidate.score, -candidate.place.population, candidate.place.id),
    )


def _city_before_province(candidates: list[Candidate]) -> list[Candidate]:
    """Put a province behind the city of the same name in the same country, unless the city is tiny."""
    cities: dict[str | None, float] = {}
    for candidate in candidates:
        place = candidate.place
        if place.kind is Kind.CITY and candidate.score >= _CITY_COUNTS_FROM:
            cities[place.country] = max(candidate.score, cities.get(place.country, 0.0))
    return [_behind(candidate, cities.get(candidate.place.country)) for candidate in candidates]


def _behind(candidate: Candidate, city: float | None) -> Candidate:
    if city is None or not candidate.place.feature.startswith("adm") or candidate.score < city:
        return candidate
    reasons = (*candidate.reasons, phrase(Reason.CITY_FIRST))
    return replace(candidate, score=round(city - _PROVINCE_BEHIND_CITY, 3), reasons=reasons)


def in_context(candidates: Iterable[Candidate], votes: Votes) -> list[Candidate]:
    """The candidates with the votes for their countries counted in, best first."""
    return _ordered(_with_votes(candidate, votes) for candidate in candidates)


def _with_votes(candidate: Candidate, votes: Votes) -> Candidate:
    share = votes.share(candidate.place.country)
    outlet = votes.outlet_country is not None and candidate.place.country == votes.outlet_country
    if not share and not outlet and votes.near is None:
        return candidate
    bonus = CONTEXT_WEIGHT * share + (OUTLET_WEIGHT if outlet else 0.0) + _nearness(candidate.place, votes)
    told = [Reason.CONTEXT] if share else [Reason.OUTLET] if outlet else []
    told += [Reason.NEAR] if _nearness(candidate.place, votes) >= _NEAR_IS_TOLD_FROM else []
    reasons = (*candidate.reasons, *map(phrase, told))
    return replace(candidate, score=round(candidate.score + bonus, 3), reasons=reasons)


def _nearness(place: Place, votes: Votes) -> float:
    """What a place gains from lying near the point that the context prefers."""
    if votes.near is None:
        return 0.0
    return float(NEAR_BONUS * 0.5 ** (flat_km(place, *votes.near) / NEAR_BONUS_KM))
