"""The jobs of a store: made, taken by one process at a time, brought forward, dismissed.

Everything is a record of the store that is only changed as it was seen (compare and set), so that of two
processes that take a job one gets it, and one that was taken for dead learns so at its next step.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from secrets import token_hex
from typing import Any

import msgspec

from ..store import RecordStore, StoredRecord
from .model import Counts, Fault, Job, JobStatus, Process, Source

__all__ = ["ATTEMPTS", "LEASE", "Dismissed", "Held", "JobRegister", "Lost"]

LEASE = 60.0
"""Seconds for which a process has a job before it must have said again that it works on it."""
ATTEMPTS = 5
"""How often a job is begun at one place before it is given up: something there kills its process."""
KEPT = 30 * 24 * 3600.0
"""Seconds for which jobs that are over are kept."""
FILES_KEPT = 7 * 24 * 3600.0
"""Seconds for which the files that jobs made are kept, from the moment in which they were asked for."""

_JOBS, _FAULTS, _PARTS, _FILES = "job", "job-faults", "job-parts", "job-file"
_LARGE = (_PARTS, _FILES)
"""Kinds of records of a megabyte each."""
_AT_ONCE = 100


class Dismissed(Exception):  # noqa: N818 - says what happened
    """Somebody dismissed the job that is worked on."""


class Lost(Exception):  # noqa: N818 - says what happened
    """Another process has taken the job over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A job as this process has it, with the version of its record."""

    job: Job
    version: int


class JobRegister:
    """The jobs of one store. `owner` is this process, by a word that no other has; `now` tells the time."""

    def __init__(self, records: RecordStore, owner: str, *, now: Callable[[], float] = time.time) -> None:
        self._records = records
        self._owner = owner
        self._now = now

    def new_id(self) -> str:
        """The id of a job to come; ids are in order of time."""
        return f"{int(self._now() * 1000):012x}{token_hex(4)}"

    def create(self, process: Process, source: Source, *, id_: str | None = None, **told: Any) -> Job:
        """Keep a new job. Jobs that have been over for long go with this."""
        self._forget_old()
        now = self._now()
        job = Job(id=id_ or self.new_id(), process=process, source=source, created=now, updated=now, **told)
        self._records.put(_JOBS, job.id, msgspec.json.encode(job), expected=None)
        return job

    def get(self, id_: str) -> Job | None:
        """The job of that id, None where there is none."""
        found = self._records.get(_JOBS, id_)
        return _job(found) if found else None

    def beginning(self, prefix: str) -> list[Job]:
        """The job of that id, or the first ones, two at most, whose ids begin so."""
        known = self.get(prefix)
        if known is not None or not prefix:
            return [known] if known else []
        found = self._records.list(_JOBS, limit=2, after=prefix)
        return [_job(one) for one in found if one.id.startswith(prefix)]

    def latest(self, *, limit: int, before: str | None = None) -> list[Job]:
        """The jobs made last, newest first; `before` continues behind the last one of a page."""
        return [_job(one) for one in self._records.list(_JOBS, limit=limit, after=before, backwards=True)]

    def open_jobs(self, source: Source, has_ended: Callable[[str], bool] | None = None) -> Iterator[Job]:
        """Jobs that are not over and that nobody works on, the oldest first; see `take`."""
        jobs = map(_job, self._all())
        return (job for job in jobs if job.source is source and self._is_free(job, has_ended))

    def unfinished(self, process: Process, paths: Sequence[str]) -> Job | None:
        """A job of the same command that was cut short, whoever seems to work on it."""
        for record in self._all():
            job = _job(record)
            if job.process is process and job.paths == tuple(paths) and not job.status.is_over:
                return job
        return None

    def take(self, id_: str, has_ended: Callable[[str], bool] | None = None) -> Held | None:
        """Have a job from now on; None where it is over, where somebody else was faster, or has it and not
        `has_ended`. One that was begun too often without getting any further is given up."""
        record = self._records.get(_JOBS, id_)
        job = _job(record) if record else None
        if record is None or job is None or not self._is_free(job, has_ended):
            return None
        if job.attempts >= ATTEMPTS:
            self._put(record.version, self._over(job, JobStatus.FAILED, f"stuck:{job.cursor}"))
            return None
        now = self._now()
        return self._put(
            record.version,
            msgspec.structs.replace(
                job,
                status=JobStatus.RUNNING,
                started=job.started or now,
                updated=now,
                owner=self._owner,
                leased=now + LEASE,
                attempts=job.attempts + 1,
            ),
        )

    def advance(
        self, held: Held, *, counts: Counts, cursor: int, seconds: float, faults: Sequence[Fault] = ()
    ) -> Held:
        """Note what was done since the last step. Raises `Dismissed` or `Lost`, then nothing is noted."""
        job = held.job
        self._keep_faults(job, faults)
        now = self._now()
        return self._step(
            held,
            counts=job.counts + counts,
            cursor=cursor,
            updated=now,
            busy=job.busy + seconds,
            leased=now + LEASE,
            attempts=0 if cursor != job.cursor else job.attempts,
        )

    def _keep_faults(self, job: Job, faults: Sequence[Fault]) -> None:
        """Keep the faults of a step before the step itself is noted, in the place of those of a step from
        here that never was."""
        id_ = f"{job.id}.{job.counts.done:012}"
        known = self._records.get(_FAULTS, id_)
        if faults:
            body = msgspec.json.encode(sorted(faults, key=lambda fault: fault.number))
            self._records.put(_FAULTS, id_, body, expected=known.version if known else None)
        elif known:
            self._records.remove(_FAULTS, id_)

    def estimate(self, held: Held, total: int) -> Held:
        """Note how much there is to do."""
        return self._step(held, total=total)

    def start_over(self, held: Held, total: int) -> Held:
        """Note that nothing is done yet, whoever did some of it before, and how much there is to do. What a
        process that has lost the job still writes is of another edition."""
        self._remove_all(_FILES, held.job.id)
        return self._step(held, total=total, counts=Counts(), edition=held.job.edition + 1)

    def finish(
        self, held: Held, status: JobStatus = JobStatus.SUCCESSFUL, message: str = "", *, size: int = 0
    ) -> Job:
        """The job is over; `size` is that of the file that it made, which stays where all went well."""
        over = self._over(held.job, status, message)
        told = {name: getattr(over, name) for name in ("status", "message", "finished", "updated", "leased")}
        job = self._step(held, size=size, **told).job
        self._forget_work(job)
        return job

    def release(self, held: Held) -> None:
        """Let others have the job: this process is about to end."""
        self._put(held.version, msgspec.structs.replace(held.job, leased=0.0, attempts=held.job.attempts - 1))

    def dismiss(self, id_: str) -> Job | None:
        """Cancel a job; who works on it learns of it at the next step. None where there is none; one that is
        over stays as it is."""
        while (record := self._records.get(_JOBS, id_)) is not None:
            job = _job(record)
            if job.status.is_over:
                return job
            held = self._put(record.version, self._over(job, JobStatus.DISMISSED, ""))
            if held is not None:
                self._forget_work(held.job)
                return held.job
        return None

    def remove(self, id_: str) -> None:
        """Forget a job with all that is kept of it."""
        self.forget_parts(id_)
        for kind in (_FILES, _FAULTS):
            self._remove_all(kind, id_)
        self._records.remove(_JOBS, id_)

    def faults(self, id_: str, *, limit: int, after: int = 0) -> list[Fault]:
        """What could not be read, in the order it was come upon; `after` passes over so many."""
        batches = (
            msgspec.json.decode(record.body, type=list[Fault]) for record in self._those_of(_FAULTS, id_)
        )
        return list(islice(chain.from_iterable(batches), after, after + limit))

    def keep_part(self, id_: str, number: int, body: bytes) -> None:
        """Keep a part of what a job is to work on, before the job is made."""
        self._records.put(_PARTS, f"{id_}.{number:012}", body, expected=None)

    def parts(self, id_: str) -> Iterator[bytes]:
        """The parts that were kept, in their order."""
        return (record.body for record in self._those_of(_PARTS, id_))

    def forget_parts(self, id_: str) -> None:
        """Let go of what a job worked on."""
        self._remove_all(_PARTS, id_)

    def keep_piece(self, job: Job, number: int, body: bytes) -> None:
        """Keep a piece of the file that a job makes."""
        self._records.put(_FILES, _piece(job, number), body, expected=None)

    def piece(self, job: Job, number: int) -> bytes | None:
        """A piece of a file that was made; None where there is none, or none any more."""
        found = self._records.get(_FILES, _piece(job, number))
        return found.body if found else None

    def _forget_work(self, job: Job) -> None:
        """Let go of what a job worked on, and of a file that was not made to its end."""
        self.forget_parts(job.id)
        if job.status is not JobStatus.SUCCESSFUL:
            self._remove_all(_FILES, job.id)

    def _step(self, held: Held, **told: Any) -> Held:
        """The job with these members, while it is still ours."""
        while True:
            changed = self._put(held.version, msgspec.structs.replace(held.job, **told))
            if changed is not None:
                return changed
            record = self._records.get(_JOBS, held.job.id)
            if record is None or _job(record).status is JobStatus.DISMISSED:
                raise Dismissed(held.job.id)
            if _job(record).owner != self._owner:
                raise Lost(held.job.id)
            held = Held(job=held.job, version=record.version)

    def _is_free(self, job: Job, has_ended: Callable[[str], bool] | None) -> bool:
        """Whether a job is to be done and nobody does it."""
        is_left = job.leased <= self._now() or (has_ended is not None and has_ended(job.owner))
        return not job.status.is_over and is_left

    def _over(self, job: Job, status: JobStatus, message: str) -> Job:
        now = self._now()
        return msgspec.structs.replace(
            job, status=status, message=message, finished=now, updated=now, leased=0.0
        )

    def _put(self, version: int, job: Job) -> Held | None:
        kept = self._records.put(_JOBS, job.id, msgspec.json.encode(job), expected=version)
        return Held(job=job, version=kept.version) if kept else None

    def _all(self) -> Iterator[StoredRecord]:
        return self._pages(_JOBS, None)

    def _those_of(self, kind: str, job_id: str) -> Iterator[StoredRecord]:
        """The records that belong to a job: their ids begin with its own."""
        for record in self._pages(kind, job_id):
            if not record.id.startswith(f"{job_id}."):
                return
            yield record

    def _pages(self, kind: str, after: str | None) -> Iterator[StoredRecord]:
        at_once = 1 if kind in _LARGE else _AT_ONCE
        while page := self._records.list(kind, limit=at_once, after=after):
            yield from page
            after = page[-1].id

    def _remove_all(self, kind: str, job_id: str) -> None:
        for record in self._those_of(kind, job_id):
            self._records.remove(kind, record.id)

    def _forget_old(self) -> None:
        """Forget jobs that have been over for long, and what uploads left that never became a job."""
        long_ago = self._now() - KEPT
        for record in self._all():
            job = _job(record)
            if job.created > long_ago:
                break
            if job.status.is_over and job.updated <= long_ago:
                self.remove(job.id)
        for kind, kept in ((_PARTS, KEPT), (_FAULTS, KEPT), (_FILES, FILES_KEPT)):
            self._records.remove_before(kind, f"{int((self._now() - kept) * 1000):012x}")


def _piece(job: Job, number: int) -> str:
    return f"{job.id}.{job.edition:04}.{number:012}"


def _job(record: StoredRecord) -> Job:
    return msgspec.json.decode(record.body, type=Job)
