"""The second, smaller reading of the embedded engine: languages besides English.

One engine of small modules that know no language, and one file of words per language under
``lexicon/``; ``patterns`` tells how those are written. Whoever adds a language adds a file. The
reading prefers silence to a guess: it tells an exchange or a release only where title or lead
report one, and drops each item that its words do not prove.

Data flows one way: the language of a source (``identify``) → its words (``lexicon``) → sentences
with what stands in them (``page``) → acts (``acts``) → whether they are news, and of what kind
(``events``) → sides, counts, days, places, people and reasons → a record (``reading``).
"""
