"""What a record notes of somebody: the rank, the office or the trade, and what he or she did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from schemas import PersonRole
from summarizer.rules.english.items.person_verbs import acting
from summarizer.rules.english.lexicon.grammar import ADVERBS, FUNCTION_WORDS, HAVE, SAYING, bag
from summarizer.rules.english.lexicon.words import either, load, word_set
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.sentences.tokens import Token

_MOST_BEFORE = 3
_MOST_BEHIND = 8
_OPENS = frozenset({",", "(", "-", "--", "–", "—"})
_ARTICLES = bag("a an the its his her their our one then now another")
_ENDS = frozenset({",", ".", ";", ":", "(", ")", "-", "--", "–", "—", '"', "”"}) | bag(
    "who whom whose which that and but said says was were is are had has"
)


def note_of(role: PersonRole, mentions: Sequence[tuple[Sentence, NameMark]]) -> str | None:
    """A few words on somebody with a role, by the sentences that name him or her."""
    who = next((each for s, m in mentions if (each := described(s, m))), None)
    deed = None
    if role is PersonRole.OFFICIAL:
        deed = next((each for s, m in mentions if (each := _deed(s, m))), None)
    return "; ".join(filter(None, (who, deed))) or None


def described(sentence: Sentence, mark: NameMark) -> str | None:
    """Who somebody is said to be right beside the name."""
    title = " ".join(_whole(mark.title or ""))
    return title or mark.office or _behind(sentence, mark.last) or _before(sentence, mark.first)


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    """Abbreviated titles with their words; "" for those that tell nothing of a person."""
    known: dict[str, str] = load("titles")["abbreviations"]
    return known


def _whole(title: str) -> Iterator[str]:
    """The words of a title, abbreviations written out, without mere courtesy."""
    for word in title.split():
        full = _abbreviations().get(word.lower().strip("."), word)
        if full and full not in {".", ",", '"'}:
            yield full


def _before(sentence: Sentence, first: int) -> str | None:
    """The trade in "the pipeline worker Ana Roe"."""
    tokens = sentence.tokens
    at = first
    while at > 0 and first - at < _MOST_BEFORE and _describes(tokens[at - 1]):
        at -= 1
    return " ".join(token.text for token in tokens[at:first]) or None


def _describes(token: Token) -> bool:
    """Whether a word may be part of what somebody is called, and is no verb known."""
    low = token.low
    return (
        token.text.islower()
        and low.replace("-", "").isalpha()
        and low not in _no_description()
        and not low.endswith(("ed", "ly"))
    )


@lru_cache(maxsize=1)
def _no_description() -> frozenset[str]:
    verbs = SAYING | acting() | word_set("release", "verbs") | word_set("exchange", "verbs")
    return FUNCTION_WORDS | ADVERBS | HAVE | titles().kin | verbs


def _behind(sentence: Sentence, last: int) -> str | None:
    """The apposition in "Ana Roe, a nurse from Poe,"."""
    tokens = sentence.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in _OPENS:
        return None
    first = last + 1
    if tokens[first].low not in _ARTICLES:
        if not _describes(tokens[first]):
            return None
    else:
        first += 1
    end = first
    stops = either(_ENDS, word_set("capture"), word_set("hold"))
    while end < len(tokens) and end - first < _MOST_BEHIND and tokens[end].low not in stops:
        end += 1
    return " ".join(token.text for token in tokens[first:end]) or None


def _deed(sentence: Sentence, mark: NameMark) -> str | None:
    """What somebody did, by the first verb of acting or saying behind the name."""
    for token in sentence.tokens[mark.last : mark.last + _MOST_BEHIND]:
        if token.low in {".", ";"}:
            return None
        if token.low in acting():
            return token.low
    return None
