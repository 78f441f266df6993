"""All the places a name may mean, each with how it matched, a score and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from ..index.columns import Posting
from ..index.layers import Keys, Neighbours, Places
from ..model import ANYWHERE, Candidate, Kind, Match, Place, Where
from ..names.clitics import word_readings
from ..names.folding import fold, glue, is_arabic, vowels_agree
from ..names.spellings import other_spellings
from ..reasons import Reason, phrase
from ..regions import ARAB_COUNTRIES, NEIGHBOUR_COUNTRIES
from ..weights import (
    BYNAME_PENALTY,
    CAPITAL_BONUS,
    CONTEXT_WEIGHT,
    MATCH_PENALTY,
    MISSPELT_FAR,
    NEAR_BONUS,
    NEAR_BONUS_KM,
    OBSCURE_PENALTY,
    OBSCURE_POPULATION,
    OUTLET_WEIGHT,
    QUALITY_BONUS,
    VOTES_TO_OVERRULE,
    VOWEL_BONUS,
    Quality,
)
from .closeness import flat_km
from .inexact import behind_real, misspelt, transliterated
from .votes import Votes

__all__ = ["NameFinder", "best_of_each", "in_context", "raised"]

_ARTICLE = "ال"
_GENERIC_COUNTS_FROM = 3.5  # of the Arab places a generic word may mean: المدينة and الوادي, not السد or لاي
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
        real = best_of_each(found)
        return tuple(_ordered([*real, *behind_real(real, self._nearly(key, alone=not real))]))

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
        found = [_behind_names(one, starts) for one in found]
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
        for stem in _stems(key):
            for candidate in self.direct(stem, stem):
                yield _rematched(candidate, Match.CLITIC)

    def _nearly(self, key: str, *, alone: bool) -> list[Candidate]:
        """The places whose names are nearly what is written; `alone` takes particles off where none is."""
        if not is_arabic(key):
            return self._inexact(transliterated(key, self._keys, self._places), key, Match.TRANSLITERATED)
        found = self._inexact(misspelt(key, self._keys, self._fuzzy), key, Match.FUZZY)
        if found or not alone:
            return found
        off = MATCH_PENALTY[Match.CLITIC]
        stems = [
            (posting, penalty + off)
            for stem in _stems(key)
            for posting, penalty in misspelt(stem, self._keys, self._fuzzy)
        ]
        return self._inexact(stems, key, Match.FUZZY)

    def _inexact(self, postings: Iterable[tuple[Posting, float]], key: str, match: Match) -> list[Candidate]:
        """Candidates of names that are not what is written, best first, each with what that takes off."""
        found = [self._candidate(posting, key, match, penalty=penalty) for posting, penalty in postings]
        if match is Match.FUZZY:
            found = list(map(_farther_behind, found))
        return _ordered(_city_before_province(best_of_each(found)))

    def _candidate(
        self, posting: Posting, surface: str, match: Match | None = None, *, penalty: float = 0.0
    ) -> Candidate:
        place = self._places.place(posting.row)
        match = _match(posting, surface) if match is None or posting.quality is Quality.DERIVED else match
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
    """The same candidate reached in a less direct way; a name read back stays marked as that."""
    if candidate.match is Match.DERIVED:
        return candidate
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


def _farther_behind(candidate: Candidate) -> Candidate:
    """A misspelt reading, weaker where it is of a town that Arabic texts seldom name."""
    if candidate.place.kind is not Kind.CITY or _is_close(candidate.place):
        return candidate
    return replace(candidate, score=round(candidate.score - MISSPELT_FAR, 3))


def _stems(key: str) -> Iterator[str]:
    """The name with particles off its first word, or with the article added or dropped."""
    first, space, rest = key.partition(" ")
    stems = [reading.stem for reading in word_readings(first)][1:]
    stems += [first.removeprefix(_ARTICLE)] if first.startswith(_ARTICLE) else [_ARTICLE + first]
    for stem in dict.fromkeys(stems):
        yield stem + space + rest


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


def _behind_names(candidate: Candidate, starts: Sequence[str]) -> Candidate:
    """A place whose own name does not begin so is hardly typed (عاصمة الضباب for London)."""
    place = candidate.place
    if any(fold(name).startswith(start) for name in (place.name, place.name_en) for start in starts):
        return candidate
    return replace(candidate, score=round(candidate.score - BYNAME_PENALTY, 3))


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
    counted = [_with_votes(candidate, votes) for candidate in candidates]
    return _ordered(counted) if len(counted) > 1 else counted


def _with_votes(candidate: Candidate, votes: Votes) -> Candidate:
    share = votes.share(candidate.place.country)
    outlet = votes.outlet_country is not None and candidate.place.country == votes.outlet_country
    if not share and not outlet and votes.near is None:
        return _unvoted(candidate, votes)
    near = _nearness(candidate.place, votes)
    bonus = CONTEXT_WEIGHT * share + (OUTLET_WEIGHT if outlet else 0.0) + near
    told = [Reason.CONTEXT] if share else [Reason.OUTLET] if outlet else []
    if near >= _NEAR_IS_TOLD_FROM:
        told.append(Reason.NEAR)
    return raised(candidate, bonus, *map(phrase, told))


def _unvoted(candidate: Candidate, votes: Votes) -> Candidate:
    """A capital for whose country no other name of an article speaks, less what a capital is ahead by: «سان
    خوسيه» among towns of California is not the one of Costa Rica."""
    capital = candidate.place.feature == "capital" and votes.weight >= VOTES_TO_OVERRULE
    return raised(candidate, -CAPITAL_BONUS) if capital else candidate


def raised(candidate: Candidate, bonus: float, *told: str) -> Candidate:
    """The candidate with a better score and the reasons for that; a tenth of what `replace` takes."""
    return Candidate(
        place=candidate.place,
        match=candidate.match,
        matched_name=candidate.matched_name,
        score=round(candidate.score + bonus, 3),
        reasons=(*candidate.reasons, *told),
    )


def _nearness(place: Place, votes: Votes) -> float:
    """What a place gains from lying near the point that the context prefers."""
    if votes.near is None:
        return 0.0
    return float(NEAR_BONUS * 0.5 ** (flat_km(place, *votes.near) / NEAR_BONUS_KM))
