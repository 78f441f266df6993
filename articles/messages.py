"""What a reading says of its own decisions, in the languages of messages.tsv."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from .loading import load_index

__all__ = ["Language", "Message", "message"]


class Message(StrEnum):
    """The keys of messages.tsv."""

    ORIGIN_BY_NATIONALITY = "origin_by_nationality"
    CAPITAL_OF_SAME_NAME = "capital_of_same_name"
    HOMELAND = "homeland"
    STATE_OF_OFFICE = "state_of_office"
    SEAT_OF_HOST = "seat_of_host"


class Language(StrEnum):
    """The languages that every message has."""

    ARABIC = "ar"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    key: Message
    ar: str
    en: str


@cache
def _messages() -> dict[str, _Row]:
    return load_index("messages.tsv", _Row, key="key")


def message(key: Message, *, language: Language = Language.ARABIC, **values: str) -> str:
    """A message with its values filled in."""
    row = _messages()[key]
    text = row.ar if language is Language.ARABIC else row.en
    return text.format(**values)
