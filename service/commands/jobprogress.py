"""A job on the terminal: a bar while it runs, a line when it is over."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ..answering.words import Language, load_words
from ..jobs import Job, JobRegister, JobStatus
from ..jobs.reasons import reason_of
from ..jobs.working import Heard

__all__ = ["conclude", "job_bar"]

_FAULTS_SHOWN = 100
_COLUMNS = (
    TextColumn("{task.description}"),
    BarColumn(),
    MofNCompleteColumn(),
    TextColumn("{task.fields[rate]}"),
    TextColumn("{task.fields[failed]}"),
    TimeRemainingColumn(),
)


@contextmanager
def job_bar(name: str) -> Iterator[Heard]:
    """A bar on standard error while it is a terminal; it goes when the job is over."""
    console = Console(stderr=True)
    with Progress(*_COLUMNS, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(name, total=None, rate="", failed="")

        def heard(job: Job, done: int) -> None:
            rate = f"{job.rate:,.0f}/s" if job.rate else ""
            failed = f"{job.counts.failed:,} failed" if job.counts.failed else ""
            progress.update(task, completed=done, total=job.total, rate=rate, failed=failed)

        yield heard


def conclude(job: Job, register: JobRegister) -> None:
    """What became of the job, its faults on standard error; ends with 1 unless all went well."""
    faults = register.faults(job.id, limit=_FAULTS_SHOWN)
    for fault in faults:
        click.echo(f"masalik: {fault.name}: {fault.en}", err=True)
    if job.counts.failed > len(faults):
        more = job.counts.failed - len(faults)
        click.echo(f"masalik: {more:,} more, see: masalik jobs show {job.id}", err=True)
    counts = job.counts
    told = f"{counts.created} created · {counts.replaced} replaced · {counts.unchanged} unchanged"
    click.echo(f"{told} · {counts.failed} failed" if counts.failed else told)
    if job.status is not JobStatus.SUCCESSFUL:
        reason = reason_of(job, load_words()[Language.ENGLISH])
        click.echo(f"masalik: job {job.id} was {job.status}. {reason}".rstrip(), err=True)
    if counts.failed or job.status is not JobStatus.SUCCESSFUL:
        sys.exit(1)
