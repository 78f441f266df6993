"""The peers of the feature service over the same features: pygeoapi (GeoPackage, PostGIS) and tipg (PostGIS).

They live in an environment of their own (`.venv/peers`, from `requirements/peers.txt`), made when it is first
asked for; pygeoapi needs Python 3.12 or newer and, for GeoPackages, SpatiaLite. PostgreSQL is started on this
machine alone, in a folder of its own, as an ordinary user. What is not there is left out, with the reason.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from serving import Service

from service.store import VISITS

ROOT = Path(__file__).parent.parent
ENVIRONMENT = Path(sys.prefix, "peers")
REQUIREMENTS = ROOT / "requirements" / "peers.txt"
PYTHONS = ("python3.13", "python3.12", "python3.14")
USERS = ("postgres", "nobody")
_TYPES = {
    "string": "text",
    "number": "double precision",
    "integer": "integer",
    "boolean": "boolean",
    "date": "date",
}
_HEADER_BYTES = 8
"""Of the geometry of a point as GeoPackage keeps it, before its well-known binary."""


class MissingError(Exception):
    """A peer cannot be measured here; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """A PostGIS database on this machine."""

    folder: Path
    port: int
    user: str

    @property
    def address(self) -> str:
        """Where clients find it."""
        return f"postgresql://{self.user}@127.0.0.1:{self.port}/postgres"


def python_of_peers() -> Path:
    """The interpreter of the peers' environment, made when it is not there. Raises `MissingError`."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        newer = next((found for name in PYTHONS if (found := _runs(name))), None)
        if newer is None:
            raise MissingError("Python 3.12 or newer is not installed")
        subprocess.run([newer, "-m", "venv", ENVIRONMENT], check=True)
        install = [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", REQUIREMENTS]
        subprocess.run(install, check=True)
    return python


def _runs(name: str) -> str | None:
    found = shutil.which(name)
    told = found and subprocess.run([found, "--version"], capture_output=True, check=False)
    return found if told and told.returncode == 0 else None


def pygeoapi(name: str, provider: dict[str, object], folder: Path, port: int) -> Service:
    """pygeoapi on uvicorn over one collection."""
    python, config = python_of_peers(), folder / f"{name}.json"
    extent = {
        "spatial": {"bbox": [-180, -90, 180, 90], "crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}
    }
    resource = {
        **{"type": "collection", "title": "visits", "description": "visits", "keywords": ["visits"]},
        **{"links": [], "extents": extent, "providers": [{"type": "feature", "id_field": "fid", **provider}]},
    }
    server = {
        **{"bind": {"host": "127.0.0.1", "port": port}, "url": f"http://127.0.0.1:{port}"},
        **{"mimetype": "application/json; charset=UTF-8", "encoding": "utf-8", "language": "en-US"},
        **{"limits": {"default_items": 100, "max_items": 10000, "on_exceed": "throttle"}, "gzip": False},
        **{"map": {"url": "http://127.0.0.1/", "attribution": ""}, "pretty_print": False},
    }
    contact = {"name": "-", "email": "-", "url": "http://127.0.0.1"}
    about = {
        "identification": {"title": "-", "description": "-", "keywords": ["-"], "url": "http://127.0.0.1"}
        | {"terms_of_service": "-", "keywords_type": "theme"},
        "license": {"name": "-", "url": "http://127.0.0.1"},
        "provider": {"name": "-", "url": "http://127.0.0.1"},
        "contact": contact,
    }
    document = {"server": server, "logging": {"level": "ERROR"}, "metadata": about}
    config.write_text(json.dumps({**document, "resources": {"visits": resource}}))
    described = folder / f"{name}-openapi.yml"
    environ = {**os.environ, "PYGEOAPI_CONFIG": str(config), "PYGEOAPI_OPENAPI": str(described)}
    generate = [python.parent / "pygeoapi", "openapi", "generate", config, "--output-file", described]
    subprocess.run(generate, env=environ, check=True, capture_output=True)
    return Service(
        name=name,
        command=(str(python), *_UVICORN, str(port), "pygeoapi.starlette_app:APP"),
        environ=environ,
        items=f"http://127.0.0.1:{port}/collections/visits/items?f=json&",
        by_offset=True,
    )


_UVICORN = ("-m", "uvicorn", "--host", "127.0.0.1", "--no-access-log", "--log-level", "error", "--port")


def on_geopackage(file: Path, folder: Path, port: int) -> Service:
    """pygeoapi on a copy of our own file."""
    library = next(iter(Path("/usr/lib").glob("**/mod_spatialite.so")), None)
    if library is None:
        raise MissingError("SpatiaLite is not installed (Debian: libsqlite3-mod-spatialite)")
    _let_sqlite_load(python_of_peers())
    copy = folder / "pygeoapi.gpkg"
    with sqlite3.connect(file) as db:
        db.execute("VACUUM INTO ?", (str(copy),))
    os.environ["SPATIALITE_LIBRARY_PATH"] = str(library)
    provider = {"name": "SQLiteGPKG", "data": str(copy), "table": "visits"}
    return pygeoapi("pygeoapi on GeoPackage", provider, folder, port)


def _let_sqlite_load(python: Path) -> None:
    """Many Pythons have an sqlite3 that loads no extensions; put one in its place that does."""
    packages = next((python.parent.parent / "lib").glob("python3.*")) / "site-packages"
    lines = "import sys, pysqlite3\nsys.modules['sqlite3'] = pysqlite3\n"
    (packages / "sitecustomize.py").write_text(lines)


def on_postgis(database: Database, folder: Path, port: int) -> Service:
    """pygeoapi on PostGIS."""
    data = {"host": "127.0.0.1", "port": database.port, "dbname": "postgres", "user": database.user}
    provider = {
        **{"name": "PostgreSQL", "data": {**data, "password": "-", "search_path": ["public"]}},
        **{"table": "visits", "geom_field": "geom"},
    }
    return pygeoapi("pygeoapi on PostGIS", provider, folder, port)


def tipg(database: Database, port: int) -> Service:
    """tipg on PostGIS."""
    environ = {**os.environ, "DATABASE_URL": database.address, "TIPG_TABLE_CONFIG__public_visits__PK": "fid"}
    return Service(
        name="tipg on PostGIS",
        command=(str(python_of_peers()), *_UVICORN, str(port), "tipg.main:app"),
        environ=environ,
        items=f"http://127.0.0.1:{port}/collections/public.visits/items?f=geojson&",
        by_offset=True,
    )


@contextmanager
def postgis(file: Path, folder: Path, port: int, cpu: int) -> Iterator[Database]:
    """A PostGIS database on one core with the visits of our file, for as long as it is needed. Raises
    `MissingError`."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin/initdb"), default=None)
    if programs is None:
        raise MissingError("PostgreSQL is not installed (Debian: postgresql-15-postgis-3)")
    place, user = folder / "postgres", _user()
    place.mkdir()
    if user is not None:
        shutil.chown(place, user)
        folder.chmod(0o755)
    run = [*(["runuser", "-u", user, "--"] if user else []), "taskset", "-c", str(cpu)]
    data, bins = place / "data", programs.parent
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": place}
    subprocess.run([*run, bins / "initdb", "-D", data, "-A", "trust", "-U", "bench", "-E", "UTF8"], **quiet)
    options = f"-p {port} -k {place} -c listen_addresses=127.0.0.1 -c shared_buffers=512MB -c fsync=off"
    subprocess.run(
        [*run, bins / "pg_ctl", "-D", data, "-w", "-l", place / "log", "-o", options, "start"], **quiet
    )
    try:
        database = Database(folder=place, port=port, user="bench")
        _load(file, database, bins / "psql")
        yield database
    finally:
        subprocess.run([*run, bins / "pg_ctl", "-D", data, "-m", "fast", "stop"], **quiet)


def _user() -> str | None:
    """Somebody to run PostgreSQL as, which refuses to be run by root; None for who runs this."""
    if os.geteuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in USERS if name in known)


def _load(file: Path, database: Database, psql: Path) -> None:
    """The visits of our file as a table with the indexes that such services are told to have."""
    names = [column.name for column in VISITS.columns]
    columns = "".join(f', "{column.name}" {_TYPES[column.type.value]}' for column in VISITS.columns)
    listed = ", ".join(f'"{name}"' for name in ("fid", "id", *names))
    before = f"""CREATE EXTENSION postgis;
        CREATE TABLE visits (fid integer PRIMARY KEY, id text, geom geometry{columns});
        COPY visits (geom, {listed}) FROM STDIN;\n"""
    after = """\\.
        ALTER TABLE visits ALTER geom TYPE geometry(Point, 4326) USING ST_SetSRID(geom, 4326);
        CREATE INDEX ON visits USING gist (geom);
        VACUUM ANALYZE visits;\n"""
    command = [psql, "-q", "-v", "ON_ERROR_STOP=1", database.address]
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, text=True, stdout=subprocess.DEVNULL) as client,
        sqlite3.connect(file) as db,
    ):
        assert client.stdin is not None
        client.stdin.write(before)
        for geom, *values in db.execute(f"SELECT geom, {listed} FROM visits ORDER BY fid"):
            client.stdin.write("\t".join([geom[_HEADER_BYTES:].hex(), *map(_copied, values)]) + "\n")
        client.stdin.write(after)
    if client.returncode != 0:
        raise MissingError("PostGIS did not take the data; is its extension installed?")


def _copied(value: object) -> str:
    """A value as COPY reads it."""
    if value is None:
        return "\\N"
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
