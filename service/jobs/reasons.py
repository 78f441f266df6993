"""Why something did not become of a job, in words of ours.

Why a line is no article is told by the JSON reader in English, and in its own terms.
"""

from __future__ import annotations

import re

from ..answering.words import Words
from .model import Job

__all__ = ["reason_in", "reason_of"]

_FAILURES = ("stuck", "unread")
"""Kinds of failure that the words of the interface know."""

_KINDS = (
    (r"JSON is malformed: .*\(byte (?P<byte>\d+)\)", "malformed"),
    (r"Input data was truncated", "truncated"),
    (r"Expected `(?P<wanted>.*?)`, got `(?P<given>.*?)` - at `\$\.(?P<field>.*?)`", "of_type"),
    (r"Expected `(?P<wanted>.*?)`, got `(?P<given>.*?)`", "no_object"),
    (r"Object contains unknown field `(?P<field>.*?)`.*", "unknown_field"),
    (r"Object missing required field `(?P<field>.*?)`.*", "missing_field"),
    (r"'utf-8' codec can't decode .*", "no_utf8"),
    (r"maximum recursion depth exceeded.*", "too_deep"),
)
"""What msgspec and Python say, and the words for it."""


def reason_in(words: Words, reason: str) -> str:
    """The reason in a language; as it was where it is none of the common ones."""
    for pattern, kind in _KINDS:
        if found := re.fullmatch(pattern, reason, re.DOTALL):
            return words(f"reason.{kind}", **found.groupdict())
    return reason


def reason_of(job: Job, words: Words) -> str:
    """Why a job failed, in a sentence; empty where there is nothing to say."""
    kind, _, number = job.message.partition(":")
    return words(f"job.{kind}", number=number) if kind in _FAILURES else job.message
