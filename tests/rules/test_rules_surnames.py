"""People by their surname alone, as acts are told of them."""

from __future__ import annotations

from datetime import date

from summarizer.rules.english.document import Document, read
from summarizer.rules.english.mentions.surnames import Surnames
from summarizer.source import Source


def document(text: str) -> Document:
    return read(Source.from_text(text, "made", published=date(2024, 5, 2), language="en"))


def test_a_surname_stands_for_whom_the_text_names_in_full():
    read_ = document("Ana Roe was seized at Lima in May. In June Roe was exchanged.")
    (mark,) = Surnames(read_.names).in_sentence(read_.sentences[1])
    assert (mark.name, mark.last - mark.first, mark.rule) == ("Ana Roe", 1, "name.surname")
    assert [(act.kind, act.sentence) for act in read_.acts] == [("exchange", 1)]


def test_a_surname_of_nobody_named_in_full_stands_for_nobody():
    read_ = document("Ana Poe was seized at Lima in May. In June Roe was exchanged.")
    assert Surnames(read_.names).in_sentence(read_.sentences[1]) == ()


def test_a_name_in_full_is_given_once():
    read_ = document("Ana Roe was seized at Lima in May. In June Ana Roe was exchanged.")
    (mark,) = Surnames(read_.names).in_sentence(read_.sentences[1])
    assert mark.last - mark.first == 2
