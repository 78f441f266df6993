"""A job worked on: read, stored some at a time, noted after each step, so that it can be cut short anywhere.

A step is stored before it is noted. Where the process ends between the two, the step is done again by whoever
goes on, and finds its articles stored: nothing is there twice.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from time import monotonic

from ..errors import StoreError
from ..store import ArticleRecord, FeatureStore, Outcome
from .items import Item
from .model import Counts, Fault, Job, JobStatus
from .readers import Known, Readers, Result
from .register import Dismissed, Held, JobRegister, Lost

__all__ = ["Heard", "work"]

RECORDS = 1000
SECONDS = 5.0
"""How many articles are stored at once, and how long it may take to read them."""

Heard = Callable[[Job, int], None]
"""Told a job, and how many articles of it were dealt with, some of them not noted yet."""

_log = logging.getLogger("service.jobs")


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
    """Do what is left of a job; the job as it is then.

    Raises `StoreError` where the store cannot be used: the job is left for another attempt. What else goes
    wrong fails the job, as it does when nothing could be read at all. Ctrl-C and the request to end leave it
    as well.
    """
    begun = monotonic()
    try:
        for step in _steps(readers.read(items, store), held.job, heard):
            counts = _stored(step, store)
            now = monotonic()
            held = register.advance(
                held, counts=counts, cursor=step.cursor, seconds=now - begun, faults=step.faults
            )
            begun = now
        if held.job.is_in_vain:
            return register.finish(held, JobStatus.FAILED, f"unread:{held.job.counts.failed}")
        return register.finish(held)
    except (Dismissed, Lost):
        return register.get(held.job.id) or held.job
    except (StoreError, KeyboardInterrupt, SystemExit):
        register.release(held)
        raise
    except Exception as error:
        _log.exception("job %s failed", held.job.id)
        return register.finish(held, JobStatus.FAILED, f"{type(error).__name__}: {error}"[:300])


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
