"""Who is named in an article: people with and without titles, groups, forces, goods and vehicles."""

from __future__ import annotations

from itertools import compress

from gazetteer import changed

from ..annotations.document import ActorMention, Document
from ..annotations.mentions import first_token
from ..language.affixes import Affix, affix, affixes
from ..language.wordclasses import WordClass
from ..language.words import in_digits
from .agreement import plural_people, relational
from .apposition import apposed_names
from .groups import counted, group
from .names import full_name, name_follows
from .nationals import nationals
from .phrases import is_content, phrase_from
from .posts import is_sister
from .surnames import surnames
from .titles import title_chain

__all__ = ["find_actors"]

_LONGEST_UNLISTED_NAME = 3
"""Words of a name that no list knows."""

_CALLED = WordClass.NAME_PARTICLE | WordClass.RANK | WordClass.NAME
"""What a person after whom something is called begins with."""
_NAMED_AFTER = WordClass.GOODS | WordClass.VEHICLE
_GIVES_ITS_NAME = _CALLED | _NAMED_AFTER
_TRADES = WordClass.TITLE | WordClass.FORCE
_SERVES = _TRADES | _GIVES_ITS_NAME
"""What may only say of what kind something else is, or what it is called."""
_OFFICES = WordClass.TITLE | WordClass.RANK | WordClass.CHIEF


def find_actors(document: Document) -> list[ActorMention]:
    """All actor mentions in text order, bare surnames of people named in full elsewhere among them."""
    found: list[ActorMention] = []
    stop = 0
    for token in _openers(document):
        mention = _mention(document, token) if token >= stop else None
        if mention is not None:
            found += [mention, *apposed_names(document, mention)]
            stop = found[-1].stop
    return sorted([*found, *surnames(document, found)], key=first_token)


def _openers(document: Document) -> list[int]:
    """The tokens that are worth a closer look: all at which `_mention` can find something are among them."""
    folds, peoples = document.tokens.folds, plural_people() & document.vocabulary
    found = {*document.naming, *compress(range(len(folds)), document.nations)}
    found.update(token + 1 for token in document.announcing)
    found.update(token + second for token in document.double_names for second in (0, 1))
    if peoples:
        found.update(compress(range(len(folds)), map(peoples.__contains__, folds)))
    found.discard(len(folds))
    return sorted(found)


def _mention(document: Document, token: int) -> ActorMention | None:
    """The mention that begins at a token, if any."""
    classes = document.classes[token]
    if not _may_begin(document, token) or (classes & _SERVES and _serves_another(document, token, classes)):
        return None
    if classes & _OFFICES and not _is_given_name(document, token) and _opens_title(document, token):
        several = counted(document, token) if classes & WordClass.QUANTITY else None
        person = several or title_chain(document, token)
        if person is not None and _team(classes) and _plays(document, person):
            person = None
        if person is not None or not _team(classes):
            return person
    if classes & WordClass.COLLECTIVE and not classes & WordClass.VERB and not _describes(document, token):
        return group(document, token, token)
    if classes & WordClass.QUANTITY or (not classes and in_digits(document.tokens.words[token])):
        return counted(document, token)
    if document.nation(token) or document.tokens.folds[token] in plural_people():
        return nationals(document, token, token)
    if classes & WordClass.ANY_NAME and _opens_name(document, token):
        return full_name(document, token)
    if token and (document.is_(token - 1, WordClass.PARTNER) or _says(document, token - 1)):
        return _unlisted_name(document, token)
    return None


def _is_given_name(document: Document, token: int) -> bool:
    """«سلطان بن سلمان»: an office that is also a name, before whose son he is."""
    if not document.classes[token] & WordClass.ANY_NAME or document.lexemes[token].definite:
        return False
    return token + 1 < document.end and document.alone(token + 1, WordClass.NAME_PARTICLE)


def _serves_another(document: Document, token: int, classes: int) -> bool:
    """Whether a word that elsewhere begins a mention says here what the noun before it is, or its name."""
    if (classes & _TRADES and _qualifies(document, token)) or (
        classes & WordClass.SISTER and is_sister(document, token)
    ):
        return True
    if classes & _GIVES_ITS_NAME and _called_after(document, token):
        return True
    title = classes & WordClass.TITLE and _describes(document, token)
    return bool(title) and not name_follows(document, token + 1)


def _may_begin(document: Document, token: int) -> bool:
    """Whether a mention may begin at a token: a word, and no date, finite verb or place without office."""
    if not document.is_word[token] or document.date_at[token] >= 0:
        return False
    lexeme = document.lexemes[token]
    if lexeme.classes & WordClass.PREP and _preposition(document, token):
        return False
    placed = document.place_at[token] >= 0
    if placed and (document.in_place(token) or not lexeme.classes & WordClass.TITLE):
        return False
    if not lexeme.classes & WordClass.VERB or lexeme.definite:
        return True
    return bool(lexeme.classes & WordClass.NAME) and not lexeme.classes & WordClass.TITLE


def _opens_name(document: Document, token: int) -> bool:
    """A given name, or a word that may be one before another name: «عزيز أخنوش», «سالم بن بريك», and right
    after a verb before any surname: «التقى عادل الجبير»."""
    classes, following = document.classes[token], token + 1
    if classes & WordClass.STOP:
        return False
    if classes & (WordClass.NAME | WordClass.NAME_PARTICLE):  # «عبد», «أبو»
        return True
    if following >= document.end or document.dated(following):
        return False
    lexeme = document.lexemes[following]
    if not lexeme.bare or lexeme.classes & WordClass.STOP or document.place_at[following] >= 0:
        return False
    named = lexeme.classes & (WordClass.NAME | WordClass.NAME_PARTICLE)
    surname = lexeme.definite and not lexeme.classes and token and document.is_(token - 1, WordClass.VERB)
    return bool(named or surname)


def _opens_title(document: Document, token: int) -> bool:
    """Whether an office, a rank or the first of many begins at a token."""
    classes = document.classes[token]
    office = classes & WordClass.TITLE and not _collective_title(classes)
    chief = classes & WordClass.CHIEF and _first_of_many(document, token)
    return bool(classes & WordClass.RANK or office or chief)


def _first_of_many(document: Document, token: int) -> bool:
    """«كبير المفاوضين», «كبيرة مستشاري الرئيس»: what is an adjective elsewhere, before a plural of people."""
    among = token + 1
    return among < document.end and document.is_(among, WordClass.GROUP) and document.lexemes[among].bare


def _preposition(document: Document, token: int) -> bool:
    """«أمام» is a preposition where it is not written «إمام»."""
    above = document.tokens.words[token].startswith(affixes(Affix.ALIF_ABOVE))
    return above and document.is_(token, WordClass.TITLE) and not document.lexemes[token].definite


def _namesake(document: Document, token: int) -> bool:
    """«جامعة الملك سعود», «مستشفى ابن سينا», «قاعدة "طارق بن زياد"»: who gave a building its name is not
    there, nor does a person begin inside a name."""
    if not document.is_(token, _CALLED):
        return False
    noun = document.before(token)
    if noun >= 0 and document.is_(token, WordClass.NAME_PARTICLE) and document.is_(noun, WordClass.NAME):
        return True
    given = noun >= 1 and document.alone(noun, WordClass.NAME) and document.is_(token, WordClass.NAME)
    if given and _namesake(document, noun):
        return True
    if noun < 0 or not document.is_(noun, WordClass.NAMESAKE) or document.lexemes[noun].definite:
        return False
    return document.is_(token, _CALLED) and document.lexemes[token].bare


def _called_after(document: Document, token: int) -> bool:
    """Whether a word only gives another thing its name."""
    return _namesake(document, token) or _names_institution(document, token)


def _names_institution(document: Document, token: int) -> bool:
    """«برنامج الأغذية العالمي»: goods or crafts between an institution and its adjective are what it is named
    after."""
    after = token + 1
    if not token or after >= document.end or not document.is_(token, _NAMED_AFTER):
        return False
    institution = document.lexemes[token - 1]
    if institution.definite or institution.trigger or not institution.classes & WordClass.INSTITUTION:
        return False
    described = document.lexemes[after].definite and relational(document, after)
    return document.lexemes[token].definite and described


def _collective_title(classes: int) -> bool:
    """An office that is also a force, a load or a vehicle."""
    return bool(classes & WordClass.COLLECTIVE & ~WordClass.GROUP)


def _team(classes: int) -> bool:
    """«الفريق», «المنتخب»: a rank before a name, else a team."""
    return bool(classes & WordClass.RANK and classes & WordClass.GROUP) and not classes & WordClass.TITLE


def _plays(document: Document, person: ActorMention) -> bool:
    """«خاض المنتخب المغربي حصة تدريبية»: after a nationality a word that no list knows names nobody."""
    country = person.first + 1 < document.end and document.nation(person.first + 1)
    first, stop = person.name
    return bool(country) and document.having(WordClass.ANY_NAME, first, stop) is None


def _describes(document: Document, token: int) -> bool:
    """«المجتمع المدني», «الغطاء العسكري»: an adjective that agrees with the definite noun before it, as a
    man's trade after a feminine does not («سلمت الشرطة الصحفي»)."""
    lexeme, folds = document.lexemes[token], document.tokens.folds
    if not lexeme.definite or not lexeme.bare or not relational(document, token) or token == 0:
        return False
    if folds[token - 1].endswith(affix(Affix.ADJECTIVE_FEMININE)) and not folds[token].endswith(
        affix(Affix.FEMININE_FOLDED)
    ):
        return False
    return is_content(document, token - 1) and document.lexemes[token - 1].definite


def _qualifies(document: Document, token: int) -> bool:
    """«مؤتمر صحفي», «مصادر إعلامية», «مستشفى عسكري»: an adjective that is also a trade, after an indefinite
    noun; «مقتل صحفي» is somebody."""
    lexeme = document.lexemes[token]
    if not token or lexeme.definite or not lexeme.bare:
        return False
    noun, counted = document.lexemes[token - 1], document.tokens.words[token - 1].isdigit()
    if noun.definite or counted or not is_content(document, token - 1):
        return False
    if noun.classes & (WordClass.HEAD | WordClass.QUANTITY) or _governs(document, token):
        return False
    if lexeme.base.endswith(affix(Affix.ADJECTIVE_FEMININE)):
        return True
    trade = document.is_(token, WordClass.TITLE) and not noun.trigger
    return lexeme.base.endswith(affix(Affix.ADJECTIVE)) and not trade


def _governs(document: Document, token: int) -> bool:
    """«زيارة ولي العهد», «استقبال مفتي الجمهورية»: an office with the genitive that only a noun has."""
    following = token + 1
    if following >= document.end or document.dated(following):
        return False
    lexeme = document.lexemes[following]
    office = document.is_(token, WordClass.TITLE) and lexeme.definite and lexeme.bare
    return bool(office) and not relational(document, following) and document.place_at[following] < 0


def _says(document: Document, token: int) -> bool:
    return document.is_(token, WordClass.SPEECH) and not document.is_(token, WordClass.FUNCTION)


def _unlisted_name(document: Document, first: int) -> ActorMention | None:
    """«وقال ترامب», «بين ترامب وكيم»: unknown words right after a verb of saying, مع or بين are a name."""
    mention = phrase_from(document, first, first + _LONGEST_UNLISTED_NAME)
    if mention is None or mention.definite:
        return None
    if document.tokens.folds[first].endswith(affixes(Affix.NEVER_ENDS_NAME)):
        return None
    return changed(mention, weak=False, definite=True)
