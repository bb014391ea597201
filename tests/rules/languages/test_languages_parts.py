"""The parts of the reading of other languages: phrases, the language of a text, dates."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.rules.languages.identify import language_in
from summarizer.rules.languages.lexicon import languages, lexicon
from summarizer.rules.languages.patterns import Phrases, Sense
from summarizer.rules.languages.resolving import resolved
from summarizer.rules.languages.tokens import tokenize
from summarizer.source import Source
from summarizer.text.calendar import find_dates
from summarizer.text.fold import fold
from summarizer.text.spans import Span


def found(phrase: str, text: str, *, prefixes: tuple[str, ...] = (), parted: bool = False):
    phrases = Phrases(prefixes, parted=parted)
    phrases.add(phrase, Sense("x"))
    tokens = tokenize(text, Span(0, len(text)))
    return [
        (text[tokens[m.first].start : tokens[m.last - 1].end], m.tail) for m in phrases.find(tokens)
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("plain", "A plain word, plainly.", [("plain", "")]),
        ("solda*", "Der Soldat und Soldaten", [("Soldat", "t"), ("Soldaten", "ten")]),
        ("*gefangene*", "Kriegsgefangenen, gefangen", [("Kriegsgefangenen", "n")]),
        ("*minister", "Außenminister Minister Ministern", [("Außenminister", "")]),
        ("Москв/а", "из Москвы", [("Москвы", "ы")]),
        ("ließ … frei", "Peru ließ zwei Männer frei", [("ließ zwei Männer frei", "")]),
        ("ließ … frei", "Peru ließ nach, Männer frei", []),
    ],
)
def test_phrases(phrase: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(phrase, text) == expected


def test_short_words_written_together_and_endings_behind_an_apostrophe() -> None:
    assert found("אסירים", "והאסירים", prefixes=("וה",)) == [("והאסירים", "")]
    assert found("Peru", "Peru'nun", parted=True) == [("Peru'nun", "nun")]
    assert found("з", "з'явився") == []


@pytest.mark.parametrize("language", languages())
def test_every_lexicon_can_be_read(language: str) -> None:
    assert lexicon(language).stop


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Украина освободила 12 солдат, и они вернулись.", "ru"),
        ("Україна звільнила 12 солдатів, і вони повернулися.", "uk"),
        (
            "Die Gefangenen wurden am Mittwoch nach langen Verhandlungen von beiden Seiten an "
            "der "
            "Grenze übergeben, und sie sind auf dem Weg nach Hause.",
            "de",
        ),
        ("Հայաստանը և Ադրբեջանը գերիներ են փոխանակել։", "hy"),
        ("أفرجت أذربيجان عن ثمانية أسرى من أرمينيا في باكو", "ar"),
        ("אזרבייג'ן שחררה את השבויים של ארמניה", "he"),
        (
            "Azerbaiyán liberó ayer a los prisioneros de guerra, y el gobierno dijo que no se "
            "sabe "
            "cuándo van a llegar a su casa con sus familias.",
            "es",
        ),
        (
            "Azərbaycan və Ermənistan arasında əsir mübadiləsi bu gün baş tutdu və bir çox "
            "əsir daha "
            "sonra evə döndü, lakin bu barədə heç nə məlum deyil.",
            "az",
        ),
        ("The men were freed on Monday.", "en"),
        ("Miehet vapautettiin keskiviikkona pitkien neuvottelujen jälkeen " * 4, None),
        ("ウクライナは兵士を解放した", None),
    ],
)
def test_language_of_a_text_that_declares_none(text: str, language: str | None) -> None:
    assert language_in(Source.from_text(text, "t")) == language


def test_declared_language_goes_first() -> None:
    assert language_in(Source.from_text("Gut.", "t", language="de-CH")) == "de"
    assert language_in(Source.from_text("The men.", "t", language="xx")) == "xx"


@pytest.mark.parametrize(
    ("words", "language", "future", "expected"),
    [
        ("вчера", "ru", False, "2024-05-01"),
        ("в понедельник", "ru", False, "2024-04-29"),
        ("am Freitag", "de", True, "2024-05-03"),
        ("30 декабря", "ru", False, "2023-12-30"),
        ("im März", "de", False, "2024-03"),
        ("im Dezember", "de", False, "2023-12"),
        ("7 грудня 2020 року", "uk", False, "2020-12-07"),
        ("im vergangenen Jahr", "de", False, "2023"),
    ],
)
def test_dates(words: str, language: str, future: bool, expected: str) -> None:
    (said,) = find_dates(fold(words, language).text, language)
    assert resolved(said, date(2024, 5, 2), future=future) == expected


def test_a_name_is_no_month() -> None:
    assert find_dates(fold("сказала Мария", "ru").text, "ru") == []
