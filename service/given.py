"""What `create_app` was given, as parameters of handlers: looked up by name, not checked each time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from litestar.di import NamedDependency
from litestar.params import SkipValidation

from articles import EventReader
from gazetteer import Gazetteer

from .answering.pages import Site
from .mapping.documents import MapDocuments
from .mapping.pictures import Pictures
from .operations.metrics import Metrics
from .operations.readiness import Readiness
from .settings import Settings
from .store import FeatureStore

__all__ = [
    "GivenGazetteer",
    "GivenMaps",
    "GivenMetrics",
    "GivenPictures",
    "GivenReader",
    "GivenReadiness",
    "GivenServed",
    "GivenSettings",
    "GivenSite",
    "GivenStore",
    "Served",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """The data and what they are shown with. One dependency, because Litestar gathers several in tasks of
    their own for each request, which takes longer than finding a page of features."""

    store: FeatureStore
    site: Site
    gazetteer: Gazetteer


GivenGazetteer: TypeAlias = NamedDependency[SkipValidation[Gazetteer]]
GivenMaps: TypeAlias = NamedDependency[SkipValidation[MapDocuments]]
GivenMetrics: TypeAlias = NamedDependency[SkipValidation[Metrics | None]]
GivenPictures: TypeAlias = NamedDependency[SkipValidation[Pictures]]
GivenReader: TypeAlias = NamedDependency[SkipValidation[EventReader]]
GivenReadiness: TypeAlias = NamedDependency[SkipValidation[Readiness]]
GivenServed: TypeAlias = NamedDependency[SkipValidation[Served]]
GivenSettings: TypeAlias = NamedDependency[SkipValidation[Settings]]
GivenSite: TypeAlias = NamedDependency[SkipValidation[Site]]
GivenStore: TypeAlias = NamedDependency[SkipValidation[FeatureStore]]
