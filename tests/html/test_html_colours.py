"""Contrast by WCAG 2.2: 4.5 for text, 3 for lines that mean something."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

_STYLES = {
    name: "".join((files(package) / file).read_text(encoding="utf-8") for package, file in each)
    for name, each in {
        "evaluation": [("summarizer.html", "base.css"), ("evals.reports.html", "page.css")],
        "record": [("summarizer.html", "base.css"), ("summarizer.pages", "page.css")],
    }.items()
}
_BASE = [
    *((ink, ground) for ink in ("ink", "soft", "link", "bad") for ground in ("paper", "panel")),
    ("bad", "bad-pale"),
    ("lit-ink", "lit"),
]
_TEXTS = {
    "evaluation": [
        *_BASE,
        *(("ink", f"{name}-pale") for name in ("gold", "given", "both")),
        ("both", "paper"),
        ("both", "both-pale"),
    ],
    "record": [
        *_BASE,
        ("ink", "num-pale"),
        *((ink, ground) for ink in ("when", "slant") for ground in ("paper", "panel")),
    ],
}
_LINES = {
    "evaluation": [
        *((name, f"{name}-pale") for name in ("gold", "given", "both")),
        *((name, "paper") for name in ("gold", "given", "both", "link", "soft", "bad")),
    ],
    "record": [
        ("num", "num-pale"),
        *((name, "paper") for name in ("who", "num", "when", "why", "slant", "back", "link")),
    ],
}
_SCHEMES = ("light", "dark", "print")


def colours(page, scheme):
    """The colours of a page: those of light, and over them what the scheme changes."""
    told: dict[str, str] = {}
    for block in (_block(page, "light"), _block(page, scheme)):
        told |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    return told


def _block(page, scheme):
    """What the style says of one scheme; each part of it has a block for each, in this order."""
    blocks = re.findall(r":root \{([^}]*)\}", _STYLES[page])
    return "".join(blocks[_SCHEMES.index(scheme) :: len(_SCHEMES)])


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("page", _STYLES)
@pytest.mark.parametrize("scheme", _SCHEMES)
def test_text_and_meaning_can_be_seen(page, scheme):
    named = colours(page, scheme)
    low = [pair for pair in _TEXTS[page] if contrast(named[pair[0]], named[pair[1]]) < 4.5]
    low += [pair for pair in _LINES[page] if contrast(named[pair[0]], named[pair[1]]) < 3]
    assert not low
