"""Which events of the gold sources are one, and how well joining finds that out."""
