"""Clauses, and the places a trigger leads to, from and through."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles.annotations.clauses import clause_start, clause_stop
from articles.annotations.document import Document, LocatedMention
from articles.language.prepositions import Governor
from articles.language.roles import Role, role_of
from articles.language.triggers import Sense, find_triggers
from articles.reports.arguments import place_arguments

Annotated = Callable[[str], Document]


def token(document: Document, word: str) -> int:
    """The number of a word."""
    return document.tokens.words.index(word)


def name(mention: LocatedMention | None) -> str | None:
    """What a place is called in the text."""
    return mention.mention.span.text if mention else None


@pytest.mark.parametrize(
    ("text", "verb", "first", "stop"),
    [
        ("قال الوزير إنه سيزور تونس حيث يلتقي نظيره.", "سيزور", "سيزور", "حيث"),
        ("وصل الوفد إلى تونس؛ ثم غادر.", "وصل", "وصل", "؛"),
        ("وصل الوفد إلى تونس التي غادرها الرئيس.", "وصل", "وصل", "التي"),
        ("أكد المصدر أن الوفد وصل إلى تونس حيث استقبله الوزير.", "وصل", "الوفد", "حيث"),
    ],
)
def test_a_clause_lies_between_words_that_open_clauses(
    text: str, verb: str, first: str, stop: str, annotated: Annotated
) -> None:
    """Subordinators, relative pronouns, verbs and breaks."""
    document = annotated(text)
    place = token(document, verb)
    words = document.tokens.words
    assert (first, stop) == (words[clause_start(document, place)], words[clause_stop(document, place)])


def test_a_verb_that_describes_a_noun_does_not_end_a_clause(annotated: Annotated) -> None:
    """«وفد يضم مسؤولين وصل»."""
    document = annotated("وفد يضم مسؤولين كبارا وصل إلى تونس.")
    assert clause_start(document, token(document, "وصل")) == 0


@pytest.mark.parametrize(
    ("text", "destinations", "origin", "via"),
    [
        ("وصل الوفد إلى طرابلس قادما من القاهرة.", ["طرابلس"], "القاهرة", []),
        ("سافر الوفد من بنغازي إلى القاهرة عبر تونس.", ["القاهرة"], "بنغازي", ["تونس"]),
        ("غادر الوفد مدينة بنغازي.", [], "بنغازي", []),
        ("زار الوفد مدينة بنغازي ومدينة طبرق.", ["بنغازي", "طبرق"], None, []),
        ("وصل الوفد إلى مطار معيتيقة في طرابلس.", ["مطار معيتيقة"], None, []),
        ("عبرت القافلة معبر رفح.", [], None, ["معبر رفح"]),
        ("اجتماع حول الوضع في سوريا.", [], None, []),
        ("في القاهرة، التقى الوزير نظيره.", ["القاهرة"], None, []),
        ("المفاوضات التي عقدت في تونس بين الطرفين.", ["تونس"], None, []),
        ("إيران ترسل طائرات إلى دمشق.", ["دمشق"], "إيران", []),
        ("مدينة طرابلس التي وصلها الوفد أمس.", ["طرابلس"], None, []),
        ("استقبلت بغداد الوزير.", ["بغداد"], None, []),
    ],
)
def test_prepositions_give_places_their_roles(
    text: str, destinations: list[str], origin: str | None, via: list[str], annotated: Annotated
) -> None:
    """By the sense of the first trigger that is no participle."""
    document = annotated(text)
    place, forms = next(found for found in find_triggers(document.tokens))
    found = place_arguments(document, place, forms[0])
    assert destinations == [name(mention) for mention in found.destinations]
    assert origin == name(found.origin)
    assert via == [name(mention) for mention in found.via]
    assert bool(found) is bool(destinations or origin or via)


@pytest.mark.parametrize("sense", Sense)
def test_every_sense_has_roles(sense: Sense) -> None:
    """And «عن» never gives one."""
    assert any(role_of(sense, governor) for governor in Governor)
    assert role_of(sense, Governor.OTHER) is None


def test_the_same_place_is_left_or_reached() -> None:
    """«غادر القاهرة», «زار القاهرة»."""
    assert role_of(Sense.LEAVE, Governor.BARE) is Role.ORIGIN
    assert role_of(Sense.VISIT, Governor.BARE) is Role.DESTINATION
    assert role_of(Sense.CROSS, Governor.BARE) is Role.VIA
