"""Numbers with what hedges them, as the codebook codes them."""

from __future__ import annotations

import pytest

from summarizer.text.quantities import find_quantities

HEDGES = [
    ("en", "32 men", (32, 32, False)),
    ("en", "more than 200 men", (201, None, False)),
    ("en", "over 30,000 died", (30001, None, False)),
    ("en", "at least another 200", (200, None, False)),
    ("en", "200 or more", (200, None, False)),
    ("en", "up to 50 men", (None, 50, False)),
    ("en", "no more than 50 men", (None, 50, False)),
    ("en", "less than 6,000 men", (None, 5999, False)),
    ("en", "fewer than a hundred", (None, 99, False)),
    ("en", "nearly 900 prisoners", (900, 900, True)),
    ("en", "some three hundred men", (300, 300, True)),
    ("en", "three hundred odd men", (300, 300, True)),
    ("en", "200 people or so", (200, 200, True)),
    ("en", "an estimated two million", (2_000_000, 2_000_000, True)),
    ("en", "between 6 and 8 men", (6, 8, False)),
    ("en", "6–8 men", (6, 8, False)),
    ("en", "6 to 8 men", (6, 8, False)),
    ("en", "two or three men", (2, 3, False)),
    ("en", "at least 2,500 and possibly as many as 4,000 men", (2500, 4000, False)),
    ("en", "more than 20 but fewer than 40 men", (21, 39, False)),
    ("en", "at least 30 men and up to 50 women", (30, None, False)),
    ("en", "perhaps 200 had gone", (200, 200, True)),
    ("en", "silent about the 32 men", (32, 32, False)),
    ("en", "dozens of men", (None, None, True)),
    ("en", "two dozen men", (24, 24, False)),
    ("en", "as many as 500 or more", (500, None, False)),
    ("en", "handed over 32 soldiers", (32, 32, False)),
    ("en", "more\u00a0than\n200 men", (201, None, False)),
    ("ru", "более 200 человек", (201, None, False)),
    ("ru", "около двухсот", (200, 200, True)),
    ("ru", "не менее тридцати двух", (32, None, False)),
    ("uk", "понад 200 осіб", (201, None, False)),
    ("az", "200-dən çox hərbçi", (201, None, False)),
    ("az", "200-ə yaxın", (200, 200, True)),
    ("tr", "200'den fazla asker", (201, None, False)),
    ("tr", "en az 32 asker", (32, None, False)),
    ("tr", "60 bini aştı", (60_001, None, False)),
    ("ar", "آلاف الأسرى", (None, None, True)),
    ("hy", "ավելի քան 200 գերի", (201, None, False)),
    ("ar", "أكثر من 200 أسير", (201, None, False)),
    ("ar", "نحو مئتي أسير", (200, 200, True)),
    ("ar", "بين 6 و8 أسرى", (6, 8, False)),
    ("he", "יותר מ-200 שבויים", (201, None, False)),
    ("he", "כ-200 איש", (200, 200, True)),
    ("fa", "بیش از ۲۰۰ نفر", (201, None, False)),
    ("es", "unos 200 presos", (200, 200, True)),
    ("de", "mindestens 32", (32, None, False)),
    ("fr", "près de 1 600 civils", (1600, 1600, True)),
    ("zh", "超过200名", (201, None, False)),
    ("zh", "200多名", (201, None, False)),
]


@pytest.mark.parametrize(("language", "text", "reading"), HEDGES, ids=[row[1] for row in HEDGES])
def test_reading(language: str, text: str, reading: tuple[int | None, int | None, bool]) -> None:
    assert find_quantities(text, language)[0].readings[0] == reading


def test_a_hedge_belongs_to_one_number() -> None:
    found = find_quantities("They freed 32 men and at least 5 women.", "en")
    assert [quantity.readings[0] for quantity in found] == [(32, 32, False), (5, None, False)]


def test_words_that_can_be_read_twice_have_two_readings() -> None:
    over, about = find_quantities("He handed over 32 men after talks about 40 men.", "en")
    assert over.readings == ((32, 32, False), (33, None, False))
    assert about.readings == ((40, 40, False), (40, 40, True))


def test_ordinals_and_decimals_are_no_quantities() -> None:
    assert find_quantities("the 3rd of 11.5 years", "en") == []
