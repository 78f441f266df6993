"""Readings drawn as GeoJSON and Folium maps."""
