"""`masalik evaluate`: a scorer, given gold, run over readings made in this process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.progress import track

from ..opening import open_gazetteer, open_reader
from ..reading.answers import answer_of, read_submission
from ..reading.submission import checked
from ..schemas import ReadRequest
from ..settings import Settings

__all__ = ["command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("evaluate")
@click.option("--scorer", type=_FILE, required=True, help="A program that takes --readings FILE GOLD…")
@click.option("--gold", type=_FILE, required=True, multiple=True, help="JSON Lines: id, published, text.")
@click.option(
    "--articles",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with ID.txt for gold without text.",
)
@click.option("--verbose", is_flag=True, help="Show what was missed and what was invented.")
def command(scorer: Path, gold: tuple[Path, ...], articles: Path | None, verbose: bool) -> None:
    """Read every article of the GOLD and let the SCORER compare; its exit code is ours."""
    settings = Settings.from_env(os.environ)
    gazetteer, reader = open_gazetteer(settings), open_reader(settings)
    with tempfile.TemporaryDirectory() as folder:
        readings = Path(folder) / "readings.jsonl"
        with readings.open("wb") as lines:
            for document in track(list(_documents(gold)), description="Reading", transient=True):
                request = ReadRequest(text=_text(document, articles), published=document.get("published"))
                answer = answer_of(read_submission(checked(request), gazetteer, reader))
                lines.write(
                    msgspec.json.encode({"id": document["id"], "reading": msgspec.Raw(answer)}) + b"\n"
                )
        arguments: list[str | Path] = [
            sys.executable,
            scorer,
            "--readings",
            readings,
            *gold,
            *(["--verbose"] if verbose else []),
        ]
        sys.exit(subprocess.run(arguments, check=False).returncode)


def _documents(paths: tuple[Path, ...]) -> Iterator[dict[str, Any]]:
    for path in paths:
        lines = path.read_bytes().splitlines()
        if not any(line.strip() for line in lines):
            raise click.ClickException(f"{path} is empty: there is nothing to score")
        for number, line in enumerate(lines, 1):
            try:
                yield msgspec.json.decode(line, type=dict[str, Any])
            except msgspec.DecodeError as error:
                raise click.ClickException(f"{path}, line {number}: {error}") from error


def _text(document: dict[str, Any], articles: Path | None) -> str:
    """The text of a gold document, from itself or from the folder of articles."""
    if document.get("text"):
        return str(document["text"])
    if articles is None:
        raise click.ClickException(
            f"{document['id']} has no text; say where the articles are with --articles"
        )
    return (articles / f"{document['id']}.txt").read_text(encoding="utf-8")
