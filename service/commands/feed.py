"""`masalik feed`: the new entries of RSS and Atom feeds."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
import msgspec

from articles import (
    BadFeed,
    EventReader,
    FeedEntry,
    FeedState,
    ModelUnavailable,
    UnreadableArticle,
    fetch_feed,
    read,
)
from gazetteer import Gazetteer

from ..answering.faults import sentence
from ..answering.words import Language, load_words
from ..opening import open_gazetteer, open_reader
from ..settings import Settings
from .printing import PRINTERS, Printer, warn
from .progress import progress_bars, reporter

__all__ = ["command"]

States = dict[str, FeedState]


@click.command("feed")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Remembers in this file what was read, so that each entry is read once.",
)
@click.option(
    "--format", "shape", type=click.Choice(["table", "json", "geojson"]), default="table", show_default=True
)
def command(sources: tuple[str, ...], state: Path | None, shape: str) -> None:
    """Read the new entries of RSS and Atom feeds.

    SOURCE is an address or a file. With --state a feed that has not changed is not fetched again, and an
    entry is read once. Feeds and entries that cannot be read are told on standard error; the exit code is 1
    where a whole feed could not be read.
    """
    settings = Settings.from_env(os.environ)
    gazetteer, reader = open_gazetteer(settings), open_reader(settings)
    if state is not None and not state.parent.is_dir():
        raise click.ClickException(f"{state} cannot be written: there is no folder {state.parent}")
    states, printer, failed = _states(state), PRINTERS[shape](None), False
    with progress_bars() as progress:
        for source in sources:
            report = reporter(progress, source)
            try:
                entries, later = fetch_feed(source, states.get(source))
            except BadFeed as error:
                click.echo(f"masalik: {error}", err=True)
                failed = True
                continue
            unread = set()
            for done, entry in enumerate(entries, 1):
                try:
                    _read(entry, gazetteer, reader, printer)
                except ModelUnavailable as error:
                    unread.add(entry.id)
                    click.echo(f"masalik: {entry.url or entry.id}: {error}", err=True)
                report(entry.title or "", done, len(entries))
            if later.fault is not None:
                told = f"masalik: {source}: {later.fault}; what could be made out of it was read"
                click.echo(told, err=True)
            states[source] = _without(later, unread)
            failed = failed or bool(unread)
    printer.close()
    if state is not None:
        _keep(state, states)
    if failed:
        sys.exit(1)


def _without(state: FeedState, unread: set[str]) -> FeedState:
    """The state without entries that are to be read the next time; the feed is fetched again for them."""
    if not unread:
        return state
    return FeedState(seen=tuple(one for one in state.seen if one not in unread))


def _read(entry: FeedEntry, gazetteer: Gazetteer, reader: EventReader, printer: Printer) -> None:
    """Print the reading of an entry; a line on standard error where it cannot be read."""
    name = entry.url or entry.id
    try:
        reading = read(
            entry.text,
            gazetteer=gazetteer,
            published=entry.published,
            title=entry.title,
            url=entry.url,
            source=entry.source,
            reader=reader,
        )
    except UnreadableArticle as error:
        click.echo(f"masalik: {name}: {sentence(error, load_words()[Language.ENGLISH])}", err=True)
        return
    printer.add(name, reading)
    warn(name, reading)


def _states(path: Path | None) -> States:
    """What was kept; nothing where there is no such file."""
    if path is None or not path.exists():
        return {}
    try:
        return msgspec.json.decode(path.read_bytes(), type=States)
    except msgspec.DecodeError as error:
        raise click.ClickException(f"{path} was not written by masalik feed: {error}") from error


def _keep(path: Path, states: States) -> None:
    """Write the states beside the old ones, then put them in their place: a crash leaves the old."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(msgspec.json.encode(states))
        beside.replace(path)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}") from error
