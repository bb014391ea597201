"""Numbers in words of the languages that text2num reads.

French, Spanish, Portuguese, Italian, German and Dutch write numbers as one word, or with rules of
their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.text.numerals.lexicon import lower
from summarizer.text.numerals.number import Kind, Number

LANGUAGES = frozenset({"fr", "es", "pt", "it", "de", "nl"})

_TOKEN = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?|[^\s\w]|\d+")
_SPELLINGS = {"veintiún": "veintiuno"}
"""Forms that the library lacks."""
_NO_NUMBERS = frozenset({"unos", "unas"})
"""Spanish "some", which the library reads as one."""
_VAGUE = {
    "fr": {"dizaines": 10, "douzaines": 12, "centaines": 100, "milliers": 1000},
    "es": {"decenas": 10, "docenas": 12, "cientos": 100, "centenares": 100, "miles": 1000},
    "pt": {"dezenas": 10, "dúzias": 12, "centenas": 100, "milhares": 1000},
    "it": {"decine": 10, "dozzine": 12, "centinaia": 100, "migliaia": 1000},
    "de": {"dutzende": 12, "hunderte": 100, "tausende": 1000, "dutzenden": 12, "hunderten": 100},
    "nl": {"tientallen": 10, "honderden": 100, "duizenden": 1000},
}
_WEAK = {
    "fr": {"dizaine": 10, "douzaine": 12, "centaine": 100, "millier": 1000},
    "es": {"ambos": 2, "ambas": 2, "decena": 10, "docena": 12, "centenar": 100},
    "pt": {"ambos": 2, "ambas": 2, "dezena": 10, "dúzia": 12, "centena": 100},
    "it": {"entrambi": 2, "entrambe": 2, "decina": 10, "dozzina": 12, "centinaio": 100},
    "de": {"beide": 2, "beiden": 2, "beider": 2, "dutzend": 12},
    "nl": {"beide": 2, "dozijn": 12},
}


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    word: str

    def text(self) -> str:
        return self.word

    def nt_separated(self, previous: _Token) -> bool:
        # A dash between spaces parts two numbers, a hyphen joins two words.
        return self.word == "-" and self.start > previous.end

    def not_a_number_part(self) -> bool:
        return self.word[0].isdecimal() or self.word in _NO_NUMBERS


def library_numbers(text: str, language: str) -> Iterator[Number]:
    """The numbers in words of ``text``, in order; ``language`` is one of ``LANGUAGES``."""
    from text_to_num import find_numbers

    tokens = [
        _Token(match.start(), match.end(), _SPELLINGS.get(match.group(), match.group()))
        for match in _TOKEN.finditer(lower(text).replace("‐", "-").replace("‑", "-"))
    ]
    found = [
        Number(
            tokens[number.start].start,
            tokens[number.end - 1].end,
            int(number.value),
            _kind(number.value, ordinal=number.is_ordinal),
        )
        for number in find_numbers(tokens, language, 0.0)
        if tokens[number.start].word not in _VAGUE[language]
    ]
    covered = {number.start for number in found}
    for words, kind in ((_VAGUE, Kind.VAGUE), (_WEAK, Kind.WEAK)):
        for token in tokens:
            value = words[language].get(token.word)
            if value is not None and token.start not in covered:
                found.append(Number(token.start, token.end, value, kind))
    yield from sorted(found)


def _kind(value: float, *, ordinal: bool) -> Kind:
    if ordinal:
        return Kind.ORDINAL
    return Kind.WEAK if value == 1 else Kind.CARDINAL
