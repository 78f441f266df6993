"""How names are written: folding, attached particles, other spellings, sounds of Latin letters."""
