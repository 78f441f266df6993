"""Every address, query parameter, column and option is named in the documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from litestar import Litestar
from litestar.di import Provide

from service.cli import cli
from service.describing.openapi import openapi_config, with_collections
from service.handlers import HANDLERS
from service.store import LAYERS

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = (DOCS / "http.md").read_text("utf-8")
EVERYTHING = "\n".join(path.read_text("utf-8") for path in sorted(DOCS.glob("*.md")))
ON_ALL = {"f", "lang"}
"""Parameters that the head of the reference explains for all addresses."""
OF_LITESTAR = "/api/document"
UNSET = (
    "settings",
    "store",
    "maps",
    "gazetteer",
    "site",
    "reader",
    "served",
    "metrics",
    "readiness",
    "pictures",
)


def described() -> tuple[set[str], dict[str, Any]]:
    """The addresses of the service, and its description."""
    nothing = {name: Provide(lambda: None, sync_to_thread=False) for name in UNSET}
    app = Litestar(route_handlers=HANDLERS, dependencies=nothing, openapi_config=openapi_config())
    paths = {route.path_format for route in app.routes if not route.path_format.startswith(OF_LITESTAR)}
    english = {path for path in paths if path.startswith("/en/") and path.removeprefix("/en") in paths}
    document = with_collections(app.openapi_schema.to_schema())
    return paths - english | document["paths"].keys(), document


ADDRESSES, DESCRIPTION = described()


def sections_with(path: str) -> str:
    """The sections of the reference that name an address."""
    named = re.compile(rf"[` ]{re.escape(path)}`")
    return "\n".join(part for part in re.split(r"^## ", REFERENCE, flags=re.M) if named.search(part))


@pytest.mark.parametrize("path", sorted(ADDRESSES))
def test_the_reference_names_every_address_with_its_parameters(path: str) -> None:
    """A parameter stands in the section of its address; columns are named where they are explained."""
    section = sections_with(path)
    assert section, f"docs/http.md does not name {path}"
    operations = DESCRIPTION["paths"].get(path, {}).values()
    asked = [one for operation in operations for one in operation.get("parameters", ())]
    names = {one["name"] for one in asked if one["in"] == "query"} - ON_ALL
    columns = {column.name for layer in LAYERS for column in layer.columns}
    unnamed = [name for name in sorted(names - columns) if not re.search(rf"`{re.escape(name)}[`=]", section)]
    assert unnamed == []


def test_every_method_of_an_address_is_named() -> None:
    """Before the address, or with others before it."""
    missing = [
        f"{method.upper()} {path}"
        for path, item in DESCRIPTION["paths"].items()
        for method in item
        if method in ("post", "put", "patch", "delete") and not re.search(_row(method, path), REFERENCE)
    ]
    assert missing == []


def _row(method: str, path: str) -> str:
    return rf"(?m)^.*{method.upper()}\b[^\n|]*{re.escape(path)}`"


def test_every_column_is_explained() -> None:
    """In the table of columns, or with the collection that has it."""
    events = (DOCS / "events.md").read_text("utf-8")
    columns = {column.name for layer in LAYERS for column in layer.columns}
    assert sorted(name for name in columns if f"`{name}`" not in events) == []


def options(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every option of every command, by its longest name."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from options(found, (*words, name))
    else:
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield " ".join(words), max(parameter.opts, key=len)


@pytest.mark.parametrize(("command", "option"), sorted(options(cli)))
def test_every_option_is_named_with_its_command(command: str, option: str) -> None:
    """On a line that names the command, or in the paragraphs and tables about it."""
    name, short = re.escape(option), re.escape(option.removeprefix("-")[:2])
    about = [part for part in re.split(r"^#+ ", EVERYTHING, flags=re.M) if f"masalik {command}" in part]
    assert about, f"no page names masalik {command}"
    assert any(re.search(rf"(?<![\w-]){name}\b|(?<![\w-]){short}\b", part) for part in about)
