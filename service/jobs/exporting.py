"""Files made of what is stored, as a job: however much it is, nobody's connection has to last that long.

A file is of one moment. What was begun by a process that ended is begun anew by the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic

from ..answering.words import Language, load_words
from ..formats.catalogue import Format, format_named, usable
from ..formats.selection import Selection, all_of
from ..items.crs import system_of
from ..items.query import query_of
from ..store import FeatureStore, Layer, layer_named
from .keeping_files import FileWriter
from .model import Counts, Job, Order
from .register import Held, JobRegister
from .settling import Doing, settled
from .working import Heard

__all__ = ["format_of", "layer_of_order", "make_file"]

SECONDS = 2.0
"""How long it takes until it is noted how far the work is; a job that was cancelled ends then."""


def make_file(held: Held, *, register: JobRegister, store: FeatureStore, heard: Heard | None = None) -> Job:
    """Make the file that was ordered, and keep it; the job as it is then."""

    def make(doing: Doing) -> Job:
        order = held.job.order
        assert order is not None
        count, parts = all_of(store, query_of(layer_of_order(order), order.items, ()))
        doing.held = register.start_over(doing.held, count)
        making = _Making(doing, FileWriter(register, doing.held.job), heard)
        making.write(format_of(order), _selection(order, count, making.counted(parts)))
        return register.finish(doing.held, size=making.size)

    return settled(Doing(held, register), make)


def layer_of_order(order: Order) -> Layer:
    """The layer that is exported."""
    layer = layer_named(order.collection)
    assert layer is not None
    return layer


def format_of(order: Order) -> Format:
    """The format of the file. Raises `NotInstalled` where this process cannot write it."""
    found = format_named(order.format, layer_of_order(order))
    assert found is not None
    return usable(found)


def _selection(order: Order, count: int, parts: Iterator[Sequence[bytes]]) -> Selection:
    return Selection(
        layer=layer_of_order(order),
        system=system_of("crs", order.crs),
        parts=parts,
        count=count,
        base=order.base,
        words=load_words()[Language(order.language)],
        marked=order.marked,
    )


class _Making:
    """A file on its way, and how far it is."""

    def __init__(self, doing: Doing, writer: FileWriter, heard: Heard | None) -> None:
        self._doing = doing
        self._writer = writer
        self._heard = heard
        self._read = 0
        self._until = monotonic() + SECONDS

    @property
    def size(self) -> int:
        """The bytes of the file so far."""
        return self._writer.size

    def counted(self, parts: Iterator[Sequence[bytes]]) -> Iterator[Sequence[bytes]]:
        """The parts, counted once they were taken."""
        for part in parts:
            yield part
            self._read += len(part)

    def write(self, found: Format, selection: Selection) -> None:
        """Write the file to its end."""
        for chunk in found.write(selection):
            self._writer.write(chunk)
            if monotonic() >= self._until:
                self._note()
        self._writer.close()
        self._note()

    def _note(self) -> None:
        """Say that somebody works on it. Where the work goes on is always the beginning."""
        done = self._doing.held.job.counts.written
        self._doing.note(Counts(written=self._read - done), cursor=0)
        if self._heard is not None:
            self._heard(self._doing.held.job, self._read)
        self._until = monotonic() + SECONDS
