"""Collections of features as answers: pages and single features, asked for, projected, edited."""
