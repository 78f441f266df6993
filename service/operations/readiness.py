"""Whether the service can do its work right now: what it stands on is looked at each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from maps import Assets

from ..errors import StoreError
from ..settings import Settings
from ..store import FeatureStore
from .stopping import Stopping

__all__ = ["Readiness"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What has to be there."""

    settings: Settings
    store: FeatureStore
    assets: Assets
    stopping: Stopping

    def faults(self) -> Mapping[str, str | None]:
        """For each thing that is needed what is wrong with it, None where nothing is."""
        checks: Mapping[str, Callable[[], str | None]] = {
            "store": self._store_fault,
            "gazetteer": self._gazetteer_fault,
            "assets": self._assets_fault,
            "service": self._service_fault,
        }
        return {name: check() for name, check in checks.items()}

    def _store_fault(self) -> str | None:
        try:
            self.store.check()
        except StoreError as error:
            return str(error)
        return None

    def _gazetteer_fault(self) -> str | None:
        """The file is mapped into memory: one that is gone is still read, but not by the next start."""
        file = self.settings.gazetteer_file
        return None if file.is_file() else f"the file {file.name} is gone"

    def _assets_fault(self) -> str | None:
        folder = self.assets.directory
        missing = [one.file for one in self.assets.files.values() if not (folder / one.file).is_file()]
        return f"the web assets lack {', '.join(missing[:3])}" if missing else None

    def _service_fault(self) -> str | None:
        return "it has been asked to end" if self.stopping.begun else None
