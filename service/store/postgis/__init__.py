"""Articles and features in PostgreSQL with PostGIS, for several processes that share them."""

from .address import read_address
from .inspecting import describe, problems_of
from .store import PostgisStore

__all__ = ["PostgisStore", "describe", "problems_of", "read_address"]
