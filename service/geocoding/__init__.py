"""Questions to the gazetteer over HTTP; their answers in our own shape and in those of other geocoders."""
