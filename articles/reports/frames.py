"""From triggers to reports: one frame, with people, status and date, for each place a trigger leads to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from gazetteer import changed, quickly_made

from ..annotations.document import ActorMention, Document, LocatedMention
from ..language.affixes import Affix, affix
from ..language.inflection import Tense
from ..language.rules import Rule
from ..language.triggers import TOGETHER, Form, Need, Part, Sense, objects_of
from ..language.wordclasses import WordClass
from ..model import DateExpression, EventKind, Status
from .arguments import PlaceArguments, place_arguments
from .asking import is_asked, is_unreal
from .batches import without_others
from .dating import date_of
from .figures import figurative
from .homelands import add_homeland, homeland_at
from .inside import names_people
from .instead import place_instead
from .kinds import kind_of
from .needs import promising, satisfied
from .participants import Participants, participants
from .realms import add_realm, realm_at
from .sentence import joined_noun, moves_another, names_body, names_craft, stands_after_did_not, verb_stands
from .status import judge_status
from .stopped import is_stopped
from .supplies import support_before
from .timing import times_of
from .ways import goes_on_from

__all__ = ["Frame", "find_frames"]

_OBJECT_BEFORE, _OBJECT_AFTER = 3, 18
"""Words before and after a verb within which its object stands: «الكلمة التي ألقاها», a long subject
between."""

_ATTEND, _VERB, _NOUN, _RELATIVE = Sense.ATTEND, Part.VERB, Part.NOUN, Rule.RELATIVE
_PAST, _HAPPENED, _DENIED = Tense.PAST, Status.HAPPENED, Status.DENIED
_GOES_ON = frozenset({Sense.GO, Sense.RETURN})
_COMES = frozenset({Sense.RETURN, Sense.ARRIVE, Sense.FLEE})
_MOVED = frozenset({Sense.SEND, Sense.EXPEL, Sense.DEPLOY, Sense.FETCH})


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One report of one event: what a single trigger says, before the article's reports are merged.

    `seated` says that its destination is not told but the seat of the host, `earlier` that it is another
    visit than the one of the news («زيارة سابقة»).
    """

    kind: EventKind
    sense: Sense
    token: int
    sentence: tuple[int, int]
    movers: tuple[ActorMention, ...]
    hosts: tuple[ActorMention, ...]
    destination: LocatedMention | None
    origin: LocatedMention | None
    via: tuple[LocatedMention, ...]
    status: Status
    date: DateExpression | None
    rule: str
    group: int
    subject: ActorMention | None = None
    accomplished: bool = False
    seated: bool = False
    earlier: bool = False


def find_frames(document: Document) -> list[Frame]:
    """All frames of the article in text order; triggers without what they need give none."""
    found: list[Frame] = []
    last: ActorMention | None = None
    for token, forms in document.triggers:
        if document.place_at[token] >= 0 or document.date_at[token] >= 0 or _is_name(document, token):
            continue
        frames = []
        for frame in _first_fitting(document, token, forms, last):
            known = _told(found, frame)
            same_way = known if known is not None else _came_from(found, frame)
            if same_way is None or (known is not None and not _goes_on(document, frame)):
                frames.append(frame)
            elif frame.sense is Sense.RETURN:
                known = same_way
                found[known] = changed(found[known], kind=frame.kind)
        if frames:
            found += frames
            last = next((frame.subject for frame in frames if frame.subject is not None), last)
    return found


def _goes_on(document: Document, frame: Frame) -> bool:
    """Whether a report says more of a journey told before: «غادر متوجها إلى», «الطائرة التي تقل الوزير»."""
    return frame.sense in _GOES_ON or document.is_(frame.token, WordClass.CARRYING)


def _is_name(document: Document, token: int) -> bool:
    """Whether a trigger form is rather a name; before a title it is a verb («أشرف وزير الصحة على»)."""
    if not document.is_(token, WordClass.NAME):
        return False
    following = token + 1
    mention = document.actor(following) if following < document.end else None
    return mention is None or mention.first != following or mention.title is None


def _told(found: list[Frame], frame: Frame) -> int | None:
    """Which frame of the same sentence has led to the same place already: «غادر متوجها إلى», «وصلت الطائرة
    التي تقل الوزير إلى»; None without one."""
    if frame.destination is None:
        return None
    where, first = frame.destination.mention.span, None
    for number in reversed(range(len(found))):
        other, there = found[number], found[number].destination
        if other.sentence != frame.sentence:
            break
        if there is not None and there.mention.span == where:
            first = number
    return first


def _came_from(found: list[Frame], frame: Frame) -> int | None:
    """Which frame of the same sentence says already from where somebody comes: «وصل إلى عمان عائدا من
    القاهرة»; None without one."""
    if frame.destination is not None or frame.origin is None or frame.sense not in _COMES:
        return None
    for number in reversed(range(len(found))):
        other, there = found[number], found[number].origin
        if other.sentence != frame.sentence:
            break
        if there is not None and other.destination and there.mention.span == frame.origin.mention.span:
            return number
    return None


def _first_fitting(
    document: Document, token: int, forms: tuple[Form, ...], last: ActorMention | None
) -> list[Frame]:
    """The frames of the form that fits first; what costs little is asked before what costs much."""
    literal = False
    for form in _likely_first(document, token, forms):
        if not _reports(document, token, form):
            continue
        places = place_arguments(document, token, form)
        if not promising(form, places) and not _leads_home(document, token, form):
            continue
        if not literal and any(figurative(document, token, other) for other in forms):
            return []
        literal = True
        frames = _frames(document, token, form, places, last)
        if frames:
            return frames
    return []


def _leads_home(document: Document, token: int, form: Form) -> bool:
    """Whether a word for a country stands for the place of a trigger: «بلاده», «المملكة»."""
    return homeland_at(document, token, form) is not None or realm_at(document, token, form) is not None


def _likely_first(document: Document, token: int, forms: tuple[Form, ...]) -> list[Form]:
    """The forms that can stand here; of verbs written alike, the one that moves somebody else first where the
    clause has a subject and an object: «هرب المهربون الوقود», not «هرب المهربون»."""
    fitting = list(forms)
    if forms[0].doubtful:
        fitting = [form for form in forms if verb_stands(document, token, form)]
    if token and document.is_(token - 1, WordClass.DID_NOT):
        fitting = list(filter(stands_after_did_not, fitting))
    if joined_noun(document, token):
        fitting = [form for form in fitting if form.part is not _VERB]
    if len(fitting) < 2:
        return fitting
    verbs = {form.word.sense for form in fitting if form.part is _VERB}
    if verbs & _MOVED and verbs - _MOVED and moves_another(document, token):
        fitting.sort(key=lambda form: form.word.sense not in _MOVED)
    return fitting


def _reports(document: Document, token: int, form: Form) -> bool:
    """Whether the words beside a form let it report an event."""
    people = document.actor(token)
    if people is not None and names_people(document, people, token, form):
        return False
    if document.told & WordClass.VEHICLE and names_craft(document, token):
        return False
    if is_asked(document, token) or is_unreal(document, token, form):
        return False
    other = _adverbial(form) or names_body(document, token, form)
    if other or _trapped(document, token, form):
        return False
    objects = objects_of(form.word)
    return not objects or _is_near(document, token, objects)


def _frames(
    document: Document, token: int, form: Form, places: PlaceArguments, last: ActorMention | None
) -> list[Frame]:
    """The frames of one trigger read as one form: one for each destination."""
    people = participants(document, token, form, last, _country(places))
    add_homeland(document, token, form, places, people)
    add_realm(document, token, form, places, people)
    if not satisfied(document, token, form, places, people):
        return []
    times = times_of(document, token)
    support, time = support_before(document, token), times[0] if times else None
    judged = token if support is None else support
    status = judge_status(document, judged, form, time, described=people.rule is _RELATIVE)
    if status is _HAPPENED and is_stopped(document, token, form):
        status = _DENIED
    frame = Frame(
        kind=kind_of(document, token, form, places, people),
        sense=form.word.sense,
        token=token,
        sentence=document.tokens.sentence_of(token),
        movers=without_others(people.movers, places.batches),
        hosts=people.hosts,
        destination=places.destinations[0] if places.destinations else None,
        origin=places.origin,
        via=tuple(places.via),
        status=status,
        date=date_of(document, token, status, times),
        rule=f"{form.word.name}/{people.rule}",
        group=token,
        subject=people.subject or _owner(form, people),
        earlier=document.is_(min(token + 1, document.end - 1), WordClass.PREVIOUS),
        accomplished=status is _HAPPENED and form.tense is _PAST,
    )
    told = [frame, *_further(document, frame, places.destinations)]
    if not places.destinations:
        told += [changed(frame, origin=other) for other in places.also_left]
    told += [
        changed(frame, movers=batch.movers or frame.movers, destination=batch.destination)
        for batch in places.batches
    ]
    told += [
        changed(frame, origin=way.origin, destination=way.destination, via=())
        for way in places.ways
        if way.destination is not None
    ]
    return [*told, *_instead(document, told[-1])]


def _further(document: Document, frame: Frame, goals: list[LocatedMention]) -> list[Frame]:
    """A journey to each further goal of a list, from the one before where «ومنها إلى» says so."""
    return [
        changed(frame, destination=goal, origin=last if goes_on_from(document, goal) else frame.origin)
        for last, goal in pairwise(goals)
    ]


def _instead(document: Document, frame: Frame) -> list[Frame]:
    """«لم يتوجه إلى بغداد بل إلى أربيل»: what was done instead of what was not."""
    if frame.status is not _DENIED or frame.destination is None:
        return []
    if frame.token == 0 or not document.is_(frame.token - 1, WordClass.DID_NOT):
        return []
    place = place_instead(document, frame.destination)
    return [changed(frame, destination=place, status=Status.HAPPENED)] if place is not None else []


def _owner(form: Form, people: Participants) -> ActorMention | None:
    """Whose visit or journey a noun tells; the parties of a meeting are nobody's subject."""
    told = form.part is not Part.VERB and form.word.sense not in TOGETHER and people.movers
    return people.movers[0] if told else None


def _adverbial(form: Form) -> bool:
    """«بحضور الوزير», «بمشاركة تونس»: who else was at what another word reports."""
    return form.word.sense is _ATTEND and form.part is _NOUN and form.prefix == affix(Affix.WITH)


def _country(places: PlaceArguments) -> str | None:
    """The country a frame leads to."""
    where = places.destinations[0].place if places.destinations else None
    return where.country if where else None


def _trapped(document: Document, token: int, form: Form) -> bool:
    """Whether the next word makes the trigger something else."""
    following = token + 1
    if following >= document.end:
        return bool(form.word.traps) and form.word.needs == (Need.TO,)
    return document.tokens.words[following] in form.word.traps


def _is_near(document: Document, token: int, objects: frozenset[str]) -> bool:
    """Whether an object stands near that makes a verb of many senses report an event: «ألقى كلمة»."""
    first, stop = document.tokens.sentence_of(token)
    near = document.tokens.folds[max(first, token - _OBJECT_BEFORE) : min(stop, token + _OBJECT_AFTER)]
    return not objects.isdisjoint(near)
