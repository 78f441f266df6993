"""Maps as answers: what a page of a map is sent, listed, drawn as a picture, kept as one file."""
