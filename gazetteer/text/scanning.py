"""Finding all place names in running Arabic text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ..index.columns import ScanFlag
from ..index.layers import ScanKeys
from ..model import Candidate, Match, Toponym
from ..names.remembering import Remembered
from ..ranking.candidates import NameFinder
from ..ranking.closeness import flat_km
from ..records import changed, quickly_made
from .computed import PREFIX as COMPUTED
from .descriptive import Described, Describer
from .hints import prefer_country
from .lexicon import Lexicon, Role
from .listing import with_listed
from .tokens import Reading, Tokens, Words, WrittenWords

__all__ = ["Scanner"]

_CACHE_SIZE = 50_000
_GAP = 2  # a name goes on with a list where no more than a comma and a space stand between
_ARTICLE, _CONTRACTED = "ال", "لل"
_KNOWN = 1  # the preference of names that the gazetteer holds, see `Described`
_SWALLOW, _CLEAR = ScanFlag.SWALLOW, ScanFlag.CLEAR
_NAMESAKE_KM = 60.0
_NAMESAKE_BEHIND = 0.5
_DEEPEST = 3  # generic words before one name (جنوب مطار مدينة سبها)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A name with the reading of its first word."""

    index: int
    starts: int
    reading: Reading
    described: Described

    @property
    def rank(self) -> tuple[int, int, int, float]:
        """Longer first, then by `Described.preference`, then fewer particles, then the better score."""
        described = self.described
        score = described.candidates[0].score if described.candidates else 0.0
        return described.end, described.preference, -self.reading.offset, score


class Scanner:
    """Scans text for the names of a gazetteer; longest match from the left, one pass."""

    def __init__(self, scan: ScanKeys, lexicon: Lexicon, finder: NameFinder, describer: Describer) -> None:
        self._prefixes = Remembered(scan.prefixes, most=_CACHE_SIZE)
        self._lexicon = lexicon
        self._finder = finder
        self._describer = describer
        self._words = Words(scan, lexicon)
        self._candidates: dict[tuple[str, str], tuple[Candidate, ...]] = {}

    def scan(self, text: str, words: WrittenWords | None = None) -> list[Toponym]:
        """All place names of the text in order, none overlapping another."""
        tokens = self._words.tokens(text, words)
        found: list[Toponym] = []
        doubtful: list[Toponym] = []
        index = 0
        for place in [place for place, word in enumerate(tokens.words) if word.readings]:
            read = self._found_at(tokens, place) if place >= index else ()
            if not read:
                continue
            doubtful += [self._toponym(tokens, one) for one in read if one.described.only_listed]
            sure = [one for one in read if not one.described.only_listed]
            if sure:
                best = _choose(sure, found)
                index = best.described.end
                if not best.described.swallowed:
                    found.append(self._toponym(tokens, best))
        return with_listed(text, found, doubtful) if doubtful and found else found

    def folded_words(self, text: str) -> list[str]:
        """The words of a text, folded."""
        return [word.folded for word in self._words.tokens(text).words]

    def _found_at(self, tokens: Tokens, index: int) -> list[_Found]:
        """All that may begin at a word; most words can only be read in one way, as a bare name."""
        readings = tokens.words[index].readings
        if len(readings) > 1 or readings[0].grammatical:
            return list(self._all_at(tokens, index))
        described = self._name(tokens, index, readings[0], headed=False)
        if described is None:
            return []
        return [_Found(index=index, starts=tokens.starts[index], reading=readings[0], described=described)]

    def _all_at(self, tokens: Tokens, index: int) -> Iterator[_Found]:
        for reading in tokens.words[index].readings:
            for described in self._read_at(tokens, index, reading, headed=False):
                described = _without_particles(described, tokens.text, tokens.starts[index], reading)
                yield _Found(index=index, starts=tokens.starts[index], reading=reading, described=described)

    def _read_at(
        self, tokens: Tokens, index: int, reading: Reading, *, headed: bool, depth: int = 0
    ) -> Iterator[Described]:
        if reading.words:
            bare = self._name(tokens, index, reading, headed=headed)
            if bare is not None:
                yield bare
        if reading.grammatical and depth < _DEEPEST:
            within = partial(self._plain_name, depth=depth + 1)
            yield from self._describer.at(tokens, index, reading.stem, within)

    def _plain_name(self, tokens: Tokens, index: int, headed: bool, *, depth: int) -> Described | None:
        """The name at a word without particles; `headed` where a generic word stands before it."""
        for reading in tokens.words[index].readings:
            if not reading.prefix:
                read = self._read_at(tokens, index, reading, headed=headed, depth=depth)
                found = (described for described in read if not described.only_listed)
                return max(found, key=lambda one: (one.end, one.preference), default=None)
        return None

    def _name(self, tokens: Tokens, index: int, reading: Reading, *, headed: bool) -> Described | None:
        """The longest name of the gazetteer that begins with the word."""
        line = reading.stem
        if tokens.goes_on(index, reading):
            line = " ".join((line, *tokens.following(index, reading.words - 1)))
        listed = None
        for key, flag in reversed(self._prefixes[line]):
            described = self._named(tokens, index, reading, key, flag, headed)
            if described is not None and not described.only_listed:
                return described
            listed = described or listed
        return listed

    def _named(
        self, tokens: Tokens, index: int, reading: Reading, key: str, flag: ScanFlag, headed: bool
    ) -> Described | None:
        """The name with this key, if it may stand here."""
        end = index + 1 + key.count(" ")
        if flag is _SWALLOW:
            return Described(
                end=end, candidates=(), match=Match.EXACT, head=None, swallowed=True, preference=1
            )
        surface = tokens.text[tokens.starts[index] + reading.offset : tokens.ends[end - 1]]
        candidates = self._known(_ARTICLE + surface[2:] if reading.contracted else surface, key)
        doubted = flag is not _CLEAR and not (headed or self._is_called_capital(tokens, end))
        if doubted and flag is ScanFlag.EXACT and candidates[0].match is not Match.EXACT:
            return None
        head = self._lexicon.heads.get(reading.stem)
        if head is not None and head.role is Role.POI:
            end = self._describer.with_suffixes(tokens, end)
        return Described(
            end=end,
            candidates=self._hinted(tokens, end, candidates),
            match=candidates[0].match,
            head=None,
            ambiguous=doubted and flag is ScanFlag.AMBIGUOUS,
            preference=1,
            only_listed=doubted and flag is ScanFlag.AFTER_HEAD,
        )

    def _is_called_capital(self, tokens: Tokens, end: int) -> bool:
        """Whether the word for a capital follows, without an article (الأبيض عاصمة الولاية)."""
        if not tokens.joined(end) or tokens.words[end].folded.startswith(_ARTICLE):
            return False
        head = self._lexicon.heads.get(tokens.words[end].folded)
        return head is not None and head.role is Role.CAPITAL

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

    def _toponym(self, tokens: Tokens, found: _Found) -> Toponym:
        described, reading = found.described, found.reading
        alone = described.start is not None
        first = described.start if described.start is not None else found.index
        start = tokens.starts[first] + (0 if alone else reading.offset)
        end = described.until or tokens.ends[described.end - 1]
        head = self._lexicon.heads.get(reading.stem) if described.head is None else None
        return Toponym(
            start=start,
            end=end,
            text=tokens.text[start:end],
            prefix="" if alone else reading.prefix,
            match=described.match,
            candidates=described.candidates,
            ambiguous=described.ambiguous,
            head=head.word if head is not None else described.head,
        )


def _without_particles(described: Described, text: str, start: int, reading: Reading) -> Described:
    """What is computed is named as written, but without the particles before it (بريف حمص)."""
    if not reading.prefix or described.start is not None:
        return described
    attached = text[start : start + reading.offset] + (_CONTRACTED if reading.contracted else "")
    candidates = tuple(
        changed(one, place=changed(one.place, name=_bare(one.place.name, attached, reading)))
        if one.place.id.startswith(COMPUTED) and one.place.name.startswith(attached)
        else one
        for one in described.candidates
    )
    return changed(described, candidates=candidates)


def _bare(name: str, attached: str, reading: Reading) -> str:
    return (_ARTICLE if reading.contracted else "") + name[len(attached) :]


def _choose(found: Sequence[_Found], before: Sequence[Toponym]) -> _Found:
    """The best of what begins at a word, with two corrections of plain rank."""
    if len(found) == 1:
        return found[0]
    best = max(found, key=lambda one: one.rank)
    rivals = [one for one in found if one is not best and one.described.end == best.described.end]
    for rival in rivals:
        if _is_name_of_its_own(rival, best) or _continues(rival, best, before):
            return rival
    return _with_namesakes(best, rivals)


def _with_namesakes(best: _Found, rivals: Sequence[_Found]) -> _Found:
    """A known place with the others its name may mean (`ميناء طرابلس`: Libya's, or one in Lebanon)."""
    known = best.described.candidates
    if best.described.preference != _KNOWN or not known:
        return best
    others = [
        candidate
        for rival in rivals
        if rival.described.match is Match.HEAD
        for candidate in rival.described.candidates
    ]
    if not others:
        return best
    first = max(candidate.score for candidate in others)
    behind = [
        changed(one, score=round(known[0].score - _NAMESAKE_BEHIND - (first - one.score), 3))
        for one in others
        if all(flat_km(one.place, other.place.lon, other.place.lat) > _NAMESAKE_KM for other in known)
    ]
    return changed(best, described=changed(best.described, candidates=(*known, *behind)))


def _is_name_of_its_own(whole: _Found, best: _Found) -> bool:
    """Whether a name with its generic word is another place than the name alone (جزر سليمان)."""
    if best.described.start is None or whole.described.head is not None or not whole.described.candidates:
        return False
    place = whole.described.candidates[0].place
    return all(place.id != candidate.place.id for candidate in best.described.candidates)


def _continues(rival: _Found, best: _Found, before: Sequence[Toponym]) -> bool:
    """Whether a reading with و goes on with the country of the name right before (الرياض وجدة)."""
    if best.reading.offset or not rival.reading.offset or not before:
        return False
    last, ours, other = before[-1], best.described.candidates, rival.described.candidates
    if not (ours and other and last.candidates) or best.starts - last.end > _GAP:
        return False
    country = last.candidates[0].place.country
    return other[0].place.country == country and ours[0].place.country != country
