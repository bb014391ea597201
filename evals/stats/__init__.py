"""How sure a score is. Everything works on sums per source, so resampling costs next to nothing.

A run is a float array of shape ``(sources, columns)``: what each source adds to each sum. A
``Measure`` maps sums of shape ``(..., columns)`` to values of shape ``(..., values)``, such as the
F1 of each field.
"""
