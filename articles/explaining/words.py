"""The words of explanations, in the languages of the data files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..language.rules import Rule
from ..language.triggers import TriggerWord, trigger_words
from ..loading import load_index
from ..messages import Language
from .model import About, How, Phrase, RuleUse

__all__ = ["BasisRow", "Speech"]

_ISOLATED, _END = "\u2066", "\u2069"
"""Unicode's marks around a stretch that runs from left to right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _PhraseRow:
    key: str
    ar: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisRow:
    """A row of bases.tsv: how a date is known by its basis, and what it is counted from."""

    basis: str
    how: How
    anchor: str | None = None
    ar: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _RuleRow:
    rule: Rule
    ar: str
    en: str
    example: str
    actors: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


@cache
def _phrases() -> dict[str, _PhraseRow]:
    return load_index("explaining/phrases.tsv", _PhraseRow, key="key")


@cache
def _bases() -> dict[str, BasisRow]:
    return load_index("explaining/bases.tsv", BasisRow, key="basis")


@cache
def _rules() -> dict[str, _RuleRow]:
    return load_index("explaining/rules.tsv", _RuleRow, key="rule")


@cache
def _triggers() -> dict[str, TriggerWord]:
    return {word.name: word for word in trigger_words()}


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of one language."""

    language: Language

    def words(self, key: str, **values: str) -> str:
        """The words of a key of phrases.tsv, filled in."""
        return self._of(_phrases()[key]).format(**values)

    def phrase(self, key: str, **values: str) -> Phrase:
        """The same with its code."""
        return Phrase(code=key, words=self.words(key, **values))

    def listed(self, items: Iterable[str]) -> str:
        """Several things in a row."""
        return f"{self.words('comma')} ".join(items)

    def about(self, about: About) -> str:
        """What an argument is called."""
        return self.words(f"about_{about}")

    def how(self, how: How) -> str:
        """Where it comes from, in a word."""
        return self.words(f"how_{how}")

    def basis(self, basis: str, published: str | None) -> tuple[BasisRow, Phrase]:
        """How a date of this basis is known."""
        row = _bases()[basis]
        return row, Phrase(code=basis, words=self._of(row).format(published=self._day(published)))

    def _day(self, day: str | None) -> str:
        """A day that keeps its order among words that run from right to left."""
        return f"{_ISOLATED}{day}{_END}" if day and self.language is Language.ARABIC else day or ""

    def rule(self, name: str) -> RuleUse:
        """A rule by its name in `Event.reasons`, and the examples of its halves, its own word's first."""
        word, _, how = name.rpartition("/")
        row = _rules().get(how)
        if row is None:
            known = "model" if name == "model" else "unknown_rule"
            return RuleUse(name=name, words=self.words(known), examples=())
        trigger = _triggers().get(word)
        examples = dict.fromkeys((*((f"{trigger.example}.",) if trigger else ()), row.example))
        return RuleUse(name=name, words=self._of(row), examples=tuple(examples))

    def _of(self, row: _PhraseRow | BasisRow | _RuleRow) -> str:
        return row.ar if self.language is Language.ARABIC else row.en
