"""Which time expression tells when an event was: of the words of its sentence, those that belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..annotations.clauses import clause_start, clause_stop
from ..annotations.document import DateMention, Document
from ..dates import Bound, TimeExpression, TimeKind, Unit
from ..language.inflection import Tense
from ..language.punctuation import COMMAS
from ..language.tokens import fold_word
from ..language.triggers import Sense, forms_of, is_verb_form
from ..language.wordclasses import WordClass
from ..loading import load_rows
from ..model import Precision

__all__ = ["same_clause", "times_of", "told_earlier"]

_CLAUSE_COST = 12
_VAGUE_COST = _CLAUSE_COST // 2
_TRIGGER_COST = 4
_BEFORE_COST = 2
_FARTHEST = 2 * _CLAUSE_COST + 8
"""The distance of a time expression from a trigger in words, and what is added to it: for standing in
another clause, for being vague, for each trigger between, for standing before. Beyond the farthest none
counts. Tuned on annotated news, where dates follow their verb and a second verb takes its own."""
_BESIDE = 2
"""Words from a noun to the relative pronoun that takes it up, an adjective between."""
_SINCE_NEAR = 7
"""Words from «منذ» at the opening of a sentence to the time of what it counts from."""
_FIRST_NEAR = 10
"""Words from «أول» to the time that it counts from."""
_SINCE, _SINCE_THEN = Bound.SINCE, Bound.SINCE_THEN
_VAGUE = Precision.VAGUE
_LONG = frozenset({Precision.MONTH, Precision.YEAR})
_LONG_UNITS = frozenset({Unit.MONTH, Unit.YEAR, Unit.DECADE, Unit.CENTURY})
_SINCE_ENDS = WordClass.MOTION | WordClass.SPEECH | WordClass.REL
"""What ends the looking back from a time to the «منذ» of what it counts from."""
_SPOKEN_OF = frozenset({Sense.VISIT, Sense.TOUR, Sense.GATHER, Sense.MEET})
"""What is announced rather than reported: «أعلن عن زيارة», not «أعلن عن وصول»."""
_LOOKED_BACK = WordClass.WAS | WordClass.MOTION | WordClass.SUB
"""The words at which one stops who looks back for «كان»."""
_TELLS_OF = WordClass.LIGHT | WordClass.AUX | WordClass.MOTION | WordClass.NEG
"""What a relative clause begins with that says more of the event: «زيارته التي كانت مقررة غدا»."""


def times_of(document: Document, token: int) -> list[DateMention]:
    """The time expressions of its sentence that may tell when the event of a trigger was, likeliest first."""
    first, stop = document.tokens.sentence_of(token)
    left, right = clause_start(document, token), clause_stop(document, token)
    found = []
    for mention in _near(document, token, first, stop):
        inside = left <= mention.first < right
        if _dates_nothing(document, mention, inside) or _another(document, mention, token, right):
            continue
        cost = _distance(mention, token) + _crossed(document, mention, token, inside)
        if cost <= _FARTHEST:
            found.append((cost, mention.first, mention))
    return [mention for _, _, mention in sorted(found)]


def _near(document: Document, token: int, first: int, stop: int) -> list[DateMention]:
    """The time expressions of a sentence that are not too far from a trigger, by distance alone."""
    begin = max(first, token - _FARTHEST)
    covering = document.date_at[begin]
    if covering >= 0:
        begin = max(first, document.dates[covering].first)
    return document.dates_between(begin, min(stop, token + _FARTHEST + 1))


def same_clause(document: Document, token: int, mention: DateMention) -> bool:
    """Whether a time expression stands in the clause of a trigger."""
    return clause_start(document, token) <= mention.first < clause_stop(document, token)


def _dates_nothing(document: Document, mention: DateMention, inside: bool) -> bool:
    """A page's own stamp, the end of something («حتى الخميس»), the present of another clause."""
    expression = mention.expression
    if expression.stamp or _counts_from(document, mention):
        return True
    if expression.bound is Bound.UNTIL and expression.kind is not TimeKind.RANGE:
        return True
    return expression.kind is TimeKind.VAGUE and expression.window == (0, 0) and not inside


def _counts_from(document: Document, mention: DateMention) -> bool:
    """«الأولى منذ عام 2014»: a year or month since which is counted dates nothing, unless it opens the
    sentence: «ومنذ بداية العام، زار»."""
    expression = mention.expression
    since = _since(document, mention)
    if (
        since is not None
        and (_is_long(expression) or since < mention.first)
        and _first_since(document, since)
    ):
        return True
    then = expression.bound is _SINCE_THEN
    if not then and (expression.bound is not _SINCE or expression.precision not in _LONG):
        return False
    near = _SINCE_NEAR if then else 1
    return mention.first - near > document.tokens.sentence_of(mention.first)[0]


def _is_long(expression: TimeExpression) -> bool:
    """A month, a year, an unknown number of them («منذ أشهر»), or a day of the calendar."""
    if expression.precision is not _VAGUE:
        return expression.precision in _LONG or expression.kind is TimeKind.DAY
    return expression.shift is not None and expression.shift.unit in _LONG_UNITS


def _first_since(document: Document, since: int) -> bool:
    """«أول رحلة منذ 14 عاما», «الأولى منذ بداية الأزمة عام 2011»: so long there was none; «وصل منذ عامين»
    tells when."""
    begin = max(document.tokens.sentence_of(since)[0], since - _FIRST_NEAR)
    return not _first_words().isdisjoint(document.tokens.folds[begin:since])


def _since(document: Document, mention: DateMention) -> int | None:
    """Where the «منذ» of a time stands: its first word, or before what was then, where nothing moves."""
    first = mention.first
    if document.is_(first, WordClass.TEMPORAL) and not document.is_(first, WordClass.IN):
        return first
    for index in range(first - 1, max(document.tokens.sentence_of(first)[0], first - _SINCE_NEAR), -1):
        if document.is_(index, _SINCE_ENDS):
            return None
        if document.is_(index, WordClass.TEMPORAL) and index < first - 1:
            return index
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _First:
    word: str


@cache
def _first_words() -> frozenset[str]:
    return frozenset(fold_word(row.word) for row in load_rows("dates/first.tsv", _First))


def _another(document: Document, mention: DateMention, token: int, right: int) -> bool:
    """Whether the words between say that the time is that of something else."""
    if mention.first < token:
        return any(of(document, mention, token) for of in _NOT_ITS_TIME)
    if _another_done(document, token + 1, mention.first - 1):
        return True
    if document.having(WordClass.SAILING, token + 1, mention.first) is not None:
        return True  # «رست بعدما أبحرت يوم الثلاثاء»
    return mention.first >= right and not _goes_on(document, token, right, mention.first)


def _another_done(document: Document, first: int, stop: int) -> bool:
    """«ضمن صفقة تم توقيعها في مايو»: what is done there is no movement."""
    done = document.having(WordClass.DONE, first, stop)
    return done is not None and not document.lexemes[done + 1].trigger


def _topic_between(document: Document, mention: DateMention, token: int) -> bool:
    """«أصدرت أمس بيانا بخصوص زيارة», «أعلن أمس عن زيارة»: what is spoken about is not of that day."""
    if document.is_(token - 1, WordClass.ABOUT):
        return any(form.word.sense in _SPOKEN_OF for form in forms_of(document.tokens.folds[token]))
    return document.having(WordClass.TOPIC, mention.stop, token) is not None


def _of_the_saying(document: Document, mention: DateMention, token: int) -> bool:
    """«أكد أمس أن زيارة الوزير»: a visit that is spoken of; «قال أمس إن الوزير زار» tells what is new."""
    left = clause_start(document, token)
    if mention.first >= left or is_verb_form(document.tokens.folds[token]):
        return False
    saying = document.is_(max(clause_start(document, mention.first) - 1, 0), WordClass.SPEECH)
    return saying and document.is_(left - 1, WordClass.SUB)


def _his(document: Document, token: int) -> bool:
    """«وصوله»: a trigger with the pronoun of somebody told before."""
    lexeme = document.lexemes[token]
    return bool(lexeme.trigger) and any(form.pronoun for form in forms_of(document.tokens.folds[token]))


def _before_what_was(document: Document, mention: DateMention, token: int) -> bool:
    """«قال أمس إن الوزير كان زار الموقع»: what had been before has no time from the clause that tells it."""
    was = _was_before(document, token)
    return was is not None and mention.first < clause_start(document, was)


def _aside(document: Document, mention: DateMention, token: int) -> bool:
    """«الرئيس الذي تحدث أمس، قد زار», «بعد هجوم الجمعة، وصل»: the time of a relative clause, or of what came
    before, that a comma closes; «الذي وصل أمس، زار», «عقب وصوله أمس، زار» go on with the day."""
    words = document.tokens.words
    if not any(words[index] in COMMAS for index in range(mention.stop, token)):
        return False
    first, _ = document.tokens.sentence_of(token)
    for index in range(mention.first - 1, first - 1, -1):
        number = document.date_at[index]
        if number >= 0 and document.dates[number].expression.anchor:
            return True
        if words[index] in COMMAS:
            return False
        if document.is_(index, WordClass.REL):
            return not document.lexemes[index + 1].trigger
        if document.is_(index, WordClass.AFTER | WordClass.AFTERMATH):
            return not _his(document, index + 1)
    return False


def _goes_on(document: Document, token: int, right: int, stop: int) -> bool:
    """Whether what follows the clause of an event may still date it: a relative clause about it, or the
    saying of what was said; and no other event is told there."""
    if document.is_(right, WordClass.REL):
        return right - token <= _BESIDE or (right + 1 < stop and document.is_(right + 1, _TELLS_OF))
    other = WordClass.MOTION | WordClass.REL
    said = document.is_(right, WordClass.SPEECH) and not document.is_(right, WordClass.MOTION)
    return said and document.having(other, right, stop) is None


def _distance(mention: DateMention, token: int) -> int:
    return mention.first - token if mention.first > token else token - mention.stop + _BEFORE_COST


def _crossed(document: Document, mention: DateMention, token: int, inside: bool) -> int:
    """What it costs that the expression stands outside the clause, or nearer to another trigger."""
    cost = 0 if inside and not _told_before(document, mention, token) else _CLAUSE_COST
    if mention.expression.precision is Precision.VAGUE or mention.expression.bound is Bound.SINCE:
        cost += _VAGUE_COST
    ahead = mention.first > token
    between = document.classes[token + 1 : mention.first] if ahead else document.classes[mention.stop : token]
    motion = WordClass.MOTION
    return cost + _TRIGGER_COST * sum(1 for classes in between if classes & motion)


def _counted_from_it(document: Document, mention: DateMention, token: int) -> bool:
    """«غادر عدن بعد شهر من وصوله»: what is counted from the event itself does not date it."""
    source = token - 1
    counts = document.alone(source, WordClass.FROM) and source - mention.stop in (0, 1)
    return bool(counts) and document.is_(mention.first, WordClass.AFTER | WordClass.TEMPORAL)


_NOT_ITS_TIME = (_topic_between, _aside, _before_what_was, _of_the_saying, _counted_from_it)


def _told_before(document: Document, mention: DateMention, token: int) -> bool:
    """«وصل الاثنين وعاد», «استقبله الجمعة غداة زيارة»: before a joined verb, or before what came first."""
    if mention.first > token:
        return False
    over = WordClass.AFTER | WordClass.AFTERMATH
    return document.lexemes[token].conjunction or document.having(over, mention.stop, token) is not None


def told_earlier(document: Document, token: int) -> bool:
    """«وكان الوفد قد زار»: what had happened before what is told; not «وكان يزور»."""
    if any(form.tense is Tense.PRESENT for form in forms_of(document.tokens.folds[token])):
        return False
    return _was_before(document, token) is not None


def _was_before(document: Document, token: int) -> int | None:
    """The «كان» before a trigger, with no other verb between."""
    if not document.told & WordClass.WAS:
        return None
    first, _ = document.tokens.sentence_of(token)
    for index in range(token - 1, first - 1, -1):
        if document.classes[index] & _LOOKED_BACK:
            return index if document.is_(index, WordClass.WAS) else None
    return None
