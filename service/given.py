"""What `create_app` was given, as parameters of handlers: looked up by name, not checked each time."""

from __future__ import annotations

from typing import TypeAlias

from litestar.di import NamedDependency
from litestar.params import SkipValidation

from articles import EventReader
from gazetteer import Gazetteer

from .pages import Site
from .settings import Settings
from .store import FeatureStore

__all__ = ["GivenGazetteer", "GivenReader", "GivenSettings", "GivenSite", "GivenStore"]

GivenGazetteer: TypeAlias = NamedDependency[SkipValidation[Gazetteer]]
GivenReader: TypeAlias = NamedDependency[SkipValidation[EventReader]]
GivenSettings: TypeAlias = NamedDependency[SkipValidation[Settings]]
GivenSite: TypeAlias = NamedDependency[SkipValidation[Site]]
GivenStore: TypeAlias = NamedDependency[SkipValidation[FeatureStore]]
