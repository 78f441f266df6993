"""Happened, planned, alleged or denied: every cue of the file counts on its side and within its reach."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from articles import Reading, Status, read
from articles.language.cues import Scope, StatusCue
from articles.loading import load_rows
from gazetteer import Gazetteer

Read = Callable[[str], Reading]
CUES = load_rows("status-cues.tsv", StatusCue)
BEFORE = [
    "{} زيارة الوزير المصري إلى مدينة طرابلس.",
    "{} أن الوزير المصري زار مدينة طرابلس.",
    "{} يصل الوزير المصري إلى مدينة طرابلس.",
]
AFTER = ["زيارة {} للوزير المصري إلى مدينة طرابلس.", "زيارة الوزير المصري إلى مدينة طرابلس {}."]
LATER = ["قال المصدر إن الوزير المصري زار مدينة طرابلس، و{}."]
PLACES = {
    Scope.BEFORE: BEFORE,
    Scope.GOVERNED: BEFORE,
    Scope.AFTER: AFTER,
    Scope.AROUND: BEFORE + AFTER,
    Scope.LATER: LATER,
}


def status(reading: Reading) -> Status | None:
    """The status of the only event of a reading."""
    (event,) = reading.events
    return event.status


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: f"{cue.cue} {cue.scope}")
def test_every_cue_says_its_status(cue: StatusCue, reading: Read) -> None:
    """In at least one of the places where it may stand beside a visit."""
    words = f"{cue.only_after[0]} {cue.present}" if cue.only_after and cue.present else cue.cue
    words = f"{cue.only_after[0]} {cue.cue}" if cue.only_after and not cue.present else words
    words = f"{words} {cue.then[0]}" if cue.then else words
    found = [event.status for text in PLACES[cue.scope] for event in reading(text.format(words)).events]
    assert cue.status in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("زار الوزير المصري مدينة طرابلس.", Status.HAPPENED),
        ("سيزور الوزير المصري مدينة طرابلس.", Status.PLANNED),
        ("لن يزور الوزير المصري مدينة طرابلس.", Status.DENIED),
        ("زعم الموقع أن الوزير المصري زار مدينة طرابلس.", Status.ALLEGED),
        ("نفى المصدر ما تردد من شائعات عن زيارة الوزير المصري إلى طرابلس.", Status.DENIED),
        ("يزور الوزير المصري مدينة طرابلس الأسبوع المقبل.", Status.PLANNED),
        ("يزور الوزير المصري مدينة طرابلس يوم 3 يناير 2021.", Status.PLANNED),
        ("زار الوزير المصري مدينة طرابلس يوم 3 ديسمبر 2020.", Status.HAPPENED),
        ("اجتمع الوزراء.\nويتوجه الوزير المصري إلى مدينة طرابلس.", Status.PLANNED),
        ("الوزير المصري يتوجه إلى مدينة طرابلس.", Status.HAPPENED),
        ("أعلن أنه لا يرغب في الحرب. وزار الوزير المصري مدينة طرابلس.", Status.HAPPENED),
        ("لم يعلق الوزير الذي زار مدينة طرابلس.", Status.HAPPENED),
        ("سيقوم الوزير المصري بزيارة إلى مدينة طرابلس.", Status.PLANNED),
        ("أعلن الوزير المصري أنه لا يعتزم زيارة مدينة طرابلس.", Status.DENIED),
        ("اعتذر الوزير المصري عن زيارة مدينة طرابلس.", Status.DENIED),
        ("لم يرفض الوزير المصري زيارة مدينة طرابلس.", Status.HAPPENED),
        ("رجحت الصحيفة أن يزور الوزير المصري مدينة طرابلس.", Status.PLANNED),
        ("إذا زار الوزير المصري مدينة طرابلس فسيعلن ذلك.", Status.ALLEGED),
        ("ويتوجه الوزير المصري اليوم إلى مدينة طرابلس.\n", Status.HAPPENED),
        ("وصل الخبر. ويتوجه الوزير المصري اليوم إلى مدينة طرابلس.\n", Status.PLANNED),
        ("تمكن الوزير المصري من زيارة مدينة طرابلس.", Status.HAPPENED),
        ("لم ينجح الوزير المصري في زيارة مدينة طرابلس.", Status.DENIED),
    ],
)
def test_tense_date_and_cues_tell_the_status(text: str, expected: Status, reading: Read) -> None:
    """A denial outweighs all; a headline in the present tells what has happened."""
    assert expected is status(reading(text))


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (datetime.date(2021, 1, 2), Status.PLANNED),
        (datetime.date(2021, 1, 5), Status.HAPPENED),
        (None, Status.HAPPENED),
    ],
)
def test_a_date_is_ahead_of_the_publication_or_not(
    published: datetime.date | None, expected: Status, gazetteer: Gazetteer
) -> None:
    """Without a publication date nothing is ahead."""
    text = "زيارة الوزير المصري إلى مدينة طرابلس يوم 3 يناير 2021."
    assert expected is status(read(text, gazetteer=gazetteer, published=published))


@pytest.mark.parametrize(
    "text",
    [
        "سيزور الوزير المصري تونس قبل أن يتوجه إلى مدينة طرابلس.",
        "سيقوم الوزير المصري بجولة في تونس ثم يصل إلى مدينة طرابلس.",
    ],
)
def test_a_verb_in_the_present_goes_on_with_a_future(text: str, reading: Read) -> None:
    """Each stop of a journey that is to come is planned."""
    assert {Status.PLANNED} == {event.status for event in reading(text).events}


def test_a_meeting_to_come_leaves_a_visit_under_way(reading: Read) -> None:
    """Whoever is there already is still to meet others."""
    text = "الوزير المصري يزور مدينة طرابلس. وسيلتقي الوزير المصري رئيس البرلمان في مدينة طرابلس."
    assert status(reading(text)) is Status.HAPPENED


def test_an_accomplished_report_outweighs_its_announcement(reading: Read) -> None:
    """An article first says that he will come and then that he came."""
    text = "من المقرر أن يزور الوزير المصري مدينة طرابلس. وصل الوزير المصري إلى مدينة طرابلس."
    assert status(reading(text)) is Status.HAPPENED
