"""What happens to an article on its way: each damage is a function from a text to the text as it may arrive.

A reader sees the same words in all of them, so a reading should find the same. Every damage is
reproducible: where it strikes depends on the text alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import escape
from random import Random
from textwrap import fill

__all__ = ["DAMAGES", "as_page"]

Damage = Callable[[str], str]

_SHAPED = re.compile(r"[ء-غف-ي]+")
_FORMS = ("isolated", "initial", "medial", "final")
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_SPACED_STOP = re.compile(r"(?<=[.،؛:؟!])[ \t\xa0]+(?=[^\W\d_])")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_BREAKS = re.compile(r"\s*\n\s*")
_OFTEN = 0.3
"""The share of words that a damage of single words strikes."""

_MENU = "الرئيسية\nأخبار\nسياسة\nاقتصاد\nرياضة\nفيديو\nآخر الأخبار\nشارك\nفيسبوك\nتويتر\nواتساب\nطباعة\n"
_RELATED = "\nاقرأ أيضا: الرئيس الفرنسي يصل إلى موسكو في زيارة رسمية\n"
_FOOTER = (
    "\nشارك هذا الخبر\nاشترك في نشرتنا البريدية ليصلك كل جديد\nتابعونا على فيسبوك وتويتر\n"
    "أخبار ذات صلة\nوزير الدفاع الياباني يزور كانبيرا\nالأكثر قراءة\nوصول سفينة سياحية إلى ميناء فالنسيا\n"
    "جميع الحقوق محفوظة © 2021\nسياسة الخصوصية\nمن نحن\nاتصل بنا\n"
)


def _seeded(text: str) -> Random:
    return Random(len(text))


def _glued(text: str) -> str:
    """No space after stops and commas: «الخميس.وقال»."""
    return _SPACED_STOP.sub("", text)


def _one_line(text: str) -> str:
    """All in one paragraph, the headline too."""
    return _BREAKS.sub(" ", text)


def _run_together(text: str) -> str:
    """Paragraphs joined without a space, as where tags are cut out of a page."""
    return _BREAKS.sub("", text)


def _wrapped(text: str) -> str:
    """Lines broken at seventy characters, as in an agency's plain mail."""
    return "\n".join(
        fill(line, 70, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
    )


def _shaped(text: str) -> str:
    """Letters in presentation forms, لا as one character."""
    return _SHAPED.sub(lambda match: _shape(match.group()), text)


def _shape(word: str) -> str:
    """A word in presentation forms, each letter by whether its neighbours join it."""
    shaped: list[str] = []
    position, joined = 0, False
    while position < len(word):
        letter = word[position : position + 2]
        if _form(letter, "isolated") is None:
            letter = word[position]
        position += len(letter)
        onward = position < len(word) and _form(letter, "initial") and _form(word[position], "final")
        name = _FORMS[(3 if joined else 0) if not onward else (2 if joined else 1)]
        shaped.append(_form(letter, name) or letter)
        joined = bool(onward)
    return "".join(shaped)


def _forms() -> dict[tuple[str, str], str]:
    """The presentation forms by letters and name, from Unicode's own decompositions."""
    found: dict[tuple[str, str], str] = {}
    for code in range(0xFE80, 0xFEFD):
        name, *letters = unicodedata.decomposition(chr(code)).split()
        found["".join(chr(int(letter, 16)) for letter in letters), name.strip("<>")] = chr(code)
    return found


_TABLE = _forms()


def _form(letters: str, name: str) -> str | None:
    return _TABLE.get((letters, name))


def _stretched(text: str) -> str:
    """Words drawn out: «طـــرابلس»."""
    return _struck(text, lambda word: word[0] + _strokes(word) + word[1:])


def _strokes(word: str) -> str:
    return "ـ" * (len(word) % 3 + 1) if _form(word[0], "initial") else ""


def _marked(text: str) -> str:
    """Marks of direction, of no width and byte order marks in and beside words."""
    return "\ufeff" + _struck(text, lambda word: f"\u200f{word[:2]}\u200b{word[2:]}\u200e\u2069")


def _struck(text: str, strike: Callable[[str], str]) -> str:
    random = _seeded(text)

    def struck(match: re.Match[str]) -> str:
        return strike(match.group()) if random.random() < _OFTEN else match.group()

    return _LONG_WORD.sub(struck, text)


def _careless(text: str) -> str:
    """No hamza on alef, ه for ة, ى for final ي: the spelling of hurried typing."""
    plain = re.sub("[أإآ]", "ا", text)
    return re.sub(r"ي\b", "ى", re.sub(r"ة\b", "ه", plain))


def _with_furniture(text: str) -> str:
    """Menu, share line and date above, a link to another article inside, the rest of the page below."""
    paragraphs = text.split("\n")
    middle = len(paragraphs) // 2 + 1
    inside = "\n".join(paragraphs[:middle]) + _RELATED + "\n".join(paragraphs[middle:])
    return _MENU + inside + _FOOTER


def as_page(text: str) -> str:
    """The article as a page of a news site."""
    title, *body = [escape(line) for line in text.split("\n") if line.strip()]
    menu = "".join(f"<li><a href='#'>{line}</a></li>" for line in _MENU.split("\n") if line)
    footer = "".join(f"<p>{line}</p>" for line in _FOOTER.split("\n") if line)
    paragraphs = "".join(f"<p>{line}</p>\n" for line in body or [title])
    return (
        f"<!DOCTYPE html><html lang='ar' dir='rtl'><head><meta charset='utf-8'><title>{title}</title></head>"
        f"<body><nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1>\n{paragraphs}</article></main>"
        f"<footer>{footer}</footer></body></html>"
    )


DAMAGES: dict[str, Damage] = {
    "as it is": lambda text: text,
    "no space after stops": _glued,
    "one paragraph": _one_line,
    "paragraphs run together": _run_together,
    "both": lambda text: _run_together(_glued(text)),
    "lines of seventy characters": _wrapped,
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "presentation forms": _shaped,
    "hamza apart (NFD)": lambda text: unicodedata.normalize("NFD", text),
    "drawn-out words": _stretched,
    "invisible marks": _marked,
    "hard spaces": lambda text: text.replace(" ", "\xa0"),
    "Arabic-Indic digits": lambda text: text.translate(_WESTERN).translate(_ARABIC_INDIC),
    "Persian digits": lambda text: text.translate(_WESTERN).translate(_PERSIAN),
    "Persian letters": lambda text: text.translate(str.maketrans("يك", "یک")),
    "careless spelling": _careless,
    "page furniture": _with_furniture,
}
