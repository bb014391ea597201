"""What tells whether somebody has a part in an event, and what part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.rules.english.document import Document
from summarizer.rules.english.items.people import in_passing
from summarizer.rules.english.items.person_roles import of_envoys
from summarizer.rules.english.mentions.marks import NameMark
from summarizer.rules.english.mentions.ordinary_words import is_ordinary
from summarizer.rules.english.mentions.person_scores import likeness
from summarizer.rules.english.sentences.tokens import stem
from summarizer.rules.english.weighed.people import Mention, Somebody
from summarizer.rules.english.weighed.surroundings import Surroundings
from summarizer.rules.english.weighing.wording import FIRST, LAST, classes_of

_ENDING = 3
_MOST_SEEN, _MOST_NAMED, _LIKEST = 3, 4, 6
_INITIAL = 2
"""Letters of an initial with its full stop."""
_FEW, _LONG = 4, 3
"""Sentences of a step of the length of a text, and the most of such steps."""
_JOINT = 3
"""Tokens at most between the names of a list."""
_OPENERS = frozenset({".", ":", ";", "-", '"', "“"})


def cues(document: Document, around: Surroundings, somebody: Somebody) -> list[str]:
    """All that tells what part somebody has, but for the cues of whole sentences.

    Those of all mentions together; some more than once.
    """
    found = [f"seen:{min(_MOST_SEEN, len(somebody.mentions))}"]
    found += around.of_all(somebody.sentences)
    found += _of_name(somebody.fullest.mark.name)
    proposed = somebody.proposed
    size = min(_LONG, len(document.sentences) // _FEW)
    found += around.proposed([proposed.role] if proposed else [])
    if proposed:
        found += (proposed.rule, f"{proposed.rule} of {size}")
    found.append(f"{somebody.fullest.mark.rule} of {size}")
    for mention in somebody.mentions:
        mark = mention.mark
        found += around.of_span(mention.index, mark.first, mark.last)
        found += _of_mark(document, mention)
        found += _beside(document, mention)
    return found


def _of_name(name: str) -> Iterator[str]:
    words = name.split()
    yield f"words:{min(_MOST_SEEN, len(words))}"
    yield f"ends:{words[-1][-_ENDING:].lower()}"
    if name.isupper():
        yield "capitals"
    plain = [is_ordinary(word) for word in words if len(word) > _INITIAL]
    yield f"ordinary:{sum(plain)} of {min(_MOST_SEEN, len(plain))}"
    if plain:
        yield f"ordinary first:{plain[0]}"
        yield f"ordinary last:{plain[-1]}"


def _of_mark(document: Document, mention: Mention) -> Iterator[str]:
    """What a mention of somebody is itself."""
    mark = mention.mark
    yield mark.rule
    like = likeness(document.sentences[mention.index], mark)
    yield f"like:{max(-1, min(_LIKEST, like))}"
    for kind, words in (("title", mark.title), ("office", mark.office)):
        yield kind if words else f"{kind}:none"
        for word in (words or "").lower().split():
            yield f"{kind}:{stem(word)}"
            for name in classes_of(word):
                yield f"{kind}:<{name}>"
    yield "party" if mark.party else "party:none"


def _beside(document: Document, mention: Mention) -> Iterator[str]:
    """What stands next to a mention, with what the mention is."""
    mark = mention.mark
    sentence = document.sentences[mention.index]
    tokens = sentence.tokens
    yield f"{mark.rule} behind {tokens[mark.first - 1].low if mark.first else FIRST}"
    yield f"{mark.rule} before {tokens[mark.last].low if mark.last < len(tokens) else LAST}"
    if not mark.first or tokens[mark.first - 1].text in _OPENERS:
        yield "opens"
    if mark.last < len(tokens) and tokens[mark.last].text == ":":
        yield "speaks"
    if in_passing(sentence, mark):
        yield "passing"
    if of_envoys(sentence.words, mark.first):
        yield "envoys"
    office = _office(mark)
    for step, token in enumerate(tokens[mark.last : mark.last + 2], 1):
        yield f"{office} before{step} {','.join(classes_of(token.low))}"
    yield from _list(sentence.words, mark, document.names.get(mention.index, ()))


def _office(mark: NameMark) -> str:
    """The classes of the words of a title or an office, each once."""
    words = (mark.title or mark.office or "").lower().split()
    return ",".join(dict.fromkeys(name for word in words for name in classes_of(word)))


def _list(words: Sequence[str], mark: NameMark, names: Sequence[NameMark]) -> Iterator[str]:
    """How many the sentence names, and what joins a mention to those next to it."""
    yield f"names:{min(_MOST_NAMED, len(names))}"
    for name in names:
        if 0 <= name.first - mark.last <= _JOINT:
            yield f"next:{' '.join(words[mark.last : name.first])}"
        if 0 <= mark.first - name.last <= _JOINT:
            yield f"prev:{' '.join(words[name.last : mark.first])}"
