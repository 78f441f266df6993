"""What the service needs from disk, opened; a missing piece is told with the command that makes it."""

from __future__ import annotations

from gazetteer import Gazetteer
from maps import Assets

from .errors import NotBuilt
from .settings import Settings

__all__ = ["open_assets", "open_gazetteer"]


def open_gazetteer(settings: Settings) -> Gazetteer:
    """The built gazetteer with its layers.

    Raises `NotBuilt` when there is none, and the errors of `gazetteer` for a file that cannot be used.
    """
    if not settings.gazetteer_file.exists():
        raise NotBuilt(f"there is no gazetteer at {settings.gazetteer_file}; build it with: masalik build")
    return Gazetteer.open(settings.gazetteer_file, layers=settings.layers, world_view=settings.world_view)


def open_assets(settings: Settings) -> Assets:
    """The built web assets. Raises `NotBuilt` when there are none."""
    if not settings.assets_folder.exists():
        raise NotBuilt(f"there are no web assets at {settings.assets_folder}; build them with: masalik build")
    return Assets.open(settings.assets_folder)
