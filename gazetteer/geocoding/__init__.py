"""The gazetteer in the shape of geopy's geocoders, alone or in front of an online one."""
