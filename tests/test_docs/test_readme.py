"""What the documentation says is so: its code runs, and it names every command, setting and address."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from gazetteer import default_path
from service.cli import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
INTERFACE = (ROOT / "docs" / "interface.md").read_text("utf-8")


def _block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", README, re.S)
    assert found, f"the README has no {language} block"
    return found.group(1)


@pytest.mark.skipif(not default_path().exists(), reason="the gazetteer is not built: run `make setup`")
def test_readme_code_prints_what_the_readme_shows() -> None:
    """The ten lines run as they stand and print the text block after them."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(_block("python"), {})
    assert printed.getvalue() == _block("text")


def test_readme_names_every_make_target() -> None:
    """Whoever reads the README knows what there is to make."""
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.M)
    unnamed = [name for name in targets if f"make {name}" not in README and name not in ("help", "clean")]
    assert targets
    assert unnamed == []


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_interface_names_every_command(command: str) -> None:
    """Every command stands in the table of commands."""
    assert f"`masalik {command}" in INTERFACE


def test_interface_names_every_setting() -> None:
    """Every variable that the settings read stands in the table of settings."""
    settings = (ROOT / "service" / "settings" / "model.py").read_text("utf-8")
    variables = set(re.findall(r'"(MASALIK_[A-Z_]+)"', settings))
    assert variables
    assert {name for name in variables if f"`{name}`" not in INTERFACE} == set()


def test_relative_links_lead_somewhere() -> None:
    """No link in the documentation leads to a file that is not there."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
