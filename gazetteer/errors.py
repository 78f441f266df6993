"""What can go wrong in the gazetteer.

    GazetteerError
    ├── GazetteerMissingError (FileNotFoundError)   the built file is not there
    ├── GazetteerDamagedError (ValueError)          it is no gazetteer, cut short or changed
    ├── GazetteerOutdatedError (ValueError)         it was built by another version of the format
    ├── FactError (ValueError)                 a shipped data file has a bad line
    ├── SourceError (ValueError)               a file to import as a layer cannot be read or has a bad row
    ├── QuestionError (ValueError)             a point, limit, code or span that cannot be
    └── BuildError (RuntimeError)              a source package is missing or not as expected

Not finding a place is no error: the answers are then empty, or a `Resolution` without a place.
`OnlineServiceWarning` is the one warning.
"""

from __future__ import annotations

__all__ = [
    "BuildError",
    "FactError",
    "GazetteerDamagedError",
    "GazetteerError",
    "GazetteerMissingError",
    "GazetteerOutdatedError",
    "OnlineServiceWarning",
    "QuestionError",
    "SourceError",
]


class GazetteerError(Exception):
    """Root of all errors of this package."""


class GazetteerMissingError(GazetteerError, FileNotFoundError):
    """The gazetteer file does not exist; build it first."""


class GazetteerDamagedError(GazetteerError, ValueError):
    """The file is not a gazetteer, is cut short, or its content does not match its header."""


class GazetteerOutdatedError(GazetteerError, ValueError):
    """The file was written in another version of the format; build it again."""


class FactError(GazetteerError, ValueError):
    """A line of a data file is not as it should be; the message names file, line and field."""


class SourceError(GazetteerError, ValueError):
    """A file to import is not as it should be; the message names file, line and column where there is one."""


class QuestionError(GazetteerError, ValueError):
    """What is asked for cannot be: a point off the Earth, a limit below one, a span outside of the text."""


class BuildError(GazetteerError, RuntimeError):
    """The gazetteer cannot be built, for example because a source package is not installed."""


class OnlineServiceWarning(UserWarning):
    """An online service behind the gazetteer failed; the answer is the gazetteer's own."""
