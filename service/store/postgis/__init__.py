"""Articles and features in PostgreSQL with PostGIS, for several processes that share them."""

from .address import SCHEMES
from .store import PostgisStore

__all__ = ["SCHEMES", "PostgisStore"]
