"""Maps that somebody has saved: a title, a query and a look under a short address, live or frozen."""
