"""Importing of files of the user into a layer: a gazetteer file that is searched together with the base.

GeoNames dumps, exports of Wikidata, extracts of OpenStreetMap as tables, and tables of one's own; each format
is a module that makes drafts, which are written as those of the base are. Needs no extra.
"""

from .layer import import_layer
from .model import ImportOptions, ImportReport, LeftOut, SourceFormat

__all__ = ["ImportOptions", "ImportReport", "LeftOut", "SourceFormat", "import_layer"]
