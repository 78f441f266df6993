"""`masalik jobs cancel`: a job dismissed."""

from __future__ import annotations

import click

from ...jobs import JobStatus
from .opening import named, opened_register, store_option

__all__ = ["command"]


@click.command("cancel")
@click.argument("job_id", metavar="JOB")
@store_option
def command(job_id: str, address: str | None) -> None:
    """Cancel a job. What it has stored stays; who works on it ends after its step, some seconds."""
    with opened_register(address) as register:
        known = named(register, job_id)
        job = register.dismiss(known.id) or known
    if job.status is not JobStatus.DISMISSED:
        raise click.ClickException(f"job {job.id} is over: {job.status}")
    click.echo(f"Job {job.id} is dismissed after {job.counts.done:,} articles.")
