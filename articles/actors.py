"""Who is named in an article: title chains with their names, groups, forces, goods and vehicles.

A title chain («رئيس أركان حرب القوات المسلحة المصرية الفريق أحمد خليفة») is read word by word: as long as words are
offices, ranks, institutions, nationalities, places or definite, they are title; the first bare word that is none of
these opens the name. That the name is what the title grammar cannot explain needs no list of names, so foreign names
that stand on no list are found as well.
"""

from __future__ import annotations

from dataclasses import replace

from .document import ActorMention, Document, Range
from .model import ActorKind
from .wordclasses import WordClass

__all__ = ["find_actors", "phrase_from"]

_LONGEST_TITLE = 18
_LONGEST_NAME = 6
_LONGEST_GROUP = 9
_KINDS = (
    (WordClass.FORCE, ActorKind.FORCE),
    (WordClass.VEHICLE, ActorKind.GOODS),
    (WordClass.GOODS, ActorKind.GOODS),
    (WordClass.GROUP, ActorKind.GROUP),
)
_COMMAS = frozenset({"،", ","})
_QUOTES = frozenset({'"', "«", "»", "“", "”", "'", "(", ")", "-"})


def find_actors(document: Document) -> list[ActorMention]:
    """All actor mentions in text order; surnames of people named in full elsewhere are found in a second pass."""
    found: list[ActorMention] = []
    token, size = 0, len(document.tokens)
    while token < size:
        mention = _mention(document, token)
        if mention is None:
            token += 1
        else:
            found.append(mention)
            token = mention.stop
    return _with_surnames(document, found)


def phrase_from(document: Document, first: int, limit: int) -> ActorMention | None:
    """The noun phrase that begins at a token, taken as an actor though no list knows its words.

    Used where the grammar demands an actor: right after a verb, or right before one. Only a short run of unknown
    words that ends at a preposition, a place, a date or a break counts; None otherwise.
    """
    stop, limit = first, min(limit, first + 4, len(document.tokens))
    while stop < limit and _unknown_word(document, stop):
        stop += 1
    if (
        stop == first
        or stop - first > 3
        or (stop < len(document.tokens) and not _phrase_ends(document, stop))
    ):
        return None
    definite = document.lexemes[first].definite
    return ActorMention(
        first=first,
        stop=stop,
        kind=ActorKind.GROUP if definite else ActorKind.PERSON,
        name=(first, stop),
        definite=definite,
        weak=True,
        country=_country(document, (first, stop)),
    )


def _unknown_word(document: Document, token: int) -> bool:
    """A content word that no list knows, without attached particle or pronoun."""
    lexeme, fold = document.lexemes[token], document.tokens.folds[token]
    if not _open(document, token) or document.place_at[token] >= 0 or not fold or fold[0].isdigit():
        return False
    if lexeme.particle or lexeme.conjunction or lexeme.trigger or fold[0] in "لب" or len(fold) < 3:
        return False
    owned = fold.endswith(("ها", "هم")) or document.tokens.words[token].endswith("ه")
    return not lexeme.classes & ~(WordClass.NAME | WordClass.WEAK_NAME) and not owned


def _phrase_ends(document: Document, token: int) -> bool:
    return not document.word(token) or _breaks(document, token)


def _mention(document: Document, token: int) -> ActorMention | None:
    """The mention that begins at a token, if any."""
    if not document.word(token) or document.date_at[token] >= 0:
        return None
    if _place_starts(document, token) and not document.is_(token, WordClass.TITLE):
        return None
    classes = document.lexemes[token].classes
    if classes & WordClass.VERB and not document.lexemes[token].definite and not classes & WordClass.NAME:
        return None
    if classes & WordClass.TITLE and not classes & WordClass.COLLECTIVE & ~WordClass.GROUP:
        return _title_chain(document, token)
    if classes & WordClass.RANK:
        return _title_chain(document, token)
    if classes & WordClass.COLLECTIVE and not classes & WordClass.VERB:
        return _group(document, token, token)
    if classes & WordClass.QUANTITY or document.tokens.words[token].isdigit():
        return _quantity(document, token)
    if _nation(document, token):
        return _nationals(document, token)
    if classes & WordClass.NAME and not classes & WordClass.STOP:
        return _bare_name(document, token)
    if token and (document.is_(token - 1, WordClass.PARTNER) or _says(document, token - 1)):
        return _unlisted_name(document, token)
    return None


def _says(document: Document, token: int) -> bool:
    return document.is_(token, WordClass.SPEECH) and not document.is_(token, WordClass.FUNCTION)


def _unlisted_name(document: Document, first: int) -> ActorMention | None:
    """«وقال ترامب», «بين ترامب وكيم»: unknown words right after a verb of saying, مع or بين are a name."""
    mention = phrase_from(document, first, first + 3)
    if mention is None or mention.definite or document.tokens.folds[first].endswith(("ا", "ه", "ون", "ين")):
        return None
    return replace(mention, weak=False, definite=True)


def _title_chain(document: Document, first: int) -> ActorMention | None:
    """Office and ranks, then the name, then an office in apposition."""
    limit = min(document.tokens.sentence_of(first)[1], first + _LONGEST_TITLE)
    title_stop = _title_stop(document, first, limit)
    name = _name(document, title_stop, limit) or _name_in_apposition(document, title_stop, limit)
    lexeme = document.lexemes[first]
    if name is None and not lexeme.classes & WordClass.TITLE:
        return None
    last = document.lexemes[title_stop - 1]
    return ActorMention(
        first=first,
        stop=name[1] if name else title_stop,
        kind=ActorKind.PERSON,
        name=name or (first, title_stop),
        title=(first, title_stop),
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=lexeme.definite or last.definite or document.place_at[title_stop - 1] >= 0,
        country=_country(document, (first, title_stop)),
    )


def _title_stop(document: Document, first: int, limit: int) -> int:
    """Where the title ends: before the name, or before what is neither title nor name."""
    construct = not document.lexemes[first].definite
    token = first + 1
    while token < limit:
        step, construct = _title_part(document, first, token, construct)
        if step == 0:
            break
        token += step
    return token


def _title_part(document: Document, first: int, token: int, construct: bool) -> tuple[int, bool]:
    """How many tokens from `token` on still belong to the title (0: none), and whether a genitive must follow."""
    lexeme = document.lexemes[token]
    classes = lexeme.classes
    if not document.word(token) or document.date_at[token] >= 0:
        return 0, construct
    if classes & WordClass.RANK:
        return 1, False
    place = document.place_at[token]
    if place >= 0 and not classes & WordClass.NAME:
        return _title_place(document, first, token), False
    if classes & WordClass.PREP:
        return _title_preposition(document, first, token)
    if classes & (WordClass.STOP & ~WordClass.SPEECH) and not classes & WordClass.INSTITUTION:
        return 0, construct
    if classes & WordClass.JOINT:
        return 1, True
    if _nation(document, token):
        return 1, False
    if lexeme.conjunction:
        other = WordClass.TITLE | WordClass.RANK | WordClass.PARTITIVE
        joined = lexeme.definite and document.lexemes[token - 1].definite and not classes & other
        return (1 if joined else 0), False
    if lexeme.particle:
        accredited = document.is_(first, WordClass.ACCREDITED)
        return (
            1 if lexeme.definite and token > first + 1 and (accredited or not lexeme.trigger) else 0
        ), False
    if lexeme.definite:
        return (0, construct) if classes & WordClass.COLLECTIVE and not construct else (1, False)
    if classes & (WordClass.TITLE | WordClass.INSTITUTION) and not lexeme.trigger:
        return 1, True
    return _construct_part(document, token, construct)


def _title_place(document: Document, first: int, token: int) -> int:
    """«سفير الولايات المتحدة بتونس، دانيال …»: a place inside a title, after ب only where a name follows."""
    mention = document.places[document.place_at[token]]
    accredited = document.is_(first, WordClass.ACCREDITED) and _name_follows(document, mention.stop)
    return mention.stop - token if not mention.prefix or (mention.prefix == "ب" and accredited) else 0


def _construct_part(document: Document, token: int, construct: bool) -> tuple[int, bool]:
    """An unknown indefinite word: part of the title where a genitive is due and a definite word follows it."""
    if not construct or document.is_(token, WordClass.NAME | WordClass.WEAK_NAME | WordClass.NAME_PARTICLE):
        return 0, False
    following = token + 1
    if following < len(document.tokens) and document.word(following):
        lexeme = document.lexemes[following]
        if lexeme.definite and not lexeme.particle and not lexeme.conjunction:
            return 2, False
    return 0, False


def _title_preposition(document: Document, first: int, token: int) -> tuple[int, bool]:
    """«وزير الداخلية في حكومة الوفاق», «المبعوث الأممي إلى ليبيا»: a preposition inside a title."""
    following = token + 1
    if following >= len(document.tokens) or document.date_at[following] >= 0:
        return 0, False
    fold = document.tokens.folds[token]
    if fold == "لدي":
        place = document.place_at[following]
        return (document.places[place].stop - token if place >= 0 else 2), False
    if fold == "في" and document.is_(following, WordClass.INSTITUTION) and document.place_at[following] < 0:
        return 2, True
    place = document.place_at[following]
    accredited = document.is_(first, WordClass.ACCREDITED)
    if (
        fold in ("في", "الي")
        and place >= 0
        and accredited
        and _name_follows(document, document.places[place].stop)
    ):
        return document.places[place].stop - token, False
    return 0, False


def _name_follows(document: Document, token: int) -> bool:
    """Whether a name begins at a token, at once or after a comma."""
    if token < len(document.tokens) and document.tokens.words[token] in _COMMAS:
        token += 1
    return _name(document, token, min(len(document.tokens), token + _LONGEST_NAME)) is not None


def _name(document: Document, first: int, limit: int) -> Range | None:
    """A personal name from a token on: bare words that no grammar of titles or clauses explains."""
    token, quoted = first, False
    if token < limit and document.tokens.words[token] in _QUOTES:
        token, quoted = token + 1, True
    start = token
    while token < min(limit, start + _LONGEST_NAME) and _in_name(document, start, token):
        token += 1
    while (
        token > start
        and document.is_(token - 1, WordClass.NAME_PARTICLE)
        and not document.is_(token - 1, WordClass.NAME)
    ):
        token -= 1
    if token == start or (quoted and token - start > 3):
        return None
    if token - start == 1 and (len(document.tokens.folds[start]) < 3 or _in_construct(document, start)):
        return None
    return start, token


def _in_construct(document: Document, token: int) -> bool:
    """«تحايا الرئيس»: an unlisted word with a definite noun after it is a noun, not a name."""
    following = token + 1
    if document.is_(token, WordClass.NAME | WordClass.WEAK_NAME) or following >= len(document.tokens):
        return False
    lexeme = document.lexemes[following]
    bare = lexeme.definite and not lexeme.particle and not lexeme.conjunction and document.word(following)
    return (
        bare
        and document.date_at[following] < 0
        and document.place_at[following] < 0
        and not _nation(document, following)
    )


def _in_name(document: Document, start: int, token: int) -> bool:
    """Whether a token may stand in a name that began at `start`."""
    lexeme = document.lexemes[token]
    classes = lexeme.classes
    fold = document.tokens.folds[token]
    if not fold or not document.word(token) or fold[0].isdigit() or document.date_at[token] >= 0:
        return False
    if classes & WordClass.NAME_PARTICLE and token > start:
        return True
    if classes & WordClass.FUNCTION and not classes & WordClass.NAME:
        return False
    if classes & (WordClass.NAME | WordClass.WEAK_NAME) and not lexeme.particle:
        office = (
            classes & (WordClass.TITLE | WordClass.COLLECTIVE | WordClass.VERB)
            and not classes & WordClass.NAME
        )
        return not office and not (lexeme.conjunction and token > start)
    if classes & (WordClass.STOP | WordClass.HEAD | WordClass.JOINT | WordClass.COMMON) or lexeme.trigger:
        return False
    if document.place_at[token] >= 0:
        return (
            token > start and fold.startswith("ال") and document.places[document.place_at[token]].prefix == ""
        )
    if lexeme.definite:
        family = token > start and not document.lexemes[start].definite
        return family and not lexeme.particle and not lexeme.conjunction and not _nation(document, token)
    if lexeme.conjunction or classes & WordClass.INSTITUTION or _nation(document, token):
        return False
    return not _looks_like_verb(fold, first=token == start) and not _attached(document, fold)


def _attached(document: Document, fold: str) -> bool:
    """«لبوتين» beside «بوتين» elsewhere in the article: the first letter is a preposition."""
    return fold[0] in "لب" and len(fold) > 4 and fold[1:] in document.vocabulary


def _looks_like_verb(fold: str, *, first: bool) -> bool:
    """Unknown present and future forms: they end a name rather than belong to it."""
    if not first and fold.startswith(("يت", "يست", "ين")) and len(fold) > 4:
        return True
    return (fold.startswith(("سي", "ست")) and len(fold) > 4) or (fold.startswith("ي") and fold.endswith("ون"))


def _name_in_apposition(document: Document, token: int, limit: int) -> Range | None:
    """«وزير الدفاع التركي، خلوصي آكار»: a name between comma and the next break."""
    if token >= limit or document.tokens.words[token] not in _COMMAS:
        return None
    start = token + 1
    while start < limit and document.is_(start, WordClass.RANK):
        start += 1
    name = _name(document, start, limit)
    if name is None or name[1] - name[0] > 5:
        return None
    if start > token + 1:
        return name
    single = name[1] - name[0] == 1 and not document.is_(name[0], WordClass.NAME)
    after = document.tokens.words[name[1]] if name[1] < len(document.tokens) else "."
    if single or (document.word(min(name[1], len(document.tokens) - 1)) and not _breaks(document, name[1])):
        return None
    return name if after else None


def _breaks(document: Document, token: int) -> bool:
    """Whether a word cannot continue a noun phrase."""
    lexeme = document.lexemes[token]
    return bool(
        lexeme.classes & (WordClass.STOP | WordClass.HEAD)
        or lexeme.particle
        or lexeme.conjunction
        or lexeme.trigger
    ) or (document.date_at[token] >= 0 or document.place_at[token] >= 0)


def _group(document: Document, first: int, head: int) -> ActorMention:
    """A collective head with what belongs to it; a title chain inside a delegation stays outside."""
    stop = head + 1
    limit = min(document.tokens.sentence_of(head)[1], first + _LONGEST_GROUP)
    closed = document.lexemes[head].definite
    while stop < limit and (_partitive(document, head, stop) or _goes_on(document, stop)):
        definite = document.lexemes[stop].definite or document.place_at[stop] >= 0
        if closed and not definite and not _partitive(document, head, stop) and not _nation(document, stop):
            break
        closed = closed or definite
        stop += 1
    while stop > head + 1 and document.is_(stop - 1, WordClass.PREP):
        stop -= 1
    lexeme = document.lexemes[first]
    classes = document.lexemes[head].classes
    return ActorMention(
        first=first,
        stop=stop,
        kind=next(kind for flag, kind in _KINDS if classes & flag),
        name=(first, stop),
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=document.lexemes[head].definite,
        country=_country(document, (first, stop)),
        weak=bool(classes & WordClass.INSTITUTION) and not classes & WordClass.PARTITIVE and first == head,
        crowd=bool(classes & WordClass.CROWD),
    )


def _goes_on(document: Document, token: int) -> bool:
    """Whether a token continues a noun phrase: nothing that opens a clause, a preposition, a date or a new actor."""
    if not _open(document, token):
        return False
    lexeme = document.lexemes[token]
    if lexeme.conjunction or lexeme.particle or (lexeme.trigger and not lexeme.definite):
        return False
    if lexeme.classes & (WordClass.TITLE | WordClass.RANK) and not lexeme.definite:
        return False
    place = document.place_at[token]
    return place < 0 or (
        not document.places[place].prefix and document.lexemes[token - 1].classes & WordClass.COLLECTIVE != 0
    )


def _open(document: Document, token: int) -> bool:
    """Whether a token is a content word outside dates."""
    if not document.word(token) or document.date_at[token] >= 0:
        return False
    return not document.is_(token, WordClass.STOP & ~WordClass.PRON)


def _partitive(document: Document, head: int, token: int) -> bool:
    """«وفد من المجلس الوطني»: `من` goes on with the phrase after some heads."""
    return (
        document.tokens.folds[token] == "من" and token - head <= 3 and document.is_(head, WordClass.PARTITIVE)
    )


def _quantity(document: Document, first: int) -> ActorMention | None:
    """A number or quantity word and the people, forces or goods it counts."""
    token = first
    limit = min(document.tokens.sentence_of(first)[1], first + 6)
    while token < limit and (
        document.tokens.words[token].isdigit() or document.is_(token, WordClass.QUANTITY)
    ):
        token += 1
        if (
            token < limit
            and document.tokens.folds[token] == "من"
            and document.is_(token - 1, WordClass.QUANTITY)
        ):
            token += 1
    if token >= limit or not document.word(token) or document.date_at[token] >= 0:
        return None
    lexeme = document.lexemes[token]
    if lexeme.classes & WordClass.COLLECTIVE and not lexeme.particle:
        return _group(document, first, token)
    if _nation(document, token):
        return _nationals(document, first, token)
    return None


def _nationals(document: Document, first: int, head: int | None = None) -> ActorMention | None:
    """A nationality in the plural, or counted: «السعوديين», «482 باكستانيا»."""
    head = first if head is None else head
    fold = document.tokens.folds[head]
    plural = fold.endswith(("ين", "ون")) or fold in ("الاتراك", "الاكراد", "المغاربه", "الروس")
    if head == first and not plural:
        return None
    if head == first and first and _open(document, first - 1) and document.lexemes[first - 1].definite:
        return None
    stop = head + 1
    while stop < len(document.tokens) and stop < head + 4 and _goes_on(document, stop):
        stop += 1
    lexeme = document.lexemes[first]
    return ActorMention(
        first=first,
        stop=stop,
        kind=ActorKind.GROUP,
        name=(first, stop),
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=lexeme.definite,
        country=_country(document, (head, stop)),
    )


def _bare_name(document: Document, first: int) -> ActorMention | None:
    """A full name without a title: a given name and at least one more word of a name."""
    name = _name(document, first, min(document.tokens.sentence_of(first)[1], first + _LONGEST_NAME))
    if name is None or name[1] - name[0] < 2:
        return None
    lexeme = document.lexemes[first]
    return ActorMention(
        first=first,
        stop=name[1],
        kind=ActorKind.PERSON,
        name=name,
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=True,
    )


def _with_surnames(document: Document, found: list[ActorMention]) -> list[ActorMention]:
    """Add the bare surnames of people who are named in full somewhere in the article."""
    folds = document.tokens.folds
    known = {
        folds[mention.name[1] - 1]
        for mention in found
        if mention.named and mention.name[1] > mention.name[0] and len(folds[mention.name[1] - 1]) > 3
    }
    taken = {token for mention in found for token in range(mention.first, mention.stop)}
    for token, fold in enumerate(folds):
        if token in taken or document.date_at[token] >= 0:
            continue
        surname, particle, conjunction = _surname(fold, known)
        if surname:
            found.append(
                ActorMention(
                    first=token,
                    stop=token + 1,
                    kind=ActorKind.PERSON,
                    name=(token, token + 1),
                    particle=particle,
                    conjunction=conjunction,
                    definite=True,
                )
            )
    return sorted(found, key=lambda mention: mention.first)


def _surname(fold: str, known: set[str]) -> tuple[str, str, bool]:
    """A known surname with what is attached before it, or an empty string."""
    if fold in known:
        return fold, "", False
    for prefix in ("و", "ل", "ب", "ف"):
        if fold.startswith(prefix) and fold[1:] in known:
            return fold[1:], prefix if prefix in "لب" else "", prefix in "وف"
    return "", "", False


def _place_starts(document: Document, token: int) -> bool:
    """Whether a place mention covers the token."""
    return document.place_at[token] >= 0


def _nation(document: Document, token: int) -> str | None:
    """The country a nationality adjective names."""
    if document.place_at[token] >= 0:
        return None
    return document.nation(token)


def _country(document: Document, span: Range) -> str | None:
    """The first country that the words of a phrase tell, by nationality or by name."""
    for token in range(*span):
        place = document.place_at[token]
        if place >= 0:
            where = document.places[place].mention.resolution.place
            if where is not None and where.country:
                return where.country
        country = _nation(document, token)
        if country:
            return country
    return None
