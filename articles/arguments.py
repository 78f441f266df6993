"""Where to, where from, through where: the places around a trigger and the role each plays."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from gazetteer import Kind

from .document import Document, LocatedMention
from .loading import load_rows
from .tokens import fold_word
from .triggers import Form, Part, Sense
from .wordclasses import WordClass

__all__ = ["Governor", "PlaceArguments", "clause_start", "clause_stop", "governor", "place_arguments"]

_LONGEST_WINDOW = 34
_BREAKS = frozenset({"؛", ";", ":", "\n"})
_QUOTES = frozenset({'"', "«", "»", "“", "”", "'", "‘", "’"})
_JOINERS = frozenset({"،", ","})


class Governor(StrEnum):
    """What governs a place name."""

    BARE = "bare"
    TO = "to"
    FOR = "for"
    IN = "in"
    ON = "on"
    FROM = "from"
    VIA = "via"
    BETWEEN = "between"
    COVERS = "covers"
    OTHER = "other"


class _Role(StrEnum):
    DESTINATION = "destination"
    ORIGIN = "origin"
    VIA = "via"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Preposition:
    word: str
    role: Governor
    attached: bool


@dataclass(slots=True, kw_only=True)
class PlaceArguments:
    """The places of one frame; several destinations make several events."""

    destinations: list[LocatedMention] = field(default_factory=list)
    origin: LocatedMention | None = None
    via: list[LocatedMention] = field(default_factory=list)
    by_motion: bool = False

    def __bool__(self) -> bool:
        return bool(self.destinations or self.origin or self.via)


_G = Governor
_D, _O, _V = _Role.DESTINATION, _Role.ORIGIN, _Role.VIA
_TOWARDS = {_G.TO: _D, _G.FOR: _D, _G.COVERS: _D, _G.FROM: _O, _G.VIA: _V}
_STAY = {_G.IN: _D, _G.BARE: _D, _G.COVERS: _D}
_ROLES: dict[Sense, dict[Governor, _Role]] = {
    Sense.VISIT: {**_TOWARDS, _G.BARE: _D, _G.IN: _D},
    Sense.TOUR: {**_TOWARDS, _G.IN: _D},
    Sense.ARRIVE: {**_TOWARDS, _G.BARE: _D, _G.IN: _D, _G.ON: _D},
    Sense.ENTER: {**_TOWARDS, _G.BARE: _D, _G.IN: _D},
    Sense.GO: _TOWARDS,
    Sense.LEAVE: {**_TOWARDS, _G.BARE: _O},
    Sense.RETURN: {**_TOWARDS, _G.BARE: _D},
    Sense.FLEE: {**_TOWARDS, _G.ON: _D},
    Sense.RECEIVE: {_G.IN: _D, _G.FROM: _O, _G.VIA: _V},
    Sense.HOST: _STAY,
    Sense.MEET: _STAY,
    Sense.GATHER: _STAY,
    Sense.HOLD: {_G.IN: _D},
    Sense.ATTEND: {_G.IN: _D},
    Sense.SEND: _TOWARDS,
    Sense.EXPEL: _TOWARDS,
    Sense.DEPLOY: {**_TOWARDS, _G.IN: _D, _G.ON: _D},
    Sense.RAID: {**_TOWARDS, _G.BARE: _D, _G.IN: _D},
    Sense.CROSS: {**_TOWARDS, _G.BARE: _V, _G.IN: _V},
}
_LOOKS_BACK = frozenset({Sense.MEET, Sense.GATHER, Sense.HOLD, Sense.RECEIVE, Sense.DEPLOY})
_GENITIVE_CITY = frozenset({Sense.MEET, Sense.GATHER})
_TALKS = frozenset({Sense.MEET, Sense.GATHER})
_SUBJECT_COUNTRY = frozenset({Sense.ENTER, Sense.RETURN})
_ADJACENT_ONLY = {Sense.MEET: 2, Sense.GATHER: 3, Sense.HOST: 2, Sense.RETURN: 2}


@cache
def _prepositions() -> dict[str, Governor]:
    """Folded preposition, with and without a conjunction, to what it makes of the place after it."""
    table: dict[str, Governor] = {}
    for row in load_rows("prepositions.tsv", _Preposition):
        for conjunction in ("",) if row.attached else ("", "و", "ف"):
            table[fold_word(conjunction + row.word)] = row.role
    return table


def governor(document: Document, mention: LocatedMention) -> Governor:
    """The preposition that governs a mention; a joined mention has that of the one before it."""
    if mention.prefix:
        return _prepositions()[mention.prefix]
    before = mention.outer - 1
    while before >= 0 and document.tokens.words[before] in _QUOTES:
        before -= 1
    if before < 0:
        return Governor.BARE
    found = _prepositions().get(document.tokens.folds[before])
    if found is Governor.FROM and document.tokens.folds[before - 1] == "كل" and before >= 2:
        return _prepositions().get(document.tokens.folds[before - 2], Governor.BARE)
    if found is not None:
        return found
    joined = _joined_to(document, mention, before)
    if joined is not None:
        return governor(document, joined)
    return Governor.OTHER if document.is_(before, WordClass.PREP) else Governor.BARE


def _joined_to(document: Document, mention: LocatedMention, before: int) -> LocatedMention | None:
    """The mention right before, joined by a comma or by an attached و, or written directly before in apposition."""
    if document.tokens.words[before] in _JOINERS or document.tokens.folds[before] in ("ثم", "او"):
        before -= 1
        while before >= 0 and document.tokens.words[before] in _QUOTES:
            before -= 1
    number = document.place_at[before] if before >= 0 else -1
    if number < 0 or document.places[number].first >= mention.first:
        return None
    return document.places[number]


def clause_start(document: Document, token: int) -> int:
    """Where the clause of a verb begins: after the last subordinator, verb or break before it."""
    first, _ = document.tokens.sentence_of(token)
    index = token - 1
    while index >= first:
        lexeme = document.lexemes[index]
        if document.tokens.words[index] in _BREAKS or lexeme.classes & (WordClass.SUB | WordClass.REL):
            return index + 1
        if _clause_verb(lexeme.classes):
            return index + 1
        index -= 1
    return first


def _clause_verb(classes: int) -> bool:
    """A verb that governs a clause of its own, rather than describing the noun before it."""
    return bool(classes & WordClass.VERB) and not classes & (
        WordClass.AUX | WordClass.PREP | WordClass.DESCRIPTIVE
    )


def clause_stop(document: Document, token: int) -> int:
    """Where the reach of a trigger ends: the next subordinator, verb, relative pronoun or break."""
    known = document.clause_stops.get(token)
    if known is None:
        known = document.clause_stops[token] = _clause_stop(document, token)
    return known


def _clause_stop(document: Document, token: int) -> int:
    _, stop = document.tokens.sentence_of(token)
    index = token + 1
    limit = min(stop, token + _LONGEST_WINDOW)
    while index < limit:
        lexeme = document.lexemes[index]
        if document.tokens.words[index] in _BREAKS:
            return index
        if lexeme.classes & WordClass.TEMPORAL and lexeme.conjunction:
            return index
        light = lexeme.classes & WordClass.LIGHT and not lexeme.conjunction and index - token <= 4
        if (
            document.place_at[index] < 0
            and document.date_at[index] < 0
            and not light
            and _ends_reach(lexeme.classes)
        ):
            return index
        index += 1
    return limit


def _ends_reach(classes: int) -> bool:
    if classes & (WordClass.PREP | WordClass.AUX | WordClass.DEM | WordClass.PRON | WordClass.DESCRIPTIVE):
        return False
    if classes & (WordClass.NAME | WordClass.WEAK_NAME | WordClass.HEAD | WordClass.INSTITUTION):
        return False
    return bool(classes & (WordClass.SUB | WordClass.REL | WordClass.VERB))


def place_arguments(document: Document, token: int, form: Form) -> PlaceArguments:
    """The places a trigger leads to, from and through."""
    sense = form.word.sense
    arguments = PlaceArguments()
    stop = clause_stop(document, token)
    if sense in (Sense.GATHER, Sense.MEET, Sense.TOUR) and form.part is Part.NOUN:
        stop = _past_relative(document, stop)
    if sense in _TALKS:
        stop = _before_topic(document, token, stop)
    for mention in document.places:
        if token < mention.first < stop:
            _assign(document, arguments, mention, form, token)
    if sense is Sense.SEND and arguments.origin is None and form.part is Part.VERB:
        arguments.origin = _sender(document, token)
    there = token + 1 < len(document.tokens) and document.is_(token + 1, WordClass.THERE)
    if not arguments.destinations and (form.pronoun or there):
        _antecedent_place(document, arguments, token, sense)
    if not arguments and sense in _LOOKS_BACK:
        _look_back(document, arguments, token)
    return arguments


def _sender(document: Document, token: int) -> LocatedMention | None:
    """«إيران ترسل طائرات»: a country that sends is where the sending begins."""
    number = document.place_at[token - 1] if token else -1
    if number < 0 or document.lexemes[token].conjunction:
        return None
    mention = document.places[number]
    return mention if governor(document, mention) is Governor.BARE else None


def _before_topic(document: Document, token: int, stop: int) -> int:
    """«اجتماع حول الوضع في سوريا»: places after the topic of a meeting are not where it is held."""
    for index in range(token + 1, stop):
        if document.is_(index, WordClass.TOPIC):
            return index
    return stop


def _past_relative(document: Document, stop: int) -> int:
    """«المفاوضات التي عقدت في تونس»: go on over the relative clause that says where it was held."""
    if stop < len(document.tokens) and document.is_(stop, WordClass.REL):
        return clause_stop(document, min(stop + 1, len(document.tokens) - 1))
    return stop


def _assign(
    document: Document, arguments: PlaceArguments, mention: LocatedMention, form: Form, token: int
) -> None:
    sense, noun = form.word.sense, form.part is Part.NOUN
    found = governor(document, mention)
    role = _ROLES[sense].get(found)
    if sense is Sense.RECEIVE and found is Governor.BARE and mention.outer == token + 1:
        role = _Role.DESTINATION
    if sense is Sense.SEND and found is Governor.BARE and not noun and mention.outer == token + 1:
        role = _Role.ORIGIN
    near = _ADJACENT_ONLY.get(sense)
    if (
        found is Governor.BARE
        and near is not None
        and mention.outer - token > near
        and not arguments.destinations
    ):
        role = None
    place = mention.mention.resolution.place
    if (
        found is Governor.BARE
        and (sense in _GENITIVE_CITY or noun and sense in _SUBJECT_COUNTRY)
        and place is not None
        and place.kind is Kind.COUNTRY
    ):
        role = None
    if mention.mention.metonym and found is Governor.BARE and mention.outer - token > 1:
        role = None
    if role is _Role.DESTINATION:
        _add_destination(document, arguments, mention, found)
    elif role is _Role.ORIGIN and arguments.origin is None:
        arguments.origin = mention
        arguments.by_motion = True
    elif role is _Role.VIA:
        arguments.via.append(mention)


def _add_destination(
    document: Document, arguments: PlaceArguments, mention: LocatedMention, found: Governor
) -> None:
    """The first destination, or a further one of the same list; «إلى X في Y» keeps X."""
    if not arguments.destinations:
        arguments.destinations.append(mention)
        arguments.by_motion = found in (Governor.TO, Governor.FOR)
        return
    last = arguments.destinations[-1]
    if _joined_to(document, mention, _word_before(document, mention)) is last and _separate(
        document, mention
    ):
        arguments.destinations.append(mention)


def _word_before(document: Document, mention: LocatedMention) -> int:
    before = mention.outer - 1
    while before >= 0 and document.tokens.words[before] in _QUOTES:
        before -= 1
    return before


def _separate(document: Document, mention: LocatedMention) -> bool:
    """Whether a mention right after another is a second place of a list rather than a closer word for the first."""
    before = _word_before(document, mention)
    word = document.tokens.words[mention.outer]
    listed = (
        document.tokens.words[before] in _JOINERS
        or word.startswith("و")
        and not document.tokens.folds[mention.outer] == fold_word(mention.mention.span.text)
    )
    return listed or document.tokens.folds[before] in ("ثم", "او")


def _antecedent_place(document: Document, arguments: PlaceArguments, token: int, sense: Sense) -> None:
    """«طرابلس التي وصلها أمس»: the place the object pronoun stands for."""
    if token < 1 or not document.is_(token - 1, WordClass.REL | WordClass.SUB):
        return
    for mention in reversed(document.places):
        if mention.stop <= token - 1:
            if token - 1 - mention.stop <= 3 and mention.stop > document.tokens.sentence_of(token)[0]:
                if _ROLES[sense].get(Governor.BARE) is _Role.ORIGIN:
                    arguments.origin = mention
                else:
                    arguments.destinations.append(mention)
            return


def _look_back(document: Document, arguments: PlaceArguments, token: int) -> None:
    """«في القاهرة، التقى …»: a place before the trigger in its clause."""
    start = clause_start(document, token)
    for mention in reversed(document.places):
        if start <= mention.first < token and governor(document, mention) is Governor.IN:
            arguments.destinations.append(mention)
            return
        if mention.first < start:
            return
