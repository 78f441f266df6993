"""Texts made like Arabic news for property tests: sentences of real grammar, then what happens to them.

Built on hypothesis, so that a failing text is made small before it is shown.
"""

from __future__ import annotations

from hypothesis import strategies as st

from evaluation.damages import DAMAGES

__all__ = ["ARTICLES", "DAMAGED"]

_one = st.sampled_from


def _phrase(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Words in a row, empty ones left out."""
    return st.tuples(*parts).map(lambda words: " ".join(filter(None, words)))


_TITLES = _one(
    ["الرئيس", "وزير الخارجية", "رئيس الوزراء", "الفريق أول", "المبعوث الأممي", "السفير", "الدكتور", ""]
)
_NATIONS = _one(["المصري", "التركي", "السوداني", "الفرنسي", "العماني", "الأممي", ""])
_NAMES = _one(
    ["محمد الحداد", "عبد الله بن سالم", "غوتيريش", "أوغلو", "د. سامي و. بدر", "ليلى", "J. Smith", ""]
)
_PEOPLE = _phrase(_TITLES, _NATIONS, _NAMES).filter(bool)
_CROWDS = _one(
    ["وفد أمني مصري", "مئات النازحين", "قافلة مساعدات", "القوات التركية", "50 عائلة", "سفينة", "هم", "طائرة"]
)
_ACTORS = _PEOPLE | _CROWDS | _phrase(_PEOPLE, st.just("و"), _CROWDS)
_PLACES = _one(
    ["طرابلس", "مدينة بنغازي", "القاهرة", "مطار عدن", "الخرطوم", "غزة", "العاصمة الليبية", "باريس", "ليبيا"]
)
_DESTINATIONS = _phrase(_one(["إلى", "في", "من", "عبر", "نحو", "لدى", "بين", "حتى", ""]), _PLACES)
_DATES = _one(
    ["أمس", "اليوم الأحد", "الثلاثاء المقبل", "قبل يومين", "صباح غد", "منذ 1999", "بعد أسبوع من زيارة", ""]
) | _one(
    ["في 27 ديسمبر/كانون الأول 2020", "٣ رجب 1442", "12-13 مايو", "31/02/2021", "يوم 99 يناير", "2020-12-27"]
)
_VERBS = _one(
    ["وصل", "زار", "غادر", "التقى", "استقبل", "عاد", "نقل", "رحلت", "يزور", "سيتوجه", "لم يصل", "توجه", "فر"]
)
_NOUNS = _one(["زيارة", "وصول", "مغادرة", "لقاء", "قمة", "إجلاء", "عودته", "اجتماعهم", "ترحيل", "محادثات"])
_SAYINGS = _one(
    ["قال إن", "وأعلنت الوزارة أن", "نفى مصدر أن", "من المقرر أن", "وبحسب رويترز،", "وكالات -", "كما", ""]
)
_CLAUSES = _phrase(_SAYINGS, _VERBS, _ACTORS, _DESTINATIONS, _DATES) | _phrase(
    _SAYINGS, _NOUNS, _ACTORS, _DESTINATIONS, _DATES
)
_STOPS = _one(
    [". ", ".", "، ", " ", "\n", ".\n\n", "؟", "...", " (", ") ", "«", "» ", ": ", "؛", "!\r\n", " - ", "\t"]
)
_DATELINES = _one(
    ["القاهرة (رويترز) - ", "طرابلس 27 ديسمبر 2020 (وال) - ", "عدن/ خاص\n", "الرباط - و م ع: ", ""]
)
_JUNK = st.text(alphabet="\u200f\u200b\u0640\u064e\u0654\ufeff\u2028\x00@#_*|<>&;0٠۰ﻻﷺ😀ـ", max_size=4)
_FURNITURE = _one(
    ["شارك الخبر\n", "اقرأ أيضا: وصل الوزير\n", "آخر الأخبار\n", "fbpx", "© 2021\n", "الرئيسية\nليبيا\n", ""]
)

ARTICLES = st.tuples(
    _FURNITURE,
    _DATELINES,
    st.lists(st.tuples(_CLAUSES, _STOPS, _FURNITURE | _JUNK).map("".join), min_size=1, max_size=12),
).map(lambda parts: parts[0] + parts[1] + "".join(parts[2]))
"""An article of some sentences, with datelines, page furniture and junk where it happens to be."""

DAMAGED = st.tuples(ARTICLES, _one(list(DAMAGES.values()))).map(lambda pair: pair[1](pair[0]))
"""The same after something happened to it."""
