"""Building of the gazetteer file from packaged sources.

Needs the `build` extra; never imported to look names up.
"""

from .build import build_gazetteer

__all__ = ["build_gazetteer"]
