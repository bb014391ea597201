"""The embedded engine, which needs no model.

``engine`` finds the language of a source and has it read: ``english`` by the full pipeline,
``languages`` by a smaller one that knows no language and has a lexicon for each. ``confidence``
says how far a rule is to be trusted, ``explanation`` which rule gave what.
"""
