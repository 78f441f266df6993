"""The article under analysis: what the annotators found at each token, its clauses and its topics."""
