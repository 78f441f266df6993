"""From drafts to the columns and tries of the gazetteer file, the same for the base and for layers.

Drafts are taken one at a time and let go: what is kept of each are numbers in arrays and strings in UTF-8.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from ..index.storage import Section
from .postings import Postings
from .records import Draft
from .rows import PlaceRows
from .strings import numbered, string_columns

__all__ = ["columns"]


def columns(
    drafts: Iterable[Draft], step: Callable[[], None], *, sounding: bool = False
) -> tuple[dict[str, Section], dict[str, Any]]:
    """All sections but the geography, and the metadata that reads them; no two drafts share an id.

    With `sounding` names are found by other transliterations too, which takes some twenty microseconds each.
    """
    rows, postings = PlaceRows(), Postings(sounding=sounding)
    for draft in drafts:
        postings.add(rows.add(draft), draft)
    step()
    sections, order = rows.ids()
    sections |= rows.columns(order)
    (shown, shown_en, names), strings = numbered([rows.names, rows.names_en, postings.names])
    if "" in strings:
        shown = np.where(shown == strings.index(""), shown_en, shown)
    sections |= {"place_name": shown[order], "place_name_en": shown_en[order]}
    sections |= string_columns("names", strings)
    del strings
    step()
    sections |= postings.columns(order, rows.priors, names)
    step()
    return sections, rows.tables()
