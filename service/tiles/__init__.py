"""Collections as vector tiles (OGC API Tiles, MVT 2.1) with TileJSON 3, for maps that draw in the browser."""
