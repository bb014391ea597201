"""Which words name a person, with which title and office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from summarizer.rules.english.lexicon.grammar import FUNCTION_WORDS, bag
from summarizer.rules.english.lexicon.words import heads, word_set
from summarizer.rules.english.mentions.capital_runs import spelled
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.name_parts import (
    PARTICLES,
    behind_title,
    glued,
    initial,
    is_part,
    joined,
    particles,
    plain_name,
    second_half,
    title_as_surname,
)
from summarizer.rules.english.mentions.offices import (
    Titles,
    office_behind,
    party_beside,
    title_before,
    titles,
)
from summarizer.rules.english.mentions.ordinary_words import is_ordinary
from summarizer.rules.english.mentions.person_scores import given_names
from summarizer.rules.english.sentences.tokens import Token, is_word

_CRAFT = bag("ship vessel tanker freighter trawler ferry steamer yacht schooner frigate")
"""Words before the name of a ship: "the tanker Ana Roe"."""
_LONGEST, _FEWEST = 7, 2
"""Words of a name at most, its particles and initials included, and of one without a title."""


def name_marks(sentence: Sentence, *, cased: bool) -> Iterator[NameMark]:
    """The people named in a sentence, left to right. Names need capitals."""
    if not cased:
        return
    words = titles()
    tokens = sentence.tokens
    covered, taken = sentence.of_parties(), taken_by_parties(sentence)
    reached = 0
    shared: str | None = None
    for at in sentence.cut.capitals:
        behind = None
        if at >= reached and at not in covered:
            behind = name_end(tokens, at, taken)
        if behind is None:
            continue
        last, reached = reached, behind
        title = title_before(tokens, at, words, inside=at - 1 in covered)
        if title is None and shared is not None and _listed(tokens, last, at):
            title = shared
        shared = title if title and title.lower().endswith("s") else None
        if title is None and sum(map(is_word, tokens[at:behind])) < _FEWEST:
            continue
        whole = at == 0 and behind == len(tokens)  # a heading that is a name
        office = office_behind(tokens, behind, words)
        titled = not sentence.heading or behind_title(tokens, at, words)
        told = title or whole or office or not sentence.heading
        if told and not _nobody(tokens[at:behind], titled=titled):
            yield NameMark(
                at,
                behind,
                spelled(tokens[at:behind]),
                title,
                office,
                party_beside(sentence, at, behind, words),
                "name.titled" if title else "name.full",
            )


def _nobody(name: Sequence[Token], *, titled: bool) -> bool:
    """Whether words name nobody: "C. S.", and as heading "PRESIDENT WELCOMES", not "Mr. Wood"."""
    long = [token for token in name if len(token.text) > 1]
    return not long or (not titled and all(is_ordinary(token.text) for token in long))


def _listed(tokens: Sequence[Token], last: int, at: int) -> bool:
    """Whether a name goes on a list: the "Poe" of "Generals Roe, Poe and Doe"."""
    return 0 < last < at and {token.low for token in tokens[last:at]} <= {",", "and", "&"}


def taken_by_parties(sentence: Sentence) -> Set[int]:
    """The tokens that are part of the name of a party, and of no person's.

    A word that only its place tells to be a party's is free: a text that says "Roe presented a
    note" may say "the minister Ana Roe" too.
    """
    loose = [
        mark.first
        for mark in sentence.parties
        if mark.word.form == "unlisted" and mark.last - mark.first == 1
    ]
    return sentence.of_parties().difference(loose)


def name_end(tokens: Sequence[Token], at: int, taken: Set[int]) -> int | None:
    """Index behind the name that starts at ``at``, or None; ``taken`` are tokens of no name."""
    words = titles()
    if at in taken or not (
        is_part(tokens, at, words)
        or joined(tokens, at, words)
        or (title_as_surname(tokens, at) and behind_title(tokens, at, words))
    ):
        return None
    if at and tokens[at - 1].low in _CRAFT:
        return None
    if (at == 0 and _opens_no_name(tokens)) or _trade(tokens, at) or _of_congress(tokens, at):
        return None
    behind, length = at + 1, 1
    while behind < len(tokens) and length < _LONGEST and behind not in taken:
        step = _step(tokens, behind, taken, words)
        if not step:
            break
        length += step - (tokens[behind].text == ".")
        behind += step
    ahead = tokens[behind].low if behind < len(tokens) else ""
    if ahead in words.tails and tokens[behind].text[0].isupper():
        return None
    return behind


def _trade(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word only says what somebody is: "Nurse Ana Roe", and as opener "Rebel Ana Roe"."""
    if at + 1 == len(tokens) or not plain_name(tokens[at + 1]):
        return False
    opens = at == 0 and tokens[1].low in given_names() and is_ordinary(tokens[0].text)
    return opens or heads().starts(tokens[at].low)


def _of_congress(tokens: Sequence[Token], at: int) -> bool:
    """As in "Paul Roe, R-Wis.", which tells the party and the state of a member of Congress."""
    return len(tokens[at].text) == 1 and [token.text for token in tokens[at + 1 : at + 2]] == ["-"]


def _opens_no_name(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with "The" or the like, or with the "Q" of who asks."""
    bare = len(tokens[0].text) == 1 or tokens[0].low in FUNCTION_WORDS
    return bare and not initial(tokens, 0)


def _step(tokens: Sequence[Token], at: int, taken: Set[int], words: Titles) -> int:
    """By how many tokens a name goes on at ``at``: with a particle or a hyphen, by two or three."""
    token = tokens[at]
    if is_part(tokens, at, words) or title_as_surname(tokens, at):
        return 1
    if at + 1 == len(tokens):
        return 0
    if token.text == "." and len(tokens[at - 1].text) == 1:
        goes_on = is_part(tokens, at + 1, words) or particles(tokens, at + 1) is not None
        return int(goes_on)  # the full stop of an initial
    if token.low in PARTICLES:
        last = particles(tokens, at)
        return 0 if last is None or not taken.isdisjoint(range(at, last)) else last + 1 - at
    joins = token.text in "-–" and glued(tokens, at) and at + 1 not in taken
    if joins and (plain_name(tokens[at + 1]) or second_half(tokens, at)):
        return 0 if _of_two(tokens, at) else 2
    return 0


def _of_two(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash parts two people: "the Roe-Poe exchange"."""
    behind = "".join(token.low for token in tokens[at + 2 : at + 3])
    return behind in word_set("exchange", "nouns")
