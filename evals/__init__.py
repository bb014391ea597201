"""How right the records are: benchmarks today, gold records and a scorer next.

Knows ``summarizer`` and ``schemas``; neither knows this package.
"""
