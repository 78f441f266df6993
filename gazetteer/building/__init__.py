"""Building of the gazetteer file from packaged sources, and of layers from files of the user.

`build_gazetteer` needs the `build` extra, which importing a layer (`building.importing`) must do without; so
it is loaded when it is asked for. Nothing here is imported to look names up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .build import build_gazetteer

__all__ = ["build_gazetteer"]


def __getattr__(name: str) -> Any:
    """What needs the `build` extra."""
    if name != "build_gazetteer":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .build import build_gazetteer

    return build_gazetteer
