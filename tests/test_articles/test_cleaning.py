"""Page furniture is blanked, and every letter of the article stays where it was."""

from __future__ import annotations

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.intake.cleaning import without_furniture
from articles.language.plain import Plain

BODY = "وصل وفد أمني مصري إلى مدينة طرابلس في زيارة تستغرق يوما واحدا يلتقي خلالها عددا من المسؤولين.\n"
LAST = "وغادر الوفد المدينة مساء بعد أن بحث مع مضيفيه فتح السفارة والطريق الساحلي وتبادل السجناء والبضائع.\n"


def cleaned_of(text: str) -> str:
    """A text as it is read."""
    return without_furniture(Plain(written=text, text=text)).text


@pytest.mark.parametrize(
    "line", ["شارك الخبر", "طباعة", "أخبار ذات صلة", "اخبار ذات صله:", " شارك ", "التعليقات"]
)
def test_a_line_of_furniture_is_blanked(line: str) -> None:
    """Spelling variants and punctuation do not matter; the body stays."""
    assert " " * len(line) + "\n" + BODY == cleaned_of(line + "\n" + BODY)


def test_the_words_of_furniture_stay_inside_a_sentence() -> None:
    """«شارك» is also a verb."""
    sentence = "شارك الوزير في مؤتمر باريس.\n"
    assert sentence == cleaned_of(sentence)


def test_all_after_a_tail_line_is_blanked_once_there_was_a_body() -> None:
    """Links to other articles are no part of this one."""
    article = "".join(BODY.replace("واحدا", f"رقم {number}") for number in range(6))
    cleaned = cleaned_of(article + "أخبار ذات صلة\nالرئيس يصل إلى باريس\n")
    assert article == cleaned[: len(article)]
    assert cleaned[len(article) :].strip() == ""


def test_a_tail_line_above_the_body_blanks_only_itself() -> None:
    """There it is a menu."""
    assert BODY in cleaned_of("آخر الأخبار\n" + BODY)


def test_a_long_line_that_is_repeated_is_kept_once() -> None:
    """A teaser repeats the first sentence."""
    assert BODY + " " * (len(BODY) - 1) + "\n" == cleaned_of(BODY + BODY)


@pytest.mark.parametrize(
    "line",
    [
        "اقرأ أيضا: الرئيس يصل إلى باريس",
        "إقرأ أيضًا | الرئيس يصل إلى باريس",
        "شاهد أيضا: الرئيس في باريس",
        "قد يهمك أيضاً الرئيس يصل إلى باريس",
        "اشترك في نشرتنا البريدية ليصلك كل جديد",
        "تابعونا على فيسبوك وتويتر",
        "جميع الحقوق محفوظة © 2026 صحيفة المثال",
        "Copyright © 2026",
        "فيسبوك تويتر واتساب",
        "Share 12 Tweet",
    ],
)
def test_a_line_that_opens_as_furniture_is_blanked(line: str) -> None:
    """Links inside the text, share counts, legal lines; the body around it stays."""
    assert BODY + " " * len(line) + "\n" + LAST == cleaned_of(BODY + line + "\n" + LAST)


@pytest.mark.parametrize(
    "sentence",
    [
        "اشترك في المناورات جنود من ثلاث دول.\n",
        "تابع الوفد جولته في الميناء.\n",
        "شاهد الزوار أيضا متحف المدينة.\n",
        "وقال إن من نحن بصدده وصل أمس.\n",
    ],
)
def test_a_sentence_with_such_words_stays(sentence: str) -> None:
    """Only the whole opening makes furniture."""
    assert BODY + sentence == cleaned_of(BODY + sentence)


def test_a_link_inside_running_text_is_blanked_up_to_its_end() -> None:
    """Where it begins a sentence and has a mark."""
    text = "وصل الوفد إلى طرابلس. اقرأ أيضا: الرئيس يصل إلى باريس. وغادر الوفد مساء.\n"
    link = " اقرأ أيضا: الرئيس يصل إلى باريس."
    assert text.replace(link, " " * len(link)) == cleaned_of(text)


def test_headlines_under_related_links_are_blanked_up_to_the_next_paragraph() -> None:
    """The article goes on after the box."""
    box = "أخبار ذات صلة\nالرئيس يصل إلى باريس\nوزير يزور لندن\n"
    assert BODY + "".join(char if char == "\n" else " " for char in box) + LAST == cleaned_of(
        BODY + box + LAST
    )


def test_a_menu_above_the_article_is_blanked() -> None:
    """Names of sections are no places of the story; a date and a headline are no menu."""
    menu, head = "الرئيسية\nليبيا\nتونس\nاقتصاد\nرياضة\n", "27/12/2020\nوفد مصري يصل إلى طرابلس\n"
    cleaned = cleaned_of(menu + head + BODY)
    assert cleaned[: len(menu)].strip() == ""
    assert cleaned[len(menu) :] == head + BODY


def test_short_lines_between_paragraphs_stay() -> None:
    """They are a list of the article's own."""
    text = BODY + "تونس\nالجزائر\nالمغرب\nليبيا\n" + LAST
    assert text == cleaned_of(text)


def test_lines_broken_at_a_width_are_joined() -> None:
    """A sentence does not end where a mail was wrapped; the headline and the paragraphs stay apart."""
    headline = "وفد مصري يصل إلى طرابلس\n\n"
    wrapped = "\n".join(fill(line, 32) for line in (BODY + LAST).splitlines())
    cleaned = cleaned_of(headline + wrapped)
    assert cleaned == headline + "\n".join([BODY.strip(), LAST.strip()])


@given(st.text(alphabet="شارك طباعة\n\r\u2028fbpx.،ا", max_size=80))
def test_the_length_and_what_is_kept_stay(text: str) -> None:
    """Each character is kept or becomes a space."""
    cleaned = cleaned_of(text)
    assert len(text) == len(cleaned)
    assert all(now in (was, " ") for was, now in zip(text, cleaned, strict=True))
