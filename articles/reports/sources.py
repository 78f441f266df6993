"""Who says so: the source that an article names for what it tells, in the article's own words.

Each report («قالت مصادر أمنية إن …», «… وفقا لوكالة الأنباء») covers a stretch of its sentence; what stands
outside of all of them is told by the outlet itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress

from gazetteer import Remembered, quickly_made

from ..annotations.document import Document
from ..language.affixes import Affix, affix
from ..language.prepositions import Governor, governor_named
from ..language.punctuation import QUOTES
from ..language.reporting import REPORTING, Reporting
from ..language.wordclasses import WordClass

__all__ = ["Report", "find_reports", "sources_of", "tells"]

_LONGEST = 12
"""Words of a source at most: title chain and name."""
_OPENS_WITHIN = 20
"""Words after the source within which «إن» opens what it says."""
_BEFORE = 8
"""Words of a source that stands before its verb, back to the start of the sentence: «مصادر أمنية قالت»."""

_HEAD_LONGEST = 2
"""Words of an indefinite source before the preposition that goes on with it: «مصادر أمنية في الشرطة»."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A source and the tokens of what it says."""

    source: str
    first: int
    stop: int


_VERB, _THAT = Reporting.VERB, Reporting.THAT
_BODY, _MEDIUM = Reporting.BODY, Reporting.MEDIUM
_OUTLET_AGAIN = Remembered(lambda fold: Reporting.ITSELF in REPORTING[fold])
"""Whether with a folded word the outlet tells again itself."""


def find_reports(document: Document) -> list[Report]:
    """All reports of an article in text order; one whose subject is dropped has the source told before."""
    found, last = list[Report](), ""
    folds = document.tokens.folds
    for token in document.reporting:
        kinds = REPORTING[folds[token]]
        if Reporting.ACCORDING in kinds:
            found += _according(document, token)
        elif _VERB in kinds:
            for report in (*_in_passing(document, token),) or _told(document, token, last):
                last = report.source
                found.append(report)
    return found


def sources_of(document: Document) -> list[str | None]:
    """Who says what stands at each token: the source of the report that opens last before it; None where the
    outlet does."""
    said: list[str | None] = [None] * document.end
    for report in find_reports(document):
        part = slice(report.first, min(report.stop, len(said)))
        said[part] = [report.source] * len(said[part])
    return said


def tells(document: Document, token: int) -> bool:
    """Whether a word is a verb of reporting: «قال», «صرحت»."""
    return _is(document, token, _VERB)


def _is(document: Document, token: int, part: Reporting) -> bool:
    return part in REPORTING[document.tokens.folds[token]]


def _according(document: Document, token: int) -> Iterator[Report]:
    """«بحسب مصادر», «وفق ما ذكرت صحيفة»: the source of the whole sentence."""
    first, stop = document.tokens.sentence_of(token)
    begin = token + 1
    if begin < stop and _is(document, begin, Reporting.ABOUT):
        begin += 1
    if begin < stop and _is(document, begin, Reporting.WHAT):
        begin += 1
    if begin < stop and _is(document, begin, Reporting.VERB):
        begin += 1
    source = _phrase(document, begin, stop)
    if source is not None and _is_source(document, source.start):
        yield Report(source=_written(document, source), first=first, stop=stop)


def _aside(document: Document, token: int) -> bool:
    """«كما قال شهود», «على ما أفاد التلفزيون»: a verb of reporting beside what is reported."""
    if token < 1 or _is(document, token - 1, Reporting.AS):
        return token > 0
    on = token > 1 and governor_named(document.tokens.folds[token - 2]) is Governor.ON
    return on and _is(document, token - 1, Reporting.WHAT)


def _in_passing(document: Document, token: int) -> Iterator[Report]:
    """The source of the whole sentence that is told so; none where more follows («كما قال الوزير إن»)."""
    if not _aside(document, token):
        return
    first, stop = document.tokens.sentence_of(token)
    source = _phrase(document, token + 1, stop)
    if source is None or not _is_source(document, source.start):
        return
    if source.stop == stop or not document.word(source.stop):
        yield Report(source=_written(document, source), first=first, stop=stop)


def _told(document: Document, token: int, last: str) -> Iterator[Report]:
    """«قال الوزير إن …», «مصادر قالت إن …», «وأضاف أن …»: from what opens the report to where it ends."""
    _, stop = document.tokens.sentence_of(token)
    after = _phrase(document, token + 1, stop)
    begin = after.stop if after else token + 1
    opens = _opening(document, begin, stop)
    if opens is None:
        return
    before = None if after or document.lexemes[token].conjunction else _phrase_before(document, token)
    source = after or before
    name = _written(document, source) if source else last
    if name:
        yield Report(source=name, first=opens, stop=_end(document, opens, stop))


def _opening(document: Document, begin: int, stop: int) -> int | None:
    """Where what is said begins: after «إن» or a colon, or at the noun right after the source."""
    for index, fold in enumerate(document.tokens.folds[begin : min(stop, begin + _OPENS_WITHIN)], begin):
        kinds = REPORTING[fold]
        if fold == ":" or (kinds and _THAT in kinds):
            return index + 1
        if kinds and _VERB in kinds and document.lexemes[index].conjunction:
            break
    if begin < stop and (document.lexemes[begin].trigger or _is(document, begin, Reporting.ABOUT)):
        return begin
    return None


def _end(document: Document, opens: int, stop: int) -> int:
    """Where a report ends: where the outlet tells again, or with the sentence."""
    said = map(_OUTLET_AGAIN.__getitem__, document.tokens.folds[opens:stop])
    return next(compress(range(opens, stop), said), stop)


def _is_source(document: Document, token: int) -> bool:
    """Whether somebody or some medium can say a thing: «وفق القواعد» names no source."""
    somebody = document.actor(token) is not None or document.is_(
        token, WordClass.HEAD | WordClass.INSTITUTION
    )
    return somebody or _is(document, token, Reporting.MEDIUM) or _is(document, token, Reporting.BODY)


def _phrase(document: Document, begin: int, stop: int) -> range | None:
    """The words of a source from a token on: an actor, else all up to a verb, preposition or mark."""
    while begin < stop and (document.dated(begin) or document.tokens.words[begin] in QUOTES):
        begin += 1
    index, limit = begin, min(stop, begin + _LONGEST)
    while index < limit:
        actor = document.actor(index)
        if actor is not None and actor.first == index:
            if actor.particle and index > begin:
                break
            index = actor.stop
            if index < limit and not _goes_on(document, index) and not _is_for(document, index, begin):
                break
        elif _ends(document, index, begin):
            break
        else:
            index += 1
    return range(begin, index) if index > begin else None


def _goes_on(document: Document, index: int) -> bool:
    """Whether after an actor another is named in apposition, or more is said
    of it: «وكالة الأناضول للأنباء», «مسؤول حكومي»."""
    following = document.actor(index)
    if following is not None and following.first == index and not following.particle:
        return True
    fold, lexeme = document.tokens.folds[index], document.lexemes[index]
    if fold.startswith(affix(Affix.FOR_THE)):
        return not _is(document, index, Reporting.MEDIUM)
    adjective = fold.endswith((affix(Affix.ADJECTIVE), affix(Affix.ADJECTIVE_FEMININE)))
    plain = not lexeme.classes & (WordClass.STOP | WordClass.ANY_NAME) and not lexeme.trigger
    return adjective and plain and lexeme.definite is document.lexemes[index - 1].definite


def _ends(document: Document, index: int, begin: int) -> bool:
    """Whether a source does not reach over a token; «مصدر في الشرطة» goes on over its preposition."""
    lexeme, first = document.lexemes[index], document.lexemes[begin]
    if not document.word(index):
        return document.tokens.words[index] not in QUOTES or not _is(document, begin, Reporting.MEDIUM)
    if document.is_(index, WordClass.IN) and 0 < index - begin <= _HEAD_LONGEST:
        return first.definite
    if _is_for(document, index, begin):
        return False
    verb = bool(lexeme.classes & WordClass.VERB) and not lexeme.classes & (WordClass.COMMON | WordClass.HEAD)
    if verb or lexeme.trigger or document.dated(index) or lexeme.classes & WordClass.FUNCTION:
        return True
    return index > begin and lexeme.particle == affix(Affix.FOR)


def _is_for(document: Document, index: int, begin: int) -> bool:
    """«المنظمة الدولية للهجرة», «المرصد السوري لحقوق الإنسان»: what a body is for."""
    fold, lexeme = document.tokens.folds[index], document.lexemes[index]
    if not _is(document, begin, _BODY):
        return False
    if lexeme.particle != affix(Affix.FOR) and not fold.startswith(affix(Affix.FOR_THE)):
        return False
    somebody = document.actor(index) is not None or document.is_(index, WordClass.HEAD)
    return not somebody and _MEDIUM not in REPORTING[fold]


def _phrase_before(document: Document, token: int) -> range | None:
    """«مصادر أمنية قالت»: the words from the start of the sentence to the verb, if all are a source."""
    first, _ = document.tokens.sentence_of(token)
    while first < token and (not document.word(first) or document.dated(first)):
        first += 1
    if not 0 < token - first <= _BEFORE:
        return None
    found = _phrase(document, first, token)
    return found if found is not None and found.stop == token else None


def _written(document: Document, phrase: range) -> str:
    """The words of a source, without the preposition that is written onto the first."""
    text = document.text((phrase.start, phrase.stop)).text
    contracted, governed = affix(Affix.FOR_THE), document.lexemes[phrase.start].particle == affix(Affix.FOR)
    if text.startswith(contracted) and governed:
        return affix(Affix.ARTICLE) + text.removeprefix(contracted)
    return text.removeprefix(affix(Affix.FOR)) if governed else text
