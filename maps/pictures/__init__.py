"""Maps as pictures, without a browser: one SVG, and the PNG that is made of it.

The symbols, colours, words and the basemap are those of the map page; what differs is that everything is
large enough to be read when the picture is shown small, as a preview of a link.
"""

from .drawing import PictureOptions, draw_picture
from .raster import check_fonts, to_png

__all__ = ["PictureOptions", "check_fonts", "draw_picture", "to_png"]
