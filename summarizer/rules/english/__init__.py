"""The reading of English: text -> sentences -> mentions -> acts -> events -> items -> record.

Each stage is a package of small modules of pure functions over frozen values; a stage knows only
those before it. ``document`` holds what the first three say of a whole text, ``record`` turns the
last into the schema. Words and phrases stand in ``lexicon``, and for states and groups in
``summarizer.text``. Every mark, act and item names the rule that gave it.
"""
