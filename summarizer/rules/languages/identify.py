"""Which language a source is in: the one it declares, else by its script and its small words."""

from __future__ import annotations

import re
from collections import Counter

from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.languages.lexicon import languages, stop_words
from summarizer.rules.languages.tokens import key
from summarizer.source import Source
from summarizer.text.numerals.digits import language_of

ENGLISH = "en"
_ENGLISH_WORDS = bag(
    "the of and to in a is that was for on with as by at from were are be has have had this "
    "it an or not but they who which will said"
)
_CODES = {"eng": "en", "iw": "he"}
"""Other codes of languages."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SAMPLE = 4000
_FEWEST = 20
"""Words of a text that must hold small words of its language."""
_SHARE = 0.12
_AGLUTINATED = 0.05
"""Share of small words where the language writes most of them together with the next word."""


def language_in(source: Source) -> str | None:
    """Two-letter code of the language of a source; None where its words do not tell."""
    declared = language_of(source.info.language)
    if declared:
        return _CODES.get(declared, declared)
    words = [key(match.group()) for match in _WORD.finditer(source.text[:_SAMPLE])]
    shares = Counter({ENGLISH: sum(word in _ENGLISH_WORDS for word in words)})
    for language in languages():
        stop = stop_words(language)
        shares[language] = sum(word in stop for word in words)
    language, found = shares.most_common(1)[0]
    if 2 * sum(map(str.isascii, words)) >= len(words):
        if len(words) < _FEWEST or shares[ENGLISH] == found:
            enough = len(words) < _FEWEST or found >= _SHARE * len(words)
            return ENGLISH if enough else None
        return language if found >= _SHARE * len(words) else None
    shares.pop(ENGLISH)
    language, found = shares.most_common(1)[0]
    return language if found >= max(1, _AGLUTINATED * len(words)) else None
