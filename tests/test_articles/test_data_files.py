"""The shipped language data: every file loads, says what it is, and does not contradict itself."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import articles
from articles.language.affixes import Affix, affix, affixes, noun_prefixes, optional
from articles.loading import DATA
from articles.messages import Language, Message, message

FILES = sorted([*DATA.glob("*.tsv"), *DATA.glob("tellings/*.tsv"), *DATA.glob("explaining/*.tsv")])
KEYS = {
    "actor-heads.tsv": 2,
    "boilerplate.tsv": 2,
    "figures.tsv": 2,
    "function-words.tsv": 2,
    "place-cues.tsv": 2,
    "region-seats.tsv": 2,
    "source-words.tsv": 2,
    "status-cues.tsv": 3,
    "speech-verbs.tsv": 2,
}
"""Files in which a word may stand on several rows: how many columns then tell rows apart (else one)."""
ARABIC = re.compile("[\u0621-\u064a]")
PACKAGE = Path(articles.__file__).parent
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent.name != "dates")
"""All modules but those of dates, whose patterns hold classes of Arabic letters."""


def rows(path: Path) -> list[list[str]]:
    """The cells of a file below its header."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_says_what_it_is_and_where_it_comes_from(path: Path) -> None:
    """A comment above the header, with source or licence."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    about = " ".join(lines[:header])
    assert header > 0
    assert re.search(r"[Oo]wn\s+(#\s+)?(compilation|words)|Facts from", about)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_has_no_blank_line_and_no_row_twice(path: Path) -> None:
    """Nor two rows for one word that say different things of it."""
    found = rows(path)
    assert all(any(cells) for cells in found)
    keys = Counter(tuple(cells[: KEYS.get(path.name, 1)]) for cells in found)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_python_holds_no_arabic_words(path: Path) -> None:
    """Words live in data files; docstrings and comments may quote them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    statements = (node for node in ast.walk(tree) if isinstance(node, ast.Expr))
    prose = {node.value for node in statements if isinstance(node.value, ast.Constant)}
    literals = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in prose]
    assert [
        node.value for node in literals if isinstance(node.value, str) and ARABIC.search(node.value)
    ] == []


@pytest.mark.parametrize("name", Affix)
def test_every_set_of_affixes_is_in_the_file(name: Affix) -> None:
    """And holds at least one."""
    assert affixes(name)
    assert optional(name) == ("", *affixes(name))


def test_a_set_of_several_is_not_taken_for_one() -> None:
    """`affix` is for sets of one."""
    assert affix(Affix.AND) == "و"
    with pytest.raises(ValueError, match="too many"):
        affix(Affix.CONJUNCTION)


def test_nothing_before_a_noun_is_tried_first() -> None:
    """And event nouns take one prefix more."""
    assert noun_prefixes()[0].prefix == ""
    assert [row.prefix for row in noun_prefixes(triggers=True)] == ["", "ال", "ب", "بال", "ل", "لل", "ك"]
    assert len(noun_prefixes()) == 6


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", Message)
def test_every_message_has_every_language(key: Message, language: Language) -> None:
    """With its values filled in."""
    text = message(key, language=language, country="مصر")
    assert text
    assert "{" not in text
    assert bool(ARABIC.search(text.replace("مصر", ""))) is (language is Language.ARABIC)


READING = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_documentation_names_every_file(path: Path) -> None:
    """And says what it knows."""
    assert f"`{path.name}`" in READING


def test_the_documentation_names_every_kind_of_known_failure() -> None:
    """As long as there is one."""
    failures = rows(Path(__file__).parent / "data" / "known-failures.tsv")
    assert [cells[0] for cells in failures if f"*{cells[0]}*" not in READING] == []
