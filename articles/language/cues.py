"""Words that say of an event whether it happened, is to come, or is told without knowing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gazetteer import Remembered

from ..loading import load_rows
from ..model import Status
from .inflection import Attached, Stem, speech_stems, standing
from .stems import Stems

__all__ = ["CUES", "Scope", "StatusCue"]


class Scope(StrEnum):
    """On which side of the trigger a cue counts."""

    BEFORE = "before"
    AFTER = "after"
    AROUND = "around"
    GOVERNED = "governed"
    """Before it, where it is the object: «حاول العبور إلى», «حاول أن يعبر إلى», not «حاول التوسط وزار»."""
    LATER = "later"
    """After it, in a later clause too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCue:
    """One row of status-cues.tsv: a word, what it says, and within how many words of a trigger.

    After the words `not_after` it says nothing, with `only_after` it counts after those words alone, and with
    `then` before those alone. With a `present` it is a verb, and any of its forms says so.
    """

    cue: str
    status: Status
    scope: Scope
    reach: int
    not_after: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    present: str = ""
    then: tuple[str, ...] = ()

    @property
    def stems(self) -> Iterable[Stem]:
        """The word as it stands, or the stems of the verb."""
        return speech_stems(self.cue, self.present) if self.present else [standing(self.cue)]


@cache
def _listed() -> Stems[StatusCue, Attached]:
    """All cues by their stems."""
    stems = Stems[StatusCue, Attached]()
    for row in load_rows("status-cues.tsv", StatusCue):
        for stem in row.stems:
            stems.add(stem.letters, stem.takes, row)
    return stems


def _cues_of(fold: str) -> tuple[StatusCue, ...]:
    """The cues that a folded word may be, each once."""
    return tuple(dict.fromkeys(cue for cue, _ in _listed().find(fold)))


CUES = Remembered(_cues_of)
"""The cues that a folded word may be; none for most words."""
