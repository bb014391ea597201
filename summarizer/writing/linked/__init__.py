"""Records as linked data: JSON-LD 1.1 with terms of schema.org."""
