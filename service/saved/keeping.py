"""Saved maps in the store: made, read, changed and removed, each with its own key.

The events of a frozen map are a record of their own, written before the map that names them and removed after
it no longer does, so that a map never names what is not there.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

import msgspec

from ..errors import EditKeyNeeded, NotFound, Outrun, TooMany
from ..mapping.choosing import events_of
from ..store import FeatureStore, StoredRecord
from .model import Asked, SavedMap

__all__ = ["MOST_FROZEN", "Kept", "SavedMaps", "check_key"]

MAPS, COPIES = "saved-map", "saved-map-events"
MOST_FROZEN = 2000
"""Events of a frozen map: some megabytes."""

LETTERS = "23456789bcdfghjkmnpqrstvwxyz"
"""What ids are made of: nothing that looks like something else, no vowels that would make words."""

ID_LENGTH, KEY_BYTES = 8, 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A saved map as it stands: its id, its version, and what it says."""

    id: str
    version: int
    map: SavedMap

    @property
    def state(self) -> bytes:
        """What its tags say: which it is, and in which version."""
        return f"{self.id} {self.version}".encode()


@dataclass(frozen=True, slots=True)
class SavedMaps:
    """The saved maps of a store. Safe to share; every method raises `StoreError` as the store does."""

    store: FeatureStore

    def get(self, id_: str) -> Kept:
        """The map of that id. Raises `NotFound`."""
        found = self.store.records.get(MAPS, id_)
        if found is None:
            raise NotFound("no_saved_map", id=id_)
        return _kept(found)

    def create(self, asked: Asked) -> tuple[Kept, str]:
        """Keep a new map; with it the key to edit it, which is kept nowhere. Raises `TooMany`."""
        key, now = secrets.token_urlsafe(KEY_BYTES), _now()
        saved = SavedMap(asked=asked, key=_hashed(key), created=now, changed=now)
        saved = self._frozen(saved, now) if asked.frozen else saved
        while True:
            id_ = "".join(secrets.choice(LETTERS) for _ in range(ID_LENGTH))
            stored = self.store.records.put(MAPS, id_, msgspec.json.encode(saved), expected=None)
            if stored is not None:
                return _kept(stored), key

    def change(self, kept: Kept, asked: Asked) -> Kept:
        """Keep a map as it is now wanted. The events of a frozen map are copied anew only where it is of
        others now, or was not frozen. Raises `Outrun` where somebody else changed it meanwhile."""
        now, before = _now(), kept.map
        saved = msgspec.structs.replace(before, asked=asked, changed=now)
        if not asked.frozen:
            saved = msgspec.structs.replace(saved, copy=None, frozen_at=None, events=None)
        elif before.copy is None or asked.query != before.asked.query:
            saved = self._frozen(saved, now)
        stored = self.store.records.put(MAPS, kept.id, msgspec.json.encode(saved), expected=kept.version)
        self._drop(before.copy if stored else saved.copy, unless=saved.copy if stored else before.copy)
        if stored is None:
            raise Outrun("map_changed", id=kept.id)
        return _kept(stored)

    def remove(self, kept: Kept) -> None:
        """Take a map out with what it kept. Raises `Outrun` where somebody else changed it meanwhile."""
        if not self.store.records.remove(MAPS, kept.id, expected=kept.version):
            raise Outrun("map_changed", id=kept.id)
        self._drop(kept.map.copy)

    def events(self, saved: SavedMap) -> Sequence[bytes]:
        """The events that it shows, as JSON features: those it kept, or those that match now."""
        if saved.copy is None:
            return events_of(self.store, saved.asked.scope.query, MOST_FROZEN)
        found = self.store.records.get(COPIES, saved.copy)
        return (
            [bytes(one) for one in msgspec.json.decode(found.body, type=list[msgspec.Raw])] if found else []
        )

    def _frozen(self, saved: SavedMap, now: str) -> SavedMap:
        """The map with its events kept as they are now."""
        query = saved.asked.scope.query
        count = self.store.count(query)
        if count > MOST_FROZEN:
            raise TooMany("too_many_to_freeze", count=str(count), limit=str(MOST_FROZEN))
        bodies = events_of(self.store, query, MOST_FROZEN)
        id_ = secrets.token_hex(12)
        self.store.records.put(
            COPIES, id_, msgspec.json.encode([msgspec.Raw(body) for body in bodies]), expected=None
        )
        return msgspec.structs.replace(saved, copy=id_, frozen_at=now, events=len(bodies))

    def _drop(self, copy: str | None, *, unless: str | None = None) -> None:
        if copy is not None and copy != unless:
            self.store.records.remove(COPIES, copy)


def check_key(kept: Kept, key: str | None) -> None:
    """Raise `EditKeyNeeded` unless it is the key that the map is edited with."""
    if not key:
        raise EditKeyNeeded("edit_key_needed")
    if not hmac.compare_digest(_hashed(key), kept.map.key):
        raise EditKeyNeeded("edit_key_wrong")


def _kept(record: StoredRecord) -> Kept:
    return Kept(id=record.id, version=record.version, map=msgspec.json.decode(record.body, type=SavedMap))


def _hashed(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
