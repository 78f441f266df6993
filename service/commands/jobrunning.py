"""A job of the command line, done here: begun, or taken up where the same command was cut short."""

from __future__ import annotations

from typing import Any

import click

from ..jobs import JobRegister, Process, Source
from ..jobs.doing import Workshop, has_ended, opened_readers, this_process
from ..jobs.register import Held
from ..settings import Settings
from ..store import open_store
from .jobprogress import conclude, job_bar

__all__ = ["run_here"]


def run_here(settings: Settings, processes: int, process: Process, **told: Any) -> None:
    """Do a job with a bar, then say what became of it."""
    store = open_store(settings.store)
    try:
        register = JobRegister(store.records, this_process())
        held = _taken(register, process, **told)
        with opened_readers(settings, processes) as readers, job_bar(process) as heard:
            workshop = Workshop(settings=settings, store=store, register=register, readers=readers)
            job = workshop.do(held, heard)
        conclude(job, register)
    finally:
        store.close()


def _taken(register: JobRegister, process: Process, *, paths: tuple[str, ...] = (), **told: Any) -> Held:
    """The job of this command. Raises `ClickException` where another process works on it."""
    known = register.unfinished(process, paths) if "-" not in paths else None
    if known is None:
        known = register.create(process, Source.PATHS, paths=paths, **told)
    held = register.take(known.id, has_ended)
    if held is None:
        raise click.ClickException(
            f"job {known.id} is being worked on by {known.owner or 'another process'}; "
            f"wait for it, or cancel it with: masalik jobs cancel {known.id}"
        )
    if held.job.counts.done:
        click.echo(f"masalik: going on behind {held.job.counts.done:,} articles", err=True)
    return held
