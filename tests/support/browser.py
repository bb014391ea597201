"""A real browser, Chromium or Chrome, driven by playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


# Not for the session: playwright keeps a loop running in this thread, where tests of other modules
# start their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    driver = find_spec("playwright")
    if program is None or driver is None:
        lacking = "playwright" if program else "Chromium or Chrome"
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI has no {lacking}, so the page was seen by no browser")
        pytest.skip(f"the page is not tried in a browser: install {lacking}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@pytest.fixture
def window(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a document; after the test, nothing may have been complained of or asked for."""
    place = tmp_path / "page.html"
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def open_page(document: str, **options: Any) -> Page:
        place.write_text(document, encoding="utf-8")
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5_000)
        page.on("console", lambda message: said.append(message.text))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(place.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    assert asked == [place.as_uri()] * len(contexts)
