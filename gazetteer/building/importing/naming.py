"""Names given to drafts of imported places, each as well vouched for as its source says."""

from __future__ import annotations

from collections.abc import Iterable

from ...names.folding import fold, is_arabic
from ...weights import Quality
from ..records import Draft, best_arabic_name, quality_of_untagged
from .delimited import Record

__all__ = ["add_names", "has_arabic", "show_name"]


def add_names(draft: Draft, names: Iterable[str], stated: Quality | None) -> None:
    """Add names; `stated` None means that their language is not. Those in other scripts are Latin."""
    for name in names:
        quality = (stated if stated is not None else quality_of_untagged(name)) if is_arabic(name) else None
        draft.add([name], Quality.LATIN if quality is None else quality)


def has_arabic(draft: Draft) -> bool:
    """Whether the place has a name in Arabic script."""
    return any(quality > Quality.LATIN for quality in draft.names.values())


def show_name(draft: Draft, record: Record, name: str, name_en: str) -> None:
    """Set the names that are shown; raises `SourceError` where the name has no letter at all."""
    if not fold(name):
        record.wrong("name", f"{name!r} has no letters")
    draft.name = name if is_arabic(name) else best_arabic_name(draft.names)
    draft.name_en = name_en or name
