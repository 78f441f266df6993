"""The words of the interface, in Arabic and English: one table, `data/words.tsv`, for translators to edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from ..datafiles import DATA, rows_of

__all__ = ["WORDS_FILE", "Language", "Words", "levelled", "load_words", "plural_form"]

_COLUMNS = ("key", "ar", "en")
WORDS_FILE = DATA / "words.tsv"
_TURNING = dict.fromkeys(range(0x202A, 0x202F))
_ISOLATING = dict.fromkeys(range(0x2066, 0x206A))


class Language(StrEnum):
    """A language that the interface speaks."""

    ARABIC = "ar"
    ENGLISH = "en"

    @property
    def direction(self) -> str:
        """The direction of its writing, as HTML names it."""
        return "rtl" if self is Language.ARABIC else "ltr"

    @property
    def other(self) -> Language:
        """The other language."""
        return Language.ENGLISH if self is Language.ARABIC else Language.ARABIC


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language by their key."""

    language: Language
    table: Mapping[str, str]

    def __call__(self, key: str, **values: str) -> str:
        """The words for `key`, with `{name}` filled from `values`; KeyError for a key that no table has."""
        text = self.table[key]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def counted(self, what: str, number: int, written: str) -> str:
        """So many of `what`, in the form that its number asks for: «حدثان», «3 أحداث», «11 حدثًا»."""
        return self(f"count.{what}.{plural_form(number)}", n=written)

    def starting(self, prefix: str) -> dict[str, str]:
        """All words whose key starts with `prefix`, by the rest of their key."""
        return {key[len(prefix) :]: text for key, text in self.table.items() if key.startswith(prefix)}


def plural_form(number: int) -> str:
    """The form of a noun after a number in Arabic, by CLDR's names; the table gives English the same six."""
    if number < 3:
        return ("zero", "one", "two")[number]
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def levelled(text: str) -> str:
    """A text that leaves the direction of what follows it alone: without embeddings and overrides,
    and without isolates that do not end; some headlines bring them, and the rest of a line would reverse."""
    if text.isascii():
        return text
    text = text.translate(_TURNING)
    begun = sum(text.count(mark) for mark in "\u2066\u2067\u2068")
    return text if begun == text.count("\u2069") else text.translate(_ISOLATING)


def load_words(path: Path = WORDS_FILE) -> dict[Language, Words]:
    """The words of every language. Raises `DataFileError` naming file, line and field of what is wrong."""
    rows = [row for _, row in rows_of(path, _COLUMNS)]
    return {
        language: Words(language, MappingProxyType({row["key"]: row[language.value] for row in rows}))
        for language in Language
    }
