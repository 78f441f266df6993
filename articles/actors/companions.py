"""Who else is in reach of a trigger: objects, parties, and those joined to the subject."""

from __future__ import annotations

from bisect import bisect_left

from ..annotations.clauses import clause_stop
from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix, affixes
from ..language.punctuation import COMMAS
from ..language.wordclasses import WordClass
from ..model import ActorKind

__all__ = ["accompanies", "is_counterpart", "office_of", "others", "parties", "with_companions"]

_MOST_OTHERS = 6
"""Mentions taken in the reach of one trigger; of a longer list of names the first speak for all."""
_PERSON = ActorKind.PERSON
_SOCIABLE = frozenset({ActorKind.PERSON, ActorKind.GROUP, ActorKind.FORCE})


def others(document: Document, token: int, subject: ActorMention | None) -> tuple[ActorMention, ...]:
    """Everyone else in reach: objects and those after مع, بين or an attached preposition."""
    stop = clause_stop(document, token)
    reach = [
        mention
        for mention in document.actors_between(token + 1, stop)
        if office_of(document, mention) is None
    ]
    return tuple(mention for mention in reach if mention is not subject)[:_MOST_OTHERS]


def office_of(document: Document, mention: ActorMention) -> ActorMention | None:
    """Whose office stands in apposition: «فيصل بن فرحان، وزير الخارجية السعودي»; None where it does not."""
    last = mention.first - 1
    if mention.kind is not _PERSON or mention.named or mention.particle or mention.conjunction:
        return None
    comma = last > 0 and document.tokens.words[last] in COMMAS
    before = document.actor(last - comma) if last > 0 else None
    if before is None or not before.named:
        return None
    return before if comma or _no_object(document, before, mention) else None


def _no_object(document: Document, person: ActorMention, office: ActorMention) -> bool:
    """«بحث الشيخ عبد الله وزير الخارجية مع نظيره»: an office right after a name, with no comma, is his own.

    Right after a verb and its subject it is rather whom he met («التقى بلينكن وزير الخارجية المصري»), unless
    it tells no country and somebody else is met.
    """
    if not office.definite or office.first != person.stop:
        return False
    verb = person.first - 1
    if verb < 0 or not document.is_(verb, WordClass.VERB):
        return True
    later = document.actors_between(office.stop, clause_stop(document, verb))
    met = [other for other in later if other.kind in _SOCIABLE]
    return bool(met) and (office.country is None or _is_object(document, met[0], office))


def _is_object(document: Document, mention: ActorMention, office: ActorMention) -> bool:
    """«استقبل الأمير فهد أمير عسير، في مكتبه، السفير»: nothing joins or governs him, so that the verb does;
    a comma alone may make him the holder of the office."""
    if mention.conjunction or mention.particle or document.is_(mention.first - 1, WordClass.PREP):
        return False
    return mention.first - office.stop != 1 or document.word(office.stop)


def parties(document: Document, token: int, subject: ActorMention | None) -> tuple[ActorMention, ...]:
    """Those in reach who can meet: people and groups, not those that are only talked about.

    After the topic («محادثات حول غزة مع نظيره») only «مع» still brings a party.
    """
    stop = _topic(document, token)
    return tuple(
        mention
        for mention in others(document, token, subject)
        if mention.kind in _SOCIABLE and (mention.first < stop or accompanies(document, mention))
    )


def _topic(document: Document, token: int) -> int:
    """«لقاؤه الحريري، عن استعداد دول …», «مباحثات مع الوزير حول القوات»: where the words about begin."""
    stop = clause_stop(document, token)
    about = WordClass.ABOUT | WordClass.TOPIC
    index = document.having(about, token + 1, stop)
    while index is not None and document.lexemes[index].conjunction:
        index = document.having(about, index + 1, stop)
    return stop if index is None else index


def with_companions(document: Document, subject: ActorMention | None) -> tuple[ActorMention, ...]:
    """A subject, the mentions joined to it by و, and those that are said to come along."""
    if subject is None:
        return ()
    found = _joined(document, subject)
    escort = _escort(document, found[-1])
    return (*found, *_joined(document, escort)) if escort is not None else tuple(found)


def _escort(document: Document, subject: ActorMention) -> ActorMention | None:
    """«الوزير، يرافقه وفد رفيع، إلى», «الأمير وبصحبته المحافظ»: who comes along; None without one."""
    if not document.told & WordClass.ESCORTING:
        return None
    index = document.having(WordClass.ESCORTING, subject.stop, clause_stop(document, subject.stop - 1))
    escort = document.actor(index + 1) if index is not None and index + 1 < document.end else None
    return escort if escort is not None and index is not None and escort.first == index + 1 else None


def _joined(document: Document, subject: ActorMention) -> list[ActorMention]:
    """A mention and those joined to it by و, in text order."""
    found = [subject]
    for number in range(bisect_left(document.actor_begins, subject.stop), len(document.actors)):
        mention = document.actors[number]
        if mention.first - found[-1].stop > 1 or not mention.conjunction:
            break
        found.append(mention)
    return found


def accompanies(document: Document, mention: ActorMention) -> bool:
    """«مباحثات مع الوزير»: a party after مع; the other is the subject of the sentence."""
    return mention.first > 0 and document.is_(mention.first - 1, WordClass.COMPANION)


def is_counterpart(document: Document, mention: ActorMention) -> bool:
    """«لقاء نظيره»: somebody told as another's; the other is the subject of the sentence."""
    owned = document.tokens.folds[mention.first].endswith(affixes(Affix.OWNER))
    people = WordClass.TITLE | WordClass.GROUP
    article = document.tokens.folds[mention.first].startswith(affix(Affix.ARTICLE))
    return owned and document.is_(mention.first, people) and not article
