"""Jobs: work that takes longer than a request may, as it is kept in the store.

States and names are those of OGC API Processes, part 1 (its `statusCode` and `statusInfo`), so that clients
of that standard understand them.
"""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from ..items.query import ItemParameters

__all__ = ["Counts", "Fault", "Job", "JobStatus", "Order", "Process", "Source", "is_job_id"]


class JobStatus(StrEnum):
    """Where a job stands."""

    ACCEPTED = "accepted"
    RUNNING = "running"
    SUCCESSFUL = "successful"
    FAILED = "failed"
    DISMISSED = "dismissed"

    @property
    def is_over(self) -> bool:
        """Whether nothing will be done for the job any more."""
        return self not in (JobStatus.ACCEPTED, JobStatus.RUNNING)


class Process(StrEnum):
    """What a job does."""

    INGEST = "ingest"
    REREAD = "reread"
    EXPORT = "export"


class Source(StrEnum):
    """Where a job finds what it works on."""

    STORE = "store"
    """Kept beside the features: any process that serves the store can do the job."""
    PATHS = "paths"
    """Files of one machine: only the command that began the job, or the same command again, does it."""


class Counts(Struct, frozen=True, kw_only=True):
    """What became of the articles of a job so far; of an export, how many features were `written`."""

    created: int = 0
    replaced: int = 0
    unchanged: int = 0
    failed: int = 0
    written: int = 0

    @property
    def done(self) -> int:
        """All that were dealt with."""
        return self.created + self.replaced + self.unchanged + self.failed + self.written

    def __add__(self, other: Counts) -> Counts:
        """What became of them in both."""
        return Counts(
            created=self.created + other.created,
            replaced=self.replaced + other.replaced,
            unchanged=self.unchanged + other.unchanged,
            failed=self.failed + other.failed,
            written=self.written + other.written,
        )


class Order(Struct, frozen=True, kw_only=True):
    """The file that an export is to make: `format` by its name, `items` as they were asked for, `language`
    that of its titles, `base` the address of the service that it names. With `marked`, text files begin with
    a byte order mark."""

    collection: str
    format: str
    items: ItemParameters
    crs: str | None
    language: str
    marked: bool
    base: str


class Fault(Struct, frozen=True, kw_only=True):
    """What is wrong with one article: its number among all that were given (for an upload its line), where it
    stands (`news.jsonl:12`), the kind of fault as problem details name it, and what is wrong in words."""

    number: int
    name: str
    code: str
    ar: str
    en: str


class Job(Struct, frozen=True, kw_only=True):
    """A job as it is kept.

    Moments are seconds since 1970. `total` is how many articles there are, None where that is not known.
    `cursor` is where the work goes on: how many articles were passed, or for rereading the key of the last
    one. Whoever works on it is the `owner` until `leased`; who comes later may take it over then. `paths` are
    what a command was given, `published` the day of articles that tell none. `order` is the file that an
    export makes, `edition` how often that was begun, `size` its bytes once it is made. `message` says why it
    failed: a kind that the words know, a colon and a number (`unread:12`), or the error as it was.
    """

    id: str
    process: Process
    source: Source
    created: float
    updated: float
    status: JobStatus = JobStatus.ACCEPTED
    message: str = ""
    total: int | None = None
    counts: Counts = Counts()
    cursor: int = 0
    started: float | None = None
    finished: float | None = None
    busy: float = 0.0
    owner: str = ""
    leased: float = 0.0
    attempts: int = 0
    paths: tuple[str, ...] = ()
    published: str | None = None
    order: Order | None = None
    edition: int = 0
    size: int = 0

    @property
    def is_in_vain(self) -> bool:
        """Whether nothing at all could be read of what was dealt with."""
        return 0 < self.counts.failed == self.counts.done

    @property
    def progress(self) -> int | None:
        """Per cent done, None where it is not known how much there is."""
        if self.status is JobStatus.SUCCESSFUL:
            return 100
        return min(99, 100 * self.counts.done // self.total) if self.total else None

    @property
    def rate(self) -> float | None:
        """Articles, or features, a second of work so far."""
        return self.counts.done / self.busy if self.busy else None


def is_job_id(text: str) -> bool:
    """Whether a job may be called so, whether or not there is one; see `JobRegister.new_id`."""
    return re.fullmatch("[0-9a-f]{20}", text) is not None
