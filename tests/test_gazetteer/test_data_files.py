"""The shipped data files: every one loads, and a bad line is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files

import pytest

from gazetteer import FactError, fold
from gazetteer.building.capitals import CAPITAL_FIELDS
from gazetteer.building.countries import COUNTRY_FIELDS
from gazetteer.building.derived import LETTER_FIELDS, WORD_FIELDS
from gazetteer.building.facts import CITY_FIELDS, PLACE_FIELDS, TOWN_FIELDS, WRONG_FIELDS
from gazetteer.building.importing.alternates import LANGUAGE_FIELDS
from gazetteer.building.importing.categories import (
    CLASS_FIELDS,
    CODE_FIELDS,
    TAG_FIELDS,
    Category,
    Keep,
    by_class,
    by_code,
    by_tag,
)
from gazetteer.building.importing.delimited import COLUMN_FIELDS
from gazetteer.datafiles import Row, read_rows
from gazetteer.features import FEATURES
from gazetteer.model import Kind
from gazetteer.names.latin import ARABIC_SOUND_FIELDS, LATIN_SOUND_FIELDS
from gazetteer.reasons import Reason, phrase
from gazetteer.text.lexicon import load_lexicon
from gazetteer.weights import FEATURE_PRIORS
from gazetteer.worldview import AREA_FIELDS, VIEW_FIELDS
from gazetteer.worldview import CAPITAL_FIELDS as VIEW_CAPITAL_FIELDS
from gazetteer.worldview import PLACE_FIELDS as VIEW_PLACE_FIELDS

SHIPPED = {
    "admin1-names.tsv": ("code", "name", "variants"),
    "alike-letters.tsv": ("letters", "why"),
    "ambiguous-names.tsv": ("name", "verdict"),
    "arabic-sounds.tsv": ARABIC_SOUND_FIELDS,
    "capitals.tsv": CAPITAL_FIELDS,
    "country-names.tsv": COUNTRY_FIELDS,
    "demonyms.tsv": ("country", "adjective", "irregular"),
    "directions.tsv": ("direction", "before", "with_demonym"),
    "first-meanings.tsv": ("name", "id"),
    "geonames-features.tsv": CODE_FIELDS,
    "generics.tsv": ("word", "meaning"),
    "heads.tsv": ("word", "role", "kinds", "feature"),
    "import-columns.tsv": COLUMN_FIELDS,
    "inside.tsv": ("word",),
    "latin-articles.tsv": ("article",),
    "latin-sounds.tsv": LATIN_SOUND_FIELDS,
    "name-languages.tsv": LANGUAGE_FIELDS,
    "name-suffixes.tsv": ("word",),
    "not-places.tsv": ("name",),
    "numerals.tsv": ("ordinal", "digits"),
    "osm-types.tsv": TAG_FIELDS,
    "places.tsv": PLACE_FIELDS,
    "reasons.tsv": ("code", "phrase", "phrase_en"),
    "romanised-letters.tsv": LETTER_FIELDS,
    "romanised-words.tsv": WORD_FIELDS,
    "town-names.tsv": TOWN_FIELDS,
    "wikidata-classes.tsv": CLASS_FIELDS,
    "world-cities.tsv": CITY_FIELDS,
    "wrong-names.tsv": WRONG_FIELDS,
    "world-view-areas.tsv": AREA_FIELDS,
    "world-view-capitals.tsv": VIEW_CAPITAL_FIELDS,
    "world-view-places.tsv": VIEW_PLACE_FIELDS,
    "world-views.tsv": VIEW_FIELDS,
}


def test_every_shipped_file_is_known() -> None:
    """A data file that no loader reads is a mistake."""
    shipped = {
        file.name for file in files("gazetteer").joinpath("data").iterdir() if file.name.endswith(".tsv")
    }
    assert shipped == set(SHIPPED)


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_every_shipped_file_loads(name: str) -> None:
    """Header as expected, no line with too many fields, at least one row."""
    assert read_rows(name, SHIPPED[name])


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_every_shipped_file_says_where_it_comes_from(name: str) -> None:
    """Source and licence stand in the comment at the top."""
    head = files("gazetteer").joinpath("data", name).read_text(encoding="utf-8").split("\n\n")[0]
    comment = " ".join(line for line in head.splitlines() if line.startswith("#"))
    assert "Source:" in comment or "Points from" in comment
    assert "Licence:" in comment


def test_grammar_words_load() -> None:
    """Heads, directions, generic nouns and demonyms are not empty and their enums are valid."""
    lexicon = load_lexicon()
    assert all(
        (lexicon.heads, lexicon.directions, lexicon.direction_nouns, lexicon.generics, lexicon.demonyms)
    )


def test_every_reason_has_a_phrase() -> None:
    """The program and the file name the same reasons."""
    assert {row.text("code") for row in read_rows("reasons.tsv", SHIPPED["reasons.tsv"])} == {
        r.value for r in Reason
    }
    assert all(phrase(reason, "x") for reason in Reason)


def test_no_variant_hides_another_row_of_the_same_file() -> None:
    """The shown name of one place must not be a mere variant of another in the same country."""
    rows = read_rows("places.tsv", PLACE_FIELDS)
    shown = {(fold(row.text("name")), row.optional("country")): row for row in rows}
    hidden = [
        (row.text("name"), variant)
        for row in rows
        for variant in row.many("variants")
        if (other := shown.get((fold(variant), row.optional("country")))) is not None and other is not row
    ]
    assert hidden == []


def test_rows_keep_to_known_features() -> None:
    """Every feature of places.tsv has a kind."""
    assert {row.text("feature") for row in read_rows("places.tsv", PLACE_FIELDS)} <= set(FEATURES)


def test_a_wrong_header_is_named() -> None:
    """The message names the file, the line and what was expected."""
    with pytest.raises(FactError, match=r"inside\.tsv, line \d+: header is .* expected"):
        read_rows("inside.tsv", ("no", "such"))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda row: row.text("empty"), "places.tsv, line 7: field 'empty' is empty"),
        (
            lambda row: row.number("word", low=0, high=1),
            "places.tsv, line 7: field 'word' is no number: 'abc'",
        ),
        (lambda row: row.number("big", low=-90, high=90), "field 'big' is 91.0, not between -90 and 90"),
        (lambda row: row.choice("word", ("x", "y")), "field 'word' is 'abc', not one of x, y"),
        (lambda row: row.flag("word"), "field 'word' is 'abc', not one of yes, no"),
    ],
)
def test_a_bad_field_is_named(call: object, message: str) -> None:
    """The message names file, line and field."""
    row = Row(where="places.tsv, line 7", fields={"empty": "", "word": "abc", "big": "91"})
    assert callable(call)
    with pytest.raises(FactError) as raised:
        call(row)
    assert message in str(raised.value)


@pytest.mark.parametrize("categories", [by_class, by_code, by_tag])
def test_every_category_of_imports_is_of_a_known_feature(
    categories: Callable[[], Mapping[str, Category]],
) -> None:
    """And has a prior unless it is a town, whose people count, or of a feature with a prior of its own."""
    for code, category in categories().items():
        assert category.kind is FEATURES[category.feature], code
        known = (
            category.kind is Kind.CITY or category.feature in FEATURE_PRIORS or category.keep is Keep.NEVER
        )
        assert known or category.prior is not None, code
