"""What the service says of itself: the documents of OGC API Features and its OpenAPI description."""
