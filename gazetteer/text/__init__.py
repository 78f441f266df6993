"""Names in running text: words, generic words and directions, descriptions, lists."""
