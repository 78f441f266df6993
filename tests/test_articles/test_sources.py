"""Who says so: the source of an event in the article's words, and none where the outlet tells itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles import Reading

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("قالت مصادر أمنية إن الوفد الأردني وصل إلى مدينة بنغازي.", "مصادر أمنية"),
        ("مصادر أمنية قالت إن الوفد الأردني وصل إلى مدينة بنغازي.", "مصادر أمنية"),
        ("وصل الوفد الأردني إلى مدينة بنغازي، وفقا لوكالة الأنباء الأردنية.", "وكالة الأنباء الأردنية"),
        ("بحسب صحيفة «الرأي» وصل الوفد الأردني إلى مدينة بنغازي.", "صحيفة «الرأي»"),
        (
            "وصل الوفد الأردني إلى مدينة بنغازي وفق ما أعلنت وزارة الخارجية الأردنية.",
            "وزارة الخارجية الأردنية",
        ),
        ("نقلا عن مسؤول حكومي، وصل الوفد الأردني إلى مدينة بنغازي.", "مسؤول حكومي"),
        ("أعلنت وزارة الدفاع الأردنية وصول طائرة إلى مدينة بنغازي.", "وزارة الدفاع الأردنية"),
        ("كشفت مصادر مطلعة عن زيارة الوزير الأردني إلى مدينة بنغازي.", "مصادر مطلعة"),
        (
            "وقال المتحدث باسم الحكومة، أمس، إن الوفد الأردني وصل إلى مدينة بنغازي.",
            "المتحدث باسم الحكومة",
        ),
        ("تحدث مسؤولون للصحيفة. وقالوا إن الوفد الأردني وصل إلى مدينة بنغازي.", None),
        ("قال الوزير خلال زيارته إلى مدينة بنغازي إن الوضع مستقر.", None),
        ("وصل الوفد الأردني إلى مدينة بنغازي وفق القواعد المعمول بها.", None),
        ("وصل الوفد الأردني إلى مدينة بنغازي، بحسب الأمم المتحدة.", "الأمم المتحدة"),
        ("وصل الوفد الأردني إلى مدينة بنغازي وفقا لليونيسف.", "اليونيسف"),
        ("وقالت المنظمة الدولية للهجرة إن الوفد الأردني وصل إلى بنغازي.", "المنظمة الدولية للهجرة"),
        ("وقال المجلس للصحفيين إن الوفد الأردني وصل إلى مدينة بنغازي.", "المجلس"),
        (
            "وصل الوفد الأردني إلى بنغازي وفقا لمفوضية الأمم المتحدة لشؤون اللاجئين.",
            "مفوضية الأمم المتحدة لشؤون اللاجئين",
        ),
        ("قالت مصادر إن الاتفاق قريب، فيما زار الوفد الأردني مدينة بنغازي.", None),
        ("وصل الوفد الأردني إلى مدينة بنغازي.", None),
    ],
)
def test_an_event_names_who_tells_it(text: str, source: str | None, reading: Read) -> None:
    """By a verb of reporting, by «بحسب», by a noun that is announced."""
    assert {source} == {event.attributed_to for event in reading(text).events}


def test_a_dropped_subject_is_the_source_told_before(reading: Read) -> None:
    """«وأضاف أن» goes on with who spoke."""
    text = "قال مصدر حكومي إن الاتفاق قريب. وأضاف أن الوفد الأردني وصل إلى مدينة بنغازي."
    assert [event.attributed_to for event in reading(text).events] == ["مصدر حكومي"]


def test_what_the_outlet_tells_elsewhere_is_attributed_to_nobody(reading: Read) -> None:
    """One sentence of the body without a source is the outlet's own telling."""
    text = "عاجل.\nقال مصدر إن الوفد الأردني وصل إلى مدينة بنغازي. ووصل الوفد الأردني إلى مدينة بنغازي أمس."
    assert [event.attributed_to for event in reading(text).events] == [None]
