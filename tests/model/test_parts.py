from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.model.parts import estimate_tokens, parts
from summarizer.text.sentences import sentences

TEXTS = st.lists(
    st.sampled_from(["Kenya freed twelve men.", "It rained.", "\n\n", " ", "\n", "Довга дорога."]),
    max_size=60,
).map(" ".join)


def test_a_short_text_is_one_part() -> None:
    text = "One came. Two went."
    assert parts(text, sentences(text), 1000) == [[0, 1]]


def test_cuts_fall_between_paragraphs() -> None:
    paragraph = "The river rose. The bridge held. The road was closed."
    text = "\n\n".join(["Headline", *[paragraph] * 6])
    spans = sentences(text)
    cut = parts(text, spans, 100)
    lead = cut[0][:1]
    assert lead == [0]
    assert len(cut) > 2
    for part in cut[1:]:
        first = next(index for index in part if index not in lead + cut[0][:4])
        assert spans[first].of(text) == "The river rose."


@given(TEXTS, st.integers(20, 400))
def test_every_sentence_is_in_a_part_and_parts_fit(text: str, tokens: int) -> None:
    spans = sentences(text)
    cut = parts(text, spans, tokens)
    assert sorted({index for part in cut for index in part}) == list(range(len(spans)))
    for part in cut:
        assert part == sorted(set(part))
        size = sum(estimate_tokens(spans[index].of(text)) + 4 for index in part)
        longest = max((estimate_tokens(span.of(text)) + 4 for span in spans), default=0)
        assert size <= max(tokens, longest + tokens // 4)
