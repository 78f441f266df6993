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
from .loading import load_rows
from .model import PlaceMention, Span
from .tokens import fold_word
from .words import WordClass

__all__ = ["Cue", "cue_of", "find_places"]

_LARGE = 300_000
_QUOTES = frozenset({'"', "«", "»", "“", "”", "'", "‘", "’"})


class Cue(StrEnum):
    """How a word beside a place name makes it read."""

    HEAD = "head"
    VETO = "veto"
    METONYMIC = "metonymic"


@dataclass(frozen=True, slots=True, kw_only=True)
class _CueRow:
    word: str
    kind: Cue


@cache
def _cues() -> dict[str, tuple[Cue, str]]:
    """Folded written form to its cue and the particle before it."""
    table: dict[str, tuple[Cue, str]] = {}
    for row in load_rows("place-cues.tsv", _CueRow):
        for conjunction in ("", "و", "ف"):
            for prefix, particle in (("", ""), ("ال", ""), ("ب", "ب"), ("بال", "ب"), ("ل", "ل"), ("لل", "ل")):
                word = row.word.removeprefix("ال") if prefix in ("ال", "بال", "لل") else row.word
                table.setdefault(fold_word(conjunction + prefix + word), (row.kind, particle))
    return table


def cue_of(fold: str) -> tuple[Cue, str] | None:
    """The cue a folded word gives and the particle attached to it."""
    return _cues().get(fold)


def find_places(document: Document, gazetteer: Gazetteer, *, outlet_country: str | None = None) -> list[LocatedMention]:
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
    return _with_metonymy(document, located)


def _demonym_votes(document: Document) -> dict[str, float]:
    """How often the article's adjectives name each country, as votes for its places."""
    counts: Counter[str] = Counter()
    for token, fold in enumerate(document.tokens.folds):
        if len(fold) > 3 and not document.is_(token, WordClass.STOP):
            country = document.nationality(document.tokens.words[token])
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
    """A single word that is a name, an office, an institution or a function word is no place unless it is large."""
    classes = document.lexemes[token].classes
    if classes & (WordClass.FUNCTION | WordClass.VERB) and not _prominent(toponym):
        return True
    doubtful = WordClass.NAME | WordClass.WEAK_NAME | WordClass.HEAD | WordClass.INSTITUTION
    return bool(classes & doubtful) and not _prominent(toponym)


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
    preposition = document.is_(before, WordClass.PREP) and document.tokens.folds[before] in ("في", "الي", "من")
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
            mention=PlaceMention(span=mention.mention.span, resolution=mention.mention.resolution, metonym=True),
        )
        for mention in located
    ]


def _metonymic(document: Document, mention: LocatedMention) -> bool:
    """Whether this occurrence of a country or capital acts, speaks or is dealt with."""
    place = mention.mention.resolution.place
    if place is None or (place.kind is not Kind.COUNTRY and place.feature != "capital"):
        return False
    if mention.prefix == "ب" or mention.outer != mention.first:
        return False
    before, after = mention.outer - 1, mention.stop
    if before >= 0 and document.word(before):
        if document.is_(before, WordClass.SPEECH):
            return True
        cue = cue_of(document.tokens.folds[before])
        if cue and cue[0] is Cue.METONYMIC:
            return True
    if after < len(document.tokens) and document.is_(after, WordClass.SPEECH) and not document.is_(after, WordClass.PREP):
        return before < 0 or not document.is_(before, WordClass.PREP)
    return _joined_metonym(document, mention)


def _joined_metonym(document: Document, mention: LocatedMention) -> bool:
    """«بين القاهرة وطرابلس»: the second of two joined names follows the first."""
    before = mention.outer - 1
    if before < 1 or not document.tokens.words[mention.first].startswith("و"):
        return False
    previous = document.place_at[before] if document.place_at else -1
    return previous >= 0 and _metonymic(document, document.places[previous])
