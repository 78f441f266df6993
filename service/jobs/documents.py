"""Jobs as clients see them, in the terms of OGC API Processes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from msgspec import Meta, Struct

from ..answering.links import link
from ..answering.negotiation import HTML, JSON
from ..answering.words import Words
from ..formats.catalogue import MEDIA_TYPES
from ..schemas import Link
from .model import Fault, Job, JobStatus
from .reasons import reason_of

__all__ = [
    "JobCounts",
    "JobList",
    "JobResults",
    "StatusInfo",
    "counts_of",
    "file_links",
    "status_info",
]

_RESULTS = "http://www.opengis.net/def/rel/ogc/1.0/results"


class JobCounts(Struct, frozen=True, kw_only=True):
    """What became of the articles of a job so far; of an export, how many features were `written`."""

    done: Annotated[int, Meta(description="All that were dealt with")]
    total: Annotated[int | None, Meta(description="All there are, where that is known")]
    created: int
    replaced: int
    unchanged: Annotated[int, Meta(description="Stored already")]
    failed: Annotated[int, Meta(description="Could not be read; the results say why")]
    written: Annotated[int, Meta(description="Features in the file of an export")]


class StatusInfo(Struct, frozen=True, kw_only=True, rename={"job_id": "jobID", "process_id": "processID"}):
    """How a job stands."""

    job_id: str
    process_id: Annotated[str, Meta(description="ingest, reread or export")]
    type: str
    status: Annotated[str, Meta(description="accepted, running, successful, failed or dismissed")]
    message: str
    created: str
    started: str | None
    finished: str | None
    updated: str
    progress: Annotated[int | None, Meta(description="Per cent, where it is known how much there is")]
    counts: JobCounts
    rate: Annotated[float | None, Meta(description="Articles, or features, a second of work")]
    links: list[Link]


class JobList(Struct, frozen=True, kw_only=True):
    """Jobs, the latest first."""

    jobs: list[StatusInfo]
    links: list[Link]


class JobResults(Struct, frozen=True, kw_only=True):
    """What became of a job's articles, and what could not be read."""

    status: str
    counts: JobCounts
    faults: Annotated[list[Fault], Meta(description="A thousand at a time, in the order they were met")]
    links: list[Link]


def status_info(job: Job, base: str, words: Words) -> StatusInfo:
    """A job as clients see it."""
    url = f"{base}/jobs/{job.id}"
    return StatusInfo(
        job_id=job.id,
        process_id=job.process,
        type="process",
        status=job.status,
        message=_message(job, words),
        created=_moment(job.created) or "",
        started=_moment(job.started),
        finished=_moment(job.finished),
        updated=_moment(job.updated) or "",
        progress=job.progress,
        counts=counts_of(job),
        rate=round(job.rate, 1) if job.rate else None,
        links=[
            link("self", url, JSON),
            link("alternate", f"{url}?f=html", HTML),
            link(_RESULTS, f"{url}/results", JSON),
            *file_links(job, base),
        ],
    )


def file_links(job: Job, base: str) -> list[Link]:
    """The link to the file that a job made; none where there is none."""
    if job.order is None or job.status is not JobStatus.SUCCESSFUL:
        return []
    return [link("enclosure", f"{base}/jobs/{job.id}/file", MEDIA_TYPES[job.order.format])]


def counts_of(job: Job) -> JobCounts:
    """What became of the articles of a job so far."""
    counts = job.counts
    return JobCounts(
        done=counts.done,
        total=job.total,
        created=counts.created,
        replaced=counts.replaced,
        unchanged=counts.unchanged,
        failed=counts.failed,
        written=counts.written,
    )


def _message(job: Job, words: Words) -> str:
    said, reason = words(f"job.{job.status}"), reason_of(job, words)
    return f"{said}: {reason}" if job.status is JobStatus.FAILED and reason else said


def _moment(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
