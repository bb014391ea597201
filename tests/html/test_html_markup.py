from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html  # type: ignore[import-untyped]

from summarizer.html.markup import el, plain, shown


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_any_text_can_be_written_and_read_back(text):
    written = el("p", shown(text), title=plain(text))
    assert str(written).encode().count(b"<p") == 1
    element = html.fragment_fromstring(str(written).replace("\t", " ").replace("\n", " "))
    assert element.text_content() == shown_text(text).replace("\t", " ").replace("\n", " ")
    assert {child.get("class") for child in element} <= {"hid"}


@pytest.mark.parametrize("joined", ["می‌خواهم", "क्‍ष", "❤️", "שלום"])
def test_what_languages_need_is_left_alone(joined):
    assert shown(joined) == joined


def test_an_attribute_is_left_out_or_bare_or_escaped():
    assert el("a", "x", id=None, hidden=False, open=True, data_r='"<') == (
        '<a open data-r="&#34;&lt;">x</a>'
    )


def shown_text(text):
    """What a reader sees: the code of what hides, and the rest as it is."""
    return html.fragment_fromstring(f"<p>{shown(text)}</p>").text_content()
