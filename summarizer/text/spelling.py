"""The ways in which one word is written across alphabets and romanisations.

A word is brought to skeletons: Latin letters (anyascii), lower case, with the letters and digraphs
that romanisations interchange written one way. Where a letter has two readings, so has the word.
Two words are the same where they share a skeleton. Nothing is matched by edit distance, which finds
Gazakh as like Kazakh as Qazakh, and Babirov as like Babirova as Babyrov.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

# In Cyrillic the same shapes are other letters, which anyascii knows.
_CYRILLIC_OR_GREEK = re.compile(r"[\u0370-\u052f]")
_TURKIC = str.maketrans({"ə": "a", "Ə": "A", "ğ": "gh", "Ğ": "Gh", "ı": "i", "İ": "I"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
# Ukrainian and Belarusian read the letter as h, Russian as g.
_GE = str.maketrans({"г": "h", "Г": "H"})

_WORD = re.compile(r"[a-z0-9]+")
_DOUBLE = re.compile(r"(.)\1+")

_ALIKE = (
    (r"iy+[ae]h$", "ia"),  # Haniyeh, Haniyyah, Haniya
    (r"(?<=[aeou])h$", ""),  # Sarah, Abdullah
    (r"shch|tsch|tch|sch|ch", "1"),
    (r"dzh|dj|zh", "j"),
    (r"kh", "h"),
    (r"gh", "g"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"ts|tz", "c"),
    (r"ck|c(?![eiyh])", "k"),
    (r"ks", "x"),
    (r"q", "g"),
    (r"w", "v"),
    (r"eye|ee", "i"),  # Alekseyev, Alekseev; Ameer
    (r"iye|ye|ie", "e"),  # Aliyev, Aliev; Yevgeny, Evgeny
    (r"[iy][iyj]?(?=[au])", "i"),  # Maria, Mariya; Iuliia, Yulia
    (r"[iy][iyj]+", "i"),  # Zelenskyy, Dmitriy
    (r"[ae][iyj]", "2"),  # Sergei, Sergey; Hussain, Husayn
    (r"oo|ou", "u"),
    (r"y", "i"),
)
"""Letters that are written for one another, the longer before their parts."""

_ANY = re.compile("|".join(f"({pattern})" for pattern, _ in _ALIKE))
_ONE = ("", *(letters for _, letters in _ALIKE))

_FORMS_OF_ONE_NAME = """
muhammad mohammed mohammad mohamed mohamad muhammed muhamed mohamud mohammod
ahmad ahmed
abdullah abdallah abdulla
hussein husayn husain hussain hossein husein
hassan hasan
yusuf yousef youssef yousuf yusif
ibrahim ebrahim
ismail esmail ismael
suleiman sulayman sulaiman soleiman
suleimani sulaymani sulaimani soleimani
ilham ilkham
qasim qasem kassem qassem kasim kasem
khalid khaled
osama usama
omar umar
othman osman uthman usman
oleg oleh
igor ihor
sergei sergey sergiy serhii serhiy
andrei andrey andriy andrii
alexei aleksei alexey oleksiy oleksii
alexander aleksandr alexandr aleksander oleksandr
vladimir volodymyr
nikolai nikolay mykola
mikhail mykhailo mykhaylo
dmitry dmitri dmitriy dmytro
yevgeny evgeny yevgeniy evgenii yevhen yevhenii
grigory grigori hryhoriy hryhorii
gennady gennadiy hennadiy hennadii
bogdan bohdan
pavel pavlo
pyotr petr petro
konstantin kostyantyn kostiantyn
yelena elena olena
yekaterina ekaterina kateryna
natalia natalya nataliya
"""


def words(text: str) -> tuple[frozenset[str], ...]:
    """The words of a name, each with its skeletons, in the order in which they stand."""
    if text.isascii():
        return tuple(map(skeletons, _plain(text)))
    return tuple(
        frozenset().union(*map(skeletons, forms)) for forms in zip(*_readings(text), strict=True)
    )


def _readings(text: str) -> list[list[str]]:
    """The words of a text in plain Latin letters, once for each way in which it may be read."""
    if _CYRILLIC_OR_GREEK.search(text):
        first, second = text, text.translate(_GE)
    else:
        first = text.translate(_TURKIC)
        second = first.translate(_UMLAUTS)
    return [_plain(each) for each in dict.fromkeys((first, second))]


@lru_cache(maxsize=20_000)
def skeletons(word: str) -> frozenset[str]:
    """The skeletons of a word in plain lower-case Latin letters."""
    one = _skeleton(word)
    # Azerbaijani writes kh as x.
    found = {one, one.replace("x", "h")} if "x" in one else {one}
    return frozenset(found | {_SAME_NAME[each] for each in found if each in _SAME_NAME})


def _plain(text: str) -> list[str]:
    latin = text if text.isascii() else anyascii(text)
    return _WORD.findall(latin.lower().replace("'", ""))


def _skeleton(word: str) -> str:
    one = _ANY.sub(lambda match: _ONE[match.lastindex or 0], word)
    return _DOUBLE.sub(lambda match: match[1], one)


_SAME_NAME = {
    _skeleton(form): f"={line.split()[0]}"
    for line in _FORMS_OF_ONE_NAME.strip().splitlines()
    for form in line.split()
}
