"""What the model is told: the codebook word for word, and the source as numbered sentences.

The text of a source is data. It stands between two lines with a marker that the text does not hold;
no sentence keeps a line break, so none can begin a line; and nothing here is a template.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, TypedDict

from summarizer.model.reply import Reply
from summarizer.source import Source, text_sha256
from summarizer.text.spans import Span


class Message(TypedDict):
    """A chat message as every provider takes it."""

    role: Literal["system", "user"]
    content: str


@cache
def instructions() -> str:
    """The system message: the task, and the codebook from "The event" on."""
    task = files("summarizer.model").joinpath("instructions.md").read_text(encoding="utf-8")
    codebook = files("schemas").joinpath("codebook.md").read_text(encoding="utf-8")
    return f"{task}\n{codebook[codebook.index('## The event') :]}"


@cache
def prompt_sha256() -> str:
    """Hash of all that goes to a model besides the source: instructions and reply schema."""
    return text_sha256(instructions() + json.dumps(Reply.model_json_schema(), sort_keys=True))


def messages(
    source: Source, sentences: Sequence[Span], shown: Sequence[int], part: str = ""
) -> list[Message]:
    """The messages that ask for the record of a source.

    Args:
        source: the source.
        sentences: all its sentences.
        shown: indices of the sentences to show; they keep the numbers that they have in the whole.
        part: says which part of a longer text this is, or is empty.
    """
    return [
        {"role": "system", "content": instructions()},
        {"role": "user", "content": _report(source, sentences, shown, part)},
    ]


def _report(source: Source, sentences: Sequence[Span], shown: Sequence[int], part: str) -> str:
    info = source.info
    published = f"{info.published} ({info.published:%A})" if info.published else "unknown"
    head = [f"Published: {published}"]
    head += [
        f"{label}: {json.dumps(_line(value), ensure_ascii=False)}"
        for label, value in (
            ("Title", info.title),
            ("Outlet", info.outlet),
            ("Author", info.author),
            ("Language", info.language),
        )
        if value
    ]
    if part:
        head.append(part)
    marker = _marker(source.text)
    lines = _numbered(source.text, sentences, shown)
    return "\n".join([*head, f"report {marker} begins", *lines, f"report {marker} ends"])


def _numbered(text: str, sentences: Sequence[Span], shown: Sequence[int]) -> Iterator[str]:
    """A line for each sentence, and an empty one between paragraphs and where a part leaps."""
    before: int | None = None
    for index in shown:
        if before is not None:
            gap = text[sentences[before].end : sentences[index].start]
            if "\n" in gap or index != before + 1:
                yield ""
        yield f"[{index + 1}] {_line(sentences[index].of(text))}"
        before = index


def _line(text: str) -> str:
    """The text with all white space, line breaks of every kind included, as single blanks."""
    return " ".join(text.split())


def _marker(text: str) -> str:
    """A word that the text does not hold; one text has one, so that replies can be kept."""
    marker = text_sha256(text)[:16]
    while marker in text:
        marker = text_sha256(marker + text)[:16]
    return marker
