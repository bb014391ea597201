"""How right the records are: gold written by hand, a scorer, its certainty, and gates.

Knows ``summarizer`` and ``schemas``; neither knows this package, except for the command line.
"""
