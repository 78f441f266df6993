"""From candidates to one place: scores, votes, nearness, confidence, falling back."""
