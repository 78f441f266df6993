"""The grammar: rules over tags, read from data and compiled into one regular expression."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from enum import StrEnum

from ..errors import LanguageDataError
from ..loading import load_rows
from .lexicon import Tag
from .scanning import IDLE, LETTERS

__all__ = ["Grammar", "Reader", "Rule", "grammar"]


class Reader(StrEnum):
    """What makes a value out of the words of a match; `readers` has a function for each."""

    NONE = "none"
    NUMERIC = "numeric"
    DATE = "date"
    RANGE = "range"
    PORTION = "portion"
    MONTH = "month"
    SEASON = "season"
    ANAPHOR = "anaphor"
    DEICTIC = "deictic"
    WEEKDAY = "weekday"
    YEAR = "year"
    PERIOD = "period"
    DECADE = "decade"
    STRETCH = "stretch"
    OFFSET = "offset"
    VAGUE = "vague"
    ENDS = "ends"
    FEAST = "feast"
    CURRENT = "current"
    DURATION = "duration"
    NTHDAY = "nthday"
    FIRST = "first"
    WITHIN = "within"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named rule with the example that its test runs."""

    name: str
    reader: Reader
    pattern: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A building block of rules."""

    name: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules and the one pattern that finds them; a match ends in the empty group `r3` where it is of rule
    3: a group that opens a choice would hide from the search with which letters it may begin."""

    rules: tuple[Rule, ...]
    pattern: re.Pattern[str]


@functools.cache
def grammar() -> Grammar:
    """The rules of the data files, compiled; read once."""
    rules = load_rows("dates/rules.tsv", Rule)
    blocks: dict[str, str] = {}
    for phrase in load_rows("dates/phrases.tsv", Phrase):
        blocks[phrase.name] = f"(?:{_expanded(phrase.name, phrase.pattern, blocks)})"
    patterns = [_expanded(rule.name, rule.pattern, blocks) for rule in rules]
    for rule, pattern in zip(rules, patterns, strict=True):
        if re.match(pattern, ""):
            raise LanguageDataError(f"dates rule {rule.name!r} finds something in nothing")
    choices = (f"(?:{pattern})(?P<r{place}>)" for place, pattern in enumerate(patterns))
    return Grammar(rules, re.compile(f"(?![{_IDLE}])(?:{'|'.join(choices)})"))


_IDLE = "".join(map(LETTERS.__getitem__, IDLE))
"""The search passes by at once what no rule begins with."""


def _expanded(name: str, pattern: str, blocks: dict[str, str]) -> str:
    """A pattern over tag names as one over the letters of shapes; groups do not capture."""

    def letter(match: re.Match[str]) -> str:
        block = match.group()
        if block in blocks:
            return blocks[block]
        if block not in Tag.__members__:
            raise LanguageDataError(f"dates rule {name!r}: {block} is neither a tag nor a block above it")
        return LETTERS[Tag[block]]

    plain = re.sub(r"\((?!\?)", "(?:", pattern)
    return re.sub(r"[A-Z]+", letter, plain).replace(" ", "")
