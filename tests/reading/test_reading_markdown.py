"""Markdown: its words, without markup."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import SourceError
from summarizer.reading import read_source
from summarizer.reading.details import Details
from summarizer.reading.markdown import read_markdown

REPORT = """---
title: "Forty Prisoners Come Home"
date: 2020-05-02
author: Ann Lee
layout: post
summary: The two sides exchanged forty prisoners and said that others would follow before long.
---

# Forty Prisoners Come Home

The two sides exchanged **40** prisoners at *the crossing*,
[officials](https://baltic.example/officials "who") said.

## What comes next

> More are due.

- **12** soldiers
- 3 fishermen, `all` well

| side | freed |
|------|-------|
| Ruritania | 12 |

![a photograph](bridge.jpg)
"""


def test_a_report_reads_as_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "swap.md"
    path.write_text(REPORT)

    source = read_source(path)

    assert source.text == (
        "Forty Prisoners Come Home\n\n"
        "The two sides exchanged 40 prisoners at the crossing,\nofficials said.\n\n"
        "What comes next\n\n"
        "More are due.\n\n"
        "- 12 soldiers\n- 3 fishermen, all well\n\n"
        "side | freed\nRuritania | 12\n"
    )
    assert not source.verbatim
    assert (source.info.title, source.info.author) == ("Forty Prisoners Come Home", "Ann Lee")
    assert source.info.published == date(2020, 5, 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Forty.", "Forty.\n"),
        ("One.\r\n\r\nTwo.\r\n", "One.\n\nTwo.\n"),
        ("---\n\nForty.", "Forty.\n"),
        ("---\nForty are home.\n---\n", "Forty are home.\n"),
        ("---\ntitle: x\n", "title: x\n"),
        ("1. one\n2. two\n   - deep", "1. one\n2. two\n- deep\n"),
        ("Forty<br>are <b>home</b> &amp; well", "Forty\nare home & well\n"),
        ("<div>\nForty are <b>home</b>.\n</div>", "Forty are home.\n"),
        ("<!-- a note --> Forty are home.", "Forty are home.\n"),
        ("<script>let x = 1 < 2;</script>\n\nForty.", "Forty.\n"),
        ("<!-- open", ""),
        ("    code\n\nForty", "code\n\nForty\n"),
        ("2 \\* 20 men, ~~41~~", "2 * 20 men, 41\n"),
        ("Costs < 5 and > 3", "Costs < 5 and > 3\n"),
    ],
)
def test_each_kind_of_markup(text: str, words: str) -> None:
    assert read_markdown(text, "swap.md")[0] == words


def test_front_matter_counts_where_it_is_plain() -> None:
    text = "---\ndate: 2020-05-02T10:00:00Z\nauthors: [Ann Lee]\nlayout: post\n---\nForty.\n"

    assert read_markdown(text, "swap.md") == (
        "Forty.\n",
        Details(author="Ann Lee", published=date(2020, 5, 2)),
    )


def test_a_long_paragraph_loses_no_word() -> None:
    text = "**forty** [men](x) came home, " * 1000

    assert read_markdown(text, "swap.md")[0] == ("forty men came home, " * 1000).strip() + "\n"


def test_links_by_reference() -> None:
    text = "They [are home][1].\n\n[1]: https://baltic.example/1\n"

    assert read_markdown(text, "swap.md")[0] == "They are home.\n"


def test_an_overgrown_text_is_refused() -> None:
    with pytest.raises(SourceError, match=r"swap\.md is too large for Markdown"):
        read_markdown("x" * 500_001, "swap.md")


def test_plain_text_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "swap.txt"
    path.write_text("**40** prisoners")

    assert read_source(path).text == "**40** prisoners"
    assert read_source(path).verbatim


MARKS = st.sampled_from(
    [
        "*",
        "**",
        "_",
        "[",
        "](",
        ")",
        "`",
        "<",
        "<!--",
        ">",
        "\n",
        "\n\n",
        "- ",
        "| ",
        "---\n",
        "a: b\n",
        "# ",
        "&",
        "\\",
        "x",
        "\0",
    ]
)


@given(st.lists(MARKS).map("".join) | st.text())
def test_any_text_has_words(text: str) -> None:
    words, _ = read_markdown(text, "swap.md")

    assert words == "" or words.endswith("\n")
