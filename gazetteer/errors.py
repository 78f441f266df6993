"""What can go wrong in the gazetteer.

    GazetteerError
    ├── GazetteerMissing (FileNotFoundError)   the built file is not there
    ├── GazetteerDamaged (ValueError)          it is no gazetteer, cut short or changed
    ├── GazetteerOutdated (ValueError)         it was built by another version of the format
    ├── FactError (ValueError)                 a shipped data file has a bad line
    └── BuildError (RuntimeError)              a source package is missing or not as expected

Not finding a place is no error: the answers are then empty, or a `Resolution` without a place.
"""

from __future__ import annotations

__all__ = [
    "BuildError",
    "FactError",
    "GazetteerDamaged",
    "GazetteerError",
    "GazetteerMissing",
    "GazetteerOutdated",
]


class GazetteerError(Exception):
    """Root of all errors of this package."""


class GazetteerMissing(GazetteerError, FileNotFoundError):
    """The gazetteer file does not exist; build it first."""


class GazetteerDamaged(GazetteerError, ValueError):
    """The file is not a gazetteer, is cut short, or its content does not match its header."""


class GazetteerOutdated(GazetteerError, ValueError):
    """The file was written in another version of the format; build it again."""


class FactError(GazetteerError, ValueError):
    """A line of a data file is not as it should be; the message names file, line and field."""


class BuildError(GazetteerError, RuntimeError):
    """The gazetteer cannot be built, for example because a source package is not installed."""
