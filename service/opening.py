"""What the service needs from disk, opened; a missing piece is told with the command that makes it."""

from __future__ import annotations

from articles import EventReader, JointReader, ModelReader, OpenAIModel, RuleReader
from gazetteer import Gazetteer
from maps import Assets
from maps.pictures import check_fonts

from .errors import NotBuilt
from .settings import ReaderChoice, Settings

__all__ = ["open_assets", "open_gazetteer", "open_reader"]


def open_gazetteer(settings: Settings) -> Gazetteer:
    """The built gazetteer with its layers.

    Raises `NotBuilt` when there is none, and the errors of `gazetteer` for a file that cannot be used.
    """
    if not settings.gazetteer_file.exists():
        raise NotBuilt(f"there is no gazetteer at {settings.gazetteer_file}; build it with: masalik build")
    return Gazetteer.open(settings.gazetteer_file, layers=settings.layers, world_view=settings.world_view)


def open_assets(settings: Settings) -> Assets:
    """The built web assets. Raises `NotBuilt` where there are none, `AssetsMissing` without their fonts."""
    if not settings.assets_folder.exists():
        raise NotBuilt(f"there are no web assets at {settings.assets_folder}; build them with: masalik build")
    assets = Assets.open(settings.assets_folder)
    check_fonts(assets)
    return assets


def open_reader(settings: Settings) -> EventReader:
    """Who finds the events. Raises `articles.MissingExtra` where a model is asked for without its client."""
    rules, asked = RuleReader(), settings.model
    if asked is None:
        return rules
    model = OpenAIModel(
        url=asked.url,
        model=asked.model,
        key=asked.key,
        seconds=asked.seconds,
        budget=asked.tokens,
        cache=asked.cache,
    )
    reader = ModelReader(model)
    return reader if settings.reader is ReaderChoice.LLM else JointReader(rules, reader)
