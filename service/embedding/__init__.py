"""Maps in pages of other sites: what they are of, how they are addressed, shared and embedded."""
