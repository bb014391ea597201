"""The embedded engine: text -> sentences -> tokens -> marks -> acts -> case -> items -> record.

Each stage is a module of pure functions over frozen values; data flows one way. What the rules know
of the world stands in the JSON files under ``lexicon/`` and, for states and groups, in
``summarizer.text``. Every mark, act and item names the rule that gave it.
"""
