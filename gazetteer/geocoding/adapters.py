"""What stands where geopy's geocoders have their HTTP client: nothing is fetched, no socket is opened."""

from __future__ import annotations

from typing import NoReturn

from geopy.adapters import BaseAsyncAdapter, BaseSyncAdapter
from geopy.exc import GeocoderServiceError

__all__ = ["AsyncOfflineAdapter", "OfflineAdapter"]


class OfflineAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy ships no types
    """For calls that answer at once; refuses to fetch anything."""

    def __init__(self, *, proxies: object = None, ssl_context: object = None) -> None:
        """Take what geopy gives every adapter, and use none of it."""
        super().__init__(proxies=proxies, ssl_context=ssl_context)

    def get_json(self, url: str, *, timeout: object, headers: object) -> NoReturn:  # noqa: ARG002 - geopy's
        """Raise `GeocoderServiceError`."""
        raise GeocoderServiceError(f"this geocoder works offline and does not fetch {url}")

    def get_text(self, url: str, *, timeout: object, headers: object) -> NoReturn:
        """Raise `GeocoderServiceError`."""
        self.get_json(url, timeout=timeout, headers=headers)


class AsyncOfflineAdapter(BaseAsyncAdapter):  # type: ignore[misc]  # geopy ships no types
    """The same for programs that await their geocoder; needs no aiohttp."""

    def __init__(self, *, proxies: object = None, ssl_context: object = None) -> None:
        """Take what geopy gives every adapter, and use none of it."""
        super().__init__(proxies=proxies, ssl_context=ssl_context)

    async def get_json(self, url: str, *, timeout: object, headers: object) -> NoReturn:  # noqa: ARG002
        """Raise `GeocoderServiceError`."""
        raise GeocoderServiceError(f"this geocoder works offline and does not fetch {url}")

    async def get_text(self, url: str, *, timeout: object, headers: object) -> NoReturn:
        """Raise `GeocoderServiceError`."""
        await self.get_json(url, timeout=timeout, headers=headers)
