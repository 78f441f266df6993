"""Which place names an article mentions: the gazetteer's findings, sifted by what stands beside them.

The gazetteer finds every string that is some place's name. In running text many are people, clubs or plain
words; the sifting rules ask for a preposition or a place head before a doubtful name, and reject names
inside names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import compress

from gazetteer import Context, Gazetteer, Kind, Resolution, Toponym

from ..annotations.document import Document, LocatedMention
from ..language.affixes import Affix, affix, affixes
from ..language.tokens import fold_word
from ..language.wordclasses import WordClass
from ..model import PlaceMention
from .doubtful import listed_names, supported
from .fragments import without_fragments
from .homonyms import capitals_for_meetings, states_of_offices
from .lookalikes import is_attribute, is_body, is_paper, names_other
from .metonymy import with_metonymy
from .namesakes import without_namesakes
from .placecues import Cue, PlaceCue, cue_of, is_plain_word
from .sides import with_sides

__all__ = ["find_places", "names_in_context", "told_nations"]

_LARGE = 300_000
"""People in a city that news names without a preposition."""
_BEST_CANDIDATES = 3
"""Candidates that are looked at to tell whether a name is of a prominent place."""
_HEADS_REACH = 4
"""Words, quotation marks included, from a name back to the first of its heads («مدينة», «ولاية»)."""
_LEAST_VOTE, _VOTES_PER_POINT, _MOST_VOTES = 1, 4, 8
"""How a country's adjectives count for its places: one mention 1.25 points, eight and more 3, which places
the annotated news best; the gazetteer adds them to its own votes."""


def find_places(document: Document, gazetteer: Gazetteer, *, outlet_country: str | None = None) -> None:
    """Note all place mentions of an article in text order, resolved together."""
    kept, context = names_in_context(document, gazetteer, outlet_country=outlet_country)
    resolutions = gazetteer.resolve_all(kept, context=context)
    located = [
        _locate(document, toponym, resolution)
        for toponym, resolution in zip(kept, resolutions, strict=True)
        if resolution.place is not None
    ]
    located = with_sides(document, without_namesakes(document, located))
    located = states_of_offices(document, capitals_for_meetings(document, located, gazetteer))
    document.set_places(located)
    document.mark_places(with_metonymy(document, located))


def names_in_context(
    document: Document, gazetteer: Gazetteer, *, outlet_country: str | None = None
) -> tuple[list[Toponym], Context]:
    """The names of an article that can be places, and what besides them votes for countries."""
    toponyms = gazetteer.scan(document.tokens.text, words=document.written_words())
    listed = listed_names(toponyms, document.tokens.text)
    kept = [toponym for toponym in toponyms if _credible(document, toponym, toponym.start in listed)]
    kept = without_fragments(document, kept)
    nations = Counter([country for _, country in told_nations(document)])
    kept = supported(document, kept, listed, nations.keys())
    return kept, Context(countries=_demonym_votes(nations), outlet_country=outlet_country)


def _demonym_votes(nations: Counter[str]) -> dict[str, float]:
    """How often the article's adjectives name each country, as votes for its places."""
    return {
        country: _LEAST_VOTE + min(count, _MOST_VOTES) / _VOTES_PER_POINT
        for country, count in nations.items()
    }


def told_nations(document: Document) -> Iterator[tuple[int, str]]:
    """The words that tell a nationality, before places are known: token and country."""
    folds = document.tokens.folds
    for token in compress(range(len(folds)), document.nations):
        country = document.nation(token)
        if country and len(folds[token]) > 3 and not document.is_(token, WordClass.STOP):
            yield token, country


def _credible(document: Document, toponym: Toponym, listed: bool) -> bool:
    """Whether what stands before the name lets it be a place at all."""
    first, stop = document.tokens.range(toponym.start, toponym.end)
    if toponym.head and not is_body(toponym):
        return not _provisional(document, first, stop)
    if first in document.double_names and not _governs(document, first):
        return False
    if is_paper(document, first, stop, toponym) or names_other(document, first, stop, toponym):
        return False
    before = document.word_before(first)
    if before is not None:
        cue = cue_of(document.tokens.folds[before])
        if cue is not None and cue.kind is Cue.VETO and not _preposition(toponym.prefix):
            return False
        if document.is_(before, WordClass.NAME_PARTICLE) and not document.is_(before, WordClass.LISTING):
            return False
        phrase = stop - first > 1 and document.lexemes[first].definite
        if _is_given_name(document, before, first) and not (phrase or _prominent(toponym)):
            return False
    if document.date_at[first] >= 0:
        return False
    if stop - first > 1 or listed:
        return True
    return not (_reads_as_word(document, first, toponym) or is_attribute(document, first, toponym))


def _provisional(document: Document, first: int, stop: int) -> bool:
    """«العاصمة اليمنية المؤقتة عدن»: not the country's capital but the town named after the adjective."""
    if stop - first < 2 or stop >= document.end or not document.is_(stop, WordClass.PROVISIONAL):
        return False
    return document.nation(stop - 1) is not None


def _is_given_name(document: Document, token: int, following: int) -> bool:
    """Whether a word is rather a man's name, as one that may be another word is before «بن»."""
    lexeme = document.lexemes[token]
    if document.is_(following, WordClass.NAME_PARTICLE) and lexeme.classes & WordClass.WEAK_NAME:
        return True
    return bool(lexeme.classes & WordClass.NAME) and not lexeme.classes & WordClass.STOP


def _reads_as_word(document: Document, token: int, toponym: Toponym) -> bool:
    """A single word that is an adjective, a name, an office or a function word is only a large place."""
    if is_plain_word(fold_word(toponym.text)):
        return True
    classes = document.lexemes[token].classes
    if toponym.prefix and classes & ~WordClass.WEAK_NAME:
        return True
    if classes & (WordClass.FUNCTION | WordClass.VERB | WordClass.COMMON):
        return not _prominent(toponym)
    if classes & (WordClass.NAME | WordClass.WEAK_NAME) and not _only_with_particle(document, token, toponym):
        return not _governs(document, token) or not _prominent(toponym)
    return bool(classes & (WordClass.HEAD | WordClass.INSTITUTION)) and not _prominent(toponym)


def _only_with_particle(document: Document, token: int, toponym: Toponym) -> bool:
    """«زار لبنان»: a large place that only reads like a name after a preposition (ل and بنان)."""
    return bool(document.lexemes[token].particle) and not toponym.prefix and _prominent(toponym)


def _governs(document: Document, token: int) -> bool:
    """Whether a preposition or a place head stands before a token."""
    before = document.word_before(token)
    if before is None:
        return False
    cue = cue_of(document.tokens.folds[before])
    return document.is_(before, WordClass.PREP) or (cue is not None and cue.head)


def _prominent(toponym: Toponym) -> bool:
    """Whether some candidate is a country, a capital or a large city."""
    return any(
        candidate.place.kind is Kind.COUNTRY
        or candidate.place.feature == "capital"
        or candidate.place.population >= _LARGE
        for candidate in toponym.candidates[:_BEST_CANDIDATES]
    )


def _locate(document: Document, toponym: Toponym, resolution: Resolution) -> LocatedMention:
    """The mention by tokens, its phrase extended to the left over heads and quotation marks."""
    first, stop = document.tokens.range(toponym.start, toponym.end)
    outer, prefix = (first, toponym.prefix) if toponym.prefix else _phrase_start(document, first)
    span = document.tokens.plain.span(toponym.start, toponym.end)
    mention = PlaceMention(span=span, resolution=resolution)
    return LocatedMention(first=first, stop=stop, outer=outer, prefix=_preposition(prefix), mention=mention)


def _phrase_start(document: Document, first: int) -> tuple[int, str]:
    """Where the heads before a name begin («بمدينة بنغازي»), and the particle attached to the first."""
    outer, prefix = first, ""
    token = document.before(first)
    while token >= 0 and not prefix and first - token <= _HEADS_REACH:
        cue = cue_of(document.tokens.folds[token])
        if cue is None or not cue.head:
            cue, token = _described_head(document, token)
        if cue is None:
            break
        outer, prefix = token, cue.particle
        token = document.before(token)
    return outer, prefix


def _described_head(document: Document, token: int) -> tuple[PlaceCue | None, int]:
    """«العاصمة المؤقتة عدن», «المدينة الساحلية درنة»: a definite head and its adjective before a name; the
    head and where it stands."""
    head = document.before(token)
    adjective = document.lexemes[token]
    if document.is_(token, WordClass.PROVISIONAL) and document.nation(head):
        head = document.before(head)
    definite = adjective.definite or adjective.classes & WordClass.PROVISIONAL
    if head < 0 or not definite or not adjective.bare or not document.lexemes[head].definite:
        return None, token
    cue = cue_of(document.tokens.folds[head])
    feminine = affix(Affix.FEMININE_FOLDED)
    folds = document.tokens.folds
    agrees = folds[token].endswith(feminine) is folds[head].endswith(feminine)
    return (cue, head) if cue is not None and cue.head and agrees else (None, token)


def _preposition(prefix: str) -> str:
    """The preposition in a string of attached particles."""
    if not prefix:
        return ""
    return next((particle for particle in affixes(Affix.PREPOSITION) if particle in prefix), "")
