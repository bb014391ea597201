"""What makes two pieces of work the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from summarizer.source import Source

SEEN = ("sha256", "title", "outlet", "author", "published", "language")
"""What an engine sees of a source: its text, by hash, and these. Neither id nor address."""


def work_key(source: Source, fingerprint: Mapping[str, object]) -> bytes:
    """32 bytes that are the same where an engine would be asked the same.

    A renamed file keeps its key; another text, prompt, schema or model gives another one.

    Args:
        source: what is worked on.
        fingerprint: of the engine, see ``Engine``; JSON can hold it.
    """
    info = source.info.model_dump(mode="json", include=set(SEEN))
    asked = json.dumps([info, fingerprint], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(asked.encode()).digest()
