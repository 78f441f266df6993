"""Ways in which writers spell the Arabic name of a place, each a function from the name to its form.

A class of forms that a name has not (no hamza, no article) gives None. The letters that are lost, doubled or
wrong are chosen by the name alone, so that every run asks for the same forms.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Callable, Mapping

__all__ = ["HARD", "MISSPELT", "SPELLINGS", "Form"]

Form = Callable[[str], str | None]

_ARTICLE = "ال"
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_LETTER = re.compile("[ء-ي]")
_ALIKE = {
    **dict(zip("بتثجحخدذرزسشصضطظعغفق", "تثتحجحذدزرشسضصظطغعقف", strict=True)),
    **dict(zip("هكلمني", "حقلمنت", strict=True)),
}


def _changed(old: str, new: str) -> Form:
    return lambda name: name.replace(old, new) if old in name else None


def _last(old: str, new: str) -> Form:
    return lambda name: name[: -len(old)] + new if name.endswith(old) else None


def _before(particle: str) -> Form:
    return lambda name: particle + name


def _after_li(name: str) -> str:
    """With ل before it, which contracts with the article."""
    return "لل" + name[2:] if name.startswith(_ARTICLE) else "ل" + name


def _without_article(name: str) -> str | None:
    bare = name.removeprefix(_ARTICLE)
    return bare if bare != name and len(bare) > 2 else None


def _inside(name: str) -> list[int]:
    """Where the letters stand that are neither the first nor the last and beside no space."""
    return [i for i in range(1, len(name) - 1) if all(_LETTER.match(name[j]) for j in (i - 1, i, i + 1))]


def _one(name: str) -> int | None:
    """Some letter inside the name, always the same."""
    places = _inside(name)
    return places[zlib.crc32(name.encode()) % len(places)] if len(name) > 3 and places else None


def _middle(name: str) -> int | None:
    return len(name) // 2 if len(name) > 3 and name[len(name) // 2] != " " else None


def _at(choose: Callable[[str], int | None], change: Callable[[str, int], str]) -> Form:
    def form(name: str) -> str | None:
        place = choose(name)
        changed = change(name, place) if place is not None else name
        return changed if changed != name else None

    return form


def _letter(name: str, place: int) -> str:
    return _LETTERS[(zlib.crc32(name.encode()) // 7 + place) % len(_LETTERS)]


def _lost(name: str, place: int) -> str:
    return name[:place] + name[place + 1 :]


def _twice(name: str, place: int) -> str:
    return name[: place + 1] + name[place:]


def _swapped(name: str, place: int) -> str:
    return name[: place - 1] + name[place] + name[place - 1] + name[place + 1 :] if place > 1 else name


def _alike(name: str, place: int) -> str:
    return name[:place] + _ALIKE.get(name[place], name[place]) + name[place + 1 :]


def _wrong(name: str, place: int) -> str:
    return name[:place] + _letter(name, place) + name[place + 1 :]


def _extra(name: str, place: int) -> str:
    return name[:place] + _letter(name, place) + name[place:]


def _sign(mark: str) -> Form:
    return _at(_middle, lambda name, place: name[:place] + mark + name[place:])


def _drawn_out(name: str) -> str:
    return name[:-1] + name[-1] * 4


def _hashtag(name: str) -> str:
    return "#" + name.replace(" ", "_")


def _presented(name: str) -> str:
    """In presentation forms (U+FE70 and on), as old programs and PDF files have them: isolated letters."""
    isolated = {
        unicodedata.normalize("NFKC", chr(code)): chr(code)
        for code in range(0xFE80, 0xFEF5)
        if unicodedata.decomposition(chr(code)).startswith("<isolated>")
    }
    return "".join(isolated.get(letter, letter) for letter in name)


def _several(name: str) -> str | None:
    """A particle or two, ه for ة and no hamza, all at once (وبالقاهره)."""
    plain = name.translate(str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه"}))
    return "وب" + plain if plain != name else None


def _split(name: str) -> str | None:
    return name.replace("ابو", "ابو ").replace("أبو", "أبو ") if re.match("[اأ]بو[^ ]", name) else None


SPELLINGS: Mapping[str, Form] = {
    "as written": lambda name: name,
    "no hamza": lambda name: plain if (plain := re.sub("[أإآ]", "ا", name)) != name else None,
    "ه for ة": _last("ة", "ه"),
    "ى for ي": _last("ي", "ى"),
    "ي for ى": _last("ى", "ي"),
    "a vowel sign": _sign("\u064f"),
    "shadda": _sign("\u0651"),
    "tatweel": _sign("ـ"),
    "zero-width joiner": _sign("\u200d"),
    "Persian kaf": _changed("ك", "ک"),
    "Persian ya": _changed("ي", "ی"),
    "presentation forms": _presented,
    "hashtag": _hashtag,
    "glued": _changed(" ", ""),
    "split": _split,
    "و before": _before("و"),
    "ب before": _before("ب"),
    "ل before": _after_li,
    "ول before": lambda name: "و" + _after_li(name),
    "several at once": _several,
    "last letter drawn out": _drawn_out,
}
"""What a reader takes for the same name: each form must lead to the place."""

HARD: Mapping[str, Form] = {
    "no article": _without_article,
    "middle letter lost": _at(_middle, _lost),
}
"""Forms that may be the name of another place as well."""

MISSPELT: Mapping[str, Form] = {
    "a letter lost": _at(_one, _lost),
    "a letter twice": _at(_one, _twice),
    "neighbours swapped": _at(_one, _swapped),
    "a letter for one alike": _at(_one, _alike),
    "a letter too many": _at(_one, _extra),
    "a wrong letter": _at(_one, _wrong),
}
"""Slips of one letter anywhere inside the name."""
