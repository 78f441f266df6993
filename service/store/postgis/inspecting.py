"""What a store in a database holds, and whether it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from ...errors import OutdatedStore, StoreError
from ..checking import broken, shared_problems
from ..copying import StoreInfo, counted
from ..ddl import bodies_table, words_table
from ..layers import LAYERS
from ..model import Layer
from .address import read_address
from .connection import PostgisConnection
from .migrations import layout_of
from .pool import Pool
from .schema import LAYOUT, SIZE

__all__ = ["describe", "problems_of"]


def describe(address: str) -> StoreInfo:
    """What a store holds. Raises `StoreError` where there is none."""
    with _looked_into(address) as (db, name, layout):
        is_current = layout == LAYOUT
        return StoreInfo(
            path=name,
            layout=layout,
            is_current=is_current,
            bytes=int(db.execute(SIZE).fetchone()[0]),
            counts=counted(db, all_tables=is_current),
        )


def problems_of(address: str) -> list[str]:
    """What is wrong with a store, a line each; nothing where it is whole."""
    with _looked_into(address) as (db, name, layout):
        if layout != LAYOUT:
            raise OutdatedStore(f"{name} has layout {layout}; migrate it first")
        return [*shared_problems(db), *(line for layer in LAYERS for line in _layer_problems(db, layer))]


@contextmanager
def _looked_into(address: str) -> Iterator[tuple[PostgisConnection, str, int]]:
    """One state of a store, how it is called, and its layout."""
    told = read_address(address)
    with closing(Pool(told)) as pool, pool.reading() as db:
        layout = layout_of(db, told.name)
        if layout is None:
            raise StoreError(f"there is no store in {told.name}; name another with --store")
        yield db, told.name, layout


def _layer_problems(db: PostgisConnection, layer: Layer) -> Iterator[str]:
    """Rows, their JSON and their words belong together."""
    name, bodies, words = layer.name, bodies_table(layer), words_table(layer)
    rules = {
        "JSON missing": f"SELECT fid FROM {name} EXCEPT SELECT fid FROM {bodies}",
        "words missing": f"SELECT fid FROM {name} EXCEPT SELECT rowid FROM {words}",
        "words of nothing": f"SELECT rowid FROM {words} EXCEPT SELECT fid FROM {name}",
        "wrong counter": f"""SELECT features FROM masalik_layers WHERE layer = '{name}'
                             AND features != (SELECT count(*) FROM {name})""",
    }
    if layer.editable:
        rules["features of no event"] = f"SELECT id FROM {name} EXCEPT SELECT id FROM masalik_events"
    for rule, sql in rules.items():
        yield from broken(db, f"{name}, {rule}", sql)
