"""A job worked on: read, stored some at a time, noted after each step, so that it can be cut short anywhere.

A step is stored before it is noted. Where the process ends between the two, the step is done again by whoever
goes on, and finds its articles stored: nothing is there twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from time import monotonic

from ..store import ArticleRecord, FeatureStore, Outcome
from .items import Item
from .model import Counts, Fault, Job, JobStatus
from .readers import Known, Readers, Result
from .register import Held, JobRegister
from .settling import Doing, settled

__all__ = ["Heard", "work"]

RECORDS = 1000
SECONDS = 5.0
"""How many articles are stored at once, and how long it may take to read them."""

Heard = Callable[[Job, int], None]
"""Told a job, and how many articles of it were dealt with, some of them not noted yet."""


@dataclass(slots=True)
class _Step:
    """What was read since the last step."""

    records: list[ArticleRecord] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    known: int = 0
    cursor: int = 0

    @property
    def size(self) -> int:
        return len(self.records) + len(self.faults) + self.known

    def add(self, number: int, result: Result) -> None:
        self.cursor = number
        if isinstance(result, Fault):
            self.faults.append(result)
        elif isinstance(result, Known):
            self.known += 1
        else:
            self.records.append(result)


def work(
    held: Held,
    items: Iterable[Item],
    *,
    register: JobRegister,
    store: FeatureStore,
    readers: Readers,
    heard: Heard | None = None,
) -> Job:
    """Do what is left of a job; the job as it is then, which failed where nothing could be read at all. See
    `settled` for how else it may end."""

    def read_all(doing: Doing) -> Job:
        for step in _steps(readers.read(items, store), held.job, heard):
            doing.note(_stored(step, store), cursor=step.cursor, faults=step.faults)
        counts = doing.held.job.counts
        if doing.held.job.is_in_vain:
            return register.finish(doing.held, JobStatus.FAILED, f"unread:{counts.failed}")
        return register.finish(doing.held)

    return settled(Doing(held, register), read_all)


def _steps(chunks: Iterable[list[tuple[int, Result]]], job: Job, heard: Heard | None) -> Iterator[_Step]:
    """What was read, gathered until it is worth storing."""
    step, until, done = _Step(), monotonic() + SECONDS, job.counts.done
    for chunk in chunks:
        for number, result in chunk:
            step.add(number, result)
        if heard is not None:
            heard(job, done + step.size)
        if len(step.records) >= RECORDS or monotonic() >= until:
            done += step.size
            yield step
            step, until = _Step(), monotonic() + SECONDS
    if step.size:
        yield step


def _stored(step: _Step, store: FeatureStore) -> Counts:
    outcomes = Counter(store.put_all(step.records) if step.records else ())
    return Counts(
        created=outcomes[Outcome.CREATED],
        replaced=outcomes[Outcome.REPLACED],
        unchanged=outcomes[Outcome.UNCHANGED] + step.known,
        failed=len(step.faults),
    )
