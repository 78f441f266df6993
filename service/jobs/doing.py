"""Jobs done: each process by name, on what it needs."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_hex

from ..opening import open_gazetteer, open_reader
from ..settings import ReaderChoice, Settings
from ..store import FeatureStore
from .collecting import seldom_collected
from .exporting import make_file
from .feeds import Feeds
from .items import Item, count_of_paths, count_of_store, of_paths, of_store, of_upload
from .model import Job, Process, Source
from .readers import HereReaders, ManyReaders, Readers
from .register import Held, JobRegister
from .working import Heard, work

__all__ = ["Workshop", "has_ended", "opened_readers", "this_process"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """All that jobs are done with."""

    settings: Settings
    store: FeatureStore
    register: JobRegister
    readers: Readers

    def do(self, held: Held, heard: Heard | None = None) -> Job:
        """Do what is left of a job; see `settled`."""
        if held.job.process is Process.EXPORT:
            return make_file(held, register=self.register, store=self.store, heard=heard)
        if held.job.total is None:
            total = self._total(held.job)
            held = self.register.estimate(held, total) if total else held
        feeds, is_whole = Feeds(self.store.records), not held.job.cursor
        items = _ITEMS[held.job.process](self, held.job, feeds)
        job = work(held, items, register=self.register, store=self.store, readers=self.readers, heard=heard)
        if is_whole:  # entries that another attempt passed by number may be others now
            feeds.keep(job, self.register)
        return job

    def _total(self, job: Job) -> int | None:
        return count_of_store(self.store) if job.process is Process.REREAD else count_of_paths(job.paths)

    def ingested(self, job: Job, feeds: Feeds) -> Iterator[Item]:
        """What there is to read and store."""
        longest = self.settings.max_body
        if job.source is Source.STORE:
            return of_upload(self.register, job, longest)
        return of_paths(
            job.paths, after=job.cursor, published=job.published, longest=longest, ask=feeds.entries
        )

    def reread(self, job: Job, _: Feeds) -> Iterator[Item]:
        """What there is to read anew."""
        return of_store(self.store, below=job.cursor or None)


_ITEMS: Mapping[Process, Callable[[Workshop, Job, Feeds], Iterator[Item]]] = {
    Process.INGEST: Workshop.ingested,
    Process.REREAD: Workshop.reread,
}


@contextmanager
def opened_readers(settings: Settings, processes: int) -> Iterator[Readers]:
    """Readers in so many processes; in this one where one is enough, or where a language model is asked,
    whose budget is that of one process."""
    if processes == 1 or settings.reader is not ReaderChoice.RULES:
        here = HereReaders(open_gazetteer(settings), open_reader(settings))
        with seldom_collected():
            yield here
        return
    pool = ManyReaders(settings, processes)
    try:
        with seldom_collected():
            yield pool
    finally:
        pool.close()


def this_process() -> str:
    """A word for this process that no other has: its machine, its number, and chance."""
    return f"{socket.gethostname()}:{os.getpid()}:{token_hex(4)}"


def has_ended(owner: str) -> bool:
    """Whether a process of this machine is no more; False for those of other machines, of which nobody here
    knows."""
    host, _, rest = owner.partition(":")
    number = rest.partition(":")[0]
    if host != socket.gethostname() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
