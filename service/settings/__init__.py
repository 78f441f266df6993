"""Everything the service can be told from outside, read in one place."""

from .access import AccessSettings, Reading
from .model import LogFormat, LogLevel, ModelSettings, ReaderChoice, Settings
from .values import Network

__all__ = [
    "AccessSettings",
    "LogFormat",
    "LogLevel",
    "ModelSettings",
    "Network",
    "ReaderChoice",
    "Reading",
    "Settings",
]
