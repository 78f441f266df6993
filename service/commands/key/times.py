"""How long a key is good, as it is written on the command line."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import click

__all__ = ["duration", "expiry", "moment"]

_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_LONGEST = timedelta(days=36_500)
_NEVER = "never"


def duration(text: str) -> timedelta:
    """`12h`, `30d`, `2w`; `0` is none at all. Raises `click.BadParameter` for anything else."""
    if text == "0":
        return timedelta()
    found = re.fullmatch(r"([0-9]{1,5})([hdw])", text)
    if found is None or int(found[1]) * _UNITS[found[2]] > _LONGEST:
        raise click.BadParameter(f"{text!r} is no time such as 12h, 30d or 2w")
    return int(found[1]) * _UNITS[found[2]]


def expiry(text: str) -> str:
    """A duration, the last day on which a key is good, or `never`: as written, once it is known to be one.

    Raises `click.BadParameter` for anything else.
    """
    moment(text, datetime.now(UTC))
    return text


def moment(text: str, now: datetime) -> datetime | None:
    """When a key expires; None for never."""
    if text == _NEVER:
        return None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return now + duration(text)
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC) + timedelta(days=1)
    except (ValueError, OverflowError):
        raise click.BadParameter(f"{text!r} is no day") from None
