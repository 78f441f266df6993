"""Who is found in a text: title chains, names, groups, forces, goods, nationals, surnames."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles import ActorKind
from articles.annotations.document import ActorMention, Document

Annotated = Callable[[str], Document]
PERSON, GROUP, FORCE, GOODS = ActorKind.PERSON, ActorKind.GROUP, ActorKind.FORCE, ActorKind.GOODS


def people(document: Document) -> list[str]:
    """The names of all mentions in text order."""
    return [document.text(mention.name).text for mention in document.actors]


def only(document: Document) -> ActorMention:
    """The one mention of a text."""
    (mention,) = document.actors
    return mention


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("قال وزير الدفاع التركي خلوصي آكار إنه", "وزير الدفاع التركي", "خلوصي آكار"),
        ("قال وزير الدفاع التركي، خلوصي آكار، إنه", "وزير الدفاع التركي", "خلوصي آكار"),
        (
            "قال رئيس أركان حرب القوات المسلحة المصرية الفريق أحمد خليفة إنه",
            "رئيس أركان حرب القوات المسلحة المصرية الفريق",
            "أحمد خليفة",
        ),
        ("قال الرئيس الأمريكي جو بايدن إنه", "الرئيس الأمريكي", "جو بايدن"),
        ("قال سفير مصر لدى ليبيا تامر الحفني إنه", "سفير مصر لدى ليبيا", "تامر الحفني"),
        ("قال المتحدث باسم الجيش الليبي أحمد المسماري إنه", "المتحدث باسم الجيش الليبي", "أحمد المسماري"),
        ("قال الرئيس «أوباما» إنه", "الرئيس", "أوباما"),
        ("قال وزير الدفاع التركي، خلوصي آكار", "وزير الدفاع التركي", "خلوصي آكار"),
    ],
)
def test_a_title_leads_to_its_name(text: str, title: str, name: str, annotated: Annotated) -> None:
    """Also after a comma, between quotation marks, and at the end of a text."""
    document = annotated(text)
    mention = only(document)
    assert mention.title is not None
    assert document.text(mention.title).text == title
    assert document.text(mention.name).text == name
    assert mention.kind is PERSON
    assert mention.named


@pytest.mark.parametrize(
    "name",
    [
        "أنس خطاب",
        "مالك عقار",
        "حسين الشيخ",
        "وليد المعلم",
        "محمد الصباح",
        "فهد اليوسف الصباح",
        "عبد الله اليحيا",
        "الطاهر الباعور",
        "أنور الحق كاكر",
        "سلطان الجابر",
        "مساعد العيبان",
        "يشار غولر",
        "راديك سيكورسكي",
        "ماريا مالمر ستينرغارد",
        "يون سوك يول",
    ],
)
def test_a_name_may_be_words_of_other_kinds(name: str, annotated: Annotated) -> None:
    """After a title nouns, trades, offices and what looks like a verb are names, to where the phrase ends."""
    document = annotated(f"وصل وزير الخارجية {name} إلى فيينا")
    assert people(document) == [name]


@pytest.mark.parametrize(
    "text", ["سلم الأمير محمد رسالة إلى", "وجه الملك سلمان خطابا إلى", "يشار إلى أن الأمير محمد قال"]
)
def test_an_object_is_no_surname(text: str, annotated: Annotated) -> None:
    """What a verb is done to ends a name: in feminine or accusative form it is told apart."""
    assert people(annotated(text))[0] in {"محمد", "سلمان"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("وصل وفد أمني مصري إلى", "وفد أمني مصري", GROUP),
        ("وصل وفد من المجلس الوطني إلى", "وفد من المجلس الوطني", GROUP),
        ("انسحبت القوات الروسية من", "القوات الروسية", FORCE),
        ("وصلت سفينة تركية إلى", "سفينة تركية", GOODS),
        ("نقل أسلحة ثقيلة إلى", "أسلحة ثقيلة", GOODS),
        ("وصل عشرات اللاجئين السوريين إلى", "عشرات اللاجئين السوريين", GROUP),
        ("رحلت 482 باكستانيا من", "482 باكستانيا", GROUP),
        ("عاد السعوديون من", "السعوديون", GROUP),
        ("انسحب الروس من", "الروس", GROUP),
    ],
)
def test_groups_forces_and_goods_are_phrases(
    text: str, name: str, kind: ActorKind, annotated: Annotated
) -> None:
    """A head with what belongs to it, or a counted nationality."""
    document = annotated(text)
    mention = only(document)
    assert (name, kind) == (document.text(mention.name).text, mention.kind)
    assert not mention.named


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("وصل وفد أمني مصري إلى", "EG"),
        ("قال وزير الدفاع التركي خلوصي آكار إنه", "TR"),
        ("قال أمير قطر إنه", "QA"),
        ("وصل وفد أمني إلى", None),
        ("وصل وفدا مصريا إلى", "EG"),
    ],
)
def test_the_words_of_an_actor_tell_its_country(text: str, country: str | None, annotated: Annotated) -> None:
    """By nationality or by the name of the country."""
    assert country == only(annotated(text)).country


def test_a_bare_name_needs_a_given_name_and_one_more_word(annotated: Annotated) -> None:
    """One word alone may be anything."""
    assert people(annotated("وصل محمد المنفي إلى")) == ["محمد المنفي"]
    assert people(annotated("وصل محمد إلى")) == []


def test_a_surname_is_known_from_the_full_name(annotated: Annotated) -> None:
    """With what is attached to it."""
    document = annotated("قال الرئيس رجب طيب أردوغان إنه مستعد. ورحب أردوغان بالوفد. وقال لأردوغان إن")
    assert [name for name in people(document) if "ردوغان" in name] == [
        "رجب طيب أردوغان",
        "أردوغان",
        "لأردوغان",
    ]
    assert document.actors[-1].particle == "ل"


@pytest.mark.parametrize(
    "name", ["عزيز أخنوش", "ناصر بوريطة", "سالم بن بريك", "عادل الجبير", "بدر البوسعيدي"]
)
def test_a_common_word_before_a_name_is_one(name: str, annotated: Annotated) -> None:
    """Also without a title, where another name comes after it, or a surname and a verb before it."""
    assert people(annotated(f"وصل {name} إلى فيينا")) == [name]


def test_a_common_word_alone_is_nobody(annotated: Annotated) -> None:
    """A word that may be a name is none before other words."""
    assert people(annotated("وصل عادل إلى فيينا")) == []
    assert people(annotated("قرار عادل الأسبوع المقبل")) == []


@pytest.mark.parametrize("text", ["قال ترامب إن الحرب انتهت", "محادثات بين ترامب والصين"])
def test_an_unlisted_name_follows_a_word_that_demands_one(text: str, annotated: Annotated) -> None:
    """After a verb of saying, «مع» or «بين»."""
    assert people(annotated(text))[0] == "ترامب"


@pytest.mark.parametrize(
    "text", ["قال إن الوضع صعب", "في الأسبوع الماضي", "تحايا الرئيس", "بحث التعاون المشترك"]
)
def test_plain_words_are_nobody(text: str, annotated: Annotated) -> None:
    """Nouns, verbs and dates open no name."""
    assert not any(mention.named for mention in annotated(text).actors)


def test_refugees_are_a_crowd_and_delegations_are_not(annotated: Annotated) -> None:
    """Crowds move; they do not visit."""
    assert only(annotated("وصل اللاجئون السوريون إلى")).crowd
    assert not only(annotated("وصل وفد سوري إلى")).crowd
