"""Where sentences end: wrapped lines are joined, lines of their own are not."""

from __future__ import annotations

from summarizer.text.sentences import sentences

WRAPPED = """FOR IMMEDIATE USE

The prisoners whom the two sides had held since the war ended last May in
Arland were handed over on the bridge at noon. Five lorries carried them to
Beton, where the families were waiting behind the barrier with bread and
Red Cross parcels, as the delegates of both parties had agreed in their last
meeting at Cedri."""

LISTED = """Today's releases
Arland: five soldiers
Beton: two fishermen
Cedri: nobody was released
Dorin: one pilot of the mail"""


def told(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in sentences(text)]


def test_wrapped_lines_are_one_sentence():
    assert told(WRAPPED)[1:2] == [
        "The prisoners whom the two sides had held since the war ended last May in Arland were "
        "handed over on the bridge at noon."
    ]
    assert len(told(WRAPPED)) == 3


def test_lines_of_a_list_are_sentences():
    assert told(LISTED) == LISTED.splitlines()


def test_line_that_is_a_paragraph_ends_a_sentence():
    text = "A first paragraph that is longer than any line of a printed page could be " * 2
    assert len(told(f"{text}\n{text}")) == 2


def test_numbers_of_notes_close_a_sentence():
    text = "They were freed in May.[11][12] Peru said so.[13] Nobody [14] else did."
    cut = [text[span.start : span.end] for span in sentences(text)]
    assert cut == ["They were freed in May.[11][12]", "Peru said so.[13]", "Nobody [14] else did."]
