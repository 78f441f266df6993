"""Assembling the web assets at set-up, from registry packages that are needed then and never again."""

from .assemble import build_assets

__all__ = ["build_assets"]
