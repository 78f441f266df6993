"""Filters in CQL2 (OGC 21-065r2), as text or JSON, to parameterised SQL.

`parsed_filter` reads what a client said; `Compiler` turns it into SQL for the properties of one collection.
Values are always bound, never written into the text, and property names come from the collection alone.
"""

from .compiling import Compiler
from .errors import FilterError
from .literals import edges_of, geometry_of
from .parsing import Filter, FilterLanguage, parsed_filter
from .postgis import PostgisDialect
from .sql import Fragment, Property, SqlType
from .sqlite import SqliteDialect, register

__all__ = [
    "Compiler",
    "Filter",
    "FilterError",
    "FilterLanguage",
    "Fragment",
    "PostgisDialect",
    "Property",
    "SqlType",
    "SqliteDialect",
    "edges_of",
    "geometry_of",
    "parsed_filter",
    "register",
]
