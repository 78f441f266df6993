"""Which names of an article are places, which place each means, and which stand for governments."""
