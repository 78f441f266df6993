"""Everything the service can be told from outside, read in one place."""

from .model import LogFormat, LogLevel, ModelSettings, ReaderChoice, Settings
from .values import Network

__all__ = ["LogFormat", "LogLevel", "ModelSettings", "Network", "ReaderChoice", "Settings"]
