"""`masalik jobs show`: how a job stands, and what could not be read."""

from __future__ import annotations

from itertools import count

import click
import msgspec

from ...answering.words import Language, load_words
from ...jobs import Fault, JobRegister
from ...jobs.reasons import reason_of
from .opening import as_json, named, opened_register, store_option

__all__ = ["command"]

_PAGE = 1000


@click.command("show")
@click.argument("job_id", metavar="JOB")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True)
@as_json
@store_option
def command(job_id: str, shape: str, is_json: bool, address: str | None) -> None:
    """Tell how a job stands, then what could not be read: by file and line, or as JSON, a line each.

    JOB is the id of a job, or as much of its beginning as no other job has.
    """
    shape = "json" if is_json else shape
    with opened_register(address) as register:
        job = named(register, job_id)
        if shape == "json":
            click.echo(msgspec.json.encode(job))
        else:
            of = f" of {job.total:,}" if job.total else ""
            rate = f", {job.rate:,.0f} a second" if job.rate else ""
            reason = reason_of(job, load_words()[Language.ENGLISH])
            click.echo(f"{job.process} {job.status}: {job.counts.done:,}{of}{rate} {reason}".rstrip())
        _tell_faults(register, job.id, shape)


def _tell_faults(register: JobRegister, job_id: str, shape: str) -> None:
    for after in count(0, _PAGE):
        faults = register.faults(job_id, limit=_PAGE, after=after)
        for fault in faults:
            click.echo(_line(fault, shape))
        if len(faults) < _PAGE:
            return


def _line(fault: Fault, shape: str) -> str | bytes:
    return msgspec.json.encode(fault) if shape == "json" else f"{fault.name}: {fault.en}"
