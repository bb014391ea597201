"""What the parsers of others leave to be done: quiet logs, and text that is well formed."""

from __future__ import annotations

import logging


def hush(*names: str) -> None:
    """Keep a library's log off the terminal unless the application asks for it."""
    for name in names:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def well_formed(text: str) -> str:
    """The text with halves of surrogate pairs joined or replaced, and without NUL."""
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return joined.replace("\0", "")
