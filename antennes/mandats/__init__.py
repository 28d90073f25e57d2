"""The mandate of a référent: what the post is, who holds it with whom, what is handed over."""
