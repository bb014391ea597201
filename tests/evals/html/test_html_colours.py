"""Contrast by WCAG 2.2: 4.5 for text, 3 for lines that mean something."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

_STYLE = (files("evals.reports.html") / "page.css").read_text(encoding="utf-8")
_TEXTS = [
    *((ink, ground) for ink in ("ink", "soft", "link", "bad") for ground in ("paper", "panel")),
    *(("ink", f"{name}-pale") for name in ("gold", "given", "both")),
    ("both", "paper"),
    ("both", "both-pale"),
    ("bad", "bad-pale"),
    ("lit-ink", "lit"),
]
_LINES = [
    *((name, f"{name}-pale") for name in ("gold", "given", "both")),
    *((name, "paper") for name in ("gold", "given", "both", "link", "soft", "bad")),
]
_SCHEMES = ("light", "dark", "print")


def colours(scheme):
    blocks = re.findall(r":root \{([^}]*)\}", _STYLE)
    told = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[0]))
    return told | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[_SCHEMES.index(scheme)]))


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


@pytest.mark.parametrize("scheme", _SCHEMES)
def test_text_and_meaning_can_be_seen(scheme):
    named = colours(scheme)
    low = [pair for pair in _TEXTS if contrast(named[pair[0]], named[pair[1]]) < 4.5]
    low += [pair for pair in _LINES if contrast(named[pair[0]], named[pair[1]]) < 3]
    assert not low
