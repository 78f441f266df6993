"""`masalik jobs work`: the jobs that the service took in, done by this process."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace

import click

from ...jobs import JobRegister, Source
from ...jobs.doing import Workshop, has_ended, opened_readers, this_process
from ...jobs.register import Held
from ...operations.logs import open_log
from ...settings import Settings
from ...store import open_store
from ..processes import processes_option
from .opening import store_option

__all__ = ["command"]

_PAUSE = 2.0
"""Seconds between two looks whether there is anything to do."""
_BEHIND = 10


@click.command("work")
@click.option("--until-idle", is_flag=True, help="End when there is nothing left to do.")
@processes_option
@store_option
def command(until_idle: bool, processes: int, address: str | None) -> None:
    """Do the jobs that the service took in, one after the other, until Ctrl-C.

    `masalik serve` starts one such process by itself when there is a job. With MASALIK_JOBS=0 it does not:
    then this command does them, on this machine or on another one that reaches the store.
    """
    settings = Settings.from_env(os.environ)
    settings = replace(settings, store=address or settings.store)
    open_log(settings)
    signal.signal(signal.SIGTERM, _end)
    if until_idle:  # beside a service, whose requests come first
        os.nice(_BEHIND)
    store = open_store(settings.store)
    register = JobRegister(store.records, this_process())
    try:
        with opened_readers(settings, processes) as readers:
            workshop = Workshop(settings=settings, store=store, register=register, readers=readers)
            while True:
                held = _next(register)
                if held is not None:
                    workshop.do(held)
                elif until_idle:
                    return
                else:
                    time.sleep(_PAUSE)
    finally:
        store.close()


def _next(register: JobRegister) -> Held | None:
    """The oldest job that nobody works on, taken."""
    for job in register.open_jobs(Source.STORE, has_ended):
        held = register.take(job.id, has_ended)
        if held is not None:
            return held
    return None


def _end(*_: object) -> None:
    """Leave the job to whoever comes next."""
    raise SystemExit(0)
