"""`masalik store add`: articles read and stored, many in one transaction."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

import click

from ...opening import open_gazetteer, open_reader
from ...reading.answers import answer_of, record_of
from ...settings import Settings
from ...store import ArticleRecord, Outcome, open_store
from ..requests import LINES_HELP, Readings, a_day
from .choosing import chosen, store_option

__all__ = ["command"]

AT_ONCE = 5000
"""Articles of a transaction unless told otherwise: the more, the less time each takes, and the longer others
that write have to wait."""


@click.command("add")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--published",
    metavar="YYYY-MM-DD",
    callback=a_day,
    help="When the articles were published, where they do not say it themselves.",
)
@click.option("--lines", is_flag=True, help=LINES_HELP)
@click.option(
    "--at-once",
    type=click.IntRange(min=1),
    default=AT_ONCE,
    show_default=True,
    help="How many articles are stored in one transaction.",
)
@store_option
def command(
    files: tuple[str, ...], published: str | None, lines: bool, at_once: int, store: str | None
) -> None:
    """Read articles and store them with their events, also while the store is served.

    FILE is as for masalik read. What cannot be read is told on standard error, the rest is stored all the
    same; the exit code is 1 then. What is stored already stays as it is, so that a run that was cut short can
    be begun anew.
    """
    settings = Settings.from_env(os.environ)
    gazetteer, reader = open_gazetteer(settings), open_reader(settings)
    readings = Readings(files, lines=lines, published=published, gazetteer=gazetteer, reader=reader)
    records = (record_of(reading, answer_of(reading)) for _, reading in readings)
    outcomes = Counter[Outcome]()
    target = open_store(chosen(store, must_exist=False))
    try:
        for batch in _batches(records, at_once):
            outcomes.update(target.put_all(batch))
    finally:
        target.close()
    click.echo(" · ".join(f"{outcomes[outcome]} {outcome}" for outcome in Outcome))
    if readings.failed:
        sys.exit(1)


def _batches(records: Iterable[ArticleRecord], size: int) -> Iterator[list[ArticleRecord]]:
    """So many at a time, the last ones fewer."""
    each = iter(records)
    while batch := list(islice(each, size)):
        yield batch
