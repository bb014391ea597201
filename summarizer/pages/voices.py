"""Who speaks: sources by number and name, and the independent voices of a group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from schemas import ComparedSource, Comparison, Group
from summarizer.html.markup import el, join, shown

_LONGEST = 32
"""Characters of a name in a list of names; the whole title stands with the text."""


class Sources:
    """The sources of a comparison, each with its number on the page and a short name.

    Attributes:
        all: the sources in the order of publication, undated ones last, which is that of the
            numbers.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.all: Sequence[ComparedSource] = sorted(comparison.sources, key=_published)
        self._by_key = {source.key: source for source in self.all}
        self._numbers = {source.key: at for at, source in enumerate(self.all, start=1)}

    def name(self, key: str) -> str:
        """The outlet, else the title, else the key."""
        info = self._by_key[key].info
        name = " ".join((info.outlet or info.title or key).split())
        return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"

    def number(self, key: str) -> int:
        """The number by which the page tells a source from others of the same name."""
        return self._numbers[key]

    def badge(self, key: str) -> Markup:
        """The number of a source as a small sign."""
        return el("b", self.number(key), class_="no")

    def label(self, key: str) -> Markup:
        """Number and name, on their own as to the direction of writing."""
        return el("bdi", self.badge(key), "\u00a0", shown(self.name(key)), class_="src")

    def numbers(self, keys: Iterable[str]) -> str:
        """The numbers of sources in a line of text."""
        return ", ".join(str(self.number(key)) for key in keys)

    def voice(self, key: str) -> int:
        """The number of a source's voice."""
        return self._by_key[key].voice

    def copies(self, key: str) -> list[str]:
        """The other sources of its voice."""
        voice = self.voice(key)
        return [each.key for each in self.all if each.voice == voice and each.key != key]


def _published(source: ComparedSource) -> date:
    return source.info.published or date.max


@dataclass(frozen=True)
class Voice:
    """An independent report of a group: one source, or copies of one text.

    Attributes:
        members: indices of members of the group.
        keys: keys of their sources, the first to appear first.
    """

    members: frozenset[int]
    keys: Sequence[str]


def voices(group: Group, sources: Sources) -> list[Voice]:
    """The voices of a group in the order of their first members."""
    found: dict[int, list[int]] = {}
    for index, member in enumerate(group.members):
        found.setdefault(sources.voice(member.source), []).append(index)
    return [
        Voice(frozenset(members), list(dict.fromkeys(group.members[at].source for at in members)))
        for members in found.values()
    ]


def named(told: Iterable[Voice], sources: Sources) -> Markup:
    """Voices by name; of a voice with copies the first source, and the numbers of the others."""
    return Markup(" ").join(voice_label(voice, sources) for voice in told)


def voice_label(voice: Voice, sources: Sources) -> Markup:
    """A voice by the name of its first source."""
    first, *copies = voice.keys
    if not copies:
        return sources.label(first)
    title = "copy" if len(copies) == 1 else "copies"
    told = f" and its {title} {sources.numbers(copies)}"
    return join(sources.label(first), el("span", told, class_="copies"))


def number_of(count: int, one: str, many: str | None = None) -> str:
    """``3 sources``."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
