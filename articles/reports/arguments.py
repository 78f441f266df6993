"""Where to, where from, through where: the places around a trigger and the role each plays."""

from __future__ import annotations

from gazetteer import Kind

from ..annotations.document import Document, LocatedMention
from ..annotations.topics import of_topic, topic_after
from ..language.affixes import Affix, affix, affixes
from ..language.prepositions import Governor
from ..language.roles import ADJACENT_ONLY, Role, role_of, takes_place
from ..language.triggers import TOGETHER, Form, Need, Part, Sense, forms_of
from ..language.wordclasses import WordClass
from .around import around, around_origin, came_out_of
from .destinations import PlaceArguments, add_destination
from .detours import places_reached
from .distances import words_between
from .earlier import antecedent, place_before, seen_before
from .figures import figurative_goal
from .governing import first_listed, governor, in_title, joined_to, listed
from .origins import came_from_visit, left_after_aside, sender, set_out_from, thence
from .reach import reach_of
from .stays import stay_before
from .supplies import supported
from .ways import goes_another_way, leaves_too

__all__ = ["PlaceArguments", "place_arguments"]


_LIES = frozenset({Governor.IN, Governor.ON})
_IN, _BARE, _BETWEEN, _COVERS = Governor.IN, Governor.BARE, Governor.BETWEEN, Governor.COVERS
_DESTINATION, _ORIGIN, _VIA = Role.DESTINATION, Role.ORIGIN, Role.VIA
_NOUN, _PARTICIPLE, _ATTEND, _IS_STAY = Part.NOUN, Part.PARTICIPLE, Sense.ATTEND, Need.STAY
_SETS_OUT = frozenset({Sense.GO, Sense.ARRIVE, Sense.RETURN, Sense.FLEE})
_SEEN_LEAVING = frozenset({Sense.LEAVE, Sense.FLEE})
_TALKS = frozenset({Sense.MEET, Sense.GATHER})
_HAS_TOPIC = TOGETHER | {Sense.ATTEND, Sense.RECEIVE}
_STADIUM = "stadium"  # the feature of a place where teams play
_SUBJECT_COUNTRY = frozenset({Sense.ENTER, Sense.RETURN})


def place_arguments(document: Document, token: int, form: Form) -> PlaceArguments:
    """The places a trigger leads to, from and through."""
    if _IS_STAY in form.word.needs:
        stay = stay_before(document, token)
        return PlaceArguments(destinations=[stay] if stay is not None else [])
    if not form.pronoun and _nowhere(document, token):
        return PlaceArguments()
    sense = form.word.sense
    arguments = PlaceArguments()
    stop = reach_of(document, token, form)
    if form.pronoun and form.part is Part.VERB and takes_place(sense):
        _take_up(document, arguments, token, sense)
    reached = places_reached(document, token, form, stop) if not arguments.destinations else []
    topic = topic_after(document, token, stop) if reached and sense in _HAS_TOPIC else stop
    for mention in reached:
        if not in_title(document, mention) and not of_topic(document, topic, mention):
            _assign(document, arguments, mention, form, token)
    if arguments.origin is None:
        goal = arguments.destinations[0] if arguments.destinations else None
        arguments.origin = sender(document, token, form, goal) or thence(document, token, form, stop)
    there = token + 1 < document.end and document.is_(token + 1, WordClass.THERE)
    if not arguments.destinations and (form.pronoun or there):
        _take_up(document, arguments, token, sense)
    if arguments.via and not arguments.destinations and Need.SUPPLY in form.word.needs:
        goal, arguments.origin = supported(document, token, arguments.via[0])
        arguments.destinations += [goal] if goal is not None else []
    if not arguments.destinations:
        told = place_before(document, token, form, alone=not arguments)
        arguments.destinations += [told] if told is not None else []
    arguments.origin = arguments.origin or _left_before(document, token, form, arguments)
    return arguments


def _nowhere(document: Document, token: int) -> bool:
    """Whether the sentence names no place and no word in it stands for one of those named before."""
    first, stop = document.tokens.sentence_of(token)
    if document.places_between(first - 1, stop):
        return False
    return document.having(WordClass.THERE | WordClass.THENCE, first, stop) is None


def _left_before(
    document: Document, token: int, form: Form, arguments: PlaceArguments
) -> LocatedMention | None:
    """An origin told before the trigger: «شهدت البلدة نزوح الأهالي», «ومن القاهرة سينتقل إلى الدوحة»."""
    if form.part is _NOUN:
        seen = seen_before(document, token, form) if form.word.sense in _SEEN_LEAVING else None
        return None if seen in arguments.destinations else seen
    goes = form.word.sense in _SETS_OUT and form.part is Part.VERB
    return set_out_from(document, token) if goes and arguments.destinations else None


def _assign(
    document: Document, arguments: PlaceArguments, mention: LocatedMention, form: Form, token: int
) -> None:
    """Give a mention its role, if it plays one."""
    found = governor(document, mention)
    if found is _IN and (
        figurative_goal(document, token, mention, form) or around_origin(document, mention, arguments.origin)
    ):
        return
    found = _IN if _on_its_ground(mention, form, found) else found
    found = _of_motion(document, mention, form, token, found) if found in _LIES else found
    role = _role(document, arguments, mention, form, token, found)
    both = arguments.origin is not None and bool(arguments.destinations)
    if both and goes_another_way(document, arguments.ways, mention, role, found):
        return
    if role is _DESTINATION:
        add_destination(document, arguments, mention, form, found)
    elif role is _ORIGIN and found is Governor.FROM and _whose(document, mention):
        return
    elif role is _ORIGIN and (arguments.origin is None or _sets_out(document, mention, arguments)):
        arguments.origin = mention
        arguments.by_motion = True
    elif role is _ORIGIN and leaves_too(document, mention, [arguments.origin, *arguments.also_left]):
        arguments.also_left.append(mention)
    elif role is _VIA:
        arguments.via.append(mention)


def _on_its_ground(mention: LocatedMention, form: Form, found: Governor) -> bool:
    """«خاض المنتخب الكوري مباراة على ملعب مسقط»: a match is played on a stadium, which is in it."""
    place = mention.place
    played = form.word.sense is _ATTEND and found is Governor.ON
    return played and place is not None and place.feature == _STADIUM


def _of_motion(
    document: Document, mention: LocatedMention, form: Form, token: int, found: Governor
) -> Governor:
    """«في» and «على» may stand before what lies around something reached or left: «إلى مستشفى في القاهرة»."""
    if role_of(form.word.sense, found) is None:
        outer = around(document, first_listed(document, mention), token)
        return found if outer is _IN else outer
    if found is not _IN:
        return found
    out_of = form.word.sense in _SETS_OUT and came_out_of(document, mention, token)
    return Governor.FROM if out_of else _IN


def _role(
    document: Document,
    arguments: PlaceArguments,
    mention: LocatedMention,
    form: Form,
    token: int,
    found: Governor,
) -> Role | None:
    if found is _COVERS and _leads_others(document, mention):
        return None
    if found is Governor.FOR and _of_noun(document, mention, token):
        return None
    if found is _BARE:
        return _free(document, token, arguments, mention, form)
    if found is _BETWEEN:
        return _between(document, arguments, mention, form, token)
    if came_from_visit(document, token, mention, form):
        return Role.ORIGIN
    return role_of(form.word.sense, found)


def _of_noun(document: Document, mention: LocatedMention, token: int) -> bool:
    """«على الساحل الغربي للبحر الأحمر»: «ل» after a definite adjective of a thing says of what it is."""
    adjective = document.before(mention.outer)
    if adjective <= token + 1 or not document.lexemes[adjective].definite or document.dated(adjective):
        return False
    thing = document.lexemes[adjective - 1].definite and not document.lexemes[adjective - 1].trigger
    return thing and document.actor(adjective) is None and document.place(adjective) is None


def _leads_others(document: Document, mention: LocatedMention) -> bool:
    """«التحالف الذي تقوده واشنطن»: a place that leads those who go, not one that a tour leads to."""
    verb = mention.outer - 1
    led = verb > 0 and document.is_(verb, WordClass.DESCRIPTIVE)
    return led and document.tokens.folds[verb].endswith(affixes(Affix.OBJECT))


def _free(
    document: Document, token: int, arguments: PlaceArguments, mention: LocatedMention, form: Form
) -> Role | None:
    if _kept_out(document, token, mention, form):
        return Role.DESTINATION
    return _ungoverned(document, arguments, mention, form, words_between(document, token, mention))


def _kept_out(document: Document, token: int, mention: LocatedMention, form: Form) -> bool:
    """«منعت السلطات وفدا من دخول مصر»: a country that others are kept from entering."""
    entering = form.word.sense is Sense.ENTER and form.part is Part.NOUN and mention.outer == token + 1
    return entering and token > 0 and document.is_(token - 1, WordClass.FROM)


def _sets_out(document: Document, mention: LocatedMention, arguments: PlaceArguments) -> bool:
    """«رحلت مهاجرين من دول الساحل من العيون إلى الداخلة»: of two origins the one right before the goal."""
    goes_on = mention.stop < document.end and document.is_(mention.stop, WordClass.TO)
    joined = listed(document, mention) and joined_to(document, mention) is not None
    return goes_on and not joined and not arguments.destinations


def _between(
    document: Document, arguments: PlaceArguments, mention: LocatedMention, form: Form, token: int
) -> Role | None:
    """«رحلة بين دمشق والرياض», «رحلتها بين»: from the first to the second; «طريق» and «رحلات» between them go
    both ways."""
    single = document.lexemes[token].base.endswith(affix(Affix.FEMININE_FOLDED))
    if form.word.sense is not Sense.GO or form.part is not Part.NOUN or not single:
        return None
    if arguments.origin is None and not arguments.destinations:
        return Role.ORIGIN
    return Role.DESTINATION if joined_to(document, mention) is arguments.origin else None


def _ungoverned(
    document: Document, arguments: PlaceArguments, mention: LocatedMention, form: Form, distance: int
) -> Role | None:
    """The role of a name that stands free, `distance` words after the trigger: often it is a party."""
    sense, noun = form.word.sense, form.part is Part.NOUN
    country = mention.place is not None and mention.place.kind is Kind.COUNTRY
    if country and (sense in _TALKS or (noun and sense in _SUBJECT_COUNTRY)):
        return None
    if sense in TOGETHER and _owned(document, mention):
        return None
    if sense is Sense.RETURN and not noun and distance == 1:
        return None  # «عادت بيروت إلى الحياة»: the place is the subject
    joined = mention.party and joined_to(document, mention) in arguments.destinations
    if mention.party and distance > 1 and not (joined or left_after_aside(document, mention, form)):
        return None
    if distance > ADJACENT_ONLY.get(sense, distance) and not arguments.destinations:
        return None
    if sense is Sense.ATTEND:
        there = _of_gathering(document, mention) or _hosts(document, mention)
        return Role.DESTINATION if there else None
    if distance == 1 and (sense is Sense.RECEIVE or (sense is Sense.FETCH and not noun)):
        return Role.DESTINATION
    if distance == 1 and sense is Sense.SEND and not noun:
        return Role.ORIGIN
    return role_of(sense, Governor.BARE)


def _owned(document: Document, mention: LocatedMention) -> bool:
    """«قمة منظمة شنغهاي», «لقاء نادي برشلونة»: the name belongs to a body, not to where it meets."""
    before = document.word_before(mention.outer)
    return before is not None and document.is_(before, WordClass.INSTITUTION | WordClass.COLLECTIVE)


def _of_gathering(document: Document, mention: LocatedMention) -> bool:
    """«حضر قمة نيودلهي»: a gathering that is told by its place."""
    noun = document.word_before(mention.outer)
    forms = forms_of(document.tokens.folds[noun]) if noun is not None else ()
    region = mention.place is not None and mention.place.kind is Kind.REGION  # «قمة دول الخليج»
    return not region and any(form.word.sense in _TALKS and form.part is Part.NOUN for form in forms)


def _hosts(document: Document, mention: LocatedMention) -> bool:
    """«لحضور القمة التي تستضيفها الدوحة»: the place is the subject of a verb of hosting."""
    verb = document.word_before(mention.outer)
    forms = forms_of(document.tokens.folds[verb]) if verb is not None else ()
    return any(form.word.sense is Sense.HOST and form.part is Part.VERB for form in forms)


def _whose(document: Document, mention: LocatedMention) -> bool:
    """«أجلت السفينة رعايا من هولندا والعراق»: of which countries they are, several right after them; those of
    one («رعايا من السودان») rather come from there."""
    first = first_listed(document, mention)
    source = document.before(first.outer)
    if source <= 0 or not document.is_(source - 1, WordClass.NATIONAL):
        return False
    following = document.place(first.stop) if first.stop < document.end else None
    several = first is not mention or (following is not None and joined_to(document, following) is first)
    return document.lexemes[source - 1].bare and several


def _take_up(document: Document, arguments: PlaceArguments, token: int, sense: Sense) -> None:
    """«طرابلس التي وصلها أمس»: the place the object pronoun stands for."""
    mention = antecedent(document, token)
    if mention is None:
        return
    if role_of(sense, Governor.BARE) is Role.ORIGIN:
        arguments.origin = mention
    else:
        arguments.destinations.append(mention)
