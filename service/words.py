"""The words of the interface, in Arabic and English: one table, `data/words.tsv`, for translators to edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from .errors import WordsError

__all__ = ["WORDS_FILE", "Language", "Words", "load_words"]

_COLUMNS = ("key", "ar", "en")
WORDS_FILE = Path(__file__).parent / "data" / "words.tsv"


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

    def starting(self, prefix: str) -> dict[str, str]:
        """All words whose key starts with `prefix`, by the rest of their key."""
        return {key[len(prefix) :]: text for key, text in self.table.items() if key.startswith(prefix)}


def load_words(path: Path = WORDS_FILE) -> dict[Language, Words]:
    """The words of every language. Raises `WordsError` naming file, line and field of what is wrong."""
    tables: dict[Language, dict[str, str]] = {language: {} for language in Language}
    for number, cells in _rows(path):
        for language in Language:
            if cells["key"] in tables[language]:
                raise WordsError(f"{path}, line {number}, field 'key': {cells['key']!r} occurs a second time")
            tables[language][cells["key"]] = cells[language.value]
    return {language: Words(language, MappingProxyType(table)) for language, table in tables.items()}


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows by column, with their line numbers; comments and blank lines left out."""
    lines = [
        (number, line.split("\t"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines or tuple(lines[0][1]) != _COLUMNS:
        raise WordsError(f"{path}: the first row must be {' '.join(_COLUMNS)}")
    return [(number, _row(path, number, cells)) for number, cells in lines[1:]]


def _row(path: Path, number: int, cells: list[str]) -> dict[str, str]:
    row = dict(zip(_COLUMNS, (cell.strip() for cell in cells), strict=False))
    for column in _COLUMNS:
        if not row.get(column):
            raise WordsError(f"{path}, line {number}, field {column!r}: must not be empty")
    if len(cells) > len(_COLUMNS):
        raise WordsError(f"{path}, line {number}: {len(cells)} cells for {len(_COLUMNS)} columns")
    return row
