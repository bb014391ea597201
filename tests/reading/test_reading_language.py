"""The language of a text, or none where it is too short to tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.build import build
from summarizer.reading.details import Details
from summarizer.reading.language import language_of


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "The two sides exchanged forty prisoners on Wednesday at a border crossing."),
        ("de", "Die beiden Seiten haben am Mittwoch vierzig Gefangene ausgetauscht."),
        ("fr", "Les deux camps ont échangé quarante prisonniers mercredi à la frontière."),
        ("ru", "Стороны обменялись сорока пленными в среду на границе."),
        ("uk", "Сторони обміняли сорок полонених у середу на кордоні."),
        ("ar", "تبادل الطرفان أربعين أسيرا يوم الأربعاء عند المعبر الحدودي."),
        ("zh", "双方周三在边境口岸交换了四十名战俘,谈判仍在继续。"),
        ("hy", "Գերիներ"),
        ("ka", "ტყვეები"),
        ("he", "חטופים"),
        ("el", "Αιχμάλωτοι"),
        ("ja", "ロシアとウクライナが捕虜交換"),
    ],
)
def test_language_of(tag: str, text: str) -> None:
    assert language_of(text) == tag


@pytest.mark.parametrize("text", ["", "887", "2023-12-20", "Korean War", "— — —", "Ann Lee; Baku"])
def test_what_is_too_short_has_none(text: str) -> None:
    assert language_of(text) is None


def test_a_doubtful_beginning_is_looked_at_for_longer() -> None:
    text = "Abbas, Sinwar, Haniyeh, Lee\n" * 12 + "The two sides exchanged prisoners. " * 40

    assert language_of(text) == "en"


def test_what_was_given_wins() -> None:
    source = build("Forty are home, the ministry said.", "a", "a", Details(language="sco"))

    assert source.info.language == "sco"


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    tag = language_of(text)

    assert tag is None or 2 <= len(tag) <= 3
