"""Who is named in an article: people with their titles, groups, forces and goods, and who is the same."""
