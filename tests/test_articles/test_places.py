"""Which names in a text are places, where their phrases begin, and which stand for governments."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles import Reading
from articles.annotations.document import Document
from articles.language.prepositions import Governor, governor_named
from articles.language.tokens import fold_word
from articles.reports.governing import governor
from articles.toponyms.placecues import Cue, cue_of, is_plain_word

Annotated = Callable[[str], Document]
Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وصل الوفد إلى طرابلس قادما من القاهرة.", ["طرابلس", "القاهرة"]),
        ("وصل الوفد إلى مدينة بنغازي الليبية.", ["بنغازي"]),
        ("هبطت الطائرة في مطار معيتيقة.", ["مطار معيتيقة"]),
        ("فاز فريق الرجاء على الوداد.", []),
        ("قال محمد الجزائري إن الأمر صعب.", []),
        ("عالج الأطباء الطفلة السعودية أمس.", []),
        ("استقبل المستشفى مواطنا ليبيا أمس.", []),
        ("زار الوزير السعودية أمس.", ["السعودية"]),
        ("وصل الوفد إلى مدينة الخمس الليبية.", ["الخمس"]),
        ("اجتمعت الدول الخمس دائمة العضوية.", []),
        ("زار الوزير القطري لبنان أمس.", ["لبنان"]),
        ("زار جاويش أوغلو المسجد الأقصى أمس.", ["المسجد الأقصى"]),
        ("قال الوزير لـ«الخليج» إن الأمر صعب.", []),
        ("أكدت السلطة الفلسطينية موقفها.", []),
        ("تأسست المحكمة بموجب معاهدة لاهاي.", []),
        ("أنقذت قوات خفر السواحل الليبية مهاجرين.", []),
        ("تضررت محافظات عدن، وأبين، ولحج، وحجة.", ["عدن", "أبين", "لحج", "حجة"]),
        ("شاركت السنغال ومالي والنيجر في التمرين.", ["السنغال", "مالي", "النيجر"]),
    ],
)
def test_places_are_found_in_text_order(text: str, names: list[str], reading: Read) -> None:
    """Clubs and surnames are none."""
    assert (
        names == [place.span.text for place in reading(text).places if place.resolution.place][: len(names)]
    )
    if not names:
        assert reading(text).places == ()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("زار الوزير اللبناني مدينة طرابلس شمال لبنان قادما من بيروت.", "LB"),
        ("زار الوزير الليبي مدينة طرابلس قادما من بنغازي في ليبيا.", "LY"),
        ("وصل الوفد إلى مدينة طرابلس.", "LY"),
    ],
)
def test_the_rest_of_an_article_tells_which_place_is_meant(text: str, country: str, reading: Read) -> None:
    """Nationalities and other places vote."""
    found = [place.resolution.place for place in reading(text).places if place.span.text == "طرابلس"]
    assert [place.country for place in found if place] == [country]


@pytest.mark.parametrize(
    ("text", "name", "metonym"),
    [
        ("أعلنت طهران أنها ترفض الاتفاق.", "طهران", True),
        ("تجري مباحثات مع القاهرة حول الأزمة.", "القاهرة", True),
        ("وصل الوفد إلى القاهرة.", "القاهرة", False),
        ("يقع المبنى في مدينة القاهرة.", "القاهرة", False),
        ("التقى الوزير نظيره بالقاهرة.", "القاهرة", False),
        ("أعلنت القاهرة موقفها. ووصل الوفد إلى القاهرة.", "القاهرة", False),
        ("ناقش المجلس موقف بغداد من الأزمة.", "بغداد", True),
        ("حصلت الحكومة على تأييد كبير من الرباط.", "الرباط", True),
        ("فرض المجلس عقوبات دولية جديدة على طهران.", "طهران", True),
        ("أجرت الدول الضامنة (روسيا وتركيا) مباحثات.", "تركيا", True),
        ("تشارك كل من عمان وبغداد في التحالف.", "بغداد", True),
        ("قال مصدر في البيت الأبيض إن القرار صدر.", "البيت الأبيض", True),
        ("استقبله الرئيس في البيت الأبيض.", "البيت الأبيض", False),
        ("أعلنت دولة قطر تضامنها.", "قطر", True),
        ("أعلنت القاهرة موقفها، وهو أول دعم للقاهرة.", "للقاهرة", True),
        ("ضرب زلزال تركيا أمس.", "تركيا", False),
        ("استقبل المجلس رئيس وزراء اليابان.", "اليابان", False),
        ("يقع المعبر على الحدود مع ليبيا.", "ليبيا", False),
        ("غادر الوزير، مساء الأحد، الدوحة.", "الدوحة", False),
        ("تنطلق المباراة في الثامنة بتوقيت الدوحة.", "الدوحة", False),
    ],
)
def test_a_capital_that_acts_stands_for_its_government(
    text: str, name: str, metonym: bool, reading: Read
) -> None:
    """Unless one occurrence in the article is the place itself."""
    found = {place.metonym for place in reading(text).places if place.span.text == name}
    assert found == {metonym}


def test_a_meeting_in_a_country_named_like_its_capital_is_in_the_capital(reading: Read) -> None:
    """«اجتماع في تونس» is held in a city; a visit to «تونس» may be to the country."""
    (meeting,) = reading("اجتمع الوزراء العرب في تونس.").events
    assert meeting.destination is not None
    assert meeting.destination.place is not None
    assert meeting.destination.place.feature == "capital"
    assert "العاصمة" in reading("اجتمع الوزراء العرب في تونس.").places[0].resolution.reasons[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد إلى طرابلس", [Governor.TO]),
        ("غادر الوفد من مدينة طرابلس", [Governor.FROM]),
        ("سافر الوفد عبر تونس", [Governor.VIA]),
        ("زار الوفد ليبيا", [Governor.BARE]),
        ("التقى الوزير نظيره بالقاهرة", [Governor.IN]),
        ("اجتماع في تونس والجزائر", [Governor.IN, Governor.IN]),
        ("اجتماع في تونس ثم الجزائر", [Governor.IN, Governor.IN]),
        ("جولة إلى كل من تونس والجزائر", [Governor.TO, Governor.TO]),
        ("وصل الوفد إلى «طرابلس»", [Governor.TO]),
    ],
)
def test_a_place_is_governed_by_what_stands_before_its_phrase(
    text: str, expected: list[Governor], annotated: Annotated
) -> None:
    """Heads and quotation marks belong to the phrase; places of a list are governed alike."""
    document = annotated(text)
    assert expected == [governor(document, mention) for mention in document.places]


@pytest.mark.parametrize(
    ("word", "found"),
    [("إلى", Governor.TO), ("وإلى", Governor.TO), ("ب", Governor.IN), ("عن", Governor.OTHER), ("زار", None)],
)
def test_a_preposition_is_known_with_its_conjunction(word: str, found: Governor | None) -> None:
    """Attached ones stand alone in the table."""
    assert found is governor_named(fold_word(word))


@pytest.mark.parametrize(
    ("word", "kind", "particle"),
    [("مدينة", Cue.HEAD, ""), ("بمدينة", Cue.HEAD, "ب"), ("ومدينة", Cue.HEAD, ""), ("لمدينة", Cue.HEAD, "ل")],
)
def test_a_head_tells_what_is_attached_to_it(word: str, kind: Cue, particle: str) -> None:
    """«بمدينة بنغازي» is in Benghazi."""
    cue = cue_of(fold_word(word))
    assert cue is not None
    assert (kind, particle) == (cue.kind, cue.particle)


def test_some_names_are_plain_words_first() -> None:
    """With the contracted preposition, too."""
    assert is_plain_word(fold_word("العاصمة"))
    assert is_plain_word(fold_word("للعاصمة"))
    assert not is_plain_word(fold_word("بنغازي"))
