"""The marks that matter to a reader of news, in sets named by what they do.

Marks are the same for every language this package may read, so they stand here and not in a data file.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "BRACKETS",
    "BREAKS",
    "COMMAS",
    "CUE_ENDS",
    "EVIDENCE_OPENERS",
    "HYPHENS",
    "NAME_OPENERS",
    "NUMBER_MARKS",
    "PASSED_OVER",
    "QUESTION_MARKS",
    "QUOTES",
    "SECTION_MARKS",
    "SENTENCE_ENDS",
]

_DOUBLE: Final = frozenset({'"', "«", "»", "“", "”", "'"})
BRACKETS: Final = frozenset({"(", ")"})

HYPHENS: Final = frozenset({"-", "‐", "‑", "–"})
"""What joins the halves of a name: «جونغ-أون»."""
NUMBER_MARKS: Final = frozenset({".", ",", "،", "٫", "٬"})
"""What may stand inside a number: «1.5», «80,000»."""
COMMAS: Final = frozenset({"،", ","})
QUOTES: Final = _DOUBLE | {"‘", "’"}
NAME_OPENERS: Final = _DOUBLE | BRACKETS | {"-"}
"""What may stand between a title and the name: «الرئيس "أوباما"»."""
PASSED_OVER: Final = _DOUBLE | BRACKETS | COMMAS | {"-", "–"}
"""What may stand between a verb and its subject."""
SECTION_MARKS: Final = QUOTES | {"-", "–", "|", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"}
"""What stands on both sides of the name of a newspaper or a section of a site, with marks of direction."""
SENTENCE_ENDS: Final = frozenset(".!?؟؛\n…")
QUESTION_MARKS: Final = frozenset("?؟")
BREAKS: Final = frozenset({"؛", ";", ":", "\n"})
"""What ends a clause inside a sentence."""
CUE_ENDS: Final = frozenset({"؛", ";", ":"})
"""What ends the reach of a word of status."""
EVIDENCE_OPENERS: Final = frozenset('"«“(')
"""The marks that evidence may begin with."""
