"""A server of PostgreSQL with PostGIS on this machine alone, for tests that need one."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from waiting import PATIENCE

__all__ = ["Database", "database", "new_address"]

PROGRAMS = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
_ORDINARY = ("postgres", "nobody")
"""Users that a server runs as where the tests run as root, whom PostgreSQL refuses."""
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB")
_NUMBERS = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """A running server; each store gets a schema of its own."""

    address: str
    port: int
    process: subprocess.Popen[bytes]

    def store(self) -> str:
        """The address of a new, empty store."""
        schema = f"store_{os.getpid()}_{next(_NUMBERS)}"
        self.say(f"CREATE SCHEMA {schema}")
        return f"{self.address}?search_path={schema},public"

    def say(self, sql: str, *, at: str | None = None) -> str:
        """What psql answers, bare."""
        told = subprocess.run(
            ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", at or self.address, "-c", sql],
            capture_output=True,
            text=True,
            check=True,
        )
        return told.stdout.strip()


def new_address(request: pytest.FixtureRequest, kind: str, folder: Path) -> str:
    """The address of a new, empty store of a kind."""
    if kind == "geopackage":
        return str(folder / f"{next(_NUMBERS)}.gpkg")
    server: Database = request.getfixturevalue("postgis")
    return server.store()


@contextmanager
def database() -> Iterator[Database]:
    """A server of its own while it is needed; skips where there is none or it lacks PostGIS."""
    if PROGRAMS is None or shutil.which("psql") is None:
        pytest.skip("NO DATABASE: install Debian's postgresql and postgis to test the PostGIS store")
    user = None if os.geteuid() else _ordinary_user()
    folder = Path(tempfile.mkdtemp(prefix="masalik-postgis-"))
    if user is not None:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    try:
        with _served(folder, user) as found:
            yield found
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _ordinary_user() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in _ORDINARY if name in known)


@contextmanager
def _served(folder: Path, user: str | None) -> Iterator[Database]:
    assert PROGRAMS is not None
    asked = {"user": user, "cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    initialised = [PROGRAMS / "initdb", "-D", folder / "data", "-U", "tests", "-E", "UTF8", "--no-sync"]
    subprocess.run([*initialised, "--locale", "C.UTF-8", "-A", "trust"], check=True, **asked)
    port = _free_port()
    settings = [f"--{one}" for one in (*_QUICK, "listen_addresses=127.0.0.1", f"port={port}")]
    server = subprocess.Popen(
        [PROGRAMS / "postgres", "-D", folder / "data", "-k", folder, *settings],
        **asked,
    )
    address = f"postgresql://tests@127.0.0.1:{port}/postgres"
    found = Database(address=address, port=port, process=server)
    try:
        _wait_for(found)
        yield found
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nothing of it is needed any more
        server.wait(timeout=PATIENCE)


def _wait_for(found: Database) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            found.say("CREATE EXTENSION IF NOT EXISTS postgis")
        except subprocess.CalledProcessError as error:
            if "not available" in error.stderr:
                pytest.skip("NO POSTGIS: install Debian's postgresql-15-postgis-3 to test the PostGIS store")
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
