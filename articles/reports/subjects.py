"""The subject of a verb: beside it, first in its clause, after the place, or told before."""

from __future__ import annotations

from itertools import takewhile

from ..actors.agreement import agrees_with_verb
from ..actors.companions import is_counterpart
from ..actors.phrases import is_content, phrase_from
from ..annotations.clauses import clause_start, clause_stop
from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix, affixes
from ..language.punctuation import COMMAS, QUOTES
from ..language.roles import takes_place
from ..language.rules import Rule
from ..language.triggers import Form, Sense
from ..language.wordclasses import WordClass
from ..model import ActorKind
from ..toponyms.placecues import cue_of
from .among import among, some_of
from .behalf import told_after
from .firsts import who_is_first
from .governed import before_quote, is_free, is_passed_over, stands_alone
from .honours import honoured
from .passive import in_passive
from .pluperfect import of_pluperfect
from .relatives import antecedent
from .speaking import named_since, says_of_himself, speaker, unlisted_speaker

__all__ = ["described", "first_in_clause", "subject_of"]

_ATTRIBUTE = 4
"""Words between a noun and its relative clause without pronoun: «مهاجرون غير نظاميين ينتقلون»."""
_OPENING_WORDS = 2
"""Words, besides dates and adverbs, that may stand before a subject that opens its clause."""
_UNLISTED_NEAR = 4
"""Words before a verb, in its clause, within which an unlisted phrase is taken for the subject."""


def subject_of(
    document: Document, token: int, form: Form, last: ActorMention | None
) -> tuple[ActorMention | None, Rule]:
    """The subject of a verb and the rule that found it; `last` is the subject of the sentence before."""
    if token and document.is_(token - 1, WordClass.REL) and not form.pronoun:
        found = antecedent(document, token)
        if found is not None:
            return found, Rule.RELATIVE
    allowed = _of_whom(document, token)
    if allowed is not None:
        return allowed, Rule.SUBJECT_VERB
    adjacent = _right_before(document, token) or of_pluperfect(document, token)
    if adjacent is not None and told_after(document, token, form):
        adjacent = None
    adjacent = adjacent and who_is_first(document, adjacent, last)
    if adjacent is not None:
        return adjacent, Rule.SUBJECT_VERB
    after = _right_after(document, token)
    if after is not None and says_of_himself(document, token, form):
        return speaker(document, token) or unlisted_speaker(document, token), Rule.DROPPED_SUBJECT
    if after is not None and _is_met(document, token, form, after) and last is not None:
        return last, Rule.DROPPED_SUBJECT
    if after is not None and _is_object(document, form, after):
        after = None
    if after is not None and not after.weak:
        return after, Rule.VERB_SUBJECT
    return _further_off(document, token, form, after, last)


def _further_off(
    document: Document, token: int, form: Form, after: ActorMention | None, last: ActorMention | None
) -> tuple[ActorMention | None, Rule]:
    """The subject of a verb that has none right beside it; `after` is an unlisted phrase that may be it."""
    if _thing_before(document, token):
        return None, Rule.SUBJECT_VERB
    antecedent = described(document, token)
    if antecedent is not None:
        return antecedent, Rule.RELATIVE
    before = None if document.lexemes[token].conjunction else first_in_clause(document, token)
    before = before or _expected(document, token)
    late = _after_place(document, token)
    if late is not None and form.word.sense is Sense.MEET and is_counterpart(document, late):
        late = None  # «يلتقي في تونس نظيره»
    if before is not None and late is not None and _subject_of_another(document, token, before):
        return late, Rule.LATE_SUBJECT
    if before is not None:
        return before, Rule.SUBJECT_VERB
    if after is not None:
        return after, Rule.VERB_PHRASE
    if late is not None:
        return late, Rule.LATE_SUBJECT
    if in_passive(document, token, form):
        return None, Rule.VERB_SUBJECT
    return _told_before(document, token, last), Rule.DROPPED_SUBJECT


def _told_before(document: Document, token: int, last: ActorMention | None) -> ActorMention | None:
    """The subject that a verb drops: that of the sentence, or of the one before, else the nearest that it
    agrees with: «أفرجت السلطات عن عشرين أسيرا ونقلوا إلى»."""
    first, _ = document.tokens.sentence_of(token)
    goes_on = last is not None and last.first >= first and document.lexemes[token].conjunction
    told = last if goes_on else speaker(document, token) or last
    several = document.tokens.folds[token].endswith(affix(Affix.PAST_PLURAL))
    if agrees_with_verb(document, token, told) if told is not None else not several:
        return told
    nearest = reversed(document.actors_between(first, token))
    fitting = (mention for mention in nearest if agrees_with_verb(document, token, mention))
    return next((mention for mention in fitting if not mention.weak), told)


def _subject_of_another(document: Document, token: int, mention: ActorMention) -> bool:
    """«ضمن المساعدات التي تقدمها الدول، وصلت إلى عدن طائرة»: who stands right after the verb of a clause that
    a comma ends is its own."""
    verb = mention.first - 1
    if verb < 0 or document.tokens.words[token - 1] not in COMMAS:
        return False
    return document.is_(verb, WordClass.VERB) and not document.is_(verb, WordClass.AUX)


def _expected(document: Document, token: int) -> ActorMention | None:
    """«الوفد يتوقع أن يصل», «الوزير من المقرر أن يزور»: whom the clause before an impersonal one is about."""
    opener = token - 1
    if opener < 2 or not document.is_(opener, WordClass.SUB):
        return None
    impersonal = opener - 1 if document.is_(opener - 1, WordClass.IMPERSONAL) else None
    if impersonal is None or document.lexemes[impersonal].conjunction:
        return None
    first = impersonal - document.is_(impersonal - 1, WordClass.FROM)
    return first_in_clause(document, first) or _right_before(document, first)


def described(document: Document, token: int) -> ActorMention | None:
    """«استقبل الوالي وفدا من الغابون، يزور المدينة»: after an indefinite noun a verb in the present says more
    of it, with no relative pronoun."""
    if document.lexemes[token].conjunction or not document.tokens.folds[token].startswith(
        affixes(Affix.THIRD_PERSON)
    ):
        return None
    before = document.actor_before(token)
    if before is None or before.definite or before.named or before.kind is ActorKind.GOODS:
        return None
    between = range(before.stop, token)
    plain = all(
        document.place_at[index] >= 0
        or document.is_(index, WordClass.FROM | WordClass.AUX)
        or not document.word(index)
        for index in between
    )
    return before if plain and len(between) <= _ATTRIBUTE and not before.weak else None


def _of_whom(document: Document, token: int) -> ActorMention | None:
    """«سبق للوزير أن زار», «يمكن للقافلة أن تدخل»: whom the clause of a verb is told of, right before
    «أن»."""
    opener = token - 1
    if opener < 1 or not document.is_(opener, WordClass.SUB) or document.lexemes[token].conjunction:
        return None
    mention = document.actor(opener - 1)
    return mention if mention is not None and mention.particle == affix(Affix.FOR) else None


def _stands_for(document: Document, token: int) -> ActorMention | None:
    """Whom a word that is no name stands for: «الأخير», «سموه»."""
    if document.is_(token, WordClass.HONOURED):
        return honoured(document, token)
    if document.is_(token, WordClass.SOME):
        return some_of(document, token)
    if token + 1 < document.end and document.is_(token + 1, WordClass.AMONG):
        return among(document, token + 1)
    return _latter(document, token)


def _latter(document: Document, token: int) -> ActorMention | None:
    """«أن الأخير سيزور», «وزار الأخير»: the person named last before a word for them that describes no
    noun."""
    opens = token and document.is_(token - 1, WordClass.SUB | WordClass.VERB)
    if not opens or not document.is_(token, WordClass.LATTER):
        return None
    first, _ = document.tokens.sentence_of(token)
    people = reversed(document.actors_between(first, token))
    return next((person for person in people if person.kind is ActorKind.PERSON), None)


def _right_before(document: Document, token: int) -> ActorMention | None:
    """A free mention right before a verb: «أمير قطر يلتقي الرئيس»."""
    if not token or document.lexemes[token].conjunction:
        return None
    if document.tokens.words[token - 1] in QUOTES:
        return before_quote(document, token)
    if document.is_(token - 1, WordClass.LATTER | WordClass.HONOURED | WordClass.SOME):
        return _stands_for(document, token - 1)
    if document.is_(token - 1, WordClass.AMONG):
        return among(document, token - 1)
    mention = document.actor(token - 1)
    if mention is not None:
        opened = mention.first > 0 and document.is_(mention.first - 1, WordClass.SUB)
        return mention if is_free(document, mention) and (opened or not mention.weak) else None
    if token > 1 and document.word(token - 2) and not document.is_(token - 2, WordClass.SUB):
        return named_since(document, token)
    return phrase_from(document, token - 1, token)


def _is_met(document: Document, token: int, form: Form, after: ActorMention) -> bool:
    """«زار بيروت والتقى الرئيس»: a second verb that needs two people and names one is about the first."""
    if form.word.sense is not Sense.MEET or not document.lexemes[token].conjunction or form.pronoun:
        return False
    stop = clause_stop(document, token)
    return not document.actors_between(after.stop, stop)


def _is_object(document: Document, form: Form, after: ActorMention) -> bool:
    """«زار خمس دول», «يلتقي نظيره»: what is visited and who is somebody's counterpart are no subject."""
    if form.word.sense is Sense.MEET:
        return is_counterpart(document, after)
    if after.title is not None:
        return False
    own = takewhile(lambda token: not document.is_(token, WordClass.FROM), range(after.first, after.stop))
    words = (token for token in own if document.place_at[token] < 0 and not document.nation(token))
    cues = (cue_of(document.tokens.folds[token]) for token in words)
    return takes_place(form.word.sense) and any(cue is not None and cue.head for cue in cues)


def _thing_before(document: Document, token: int) -> bool:
    """«إن السعر وصل», «خط بحري يصل الميناء بالمدينة»: the noun before a verb is what moves, and nobody."""
    noun, opener = token - 1, token - 2
    if opener < 0 or document.lexemes[token].conjunction or not is_content(document, noun):
        return False
    if document.actor_at[noun] >= 0 or document.place_at[noun] >= 0 or document.is_(noun, WordClass.ADV):
        return False
    lexeme = document.lexemes[noun]
    if document.is_(opener, WordClass.SUB):
        return lexeme.definite
    indefinite = lexeme.bare and not lexeme.definite and not lexeme.classes & WordClass.ANY_NAME
    nobody = all(document.actor_at[index] < 0 for index in range(max(0, token - _ATTRIBUTE), token))
    return indefinite and nobody and document.word(opener)


def _right_after(document: Document, token: int) -> ActorMention | None:
    """The mention right after a token; dates, adverbs and commas between do not count."""
    stop = clause_stop(document, token)
    index = token + 1
    while index < stop and (is_passed_over(document, index) or stands_alone(document, index)):
        index += 1
    if index >= stop:
        return None
    mention = document.actor(index) or _stands_for(document, index)
    if mention is not None:
        told_there = mention.first == index or mention.stop <= token
        return mention if told_there and not mention.particle else None
    if index == token + 1 or document.dated(index - 1):
        return phrase_from(document, index, stop)
    return None


def first_in_clause(document: Document, token: int) -> ActorMention | None:
    """The first free mention of the clause before a verb: «الرئيس الأمريكي، جو بايدن عاد»."""
    start = clause_start(document, token)
    for mention in document.actors_between(start, token):
        if mention.weak:
            continue
        if is_free(document, mention) and _opens(document, start, mention.first):
            return mention
    return _unlisted_opening(document, start, token)


def _unlisted_opening(document: Document, start: int, token: int) -> ActorMention | None:
    """A phrase that no list knows, between the beginning of a clause and its verb."""
    index = start
    while index < token and is_passed_over(document, index):
        index += 1
    if index >= token or document.actor_at[index] >= 0 or token - index > _UNLISTED_NEAR:
        return None
    phrase = phrase_from(document, index, token)
    if phrase is None or phrase.stop < token - 1 or _accusative(document, phrase):
        return None
    return phrase


def _accusative(document: Document, phrase: ActorMention) -> bool:
    """«سيكون حاسما»: a single indefinite word with an ending that hardly any name has."""
    single = phrase.stop - phrase.first == 1 and not phrase.definite
    return single and document.tokens.folds[phrase.first].endswith(affixes(Affix.NEVER_ENDS_NAME))


def _opens(document: Document, start: int, first: int) -> bool:
    """Whether only dates, adverbs and a few words stand between the clause start and a mention."""
    others = sum(1 for index in range(start, first) if not is_passed_over(document, index))
    return others <= _OPENING_WORDS


def _after_place(document: Document, token: int) -> ActorMention | None:
    """«وصلت إلى ميناء عدن سفينة»: an indefinite subject after the place."""
    stop = clause_stop(document, token)
    reach = document.actors_between(token + 1, stop)
    mention = next((mention for mention in reach if is_free(document, mention)), None)
    if mention is None:
        return None
    before = mention.first - 1
    placed = document.place_at[before] >= 0 or document.dated(before) or not document.word(before)
    placed = placed or document.is_(before, WordClass.COMPLETE)
    return mention if placed else None
