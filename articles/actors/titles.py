"""Title chains with the name they lead to: «رئيس أركان القوات المسلحة السنغالية الفريق عمر ديوب».

A chain is read word by word: as long as words are offices, ranks, institutions, nationalities, places or
definite, they are title; the first bare word that is none of these opens the name.
"""

from __future__ import annotations

from ..annotations.document import ActorMention, Document, Range
from ..language.affixes import Affix, affix, affixes
from ..language.punctuation import COMMAS
from ..language.wordclasses import WordClass
from ..model import ActorKind
from .agreement import definite_follows, of_other_gender, relational
from .names import after_latin, name_follows, name_from, name_in_apposition
from .posts import (
    POSTED_WITH,
    Step,
    begins_first,
    is_owned,
    is_sister,
    place_step,
    preposition_step,
    represented,
)
from .unusual_names import nationality_as_name, office_as_name

__all__ = ["title_chain"]

_LONGEST_TITLE = 18
"""Words in a title with its name; the longest in annotated news has fifteen."""

_OFFICE = 5
"""Words of an office up to its nationality («رئيس أركان القوات المسلحة المصرية»)."""


def title_chain(document: Document, first: int) -> ActorMention | None:
    """Office and ranks, then the name, then an office in apposition; None for a rank without a name."""
    if represented(document, first):
        return None
    limit = min(document.tokens.sentence_of(first)[1], first + _LONGEST_TITLE)
    stop = _title_stop(document, first, limit)
    name = None
    if not _governed(document, first, stop):
        name = name_from(document, stop, limit) or name_in_apposition(document, stop, limit)
        name = name or _after_second_office(document, stop, limit)
    if name is not None and _named_institution(document, stop, name):
        stop += 1
        name = (stop, name[1]) if stop < name[1] else None
    lexeme, last = document.lexemes[first], document.lexemes[stop - 1]
    office = _office_from(document, first, stop) if name is None else first
    if office is None:
        return None
    return ActorMention(
        first=first,
        stop=after_latin(document, name[1]) if name else stop,
        kind=ActorKind.PERSON,
        name=name or (office, stop),
        title=(office, stop),
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=lexeme.definite or last.definite or document.place_at[stop - 1] >= 0,
        country=document.country((first, _posted(document, first, stop))),
    )


def _after_second_office(document: Document, stop: int, limit: int) -> Range | None:
    """«نائب رئيس الحكومة، وزير المالية، سامي الحداد»: the name after a second office of one person, which a
    comma closes as one opens it."""
    second = stop + 1
    if second >= limit or document.tokens.words[stop] not in COMMAS:
        return None
    lexeme = document.lexemes[second]
    if not lexeme.classes & WordClass.TITLE or not lexeme.bare or lexeme.definite:
        return None
    return name_in_apposition(document, _title_stop(document, second, limit), limit)


def _office_from(document: Document, first: int, stop: int) -> int | None:
    """«معالي وزير الطاقة»: where the office begins after what honours it; None for an honour or rank
    alone."""
    office = WordClass.TITLE | WordClass.CHIEF
    return next((token for token in range(first, stop) if document.is_(token, office)), None)


def _named_institution(document: Document, stop: int, name: tuple[int, int]) -> bool:
    """«والي جهة سوس», «مدير شركة بوينغ ديفيد كالهون»: an unlisted word after an indefinite institution is
    what that is called, alone or with a name after it."""
    head = WordClass.TITLE | WordClass.RANK
    institution = document.is_(stop - 1, WordClass.INSTITUTION) and not document.is_(stop - 1, head)
    first, last = name
    if not institution or first != stop or document.lexemes[stop - 1].definite:
        return False
    alone = last - first == 1 or (last - first > 2 and document.is_(first + 1, WordClass.NAME))
    return alone and not document.is_(first, WordClass.ANY_NAME)


def _posted(document: Document, first: int, stop: int) -> int:
    """Where a title goes on with the place it is held in or for («لدى», «إلى», «لليبيا»), which is not whom
    it comes from."""
    there = document.having(WordClass.AT | WordClass.TO, first, stop)
    stop = stop if there is None else there
    held = (
        mention.outer for mention in document.places_between(first, stop) if mention.prefix in POSTED_WITH
    )
    return next(held, stop)


def _governed(document: Document, first: int, token: int) -> bool:
    """«معارض لبوتين», «مبعوث لبايدن»: a name after a preposition is another's, and after a title of one
    indefinite word an unlisted word in ل or ب rather has one than is a name."""
    if token >= document.end:
        return False
    lexeme, fold = document.lexemes[token], document.tokens.folds[token]
    if lexeme.particle:
        return True
    alone = token == first + 1 and not document.lexemes[first].definite and not document.nation(token)
    return (
        alone and not document.is_(token, WordClass.ANY_NAME) and fold.startswith(affixes(Affix.PREPOSITION))
    )


def _title_stop(document: Document, first: int, limit: int) -> int:
    """Where the title ends: before the name, or before what is neither title nor name."""
    construct = not document.lexemes[first].definite and not is_owned(document, first)
    token = first + 1
    while token < limit:
        step, construct = _title_part(document, first, token, construct)
        if step == 0:
            break
        token += step
    return token


def _title_part(document: Document, first: int, token: int, construct: bool) -> Step:
    """What the word at `token` is to the title that begins at `first`."""
    lexeme = document.lexemes[token]
    classes = lexeme.classes
    if not document.word(token) or document.dated(token) or is_sister(document, token):
        return 0, construct
    if classes & WordClass.TITLE and _another(document, first, token):
        return 0, construct
    if classes & WordClass.RANK and document.place_at[token] < 0:  # «زار الملك دولة قطر»
        return int(not begins_first(document, token)), False
    if document.place_at[token] >= 0 and not classes & WordClass.NAME:
        return place_step(document, first, token), False
    if classes & WordClass.PREP:
        return preposition_step(document, first, token)
    if classes & (WordClass.STOP & ~WordClass.SPEECH) and not classes & WordClass.INSTITUTION:
        return 0, construct
    if classes & WordClass.JOINT:
        return 1, True
    if document.nation(token):
        return int(not nationality_as_name(document, token)), False
    if not lexeme.bare:
        owner = _opens_owner(document, first, token)
        return int(owner or _goes_on_attached(document, first, token)), owner
    return _bare_part(document, token, construct) if _same_phrase(document, first, token) else (0, False)


def _same_phrase(document: Document, first: int, token: int) -> bool:
    """After nationality or country a title is complete: what is definite then is the next phrase, as in «بحث
    مع أمير قطر القضايا الإقليمية», unless a name comes after it."""
    if of_other_gender(document, first, token) or document.is_(token, WordClass.COUNTRY):
        return False
    last = document.lexemes[token - 1]
    complete = not last.conjunction and (
        document.place_at[token - 1] >= 0 or document.nation(token - 1) is not None
    )
    if not complete or not document.lexemes[token].definite or token - 1 == first:
        return True
    stop = token
    while stop < document.end and document.lexemes[stop].definite and document.lexemes[stop].bare:
        stop += 1
    return document.is_(token, WordClass.TITLE | WordClass.ANY_NAME) or _named_from(document, stop)


def _named_from(document: Document, token: int) -> bool:
    return name_from(document, token, min(document.end, token + 2)) is not None


def _another(document: Document, first: int, token: int) -> bool:
    """«قابل الملك الأردني وزير الخارجية البريطاني»: after one nationality, an office with another is a second
    person's, and so is a counterpart («نظيره»)."""
    country = document.country((first, token))
    complete = country is not None or document.lexemes[token - 1].definite
    if is_owned(document, token) and not document.lexemes[token].definite:
        return complete
    if country is None:
        return False
    if document.nation(token - 1) is not None and _officer_unnamed(document, token):
        return True
    limit = min(document.tokens.sentence_of(token)[1], token + _OFFICE)
    nations = (_nation_told(document, index) for index in range(token + 1, limit))
    return next((nation for nation in nations if nation), country) != country


def _nation_told(document: Document, token: int) -> str | None:
    """The nationality that a word tells; none where it is a name («الأمير تركي بن طلال»)."""
    nation = document.nation(token)
    return None if nation is None or nationality_as_name(document, token) else nation


def _officer_unnamed(document: Document, token: int) -> bool:
    """«دعا الرئيس التونسي الأمين العام»: after a nationality a definite office without a name."""
    office = document.is_(token, WordClass.TITLE) and not document.is_(token, WordClass.RANK)
    if not office or not document.lexemes[token].definite or not document.lexemes[token].bare:
        return False
    chain = None if relational(document, token) else title_chain(document, token)
    return chain is not None and not chain.named


def _goes_on_attached(document: Document, first: int, token: int) -> bool:
    """A definite word after و or a preposition: «وزير الخارجية والتعاون», «السفير لدى البلاد»."""
    lexeme = document.lexemes[token]
    if lexeme.conjunction:
        if _second_office(document, first, token):
            return True
        if lexeme.classes & WordClass.CROWD and _of_ministry(document, token):
            return True
        other = WordClass.TITLE | WordClass.RANK | WordClass.PARTITIVE | WordClass.CROWD
        return lexeme.definite and document.lexemes[token - 1].definite and not lexeme.classes & other
    closed = document.nation(token - 1) is not None and not document.lexemes[token - 1].definite
    if closed:  # «تعرض صحفي فرنسي للضرب»
        return False
    accredited = document.is_(first, WordClass.ACCREDITED)
    return lexeme.definite and token > first + 1 and (accredited or not lexeme.trigger)


def _of_ministry(document: Document, token: int) -> bool:
    """«وزير الخارجية والجالية الوطنية بالخارج، أحمد عطاف»: whom a ministry is for, before the minister's
    name."""
    stop = token + 1
    while stop < document.end and document.lexemes[stop].definite:
        stop += 1
    while stop < document.end and document.is_(stop, WordClass.RANK):
        stop += 1
    return document.lexemes[token - 1].definite and name_follows(document, stop)


def _opens_owner(document: Document, first: int, token: int) -> bool:
    """«الأمين العام لجامعة الدول العربية», «المفوض السامي لحقوق الإنسان»: what is written with ل after a
    definite office and has a genitive is whose office that is; an unlisted noun only where a name comes after
    both."""
    lexeme = document.lexemes[token]
    owner = lexeme.particle == affix(Affix.FOR) and not lexeme.conjunction and not lexeme.trigger
    if not owner or lexeme.definite or not document.lexemes[token - 1].definite:
        return False
    if document.is_(first, WordClass.QUANTITY):  # «المؤتمر الأول لرؤساء الأركان»
        return False
    if lexeme.classes & (WordClass.INSTITUTION | WordClass.TITLE):
        return True
    stop = token + 1
    while stop < document.end and (document.lexemes[stop].definite or document.place_at[stop] >= 0):
        stop += 1
    return stop > token + 1 and _named_from(document, stop)


def _second_office(document: Document, first: int, token: int) -> bool:
    """«نائب رئيس الوزراء ووزير الخارجية الأردني أيمن الصفدي»: one man's two offices, where neither
    nationality nor name closes the first."""
    first_office, second = document.lexemes[first], document.lexemes[token]
    if not second.classes & WordClass.TITLE or second.definite or first_office.definite:
        return False
    if not document.lexemes[token - 1].definite or document.country((first, token)) is not None:
        return False
    chain = title_chain(document, token)
    return chain is not None and chain.named


def _bare_part(document: Document, token: int, construct: bool) -> Step:
    """A word without anything attached: definite, an office or institution, or unknown."""
    lexeme = document.lexemes[token]
    if lexeme.definite:
        other = lexeme.classes & WordClass.COLLECTIVE or lexeme.trigger
        new_actor = not construct and other and not _epithet(document, token)
        return (0, construct) if new_actor else (1, False)
    if not construct and lexeme.classes & WordClass.GROUP and not lexeme.classes & WordClass.TITLE:
        return 0, construct
    if not construct and office_as_name(document, token):
        return 0, construct
    goes_on = WordClass.TITLE | (WordClass.INSTITUTION if construct else WordClass.NONE)
    if lexeme.classes & goes_on and not lexeme.trigger:
        return 1, True
    named = document.is_(token, WordClass.ANY_NAME | WordClass.NAME_PARTICLE)
    return (2, False) if construct and not named and definite_follows(document, token) else (0, False)


def _epithet(document: Document, token: int) -> bool:
    """«المتهم الهارب أحمد», «السجين العائد»: a participle in the singular between a definite title and the
    name."""
    participle = document.is_(token, WordClass.GOVERNING) and document.lexemes[token - 1].definite
    return participle and _named_from(document, token + 1)
