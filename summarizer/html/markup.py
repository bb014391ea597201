"""The one way by which text becomes HTML here.

Whatever is no ``Markup`` is escaped. Only ``el`` makes ``Markup``, and the page of its own style
and script.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from markupsafe import Markup, escape

Child: TypeAlias = str | int | None
"""A string is escaped unless it is ``Markup``; None is nothing."""

_EMPTY = frozenset({"meta", "input"})
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters other than tab and line feed
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What has no shape of its own, turns the direction of writing, or cannot be encoded. The joiners
of Persian and Indic scripts (U+200C, U+200D) stay, and what makes an emoji of a sign (U+FE0F)."""


def el(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """An element: ``el("td", text, class_="sum")`` is ``<td class="sum">…</td>``.

    Of an attribute's name, ``_`` at the end is dropped and is ``-`` elsewhere; an attribute that is
    None or False is left out, and one that is True has no value.
    """
    told = "".join(
        f" {key.rstrip('_').replace('_', '-')}{'' if value is True else _value(value)}"
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _EMPTY:
        return Markup(f"<{name}{told}>")  # noqa: S704
    return Markup(f"<{name}{told}>{join(*children)}</{name}>")  # noqa: S704


def join(*children: Child) -> Markup:
    """Children one behind the other."""
    return Markup("").join(
        str(each) if isinstance(each, int) else each for each in children if each is not None
    )


def shown(text: str) -> Markup:
    """Foreign text with all that hides in it made visible, such as ``U+202E``."""
    parts: list[Child] = []
    done = 0
    for match in _HIDDEN.finditer(text):
        parts += [text[done : match.start()], el("span", _code(match.group()), class_="hid")]
        done = match.end()
    return join(*parts, text[done:])


def said(text: str) -> Markup:
    """Foreign text inside a line of ours, which its direction of writing does not touch."""
    return el("bdi", shown(text))


def plain(text: str) -> str:
    """Foreign text for an attribute or a title, where no element can stand."""
    return _HIDDEN.sub(lambda match: f"[{_code(match.group())}]", text)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _value(value: str | int) -> str:
    return f'="{escape(value)}"'
