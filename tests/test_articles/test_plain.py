"""What is read is plain, what is quoted is the text as it was sent."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.plain import plain_text

LETTERS = ["وصل", "إلى", "طرابلس", "ﻻ", "ﷺ", "ﺑﻨﻐﺎﺯﻱ", "طـــرابلس", "é", "e\u0301", "𝒜", "٢٠٢١", "أ\u0300"]
MARKS = ["\u200f", "\u200b", "\ufeff", "\xa0", "\r\n", "\n", "\u2028", "\x00", " ", ".", "\u0653", "\u064e"]
PIECES = st.sampled_from([*LETTERS, *MARKS, unicodedata.normalize("NFD", "الأردنّ")])


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("ﻻ", "لا"),
        ("ﻃﺮﺍﺑﻠﺲ", "طرابلس"),
        ("طـــرابلس", "طرابلس"),
        ("طر\u200bابلس\u200f", "طرابلس"),
        ("\ufeffوصل", "وصل"),
        ("صَدَقَ\u06d6 اللهُ \u06dd", "صَدَقَ اللهُ  "),
        (unicodedata.normalize("NFD", "آخر الأردن"), "آخر الأردن"),
        ("ا\u064e\u0654", "أ\u064e"),
        ("وصل\xa0الوفد", "وصل الوفد"),
        ("العنوان\r\nوصل", "العنوان\nوصل"),
        ("العنوان\u2028وصل", "العنوان\nوصل"),
        ("وصل الوفد إلى طرابلس", "وصل الوفد إلى طرابلس"),
    ],
)
def test_a_text_is_read_as_it_is_seen(written: str, plain: str) -> None:
    """Forms, strokes, marks and line ends do not matter."""
    assert plain == plain_text(written).text


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("زار طـــرابلس أمس", "طـــرابلس"),
        ("زار ﻃﺮﺍﺑﻠﺲ أمس", "ﻃﺮﺍﺑﻠﺲ"),
        ("زار طرا\u200bبلس أمس", "طرا\u200bبلس"),
        ("زار طرابلس\u200f أمس", "طرابلس"),
    ],
)
def test_a_span_is_quoted_as_it_was_sent(written: str, name: str) -> None:
    """With the strokes and marks inside it, without those after it."""
    plain = plain_text(written)
    start = plain.text.index("طرابلس")
    span = plain.span(start, start + len("طرابلس"))
    assert span.text == name
    assert written[span.start : span.end] == name


@given(st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=40))
def test_every_plain_letter_leads_back(written: str) -> None:
    """Each in order, within the text, and no letter of the text is told by two places."""
    plain = plain_text(written)
    spans = [plain.span(offset, offset + 1) for offset in range(len(plain.text))]
    assert all(span.start < span.end for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert [span.end for span in spans] == sorted(span.end for span in spans)
    for start in range(len(plain.text)):
        span = plain.span(start, start + 1)
        assert written[span.start : span.end] == span.text != ""
