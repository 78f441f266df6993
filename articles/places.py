"""Which place names an article mentions: the gazetteer's findings, sifted by what stands beside them.

The gazetteer finds every string that is some place's name. In running text many are people, clubs or plain words;
the sifting rules ask for a preposition or a place head before a doubtful name, and reject names inside names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gazetteer import Context, Gazetteer, Kind, Resolution, Toponym

from .document import Document, LocatedMention
from .homonyms import capitals_for_meetings
from .loading import load_rows
from .model import PlaceMention, Span
from .tokens import fold_word
from .wordclasses import WordClass

__all__ = ["Cue", "cue_of", "find_places"]

_LARGE = 300_000
_SEATS = frozenset({"capital", "palace", "government"})
_QUOTES = frozenset({'"', "«", "»", "“", "”", "'", "‘", "’"})


class Cue(StrEnum):
    """How a word beside a place name makes it read."""

    HEAD = "head"
    VETO = "veto"
    BARE = "bare"
    LOCATIVE = "locative"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Preposition:
    word: str
    role: str
    attached: bool

    @property
    def locative(self) -> bool:
        """Whether the name after it is a place rather than a party."""
        return self.role in ("to", "from", "via", "in", "on", "covers")


@dataclass(frozen=True, slots=True, kw_only=True)
class _CueRow:
    word: str
    kind: Cue


@cache
def _cues() -> dict[str, tuple[Cue, str]]:
    """Folded written form to its cue and the particle before it; `bare` words are kept apart."""
    table: dict[str, tuple[Cue, str]] = {}
    for row in load_rows("place-cues.tsv", _CueRow):
        if row.kind is Cue.BARE:
            continue
        for conjunction in ("", "و", "ف"):
            for prefix, particle in (("", ""), ("ال", ""), ("ب", "ب"), ("بال", "ب"), ("ل", "ل"), ("لل", "ل")):
                word = row.word.removeprefix("ال") if prefix in ("ال", "بال", "لل") else row.word
                table.setdefault(fold_word(conjunction + prefix + word), (row.kind, particle))
    return table


@cache
def _bare_words() -> frozenset[str]:
    """Names that are also plain words, with the contracted ل."""
    rows = [row.word for row in load_rows("place-cues.tsv", _CueRow) if row.kind is Cue.BARE]
    contracted = ["لل" + word[2:] for word in rows if word.startswith("ال")]
    return frozenset(fold_word(word) for word in (*rows, *contracted))


def cue_of(fold: str) -> tuple[Cue, str] | None:
    """The cue a folded word gives and the particle attached to it."""
    return _cues().get(fold)


def find_places(
    document: Document, gazetteer: Gazetteer, *, outlet_country: str | None = None
) -> list[LocatedMention]:
    """All place mentions in text order, resolved together."""
    toponyms = gazetteer.scan(document.tokens.text)
    kept = [toponym for toponym in toponyms if _credible(document, toponym)]
    kept = _supported(document, kept)
    votes = _demonym_votes(document)
    context = Context(countries=votes, outlet_country=outlet_country)
    resolutions = gazetteer.resolve_all(kept, context=context)
    located = [
        _locate(document, toponym, resolution)
        for toponym, resolution in zip(kept, resolutions, strict=True)
        if resolution.place is not None
    ]
    located = capitals_for_meetings(document, located, gazetteer)
    document.set_places(located)
    return _with_metonymy(document, located)


def _demonym_votes(document: Document) -> dict[str, float]:
    """How often the article's adjectives name each country, as votes for its places."""
    counts: Counter[str] = Counter()
    for token, fold in enumerate(document.tokens.folds):
        if len(fold) > 3 and not document.is_(token, WordClass.STOP):
            country = document.nation(token)
            if country:
                counts[country] += 1
    return {country: 1 + min(count, 8) / 4 for country, count in counts.items()}


def _credible(document: Document, toponym: Toponym) -> bool:
    """Whether what stands before the name lets it be a place at all."""
    first, stop = document.tokens.range(toponym.start, toponym.end)
    if toponym.head:
        return True
    before = _before(document, first)
    if before is not None:
        cue = cue_of(document.tokens.folds[before])
        if cue and cue[0] is Cue.VETO:
            return False
        if document.is_(before, WordClass.NAME_PARTICLE) or _is_given_name(document, before):
            return False
    if document.date_at[first] >= 0:
        return False
    return not (stop - first == 1 and _reads_as_word(document, first, toponym))


def _is_given_name(document: Document, token: int) -> bool:
    lexeme = document.lexemes[token]
    return bool(lexeme.classes & WordClass.NAME) and not lexeme.classes & WordClass.STOP


def _reads_as_word(document: Document, token: int, toponym: Toponym) -> bool:
    """A single word that is an adjective, a name, an office or a function word is no place unless it is large."""
    if fold_word(toponym.text) in _bare_words():
        return True
    classes = document.lexemes[token].classes
    if toponym.prefix and classes & ~WordClass.WEAK_NAME:
        return True
    if classes & (WordClass.FUNCTION | WordClass.VERB | WordClass.COMMON):
        return not _prominent(toponym)
    if classes & (WordClass.NAME | WordClass.WEAK_NAME):
        return not _governs(document, token) or not _prominent(toponym)
    return bool(classes & (WordClass.HEAD | WordClass.INSTITUTION)) and not _prominent(toponym)


def _governs(document: Document, token: int) -> bool:
    """Whether a preposition or a place head stands before a token."""
    before = _before(document, token)
    if before is None:
        return False
    cue = cue_of(document.tokens.folds[before])
    return document.is_(before, WordClass.PREP) or (cue is not None and cue[0] is Cue.HEAD)


def _prominent(toponym: Toponym) -> bool:
    """Whether some candidate is a country, a capital or a large city."""
    return any(
        candidate.place.kind is Kind.COUNTRY
        or candidate.place.feature == "capital"
        or candidate.place.population >= _LARGE
        for candidate in toponym.candidates[:3]
    )


def _before(document: Document, token: int) -> int | None:
    """The word before a token, quotation marks skipped."""
    token -= 1
    while token >= 0 and document.tokens.words[token] in _QUOTES:
        token -= 1
    return token if token >= 0 and document.word(token) else None


def _supported(document: Document, toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Drop names that are also common words unless a preposition or head and the rest of the article support them."""
    countries = Counter(
        candidate.place.country
        for toponym in toponyms
        if not toponym.ambiguous
        for candidate in toponym.candidates[:1]
    )
    return [
        toponym
        for toponym in toponyms
        if not toponym.ambiguous or toponym.head or _has_support(document, toponym, countries)
    ]


def _has_support(document: Document, toponym: Toponym, countries: Counter[str | None]) -> bool:
    first, _ = document.tokens.range(toponym.start, toponym.end)
    before = _before(document, first)
    if before is None:
        return False
    cue = cue_of(document.tokens.folds[before])
    if cue and cue[0] is Cue.HEAD:
        return True
    preposition = document.is_(before, WordClass.PREP) and document.tokens.folds[before] in (
        "في",
        "الي",
        "من",
    )
    return preposition and any(countries.get(candidate.place.country) for candidate in toponym.candidates)


def _locate(document: Document, toponym: Toponym, resolution: Resolution) -> LocatedMention:
    """The mention by tokens, its phrase extended to the left over heads and quotation marks."""
    first, stop = document.tokens.range(toponym.start, toponym.end)
    outer, prefix = first, toponym.prefix
    token = first - 1
    while token >= 0 and not prefix and first - token <= 4:
        if document.tokens.words[token] in _QUOTES:
            token -= 1
            continue
        cue = cue_of(document.tokens.folds[token])
        if cue is None or cue[0] is not Cue.HEAD:
            break
        outer, prefix = token, cue[1]
        token -= 1
    span = Span(start=toponym.start, end=toponym.end, text=document.tokens.text[toponym.start : toponym.end])
    mention = PlaceMention(span=span, resolution=resolution)
    return LocatedMention(first=first, stop=stop, outer=outer, prefix=_preposition(prefix), mention=mention)


def _preposition(prefix: str) -> str:
    """The preposition in a string of attached particles."""
    for particle in ("ب", "ل"):
        if particle in prefix:
            return particle
    return ""


def _with_metonymy(document: Document, located: list[LocatedMention]) -> list[LocatedMention]:
    """Mark names that stand for a government or an institution in every one of their occurrences."""
    verdicts: dict[str, bool] = {}
    for mention in located:
        key = fold_word(mention.mention.span.text)
        verdicts[key] = verdicts.get(key, True) and _metonymic(document, mention)
    return [
        mention
        if not verdicts[fold_word(mention.mention.span.text)]
        else LocatedMention(
            first=mention.first,
            stop=mention.stop,
            outer=mention.outer,
            prefix=mention.prefix,
            mention=PlaceMention(
                span=mention.mention.span, resolution=mention.mention.resolution, metonym=True
            ),
        )
        for mention in located
    ]


def _metonymic(document: Document, mention: LocatedMention) -> bool:
    """Whether this occurrence of a country, capital or seat of power acts, speaks or is dealt with."""
    place = mention.mention.resolution.place
    if place is None or not (place.kind is Kind.COUNTRY or place.feature in _SEATS):
        return False
    if mention.prefix == "ب" or mention.outer != mention.first:
        return False
    before = mention.outer - 1
    while before >= 0 and document.tokens.words[before] in _QUOTES:
        before -= 1
    if before < 0 or not document.word(before):
        return _acts(document, mention)
    joined = document.place_at[before] if document.place_at else -1
    if joined >= 0 and document.tokens.words[mention.first].startswith("و"):
        return _metonymic(document, document.places[joined])
    cue = cue_of(document.tokens.folds[before])
    if cue and cue[0] in (Cue.LOCATIVE, Cue.HEAD):
        return False
    return not _locates(document, before)


def _acts(document: Document, mention: LocatedMention) -> bool:
    """At the start of a sentence or clause: whether a verb follows."""
    after = mention.stop
    return after < len(document.tokens) and document.is_(after, WordClass.VERB | WordClass.NEG)


def _locates(document: Document, token: int) -> bool:
    """Whether the word before a name is a preposition of place, or a trigger whose place it is."""
    if document.lexemes[token].trigger:
        return True
    return document.is_(token, WordClass.PREP) and document.tokens.folds[token] in _locative_prepositions()


@cache
def _locative_prepositions() -> frozenset[str]:
    """Prepositions after which a name is where something is, comes from or goes to."""
    return frozenset(
        fold_word(conjunction + row.word)
        for row in load_rows("prepositions.tsv", _Preposition)
        if row.locative
        for conjunction in ("", "و", "ف")
    )
