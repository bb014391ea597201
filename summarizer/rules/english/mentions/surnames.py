"""People by their surname alone, whom the text names in full elsewhere: "Powers was exchanged"."""

from __future__ import annotations

from collections.abc import Mapping

from summarizer.rules.english.mentions.marks import NameMark, Sentence

_LEAST = 3
"""Letters of a surname that stands for somebody."""


class Surnames:
    """The surnames of the people of a document, and where each sentence names them.

    ``names`` are the people named in full, by index of the sentence.
    """

    def __init__(self, names: Mapping[int, tuple[NameMark, ...]]) -> None:
        self._names = names
        self._full = {
            last: mark
            for marks in names.values()
            for mark in marks
            if " " in mark.name and len(last := mark.name.rsplit(maxsplit=1)[-1]) >= _LEAST
        }
        self._lows = frozenset(last.lower() for last in self._full)

    def in_sentence(self, sentence: Sentence) -> tuple[NameMark, ...]:
        """The people whom a sentence names in full or by surname, left to right."""
        own = self._names.get(sentence.index, ())
        if self._lows.isdisjoint(sentence.lows):
            return own
        taken = {at for mark in own for at in range(mark.first, mark.last)}
        taken |= sentence.of_parties()
        alone = [
            NameMark(at, at + 1, full.name, None, None, full.party, "name.surname")
            for at, token in enumerate(sentence.tokens)
            if at not in taken and (full := self._full.get(token.text)) is not None
        ]
        return tuple(sorted((*own, *alone), key=lambda mark: mark.first)) if alone else own
