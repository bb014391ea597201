"""Which people a whole text names: in full, by a bare surname, and of which party each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.mentions.capital_runs import spelled
from summarizer.rules.english.mentions.list_rows import people_rows
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.name_parts import plain_name
from summarizer.rules.english.mentions.names_in_capitals import names_in_capitals
from summarizer.rules.english.mentions.offices import objects_of_release
from summarizer.rules.english.mentions.ordinary_words import is_ordinary
from summarizer.rules.english.mentions.persons import name_end, name_marks, taken_by_parties
from summarizer.rules.english.sentences.tokens import Token

_DOMESTIC = bag(
    "president minister premier spokesman spokeswoman spokesperson secretary chancellor king "
    "chairman speaks leader governor commander chief"
)
"""Words of an office that a state or group has."""
_BACK = 3
_SAMPLE = 20
"""Sentences looked at to tell whether a text is all in capitals."""
_FREED = bag("freed ransomed free released kidnapped abducted")
"""Participles of what happens to captives, and to few others."""
_PASSIVE = bag("was has had")
_AUXILIARIES = 5
_SHORTEST = 3
"""Letters of a surname that stands alone."""


def _surname_marks(
    sentence: Sentence, names: tuple[NameMark, ...], surnames: dict[str, NameMark]
) -> tuple[NameMark, ...]:
    """The names of a sentence, with bare surnames of people named in full elsewhere."""
    texts = sentence.cut.texts
    alone = [at for at in sentence.cut.capitals if texts[at] in surnames]
    if not alone:
        return names
    found = list(names)
    taken = {at for name in names for at in range(name.first, name.last)}
    taken |= taken_by_parties(sentence)
    for at in alone:
        if at not in taken:
            full = surnames[texts[at]]
            rule = "name.alone" if full.rule == "name.alone" else "name.surname"
            found.append(NameMark(at, at + 1, full.name, None, None, full.party, rule))
    return tuple(sorted(found, key=lambda name: name.first))


def _surnames_alone(sentences: Sequence[Sentence]) -> Iterator[NameMark]:
    """People whom the text calls by one word only: "the exchange of Roe for Poe", "to free Roe".

    Such a word has a capital where no sentence begins, stands in the text more than once, and is
    the object of a release at least once.
    """
    objects: dict[str, NameMark] = {}
    for sentence in sentences:
        if sentence.heading or _beside_objects().isdisjoint(sentence.lows):
            continue
        for at in _objects(sentence, objects):
            text = sentence.tokens[at].text
            objects[text] = NameMark(at, at + 1, text, None, None, None, "name.alone")
    if not objects:
        return iter(())
    seen = Counter(text for s in sentences for text in s.cut.texts if text in objects)
    return (mark for text, mark in objects.items() if seen[text] > 1)


def _of_title(sentences: Sequence[Sentence]) -> Iterator[NameMark]:
    """Who is named in full by the title alone, as that of an article: "Ana Roe (journalist)".

    The body goes on to call them by the last word more than once.
    """
    if not sentences or not sentences[0].heading:
        return
    tokens = sentences[0].tokens
    taken = taken_by_parties(sentences[0])
    behind = 0
    for at in sentences[0].cut.capitals:
        if at < behind or at in taken:
            continue
        behind = name_end(tokens, at, taken) or at + 1
        surname = tokens[behind - 1].text
        if behind - at > 1 and not is_ordinary(surname) and _called(sentences[1:], surname):
            name = spelled(tokens[at:behind])
            yield NameMark(at, behind, name, None, None, None, "name.of_title")


def _called(body: Sequence[Sentence], surname: str) -> bool:
    """Whether a word stands for somebody more than once: "Roe was", "of Roe,"."""
    alone = (
        not any(token.text[0].isupper() for token in sentence.tokens[at + 1 : at + 2])
        for sentence in body
        for at in sentence.cut.where({surname.lower()})
        if sentence.tokens[at].text == surname
    )
    return sum(alone) > 1


@lru_cache(maxsize=1)
def _beside_objects() -> frozenset[str]:
    """The words right before the object of a release, and those behind who was freed."""
    return frozenset(pair[-1] for pair in objects_of_release()) | {"for"} | _FREED


def _objects(sentence: Sentence, known: Container[str]) -> Iterator[int]:
    """Tokens that are the object of a release; ``known`` are the words that were found before."""
    tokens, words = sentence.tokens, sentence.words
    taken = sentence.of_parties()
    pairs = objects_of_release()
    yield from (at for at in _freed(sentence) if at not in taken and _alone(tokens, at))
    for at in sentence.cut.capitals:
        if at < 2 or at in taken:
            continue
        traded = words[at - 1] == "for" and tokens[at - 2].text in known
        if (traded or (words[at - 2], words[at - 1]) in pairs) and _alone(tokens, at):
            yield at


def _freed(sentence: Sentence) -> Iterator[int]:
    """Tokens that are the subject of what happens to captives alone: "Roe was at last freed"."""
    words = sentence.words
    for verb in () if _FREED.isdisjoint(sentence.lows) else sentence.cut.where(_PASSIVE):
        before = sentence.tokens[verb - 1].text if verb else ""
        named = before[:1].isupper() and (verb > 1 or not is_ordinary(before))
        if named and not _FREED.isdisjoint(words[verb + 1 : verb + 1 + _AUXILIARIES]):
            yield verb - 1


def _alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word may be a surname that stands alone."""
    text = tokens[at].text
    if not text.istitle() or not text.isalpha() or len(text) < _SHORTEST:
        return False
    beside = [*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]]
    return plain_name(tokens[at]) and not any(each.text[:1].isupper() for each in beside)


def _with_parties(
    sentences: Sequence[Sentence],
    index: int,
    names: Sequence[NameMark],
    earlier: Sequence[NameMark],
) -> Iterator[NameMark]:
    """Give officials without a party the one that the sentence, or those before it, named last.

    As in "Kyiv confirmed the list. President Ana Roe said ...". In "His spokesman, Luis Poe, said"
    it is that of the person named last; ``earlier`` are the names of the sentences before.
    """
    before = [
        mark for sentence in sentences[max(0, index - _BACK) : index] for mark in sentence.parties
    ]
    for name in names:
        office = f"{name.title or ''} {name.office or ''}".lower().split()
        if name.party is None and not _DOMESTIC.isdisjoint(office):
            marks = [*before, *(m for m in sentences[index].parties if m.last <= name.first)]
            sides = [m.name for m in marks if m.word.peopled]
            if earlier and _of_him(sentences[index], name) and earlier[-1].party is not None:
                sides.append(earlier[-1].party)
            yield replace(name, party=sides[-1]) if sides else name
        else:
            yield name


def _of_him(sentence: Sentence, name: NameMark) -> bool:
    """Whether "his" or "her" stands before the title of a person."""
    before = set(sentence.words[max(0, name.first - 4) : name.first])
    return not before.isdisjoint({"his", "her"})


def persons_named(marked: Sequence[Sentence], *, cased: bool) -> dict[int, tuple[NameMark, ...]]:
    """The people named in each sentence that names any."""
    capitals = not cased and bool(marked) and _in_capitals(marked)
    full = {
        s.index: found
        for s in marked
        if (found := tuple(names_in_capitals(s) if capitals else name_marks(s, cased=cased)))
    }
    _trim_headings(marked, full)
    if cased:
        _add_rows(marked, full)
    for index, found in full.items():
        earlier = [name for at in range(index - 2, index) for name in full.get(at, ())]
        full[index] = tuple(_with_parties(marked, index, found, earlier))
    surnames: dict[str, NameMark] = {}
    in_full = (name for found in full.values() for name in found if name.last - name.first > 1)
    for name in chain(in_full, _of_title(marked) if cased else ()):
        surnames.setdefault(name.name.rsplit(maxsplit=1)[-1], name)
    if cased:
        for name in _surnames_alone(marked):
            surnames.setdefault(name.name, name)
        in_capitals = {
            name.upper(): mark for name, mark in surnames.items() if len(name) > _SHORTEST
        }
        surnames = in_capitals | surnames  # as a title in capitals has them
    names = {s.index: _surname_marks(s, full.get(s.index, ()), surnames) for s in marked}
    return {index: found for index, found in names.items() if found}


def _add_rows(marked: Sequence[Sentence], full: dict[int, tuple[NameMark, ...]]) -> None:
    """Add whom lists name that nothing else tells to be somebody: "Ana Roe, a nurse"."""
    for index, name in (row for rows in people_rows(marked) for row in rows.names):
        known = full.get(index, ())
        if all(each.first >= name.last for each in known):
            full[index] = (name, *known)


def _trim_headings(marked: Sequence[Sentence], full: dict[int, tuple[NameMark, ...]]) -> None:
    """Cut words of a title off its names that no name of the body has: "Roe Brings Americans Home".

    Where every word has a capital only the body tells where a name ends.
    """
    body = {
        word for s in marked if not s.heading for n in full.get(s.index, ()) for word in _own(n)
    }
    for sentence in marked:
        if sentence.heading and sentence.index in full and _mixed(sentence):
            full[sentence.index] = tuple(
                _trimmed(sentence, name, body) for name in full[sentence.index]
            )


def _mixed(sentence: Sentence) -> bool:
    """Whether a title has lower case."""
    return any(token.text.istitle() and len(token.text) > 1 for token in sentence.tokens)


def _own(name: NameMark) -> list[str]:
    return name.name.lower().split()


def _trimmed(sentence: Sentence, name: NameMark, body: Container[str]) -> NameMark:
    known = [word in body for word in _own(name)]
    surplus = known[::-1].index(True) if any(known) else 0
    last = name.last - surplus
    plain = all(token.text.isalpha() for token in sentence.tokens[last : name.last])
    if not surplus or not plain:
        return name
    words = name.name.split()[:-surplus]
    return replace(name, last=last, name=" ".join(words), office=None)


def _in_capitals(marked: Sequence[Sentence]) -> bool:
    """Whether most words of the first sentences are in capitals."""
    words = [token.text for s in marked[:_SAMPLE] for token in s.tokens if token.text.isalpha()]
    return 2 * sum(map(str.isupper, words)) > len(words)
