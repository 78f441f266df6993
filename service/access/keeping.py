"""Keys in the store: made, found, changed, and which of them are used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from ..errors import StoreError
from ..store import RecordStore, StoredRecord
from .keys import ApiKey

__all__ = ["KeptKeys"]

_KIND, _USE = "key", "key-use"
"""When a key was used is a record of its own: noting it never meets a change of the key."""
_AT_ONCE = 500
_TRIES = 10

_decoder = msgspec.json.Decoder(ApiKey)


class KeptKeys:
    """The keys of a store."""

    def __init__(self, records: RecordStore) -> None:
        """Keys among these records."""
        self._records = records

    def add(self, key: ApiKey) -> None:
        """Keep a new key. Raises `StoreError` where one of its id is there."""
        if self._records.put(_KIND, key.id, msgspec.json.encode(key), expected=None) is None:
            raise StoreError(f"there is a key {key.id} already")

    def find(self, id_: str) -> ApiKey | None:
        """The key of that id, None where there is none."""
        found = self._records.get(_KIND, id_)
        return _decoder.decode(found.body) if found else None

    def change(self, id_: str, change: Callable[[ApiKey], ApiKey]) -> ApiKey | None:
        """Change a key as it stands; None where there is none of that id."""
        for _ in range(_TRIES):
            found = self._records.get(_KIND, id_)
            if found is None:
                return None
            key = change(_decoder.decode(found.body))
            if self._records.put(_KIND, id_, msgspec.json.encode(key), expected=found.version):
                return key
        raise StoreError(f"the key {id_} is changed by others all the time")

    def remove(self, id_: str) -> bool:
        """Forget a key; whether it was there."""
        self._records.remove(_USE, id_)
        return self._records.remove(_KIND, id_)

    def all(self) -> dict[str, ApiKey]:
        """All keys by their ids, also those that are good no more."""
        return {found.id: _decoder.decode(found.body) for found in self._listed(_KIND)}

    def note_use(self, id_: str, day: date) -> None:
        """Note that a key was used on a day."""
        found = self._records.get(_USE, id_)
        body = msgspec.json.encode(day)
        if found is None or found.body < body:
            self._records.put(_USE, id_, body, expected=found.version if found else None)

    def last_uses(self) -> dict[str, date]:
        """The day on which each key was used last."""
        return {found.id: msgspec.json.decode(found.body, type=date) for found in self._listed(_USE)}

    def _listed(self, kind: str) -> Iterator[StoredRecord]:
        after: str | None = None
        while page := self._records.list(kind, limit=_AT_ONCE, after=after):
            yield from page
            after = page[-1].id
