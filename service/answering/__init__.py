"""How answers are formed: format and language, links, tags, pages with their words, errors as problems."""
