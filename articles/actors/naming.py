"""What an actor is called: the fullest name the article gives the same person, or the group's own words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from gazetteer import changed

from ..annotations.document import ActorMention, Document
from ..annotations.mentions import first_token
from ..language.affixes import Affix, affix, affixes
from ..language.wordclasses import WordClass
from ..model import Actor, ActorKind, Span
from .apposition import apposed_names
from .companions import office_of
from .distinct import distinct
from .membership import whose_members

__all__ = ["Naming"]


_PERSON = ActorKind.PERSON
_LONGEST_WHOLE = 4
"""Letters up to which a word keeps what looks like its article («الما»)."""
_PAIR = 2
_PAIR_NEAR = 40
"""Words before «الزعيمان» within which both are named: a sentence or two."""
_SHORTEST_KEY = 3
"""Letters of a word by which actors are recognised."""


def _attached() -> tuple[str, ...]:
    """What may be written onto a name."""
    return (affix(Affix.AND), *affixes(Affix.PREPOSITION))


class Naming:
    """Links the mentions of one article: surname to full name, office to the person who holds it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._by_word: dict[str, list[ActorMention]] | None = None
        self._persons: dict[tuple[int, int], ActorMention] = {}
        self._keys: dict[tuple[int, int], frozenset[str]] = {}
        self._full: dict[str, ActorMention] = {}
        self._offices: list[tuple[frozenset[str], str | None, ActorMention]] = []
        self._unnamed: list[tuple[frozenset[str], ActorMention]] = []
        self._apposed: list[tuple[frozenset[str], ActorMention]] = []
        for mention in document.actors:
            holder = office_of(document, mention)
            if mention.named:
                self._note(mention)
            elif holder is not None:
                self._offices.append((self._title_words(mention), mention.country, holder))
                self._apposed.append((frozenset(self._name_folds(holder)), mention))
            elif mention.kind is _PERSON and mention.stop - mention.first > 1:
                self._unnamed.append((self._title_words(mention), mention))

    def _note(self, mention: ActorMention) -> None:
        folds = self._name_folds(mention)
        known = self._full.get(folds[-1])
        if known is None or len(self._name_folds(known)) < len(folds):
            self._full[folds[-1]] = mention
        first = self._full.get(folds[0])
        if len(folds) > 1 and (first is None or set(self._name_folds(first)) < set(folds)):
            self._full[folds[0]] = mention
        if mention.title is not None:
            self._offices.append((self._title_words(mention), mention.country, mention))
        elif mention.country is not None:
            self._offices.append((frozenset(), mention.country, mention))

    def _plain_span(self, mention: ActorMention) -> Span:
        """The name without the particles attached to its first word."""
        tokens, (first, stop) = self._document.tokens, mention.name
        word, lexeme = tokens.words[first], self._document.lexemes[first]
        cut = int(lexeme.conjunction) + len(lexeme.particle)
        if lexeme.particle == affix(Affix.FOR) and self._swallows(first, word[cut - 1 :]):
            cut += 1
        if cut >= len(word) - 1:
            cut = 0
        return tokens.plain.span(tokens.starts[first] + cut, tokens.ends[stop - 1])

    def _name_folds(self, mention: ActorMention) -> list[str]:
        return self._document.tokens.folds[mention.name[0] : mention.name[1]]

    def person(self, mention: ActorMention) -> ActorMention:
        """The mention with the fullest name of the same person; the mention itself where none is fuller."""
        known = self._persons.get((mention.first, mention.stop))
        if known is None:
            known = self._persons[mention.first, mention.stop] = self._person(mention)
        return known

    def named(self, mentions: Iterable[ActorMention]) -> list[ActorMention]:
        """Those of the people mentioned who have names, each by the fullest."""
        return [person for person in map(self.person, mentions) if person.named]

    def _person(self, mention: ActorMention) -> ActorMention:
        if mention.kind is not _PERSON:
            return self._first_telling(mention)
        if not mention.named:
            return self._in_office(self._holder(mention)) if mention.definite else mention
        folds = self._name_folds(mention)
        known = (self._full.get(key) for key in (self._strip(folds[-1]), folds[0]))
        parts = set(map(self._strip, folds))
        fuller = [full for full in known if full is not None and parts <= set(self._name_folds(full))]
        if fuller:
            return self._in_office(max(fuller, key=lambda full: full.name[1] - full.name[0]))
        return self._in_office(mention)

    def _in_office(self, person: ActorMention) -> ActorMention:
        """A person with the office that stands after the name, and the country it tells."""
        office = self.apposed(person)
        if office is None:
            return person
        return changed(person, title=person.title or office.name, country=person.country or office.country)

    def apposed(self, person: ActorMention) -> ActorMention | None:
        """The office that stands after a person's name, anywhere in the article; of two of one family only
        that of the one whose name holds the other's. None without one."""
        folds = set(self._name_folds(person))
        offices = (office for name, office in self._apposed if folds <= name or name <= folds)
        return next(offices, None)

    def people(self, mention: ActorMention) -> tuple[ActorMention, ...]:
        """The mention as person or group; «الزعيمان» are the two people named last before."""
        group = whose_members(self._document, mention)
        if group is not None:
            return (self.person(group),)
        return self._members(mention) or self._pair(mention) or (self.person(mention),)

    def _members(self, mention: ActorMention) -> tuple[ActorMention, ...]:
        """«الوزيران سامح شكري وأيمن الصفدي»: the people whose names follow a group of them."""
        names = apposed_names(self._document, mention)
        return tuple(self.person(name) for name in names)

    def _pair(self, mention: ActorMention) -> tuple[ActorMention, ...]:
        """Two different people told right before a definite dual; none where there are not two."""
        single = mention.definite and mention.stop - mention.first == 1
        fold = self._document.tokens.folds[mention.first]
        if mention.kind is not ActorKind.GROUP or not single or not fold.endswith(affix(Affix.DUAL)):
            return ()
        pair: list[ActorMention] = []
        for other in reversed(self._document.actors_between(mention.first - _PAIR_NEAR, mention.first)):
            person = self.person(other)
            if person.named and not any(self.same(person, known) for known in pair):
                pair.insert(0, person)
            if len(pair) == _PAIR:
                return tuple(pair)
        return ()

    def _first_telling(self, mention: ActorMention) -> ActorMention:
        """«الوفد» after «وفد أمني مصري»: the nearest fuller mention before it with the same head."""
        if not mention.definite or mention.stop - mention.first > 1:
            return mention
        head = self._document.lexemes[mention.first].base
        holding = self._groups().get(head, ())
        before = bisect_left(holding, mention.first, key=first_token)
        return holding[before - 1] if before else mention

    def _groups(self) -> dict[str, list[ActorMention]]:
        """The groups of more than a word by each of their words, in text order: «أعضاء الوفد الجزائري» holds
        «الوفد»."""
        if self._by_word is None:
            self._by_word = {}
            for mention in self._document.actors:
                words = range(mention.first, mention.stop)
                if mention.kind is not _PERSON and len(words) > 1:
                    council = mention.weak and self._document.is_(mention.first, WordClass.INSTITUTION)
                    words = words[:1] if council else words
                    for base in {self._document.lexemes[token].base for token in words}:
                        self._by_word.setdefault(base, []).append(mention)
        return self._by_word

    def _strip(self, fold: str) -> str:
        if fold not in self._full and fold.startswith(_attached()) and fold[1:] in self._full:
            return fold[1:]
        return fold

    def _holder(self, mention: ActorMention) -> ActorMention:
        """The person last named before it whose title holds all words of this one, nationality agreeing."""
        words = self._title_words(mention)
        holders = [
            person
            for title, country, person in self._offices
            if words <= title and mention.country in (None, country)
        ]
        if not holders and mention.country:
            epithet = self._document.is_(mention.first, WordClass.EPITHET)
            nationals = (office for office in self._offices if office[1] == mention.country)
            holders = [person for title, _, person in nationals if epithet or not title]
        before = [person for person in holders if person.first < mention.first]
        return before[-1] if before else holders[0] if holders else self._fuller_office(mention)

    def _fuller_office(self, mention: ActorMention) -> ActorMention:
        """«الوزير» after «وزير الفلاحة»: the office told last before in more words, where nobody is named."""
        words = self._title_words(mention)
        if mention.stop - mention.first > 1 or not words:
            return mention
        told = (
            office
            for title, office in self._unnamed
            if office.first < mention.first and words < title and mention.country in (None, office.country)
        )
        return max(told, key=first_token, default=mention)

    def _title_words(self, mention: ActorMention) -> frozenset[str]:
        """The words of a title without articles, nationalities and places, up to where it is held («لدى»)."""
        document = self._document
        tokens = range(*(mention.title or mention.name))
        words: set[str] = set()
        for token in tokens:
            if document.is_(token, WordClass.PREP):
                break
            if document.place_at[token] < 0 and document.nation(token) is None:
                words.add(self._plain(document.lexemes[token].base or document.tokens.folds[token]))
        return frozenset(words)

    def key(self, mention: ActorMention) -> frozenset[str]:
        """The words by which two mentions of one actor are recognised, offices aside."""
        known = self._keys.get((mention.first, mention.stop))
        if known is None:
            known = self._keys[mention.first, mention.stop] = self._key(mention)
        return known

    def _key(self, mention: ActorMention) -> frozenset[str]:
        full = self.person(mention)
        tokens = range(*full.name)
        folds = self._document.tokens.folds
        words = {self._plain(folds[token]) for token in tokens if self._document.word(token)}
        if full.particle and full.first == full.name[0]:
            words.add(self._plain(self._plain_fold(full)))
        return frozenset(word for word in words if len(word) >= _SHORTEST_KEY)

    def _plain_fold(self, mention: ActorMention) -> str:
        """The first word without its particle: «للوفد» is «الوفد»."""
        fold, contracted = self._document.tokens.folds[mention.first], affix(Affix.FOR_THE)
        if mention.conjunction:
            fold = fold.removeprefix(affix(Affix.AND))
        if mention.particle == affix(Affix.FOR) and self._swallows(mention.first, fold):
            return affix(Affix.ARTICLE) + fold.removeprefix(contracted)
        return fold.removeprefix(mention.particle)

    @staticmethod
    def _plain(fold: str) -> str:
        return fold.removeprefix(affix(Affix.ARTICLE)) if len(fold) > _LONGEST_WHOLE else fold

    def same(self, one: ActorMention, other: ActorMention) -> bool:
        """Whether two mentions may be one actor: names of people hold each other; groups share a word, and
        their nationality where both tell it."""
        if None not in (one.country, other.country) and one.country != other.country:
            return False
        mine, theirs = self.key(one), self.key(other)
        if mine.isdisjoint(theirs):
            return False
        if self.person(one).named and self.person(other).named:
            return mine <= theirs or theirs <= mine
        return True

    def distinct(self, one: ActorMention, other: ActorMention) -> bool:
        """Whether the article tells two groups, loads or crafts apart."""
        return distinct(self._document, one, other)

    def actor(self, mention: ActorMention) -> Actor:
        """The actor as the reading shows it."""
        full = self.person(mention)
        span = self._plain_span(full)
        title = self._document.text(full.title).text if full.title and full.named else None
        return Actor(
            name=self._article(full) + span.text,
            title=title,
            kind=full.kind,
            span=span,
            named=full.named,
            country=full.country,
        )

    def _article(self, mention: ActorMention) -> str:
        """The article that «ل» has swallowed: «للوفد» is told of «الوفد»."""
        word = self._document.tokens.words[mention.name[0]].removeprefix(affix(Affix.AND))
        swallowed = mention.particle == affix(Affix.FOR) and self._swallows(mention.name[0], word)
        return affix(Affix.ARTICLE) if swallowed and mention.name[0] == mention.first else ""

    def _swallows(self, token: int, word: str) -> bool:
        """Whether «لل» holds an article: it does in «للوفد», while «للاجئين» is also «ل» and «لاجئين»."""
        own = self._document.lexemes[token].base.startswith(affix(Affix.FOR))
        return word.startswith(affix(Affix.FOR_THE)) and not own
