"""When: the time expression that belongs to a trigger, resolved against the publication date."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from ..annotations.clauses import clause_start
from ..annotations.document import DateMention, Document
from ..dates import Bound, TimeExpression, TimeKind, Unit, extended, resolve
from ..language.inflection import Tense
from ..language.triggers import forms_of, is_verb_form
from ..language.wordclasses import WordClass
from ..model import DateExpression, Precision, Status
from .origins import is_from_visit
from .seized import seized_before
from .timing import same_clause

__all__ = ["date_of", "looks_ahead"]

_AFTERMATH_NEAR = 3
"""Words before a noun within which «عقب» or «بعيد» counts from it."""
_UNDONE = frozenset({Status.PLANNED, Status.DENIED})
_LASTING_NEAR = 12
"""Words from a visit or its day to how long it lasts: «زيارة رسمية إلى الجزائر تستغرق يومين»."""
_ENDING_NEAR = 16
"""Words from «اختتم» to the visit."""
_OVER = WordClass.AFTER | WordClass.AFTERMATH
"""What stands before something that is over: «بعد زيارة», «عقب جولة»."""
_SOON = datetime.timedelta(days=60)
"""Days ahead up to which a date without a year means the coming one."""
_COMES_NEAR = 3
"""Words from «تأتي» to «بعد»; farther apart they may be long apart in time, too."""
_SOON_AFTER = datetime.timedelta(days=7)


def date_of(
    document: Document, token: int, status: Status, times: Sequence[DateMention]
) -> DateExpression | None:
    """The date of an event told with one of some times, the likeliest first; None without one that fits."""
    before = _event_before(document, token)
    if before is not None and not any(_its_own(document, token, time) for time in times):
        return before
    vague = None
    for time in times:
        if _fits(document, token, status, time) and time.expression.anchor is None:
            found = _resolved(document, status, time.expression)
            if found is not None and (found.begin or time.expression.kind is not TimeKind.VAGUE):
                return _lasting(document, token, time, found)
            vague = vague or found
    return vague or _in_the_wake(document, token)


def _its_own(document: Document, token: int, time: DateMention) -> bool:
    """«بعد أيام من لقاء في أنطاليا الخميس»: what came some days before is told with its own day."""
    exact = time.expression.precision is Precision.DAY and time.expression.anchor is None
    return exact and time.first > token and same_clause(document, token, time)


def _lasting(document: Document, token: int, time: DateMention, date: DateExpression) -> DateExpression:
    """«يصل غدا في زيارة تستغرق يومين», «يزورها اليوم وحتى الخميس»: the days until which it goes on; not
    «عاد أمس بعد زيارة دامت يومين»."""
    after = max(token, time.first)
    reach = after + 1, min(document.tokens.sentence_of(token)[1], after + _LASTING_NEAR + 1)
    ends = [end for end in document.dates_between(*reach) if end.expression.bound is Bound.UNTIL]
    near = next(iter((*document.lengths_between(*reach), *ends)), None)
    if near is None or any(document.is_(index, _OVER) for index in range(after, near.first)):
        return date
    if is_from_visit(document, after, near.first - 1):
        return date  # «وصل أمس قادما من رحلة استغرقت عشرة أيام»
    over = near.expression.bound is Bound.BEFORE and _ended(document, token)
    return extended(date, near.expression, document.published, over=over)


def _ended(document: Document, token: int) -> bool:
    """«عاد أمس بعد زيارة استغرقت يومين», «اختتم أمس زيارة»: the day is the last one."""
    words = range(max(clause_start(document, token) - 1, token - _ENDING_NEAR, 0), token)
    return any(document.is_(index, _OVER | WordClass.ENDING) for index in words)


def _resolved(document: Document, status: Status, expression: TimeExpression) -> DateExpression | None:
    """The days of a time; None for a coming one where the event has happened."""
    published = document.published
    if published is None and document.clock is not None and _wants_year(expression):
        return replace(resolve(expression, document.clock), basis="stamp")
    found = resolve(expression, published, future=status is Status.PLANNED)
    if status is Status.HAPPENED and published is not None and _after(found, published):
        return _last_year(expression, published) if _far(found, published) else None
    return found


def _fits(document: Document, token: int, status: Status, time: DateMention) -> bool:
    """What is planned is not of the day on which it was said («قالت الوزارة أمس إن الوزير سيزور»), nor since
    or in a time that is over."""
    if status is Status.HAPPENED and time.expression.kind is TimeKind.WITHIN:
        return False
    if status not in _UNDONE or looks_ahead(time.expression, document.published):
        return True
    # «ألقت الشرطة أمس القبض على من حاولوا التسلل»: they tried on that day
    stopped = status is Status.DENIED and seized_before(document, max(token - 1, 0)) is not None
    elsewhere = () if stopped else (_said, _called_off, _done)
    if time.first < token and any(of(document, token, time) for of in elsewhere):
        return False
    if status is Status.DENIED:
        return True
    joined = document.lexemes[token].conjunction and time.first < token
    if joined and _over(time.expression, document.published):
        return False
    point = time.expression.first
    over = point is not None and point.year is not None and _past(document, time)
    return time.expression.bound is not Bound.SINCE and not over


def _over(expression: TimeExpression, published: datetime.date | None) -> bool:
    """Whether the calendar puts a time before the publication: «وصل أمس ويتوجه إلى …» goes on later."""
    until = resolve(expression, published).until if published else None
    return until is not None and published is not None and until < published.isoformat()[: len(until)]


def _said(document: Document, token: int, time: DateMention) -> bool:
    """Whether a time stands in a clause before that tells of no coming event itself: «تنطلق الرحلات اليوم،
    حيث تصل»."""
    if same_clause(document, token, time):
        return False
    verb = max(clause_start(document, time.first) - 1, 0)
    return not any(_coming(document, index) for index in range(verb, time.first))


def _called_off(document: Document, token: int, time: DateMention) -> bool:
    """«أعلن المكتب الاثنين إلغاء زيارة»: the day is that of the verb; not «عرقلوا أمس وصول»."""
    if is_verb_form(document.tokens.folds[token]) or time.stop == token:
        return False
    verb = max(clause_start(document, time.first) - 1, 0)
    if document.is_(verb, WordClass.MOTION | WordClass.LIGHT) or not document.is_(verb, WordClass.SPEECH):
        return False
    return not any(document.lexemes[index].trigger for index in range(verb + 1, time.first))


def _coming(document: Document, index: int) -> bool:
    """Whether a word is a trigger verb that does not look back."""
    if not document.is_(index, WordClass.MOTION):
        return False
    return all(form.tense is not Tense.PAST for form in forms_of(document.tokens.folds[index]))


def _done(document: Document, token: int, time: DateMention) -> bool:
    """«غادر مساء الجمعة في جولة يستهلها من مصر»: the day is that of the verb before it."""
    if time.expression.kind is not TimeKind.WEEKDAY:
        return False
    verb = max(clause_start(document, token) - 1, 0)
    return any(document.is_(index, WordClass.MOTION) for index in range(verb, time.first))


def _past(document: Document, time: DateMention) -> bool:
    until = resolve(time.expression, document.published).until
    known = document.published
    return until is not None and known is not None and until < known.isoformat()[: len(until)]


def _wants_year(expression: TimeExpression) -> bool:
    """«الخامس من يونيو الماضي», «مطلع العام»: only the year is wanting, and the page's stamp tells it."""
    if expression.kind is TimeKind.PERIOD and expression.shift is not None:
        return expression.shift.unit is Unit.YEAR
    point = expression.first
    if point is None or point.month is None or expression.kind is TimeKind.SEASON:
        return False
    return point.year is None and point.year_shift is None and point.month_shift is None


def _last_year(expression: TimeExpression, published: datetime.date) -> DateExpression | None:
    """«منذ 13 مارس» of a November: what has happened is of the last such day where no year is told."""
    first, last = expression.first, expression.last
    if first is None or first.month is None or first.year is not None or first.relation is not None:
        return None
    gone = replace(
        expression,
        first=replace(first, relation=-1),
        last=last and replace(last, relation=last.relation or -1),
    )
    found = resolve(gone, published)
    return None if _after(found, published) else found


def _after(date: DateExpression, published: datetime.date) -> bool:
    """«أمس السبت» of a paper that did not appear on a Sunday: what has happened is of no later day."""
    return date.begin is not None and date.begin > published.isoformat()[: len(date.begin)]


def _far(date: DateExpression, published: datetime.date) -> bool:
    """«نهاية ديسمبر» of early December is rather the coming one and belongs to something else."""
    soon = (published + _SOON).isoformat()
    return date.begin is not None and date.begin > soon[: len(date.begin)]


def _event_before(document: Document, token: int) -> DateExpression | None:
    """«تأتي بعد أسبوع من زيارة …»: this visit is told, that one lies a week before it.

    Where no day is told with this one it is taken to be of the day of publication, so the precision is that
    of the unit.
    """
    if not document.anchored:
        return None
    first, _ = document.tokens.sentence_of(token)
    for counted in (token - 1, token):
        mention = document.anchored.get(counted)
        shift = mention.expression.shift if mention is not None else None
        if mention is not None and shift is not None and first <= mention.first < token:
            past = replace(mention.expression, anchor=None, shift=replace(shift, sign=-1))
            return replace(resolve(past, _told_day(document, first, mention.first)), basis="event")
    return None


def _told_day(document: Document, first: int, stop: int) -> datetime.date | None:
    """«وصل أمس السبت، بعد أسبوع من زيارة»: the last day told before it, else that of publication."""
    for mention in reversed(document.dates_between(first, stop)):
        date = resolve(mention.expression, document.published)
        if mention.expression.anchor is None and date.precision is Precision.DAY and date.begin:
            return datetime.date.fromisoformat(date.begin)
    return document.published


def _in_the_wake(document: Document, token: int) -> DateExpression | None:
    """«بعيد زيارة …»: shortly before what is told; a vague week up to the publication."""
    first, _ = document.tokens.sentence_of(token)
    for index in range(token - 1, max(first, token - _AFTERMATH_NEAR) - 1, -1):
        if document.classes[index] & _OVER and _counts_from(document, index):
            known = document.published
            return DateExpression(
                span=document.tokens.span(index, token + 1),
                begin=(known - _SOON_AFTER).isoformat() if known else None,
                until=known.isoformat() if known else None,
                precision=Precision.VAGUE,
                basis="event",
            )
    return None


def looks_ahead(expression: TimeExpression, published: datetime.date | None) -> bool:
    """Whether a time lies after the publication, by its words («الأسبوع المقبل») or by the calendar; «اليوم
    ذاته» does where the day before it does."""
    point = expression.first
    if expression.kind is TimeKind.WITHIN:
        return False  # «خلال يومين» is a length of what has happened as well
    if expression.kind is TimeKind.ANAPHOR:
        return expression.antecedent is not None and looks_ahead(expression.antecedent, published)
    if expression.anchor is None and expression.shift is not None and expression.shift.sign > 0:
        return True
    if point is not None and any(
        step is not None and step > 0
        for step in (point.relation, point.day_shift, point.week_shift, point.month_shift)
    ):
        return True
    begin = resolve(expression, published).begin if published else None
    return begin is not None and published is not None and begin > published.isoformat()[: len(begin)]


def _counts_from(document: Document, index: int) -> bool:
    """«عقب جولة», «زيارة الوزير تأتي بعد جولة»: what comes after something comes soon after it."""
    if document.is_(index, WordClass.AFTERMATH):
        return True
    first, _ = document.tokens.sentence_of(index)
    near = range(max(first, index - _COMES_NEAR), index)
    return any(document.is_(before, WordClass.COMES) for before in near)
