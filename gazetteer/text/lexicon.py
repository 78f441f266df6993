"""The grammar words of place names: heads, directions, generic nouns and demonyms, from the data files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ..datafiles import Row, read_rows
from ..model import Kind
from ..names.folding import fold

__all__ = ["Head", "Lexicon", "Meaning", "Role", "country_of_demonym", "load_lexicon"]

_ENDINGS = ("", "ة", "ون", "ين", "ان", "ات", "تان", "تين")
_ARTICLE = "ال"
_DIRECTION_FIELDS = ("direction", "before", "with_demonym")
_GENERIC_FIELDS = ("word", "meaning")
_CONTRACTED = "لل"


class Role(StrEnum):
    """What a generic word does to the name after it: only `POI` words belong to the name, and with a word of
    an organisation before it the name is no place (صحيفة الرياض).
    """

    SETTLEMENT = "settlement"
    ADMIN = "admin"
    STATE = "state"
    CAPITAL = "capital"
    POI = "poi"
    ORGANISATION = "organisation"


class Meaning(StrEnum):
    """What a generic noun with a demonym names."""

    CAPITAL = "capital"
    COUNTRY = "country"
    COAST = "coast"
    BORDER = "border"
    EMBASSY = "embassy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A generic word before a name (`مطار`)."""

    word: str
    role: Role
    kinds: tuple[Kind, ...]
    feature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All grammar words by folded form, several words of one key separated by single spaces.

    `written` gives a direction or generic noun as it is properly spelt.
    """

    heads: Mapping[str, Head]
    directions: Mapping[str, str]
    direction_nouns: Mapping[str, str]
    generics: Mapping[str, Meaning]
    demonyms: Mapping[str, str]
    written: Mapping[str, str]
    suffixes: frozenset[str]
    inside: frozenset[str]

    def nationality(self, word: str) -> str | None:
        """The ISO code of a demonym with or without article and particles; None for other words."""
        key = fold(word)
        found = self.demonyms.get(key)
        if found is not None:
            return found
        return next((code for stem in _without_particles(key) if (code := self.demonyms.get(stem))), None)


def _without_particles(key: str) -> Iterator[str]:
    for start in (0, 1) if key[:1] in ("و", "ف") else (0,):
        rest = key[start:]
        if start:
            yield rest
        if rest.startswith(_CONTRACTED):
            yield _ARTICLE + rest[2:]
        elif rest[:1] in ("ب", "ل", "ك"):
            yield rest[1:]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the data files once; raises `FactError` where a line is wrong."""
    return Lexicon(
        heads={
            head_key(row): _head(row) for row in read_rows("heads.tsv", ("word", "role", "kinds", "feature"))
        },
        directions=dict(_direction_words("before")),
        direction_nouns=dict(_direction_words("with_demonym")),
        generics={
            fold(row.text("word")): Meaning(row.choice("meaning", tuple(Meaning)))
            for row in read_rows("generics.tsv", _GENERIC_FIELDS)
        },
        demonyms=_demonyms(),
        written=dict(_written()),
        suffixes=_words("name-suffixes.tsv"),
        inside=_words("inside.tsv"),
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(row.text("word")) for row in read_rows(name, ("word",)))


def head_key(row: Row) -> str:
    """The folded word of a row of heads.tsv."""
    return fold(row.text("word"))


def _head(row: Row) -> Head:
    return Head(
        word=row.text("word"),
        role=Role(row.choice("role", tuple(Role))),
        kinds=tuple(Kind(kind) for kind in row.many("kinds")),
        feature=row.text("feature"),
    )


def _direction_words(field: str) -> Iterator[tuple[str, str]]:
    for row in read_rows("directions.tsv", _DIRECTION_FIELDS):
        for word in row.many(field):
            yield fold(word), row.text("direction")


def _written() -> Iterator[tuple[str, str]]:
    for row in read_rows("directions.tsv", _DIRECTION_FIELDS):
        for word in (*row.many("before"), *row.many("with_demonym")):
            yield fold(word), word
    for row in read_rows("generics.tsv", _GENERIC_FIELDS):
        yield fold(row.text("word")), row.text("word")


def _demonyms() -> dict[str, str]:
    """Every form of every demonym with and without the article, the first row winning."""
    found: dict[str, str] = {}
    for row in read_rows("demonyms.tsv", ("country", "adjective", "irregular")):
        for form in (*_regular(row), *row.many("irregular")):
            key = fold(form)
            found.setdefault(key, row.text("country"))
            if not form.startswith(_ARTICLE):  # the form, not the key: ألماني folds to الماني
                found.setdefault(_ARTICLE + key, row.text("country"))
    return found


def _regular(row: Row) -> Iterator[str]:
    for adjective in row.many("adjective"):
        for ending in _ENDINGS:
            yield adjective + ending


def country_of_demonym(word: str) -> str | None:
    """The ISO code of a demonym's country (ليبي، الليبية، المصريون، والأتراك), None for other words: as
    `Gazetteer.nationality`, which remembers the words it was asked of."""
    return load_lexicon().nationality(word)
