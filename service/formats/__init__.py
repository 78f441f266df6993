"""What features go out as besides GeoJSON and pages: one writer a format, each of which takes features a few
at a time and gives bytes a few at a time, so that a whole collection costs no more memory than a page."""
