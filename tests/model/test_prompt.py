from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schemas import ITEM_TYPES
from summarizer.model.prompt import instructions, messages, prompt_sha256
from summarizer.model.reply import FORMS, Reply
from summarizer.source import Source
from summarizer.text.sentences import sentences


def test_the_prompt_holds_the_codebook_and_not_the_envelope() -> None:
    assert "## Rules for the hard cases" in instructions()
    assert "`sha256`" not in instructions()


def test_the_form_of_an_item_is_the_item_with_citations() -> None:
    for name, item in ITEM_TYPES.items():
        assert set(FORMS[name].model_fields) == set(item.model_fields)


def test_the_schema_sent_is_short_and_bounded() -> None:
    schema = Reply.model_json_schema()
    assert "definition" not in str(schema)
    assert schema["$defs"]["CountRole"] == {
        "type": "string",
        "enum": ["transfer", "subgroup", "total", "background"],
    }
    assert schema["$defs"]["Person"]["properties"]["name"]["maxLength"] == 600
    assert schema["$defs"]["Event"]["properties"]["people"]["maxItems"] == 100


def test_the_hash_covers_instructions_and_form() -> None:
    assert len(prompt_sha256()) == 64


@given(st.text(min_size=1).filter(str.strip), st.text(max_size=50) | st.none())
def test_no_text_can_begin_a_line_of_its_own(text: str, title: str | None) -> None:
    source = Source.from_text(text, "any", title=title)
    spans = sentences(text)
    user = messages(source, spans, range(len(spans)))[1]["content"]
    lines = user.split("\n")
    begins = next(i for i, line in enumerate(lines) if line.endswith(" begins"))
    marker = lines[begins].split()[1]
    assert marker not in text
    assert lines[-1] == f"report {marker} ends"
    body = [line for line in lines[begins + 1 : -1] if line]
    assert len(body) == len(spans)
    for number, (line, span) in enumerate(zip(body, spans, strict=True), start=1):
        assert line.splitlines() == [line]
        assert line == f"[{number}] {' '.join(span.of(text).split())}"


def test_paragraphs_are_parted_by_an_empty_line() -> None:
    text = "A headline\n\nOne came. Two went.\nThree stayed."
    source = Source.from_text(text, "any")
    spans = sentences(text)
    lines = messages(source, spans, range(len(spans)))[1]["content"].splitlines()
    begins = next(i for i, line in enumerate(lines) if line.endswith(" begins"))
    assert lines[begins + 1 : -1] == [
        "[1] A headline",
        "",
        "[2] One came.",
        "[3] Two went.",
        "",
        "[4] Three stayed.",
    ]
