"""What Prometheus is told: requests by template, readings, the store, the process.

prometheus_client directly rather than Litestar's plugin, which counts into one registry for all apps of a
process, labels by the paths that were asked, and knows nothing of readings and stores.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from time import perf_counter
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info
from prometheus_client.gc_collector import GCCollector
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from articles import EventReader
from articles.readers import Told
from gazetteer import Gazetteer

from ..errors import StoreError
from ..store import LAYERS, FeatureStore

__all__ = ["MeasuredReader", "Metrics"]

_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_BYTES = (256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304)
_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
_OTHER = "other"
"""Any method that is none of HTTP's own: clients can make up as many as they like."""


class Metrics:
    """The metrics of one service, in a registry of its own."""

    def __init__(self, store: FeatureStore) -> None:
        self.registry = registry = CollectorRegistry()
        self.in_flight = Gauge(
            "masalik_http_requests_in_flight", "Requests being answered", registry=registry
        )
        self._requests = Counter(
            "masalik_http_requests", "Requests", ("method", "route", "status"), registry=registry
        )
        self._seconds = Histogram(
            "masalik_http_request_duration_seconds",
            "From the head of a request to the end of its answer",
            ("method", "route"),
            buckets=_SECONDS,
            registry=registry,
        )
        self._bytes = Histogram(
            "masalik_http_response_size_bytes",
            "Bodies of answers, as compressed as they were sent",
            ("route",),
            buckets=_BYTES,
            registry=registry,
        )
        self.read = Counter("masalik_articles_read", "Articles read, stored or not", registry=registry)
        self.found = Counter("masalik_events_read", "Events found in them", registry=registry)
        self.reading = Histogram(
            "masalik_reader_seconds",
            "Time in which the reader found the events of an annotated article",
            buckets=_SECONDS,
            registry=registry,
        )
        Info("masalik", "The running program", registry=registry).info({"version": version("masalik")})
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=registry)
        registry.register(_StoreCollector(store))
        self._children: dict[tuple[str, str, int], tuple[Counter, Histogram, Histogram]] = {}

    def count(self, method: str, route: str, status: int, seconds: float, size: int) -> None:
        """Count an answered request."""
        key = (method if method in _METHODS else _OTHER, route, status)
        children = self._children.get(key)
        if children is None:
            children = self._children[key] = (
                self._requests.labels(key[0], route, str(status)),
                self._seconds.labels(key[0], route),
                self._bytes.labels(route),
            )
        requests, durations, sizes = children
        requests.inc()
        durations.observe(seconds)
        sizes.observe(size)


class MeasuredReader:
    """An `EventReader` that counts what another one reads."""

    def __init__(self, reader: EventReader, metrics: Metrics) -> None:
        self._reader = reader
        self._metrics = metrics

    def events(self, document: Any, gazetteer: Gazetteer) -> Told:
        """See `EventReader.events`; the annotated article is passed on as it is."""
        begun = perf_counter()
        told = self._reader.events(document, gazetteer)
        self._metrics.reading.observe(perf_counter() - begun)
        self._metrics.read.inc()
        self._metrics.found.inc(len(told.events))
        return told


class _StoreCollector:
    """The store as it is when it is asked for; nothing but that it is down where it cannot be read."""

    def __init__(self, store: FeatureStore) -> None:
        self._store = store

    def collect(self) -> Iterator[Metric]:
        """The metrics of the store."""
        up = GaugeMetricFamily("masalik_store_up", "Whether the store can be read")
        try:
            families = list(self._families())
        except StoreError:
            families = []
        up.add_metric([], float(bool(families)))
        yield up
        yield from families

    def describe(self) -> Iterator[Metric]:
        """What the registry need not collect to know the names."""
        yield GaugeMetricFamily("masalik_store_up", "Whether the store can be read")

    def _families(self) -> Iterator[Metric]:
        features = GaugeMetricFamily(
            "masalik_store_features", "Features of a collection", labels=("collection",)
        )
        for layer in LAYERS:
            features.add_metric([layer.name], self._store.summary(layer).count)
        yield features
        changes = self._store.version().rpartition(".")[2]
        yield GaugeMetricFamily("masalik_store_version", "Changes of the data so far", value=int(changes))
        sizes = GaugeMetricFamily("masalik_store_bytes", "Size of the store's files", labels=("file",))
        for name, size in self._store.sizes().items():
            sizes.add_metric([name], size)
        yield sizes
