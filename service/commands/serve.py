"""`masalik serve`: the service on this machine."""

from __future__ import annotations

import math
import os
import signal
import socket
from dataclasses import replace
from functools import partial
from ipaddress import ip_address
from threading import Thread

import click
import uvicorn
from litestar import Litestar
from rich.console import Console

from gazetteer import Gazetteer

from ..access.keeping import KeptKeys
from ..access.locality import names_of
from ..app import create_app
from ..jobs.beside import JobsBeside
from ..opening import open_assets, open_gazetteer, open_reader
from ..operations.logs import open_log
from ..operations.stopping import GracefulServer, Stopping
from ..reading.answers import read_submission, reread
from ..reading.demo import load_samples
from ..reading.stories import load_stories
from ..reading.submission import checked
from ..settings import Settings
from ..settings.access import Reading
from ..store import FeatureStore, open_store, shown_address

__all__ = ["command"]

_PORT = click.IntRange(0, 65535)

BACKLOG = 512  # connections that may wait while the service starts


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port; 0 takes a free one.",
)
@click.option(
    "--store",
    "store_address",
    metavar="PATH|URL",
    help="Where articles are kept: a GeoPackage, or postgresql://…",
)
@click.option("--demo", is_flag=True, help="Load the sample stories if the store is empty.")
def command(host: str, port: int, store_address: str | None, demo: bool) -> None:
    """Serve the maps and the interface on this machine, until Ctrl-C."""
    settings = Settings.from_env(os.environ)
    if store_address is not None:
        settings = replace(settings, store=store_address)
    log, stopping = open_log(settings), Stopping()
    signal.signal(signal.SIGTERM, _end)
    listener = _listener(host, port)
    gazetteer, assets = open_gazetteer(settings), open_assets(settings)
    reader = open_reader(settings)
    store = open_store(settings.store, reread=partial(reread, gazetteer=gazetteer, reader=reader))
    jobs = JobsBeside(settings, store)
    try:
        loaded = load_samples(store, gazetteer) if demo else 0
        app = create_app(
            settings,
            store=store,
            gazetteer=gazetteer,
            assets=assets,
            reader=reader,
            log=log,
            stopping=stopping,
            local_hosts=names_of(listener.getsockname()[0]),
        )
        Thread(target=_warm_up, args=(gazetteer,), daemon=True).start()
        jobs.start()
        _announce(host, listener.getsockname()[1], shown_address(settings.store), loaded)
        _tell_who_may(listener, settings, store)
        _server(app, settings, stopping).run(sockets=[listener])
    except KeyboardInterrupt:
        click.echo("Ended.")
    finally:
        jobs.close()
        store.close()


def _server(app: Litestar, settings: Settings, stopping: Stopping) -> GracefulServer:
    """The server; what proxies say is for `addressing` to believe, which uvicorn would do by itself for any
    that is on this machine."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=math.ceil(settings.ending),
    )
    return GracefulServer(config, stopping, grace=settings.grace, ending=settings.ending)


def _warm_up(gazetteer: Gazetteer) -> None:
    """Read a story and name a point beside all else: what they load is there for the first client."""
    story = next(iter(load_stories().values()))
    read_submission(checked(story), gazetteer)
    gazetteer.country_at(0.0, 0.0)
    gazetteer.reverse(0.0, 0.0)


def _end(*_: object) -> None:
    """End in the ordinary way, so that the store is closed; uvicorn passes signals on to here."""
    raise SystemExit(0)


def _listener(host: str, port: int) -> socket.socket:
    """The listening socket, taken before anything slow, so that a taken port is told at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        message = f"cannot listen on {host}:{port} ({error.strerror}); choose another port with --port"
        raise click.ClickException(message) from error
    return listener


def _announce(host: str, port: int, store: str, loaded: int) -> None:
    """Say where to look."""
    name = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    base = f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
    console = Console(highlight=False)
    if loaded:
        console.print(f"Loaded {loaded} sample stories.")
    console.print(f"[bold]Masalik[/bold] [link={base}]{base}[/link]  (Ctrl-C ends it)")
    for path, words in (
        ("/en/", "the same in English"),
        ("/maps", "the map of all stored articles"),
        ("/api", "the programming interface"),
        ("/collections", "the data, as OGC API Features"),
    ):
        console.print(f"  {base + path:<40} {words}")
    console.print(f"  kept in {store}")


def _tell_who_may(listener: socket.socket, settings: Settings, store: FeatureStore) -> None:
    """Where others reach the service, say so, and who may read and write."""
    address = listener.getsockname()[0]
    if names_of(address):
        return
    everywhere = ip_address(address).is_unspecified
    where = "all interfaces: whoever reaches this machine" if everywhere else f"{address}: whoever reaches it"
    may_read = "may read" if settings.access.reading is Reading.OPEN else "reads with a key"
    click.echo(f"  open on {where} {may_read}, and writes with a key")
    if not KeptKeys(store.records).all():
        click.echo("  there is no key, so nobody writes; make one: masalik key create NAME --scope write")
