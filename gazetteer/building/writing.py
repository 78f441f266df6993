"""From drafts to the columns and tries of the gazetteer file, the same for the base and for layers.

Drafts are taken one at a time and let go: what is kept of each are numbers in arrays and its strings, once
each. A million places need some three hundred megabytes so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..storage import Section
from .postings import Postings
from .records import Draft
from .rows import PlaceRows
from .strings import Strings, string_columns

__all__ = ["columns"]


def columns(
    drafts: Iterable[Draft], step: Callable[[], None], *, sounding: bool = False
) -> tuple[dict[str, Section], dict[str, Any]]:
    """All sections but the geography, and the metadata that reads them; no two drafts share an id.

    With `sounding` names are found by other transliterations too, which takes some twenty microseconds each.
    """
    strings = Strings()
    rows, postings = PlaceRows(strings), Postings(strings, sounding=sounding)
    for draft in drafts:
        postings.add(rows.add(draft), draft)
    step()
    order = rows.order()
    sections = dict(rows.columns(order))
    step()
    sections |= dict(postings.columns(order, rows.priors))
    step()
    sections |= string_columns("names", strings)
    return sections, rows.tables()
