"""An online geocoder behind the gazetteer, for names it does not know: off unless a program makes the chain.

Queries then leave the machine, answers are OpenStreetMap's (ODbL, to be credited), and the service's terms
of use hold: an own user agent, no more than a request a second at the public ones. What the service says is
marked with where it comes from and counts for less than a name of the gazetteer; what it fails to say never
takes away what the gazetteer knows.
"""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from geopy.adapters import BaseAsyncAdapter
from geopy.exc import (
    ConfigurationError,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderServiceError,
    GeocoderUnavailable,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import get_geocoder_for_service
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.geocoders.base import options as geopy_options
from geopy.location import Location
from geopy.point import Point

from ..errors import OnlineServiceWarning
from ..weights import ONLINE
from .adapters import OfflineAdapter
from .geocoder import Answer, ArabicGeocoder
from .queries import limit_of, point_of
from .remembering import AnswerCache
from .services import service_of

__all__ = ["ChainGeocoder", "default_cache_path"]

_LEAST_DELAY: Final[Mapping[str, float]] = MappingProxyType(
    {
        # operations.osmfoundation.org/policies/nominatim: an absolute maximum of 1 request a second
        "nominatim.openstreetmap.org": 1.0,
        # photon.komoot.io: "please be fair"; the same is kept
        "photon.komoot.io": 1.0,
    }
)
_LEAST_ERROR_WAIT = 5.0  # seconds, what geopy waits after an error; unused here, since nothing is tried again


def default_cache_path() -> Path:
    """Where answers are kept if not told: `<sys.prefix>/share/masalik/online-answers.sqlite`."""
    return Path(sys.prefix) / "share" / "masalik" / "online-answers.sqlite"


class ChainGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """The gazetteer first; what it does not know, or hardly, a geopy `Nominatim` or `Photon` is asked.

    >>> nominatim = Nominatim(user_agent="newsroom.example (maps@newsroom.example)")  # doctest: +SKIP
    >>> geocoder = ChainGeocoder(ArabicGeocoder(Gazetteer.open()), nominatim)  # doctest: +SKIP
    >>> geocoder.geocode("زقاق المدق").raw["attribution"]  # doctest: +SKIP
    '© OpenStreetMap contributors'
    """

    def __init__(
        self,
        offline: ArabicGeocoder,
        online: Geocoder,
        *,
        ask_below: float = ONLINE["ask_below"],
        min_delay_seconds: float = 1.0,
        cache: AnswerCache | None = None,
        raise_errors: bool = False,
    ) -> None:
        """Chain two geocoders; nothing is asked before the first call that needs it.

        The online one is asked where the gazetteer finds nothing or its confidence is under `ask_below`, at
        most once in `min_delay_seconds` (of this process). Every answer, none too, is kept in `cache`
        (`default_cache_path()`). When the service fails the gazetteer's answer stands, with `online_error` in
        its `raw` and an `OnlineServiceWarning`; with `raise_errors` geopy's error is raised instead. Raises
        geopy's `ConfigurationError` for a geocoder that is asynchronous or of another service, for geopy's
        default user agent, and for a delay that a public service forbids.
        """
        super().__init__(scheme="https", adapter_factory=OfflineAdapter)
        _check(offline, online, min_delay_seconds)
        self.offline = offline
        self.online = online
        self.ask_below = ask_below
        self.raise_errors = raise_errors
        self.cache = cache or AnswerCache(default_cache_path())
        self._service = service_of(online)
        self._silent_until = 0.0
        self._limited = RateLimiter(
            self._request,
            min_delay_seconds=min_delay_seconds,
            max_retries=0,
            error_wait_seconds=max(_LEAST_ERROR_WAIT, min_delay_seconds),
            swallow_exceptions=False,
        )

    @classmethod
    def named(
        cls, offline: ArabicGeocoder, service: str, *, user_agent: str, **options: Any
    ) -> ChainGeocoder:
        """The chain with a service by geopy's name for it: `nominatim` or `photon`, the public ones.

        `options` are those of the chain. Raises geopy's `GeocoderNotFound` for a name it does not know.
        """
        return cls(offline, get_geocoder_for_service(service)(user_agent=user_agent), **options)

    def geocode(
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
        addressdetails: bool = False,
        language: str | bool = False,
        country_codes: str | Iterable[str] | None = None,
        viewbox: Sequence[Any] | None = None,
        bounded: bool = False,
        featuretype: str | None = None,
        namedetails: bool = False,
    ) -> Answer:
        """As `ArabicGeocoder.geocode`; `raw["source"]` is `openstreetmap` where the service answered."""
        options: dict[str, Any] = {
            "addressdetails": addressdetails,
            "language": language,
            "country_codes": country_codes if isinstance(country_codes, str) else list(country_codes or ()),
            "viewbox": viewbox,
            "bounded": bounded,
            "featuretype": featuretype,
            "namedetails": namedetails,
        }
        known = self.offline.geocode(query, exactly_one=False, timeout=timeout, limit=limit, **options)
        if known and (known[0].raw["confidence"] or 0.0) >= self.ask_below:
            return _cut(known, exactly_one, limit)
        call = self._service.geocoding(query, options)
        return _cut(self._with_online(known or [], "geocode", call, timeout), exactly_one, limit)

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
        language: str | bool = False,
        addressdetails: bool = True,
        zoom: int | None = None,
        namedetails: bool = False,
    ) -> Answer:
        """As `ArabicGeocoder.reverse`; the service is asked only where no town is near."""
        options: dict[str, Any] = {
            "language": language,
            "addressdetails": addressdetails,
            "zoom": zoom,
            "namedetails": namedetails,
        }
        known = self.offline.reverse(query, exactly_one=False, timeout=timeout, limit=limit, **options)
        if not known:
            call = self._service.reversing(point_of(query), options)
            known = self._with_online([], "reverse", call, timeout)
        return _cut(known, exactly_one, limit)

    def _with_online(
        self, known: list[Location], method: str, call: Mapping[str, Any], timeout: object
    ) -> list[Location]:
        """What the service says before what is known, or what is known with the error."""
        try:
            found = [self._service.location(*each) for each in self._asked(method, call, timeout)]
        except GeocoderServiceError as error:
            if self.raise_errors:
                raise
            warnings.warn(
                f"{self._service.name} did not answer: {error!r}", OnlineServiceWarning, stacklevel=4
            )
            return [_marked(location, online_error=f"{type(error).__name__}: {error}") for location in known]
        wanted = [location for location in found if self._service.fits(location, call)]
        return sorted([*wanted, *known], key=lambda location: -(location.raw["confidence"] or 0.0))

    def _asked(self, method: str, call: Mapping[str, Any], timeout: object) -> list[Any]:
        """The service's answers as JSON, kept or fetched; empty for nothing known."""
        question = [self._service.name, self._service.address, method, call]
        kept = self.cache.get(question)
        if kept is None:
            answers = self._limited(method, self._service.arguments(call), timeout)
            self.cache.put(question, answers)
            return answers or []
        return kept.answer or []

    def _request(self, method: str, arguments: Mapping[str, Any], timeout: object) -> list[Any] | None:
        """Ask the service; after a failure it is left alone for a while, as a dead one costs time."""
        left = self._silent_until - time.monotonic()
        if left > 0:
            raise GeocoderUnavailable(f"it failed a moment ago and is asked again in {left:.0f} seconds")
        with self._pausing():
            found = getattr(self.online, method)(**arguments, exactly_one=False, timeout=timeout)
        return [[one.address, one.latitude, one.longitude, one.raw] for one in found or ()] or None

    @contextmanager
    def _pausing(self) -> Iterator[None]:
        try:
            yield
        except GeocoderQueryError:
            raise  # the query is at fault, not the service
        except GeocoderServiceError as error:
            pause = getattr(error, "retry_after", None) or ONLINE["pause_seconds"]
            self._silent_until = time.monotonic() + pause
            raise
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            # geopy reads answers as it expects them, and lets through what Python makes of others.
            self._silent_until = time.monotonic() + ONLINE["pause_seconds"]
            raise GeocoderParseError(f"an answer that cannot be read: {error!r}") from error


def _check(offline: ArabicGeocoder, online: Geocoder, delay: float) -> None:
    if isinstance(offline.adapter, BaseAsyncAdapter) or isinstance(online.adapter, BaseAsyncAdapter):
        raise ConfigurationError(
            "the chain is synchronous; run it with asyncio.to_thread, not an async adapter"
        )
    agent = online.headers.get("User-Agent", "")
    if not agent or agent.startswith("geopy/"):
        raise ConfigurationError(
            f"online services want to know who asks: give {type(online).__name__} a user_agent of your own, "
            f"with a way to reach you, not {agent or geopy_options.default_user_agent!r}"
        )
    domain = getattr(online, "domain", "")
    least = _LEAST_DELAY.get(domain, 0.0)
    if delay < least:
        raise ConfigurationError(f"{domain} allows a request in {least} seconds, not one in {delay}")


def _cut(found: list[Location] | None, exactly_one: bool, limit: int | None) -> Answer:
    if not found:
        return None
    return found[0] if exactly_one else found[: limit_of(limit)]


def _marked(location: Location, **more: Any) -> Location:
    return Location(location.address, location.point, location.raw | more)
