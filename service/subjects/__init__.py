"""Who and where: what all events together tell of an actor or a place, under an address of its own."""
