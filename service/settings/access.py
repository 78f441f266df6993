"""Who may ask for how much: the settings of keys, limits and the log of writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from . import values

__all__ = ["AccessSettings", "Reading"]

DEFAULT_READS = 3000  # a minute: a reader who drags a map about asks for some hundred; QGIS for thirty pages
DEFAULT_WORK = 300  # a minute: 300 articles, or 60 pictures, are some two seconds of a core
DEFAULT_KEYS = 10  # who has a key is known: whole archives are sent with one

DEFAULT_BODY_SECONDS = 30.0  # 2 MB at half a megabit a second
DEFAULT_ANSWER_SECONDS = 120.0  # twice what a language model may take; anything of ours is a thousandth of it

DEFAULT_DAYS = 365


class Reading(StrEnum):
    """Who may read."""

    OPEN = "open"
    KEYS = "keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessSettings:
    """`reading` says who may read. `reads` and `work` are the units that a client may use up in a minute,
    None without a limit; who has a key `keys` times as many. A body must arrive within `body_seconds`, an
    answer begin within `answer_seconds`. What is noted of writes is kept for `days`.
    """

    reading: Reading = Reading.OPEN
    reads: int | None = DEFAULT_READS
    work: int | None = DEFAULT_WORK
    keys: int = DEFAULT_KEYS
    body_seconds: float = DEFAULT_BODY_SECONDS
    answer_seconds: float = DEFAULT_ANSWER_SECONDS
    days: int = DEFAULT_DAYS

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> AccessSettings:
        """The settings of access that `MASALIK_…` variables tell."""
        return cls(
            reading=values.one_of(Reading, environ, "MASALIK_READ", Reading.OPEN),
            reads=values.limit(environ, "MASALIK_LIMIT_READS", DEFAULT_READS, "requests a minute"),
            work=values.limit(environ, "MASALIK_LIMIT_WORK", DEFAULT_WORK, "units a minute"),
            keys=values.count(environ, "MASALIK_LIMIT_KEYS", DEFAULT_KEYS, "times"),
            body_seconds=values.seconds(environ, "MASALIK_BODY_SECONDS", DEFAULT_BODY_SECONDS),
            answer_seconds=values.seconds(environ, "MASALIK_ANSWER_SECONDS", DEFAULT_ANSWER_SECONDS),
            days=values.count(environ, "MASALIK_AUDIT_DAYS", DEFAULT_DAYS, "days"),
        )
