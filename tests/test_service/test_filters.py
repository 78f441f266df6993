"""CQL2: what it says, what it refuses, and the predicates of the standard's own data set."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import shapely

from service.filters import (
    Compiler,
    FilterError,
    FilterLanguage,
    Property,
    SqliteDialect,
    SqlType,
    parsed_filter,
)
from service.store.ddl import quoted

from .filtered_tables import Table, in_postgis, in_sqlite

SHARED = Path(__file__).parents[3] / "shared" / "data" / "cql2"
CONTRADICTING = 3
"""Predicates of the standard whose counts its own data contradict."""
COLUMNS = {
    "id": SqlType.NUMBER,
    "name": SqlType.TEXT,
    "people": SqlType.NUMBER,
    "seen": SqlType.DATE,
    "told": SqlType.TIMESTAMP,
    "open": SqlType.BOOLEAN,
    "words": SqlType.ARRAY,
    "geometry": SqlType.GEOMETRY,
}
IN_SQLITE = {name: Property(sql=name, type=type_) for name, type_ in COLUMNS.items()}
ROWS = (
    (
        "طَرابُلس",
        1_200_000,
        "2020-12-27",
        "2020-12-27T10:00:00Z",
        True,
        '["a","b"]',
        shapely.to_wkb(shapely.from_wkt("POINT (13.19 32.88)")),
    ),
    (
        "Zürich",
        400_000,
        "2021-01-05",
        "2021-01-05T23:30:00+01:00",
        False,
        '["b"]',
        shapely.to_wkb(shapely.from_wkt("POINT (8.54 47.37)")),
    ),
    ("50% off_road", None, None, None, None, "[]", None),
)
CASES = (
    ("name = 'Zürich'", [2]),
    ("casei(name) = casei('ZÜRICH')", [2]),
    ("accenti(name) = 'Zurich'", [2]),
    ("accenti(name) LIKE 'طرابل_'", [1]),
    ("name LIKE 'z%'", []),
    ("name LIKE '50\\% off\\_road'", [3]),
    ("people > 2^20 AND NOT open = false", [1]),
    ("people / 3 = 400000", [1]),
    ("people div 7 = 57142", [2]),
    ("people % 400001 = 399998", [1]),
    ("people / 0 = 1", []),
    ("people > 99999999999999999999", []),
    ("people ^ 3 div 1 > 1 AND 10 ^ (10 ^ 9) IS NULL", [1, 2]),
    ("people BETWEEN 1 AND 500000 OR people IS NULL", [2, 3]),
    ("name IN ('Zürich', 'Bern')", [2]),
    ("open", [1]),
    ("seen < DATE('2021-01-01')", [1]),
    ("T_AFTER(seen, DATE('2020-12-31'))", [2]),
    ("T_DURING(told, INTERVAL('2021-01-05T22:00:00Z', '..'))", [2]),
    ("T_INTERSECTS(seen, INTERVAL('2020-12-27T09:00:00Z', '2020-12-27T11:00:00Z'))", [1]),
    ("A_CONTAINS(words, ('a'))", [1]),
    ("A_CONTAINEDBY(words, ('b', 'c'))", [2, 3]),
    ("A_OVERLAPS(words, ('b', 'c'))", [1, 2]),
    ("A_EQUALS(words, ('b', 'a'))", [1]),
    ("S_WITHIN(geometry, BBOX(10, 30, 20, 40))", [1]),
    ("S_INTERSECTS(geometry, BBOX(170, -90, 10, 90))", [2]),
    ("NOT S_DISJOINT(geometry, POLYGON((0 40, 20 40, 20 50, 0 50, 0 40)))", [2]),
)
REFUSED = (
    ("", "expected"),
    ("name =", "expected"),
    ("told > TIMESTAMP('9999-12-31T23:59:59-14:00')", "no timestamp"),
    ("nom = 'x'", "no property 'nom'"),
    ("name = 3", "cannot compare a text with a number"),
    ("people LIKE 'x'", "like wants a text"),
    ("name", "wants a boolean"),
    ("sqrt(people) = 2", "no operator or function 'sqrt'"),
    ("seen = DATE('2020-13-01')", "no date"),
    ("T_AFTER(people, DATE('2020-01-01'))", "dates and timestamps"),
    ("S_WITHIN(geometry, POLYGON((0 0, 1 1, 0 1, 1 0, 0 0)))", "not valid"),
    ("S_WITHIN(geometry, BBOX(0, 1, 1, 0))", "upside down"),
    ("S_WITHIN(name, BBOX(0, 0, 1, 1))", "wants a geometry"),
    ("name IN ()", "expected"),
    ("name = '" + "x" * 9000 + "'", "longer"),
    ("open = " + "(" * 5000 + "true" + ")" * 2000, "longer|deeper"),
    ("open = " + "(" * 3000 + "true", "deeper"),
    ("NOT " * 1500 + "open", "deeper"),
    ("people = " + "-" * 3000 + "1", "deeper"),
    ("people = " + "+".join(["1"] * 1500), "deeper"),
)


@pytest.fixture(scope="module", params=["sqlite", "postgis"])
def table(request: pytest.FixtureRequest) -> Iterator[Table]:
    """A table of three rows, one of them full of nothing, in each kind of database."""
    with closing(in_sqlite() if request.param == "sqlite" else in_postgis(request)) as found:
        found.make("t", COLUMNS, [(number, *row) for number, row in enumerate(ROWS, 1)])
        yield found


def chosen(table: Table, text: str, language: FilterLanguage = FilterLanguage.TEXT) -> list[int]:
    """The rows that a filter chooses."""
    condition = Compiler(table.properties(COLUMNS), table.dialect).condition(parsed_filter(text, language))
    return table.numbers(f"SELECT id FROM t WHERE {condition.sql} ORDER BY id", condition.values)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_filter_chooses_its_rows(table: Table, text: str, expected: list[int]) -> None:
    """Operators one by one; what is unknown is never chosen."""
    assert chosen(table, text) == expected


def test_json_says_the_same_as_text(table: Table) -> None:
    """The two encodings of the standard."""
    tree = {"op": "and", "args": [{"op": ">", "args": [{"property": "people"}, 5]}, {"property": "open"}]}
    assert chosen(table, json.dumps(tree), FilterLanguage.JSON) == chosen(table, "people > 5 AND open") == [1]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_a_filter_that_makes_no_sense_is_refused(text: str, reason: str) -> None:
    """With a reason, and without harm to the process, however deep it is nested."""
    with pytest.raises(FilterError, match=reason):
        Compiler(IN_SQLITE, SqliteDialect()).condition(parsed_filter(text))


def test_text_is_no_json() -> None:
    """What is said to be JSON must be."""
    with pytest.raises(FilterError, match="no JSON"):
        parsed_filter("open = true", FilterLanguage.JSON)


def test_values_never_become_sql(table: Table) -> None:
    """Quotation marks in texts and names stay what they are."""
    assert chosen(table, "name = 'x'' OR ''1''=''1'") == []
    with pytest.raises(FilterError, match="no property"):
        chosen(table, '"name; DROP TABLE t; --" = 1')


@pytest.mark.skipif(not SHARED.exists(), reason="the data set of the standard is not here")
@pytest.mark.parametrize("kind", ["sqlite", "postgis"])
def test_the_predicates_of_the_standard(request: pytest.FixtureRequest, kind: str) -> None:
    """All but the three that its data contradict."""
    with closing(in_sqlite() if kind == "sqlite" else in_postgis(request)) as table:
        layers = {layer: _copied(table, layer) for layer in sorted({layer for _, layer, *_ in _predicates()})}
        wrong = [
            (text, found, count)
            for _, layer, text, count in _predicates()
            if (found := _count(table, layer, layers[layer], text)) != count
        ]
    assert len(wrong) <= CONTRADICTING, wrong


def _predicates() -> list[tuple[str, str, str, int]]:
    found: list[tuple[str, str, str, int]] = json.loads((SHARED / "predicates.json").read_text("utf-8"))
    assert len(found) == 274
    return found


def _copied(table: Table, layer: str) -> dict[str, SqlType]:
    """Copy a layer of the standard's data set; its columns with their types."""
    types = {"TEXT": SqlType.TEXT, "INTEGER": SqlType.NUMBER, "REAL": SqlType.NUMBER, "DATE": SqlType.DATE}
    types |= {"DATETIME": SqlType.TIMESTAMP, "BOOLEAN": SqlType.BOOLEAN}
    with closing(sqlite3.connect(f"file:{SHARED / 'ne110m4cql2.gpkg'}?mode=ro", uri=True)) as db:
        columns = {
            name: types.get(kind.partition("(")[0], SqlType.GEOMETRY)
            for _, name, kind, *_ in db.execute(f"PRAGMA table_info({layer})")
        }
        table.make(layer, columns, db.execute(f"SELECT {', '.join(map(quoted, columns))} FROM {layer}"))
    return columns


def _count(table: Table, layer: str, columns: dict[str, SqlType], text: str) -> int:
    condition = Compiler(table.properties(columns), table.dialect).condition(parsed_filter(text))
    return table.numbers(f"SELECT count(*) FROM {layer} WHERE {condition.sql}", condition.values)[0]
