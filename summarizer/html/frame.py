"""The frame of every page: one file that loads nothing and runs nothing but what stands in it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files

from markupsafe import Markup

from summarizer.html.markup import el, join, plain


def own(package: str, name: str) -> Markup:
    """A style or script that lies in ``package``.

    None of them holds a closing tag or a character to escape; what comes from an article or a
    model must never come this way.
    """
    return Markup((files(package) / name).read_text(encoding="utf-8"))  # noqa: S704


def page(title: str, *body: Markup, styles: Iterable[Markup], scripts: Iterable[Markup]) -> str:
    """A whole document, whose policy allows just ``styles`` and ``scripts``, by their hashes.

    The base style comes first, and the script by which facts and words lead to each other.

    Args:
        title: what the window is called; foreign text in it is made harmless here.
        body: what the page shows.
        styles: what ``own`` gave, in the order in which one overrides the other.
        scripts: what ``own`` gave, in the order in which they run.
    """
    style = join(own(__package__, "base.css"), *styles)
    script = join(own(__package__, "linked.js"), *scripts)
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", plain(title)),
        el("style", style),
    )
    shown = el("body", *body, el("script", script))
    return f"<!doctype html>\n{el('html', head, shown, lang='en')}\n"


def _policy(style: str, script: str) -> str:
    """Nothing is loaded, and nothing runs or styles but what stands here."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
