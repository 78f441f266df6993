"""The name under which a client keeps a file (RFC 6266): in its language, and a plain one."""

from __future__ import annotations

import re
from urllib.parse import quote

__all__ = ["disposition"]

_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")
"""What no file system takes, and marks of direction, which make a name look like another."""

_PLAIN = re.compile(r"[^A-Za-z0-9._ -]+")


def disposition(title: str, plain: str, suffix: str) -> str:
    """`attachment; filename="visits.csv"; filename*=UTF-8''%D8%A7…`: clients that know the second take it."""
    told = _UNFIT.sub(" ", title).strip(" .") or plain
    fallback = _PLAIN.sub("_", f"{plain}.{suffix}")
    return f"attachment; filename=\"{fallback}\"; filename*=UTF-8''{quote(f'{told}.{suffix}', safe='')}"
