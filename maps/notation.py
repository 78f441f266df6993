"""How numbers and months are written: one choice for pages and browsers alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .words import Language

__all__ = ["DEFAULT_NOTATION", "Digits", "Months", "Notation"]

_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Digits(StrEnum):
    """The digits of Arabic text, by their names in CLDR: 3 as in the Maghreb, or ٣ as in the Mashreq."""

    LATN = "latn"
    ARAB = "arab"


class Months(StrEnum):
    """What the months are called in Arabic: مايو, أيار, ماي (with جانفي) or ماي (with يناير)."""

    STANDARD = "standard"
    LEVANT = "levant"
    MAGHREB = "maghreb"
    MOROCCO = "morocco"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """The digits and the names of the months of Arabic pages; English ones know one of each."""

    digits: Digits = Digits.LATN
    months: Months = Months.STANDARD

    def number(self, number: int, language: Language) -> str:
        """A number in these digits."""
        written = str(number)
        is_arabic = language == "ar" and self.digits is Digits.ARAB
        return written.translate(_ARABIC_DIGITS) if is_arabic else written


DEFAULT_NOTATION = Notation()
