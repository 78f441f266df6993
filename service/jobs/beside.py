"""Jobs of the service done in a process beside it: reading takes a core, and no request is to wait for it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from threading import Event, Thread

from ..errors import StoreError
from ..settings import Settings
from ..store import FeatureStore
from .doing import has_ended, this_process
from .model import Source
from .register import JobRegister

__all__ = ["JobsBeside"]

PAUSE = 2.0
"""Seconds between two looks whether there is anything to do."""
AFTER_A_FAULT = 30.0
ENDS_WITHIN = 5.0
_COMMAND = ("-c", "from service.cli import main; main()", "jobs", "work", "--until-idle")

_log = logging.getLogger("service.jobs")


class JobsBeside:
    """Looks for jobs while the service runs, and starts `masalik jobs work` where there is one."""

    def __init__(self, settings: Settings, store: FeatureStore) -> None:
        self._settings = settings
        self._register = JobRegister(store.records, this_process())
        self._ending = Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Begin to look; nothing is done where the settings leave jobs to other processes."""
        if self._settings.jobs:
            self._thread.start()

    def close(self) -> None:
        """Look no more, and end the process that works; its job is gone on with by the next one."""
        self._ending.set()
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _look(self) -> None:
        pause = 0.0
        while not self._ending.wait(pause):
            pause = PAUSE
            code = None if self._process is None else self._process.poll()
            if code:
                _log.error("the process of jobs ended with %d", code)
                self._process, pause = None, AFTER_A_FAULT
            elif (self._process is None or code == 0) and self._is_wanted():
                self._process = self._started()

    def _is_wanted(self) -> bool:
        try:
            return any(self._register.open_jobs(Source.STORE, has_ended))
        except StoreError as error:
            _log.warning("jobs cannot be looked for: %s", error)
            return False

    def _started(self) -> subprocess.Popen[bytes]:
        """The store's address may hold a password: it goes into the environment, not into the command. A
        session of its own, as Ctrl-C is for the service."""
        environment = {**os.environ, "MASALIK_STORE": self._settings.store}
        command = [sys.executable, *_COMMAND, "--processes", str(self._settings.jobs)]
        return subprocess.Popen(command, env=environment, start_new_session=True)
