"""What a single word reports: who, from where, where to, when, whether it happened, and who says so."""
