"""Why words cannot be tied to a source."""

from __future__ import annotations

_SHOWN = 160


class NotGrounded(ValueError):  # noqa: N818  # it says what the words are, not that a call failed
    """Words that do not stand in the source as they were given.

    Its message is one short line that goes back to a model, so it says what to do.

    Attributes:
        reason: what is wrong and what to do, without the words.
        words: the words that were looked for.
        nearest: the nearest text of the source, if any comes near.
    """

    def __init__(self, reason: str, words: str, nearest: str | None = None) -> None:
        self.reason = reason
        self.words = words
        self.nearest = nearest
        line = f'"{shown(words)}": {reason}'
        super().__init__(f'{line}; nearest in the source: "{shown(nearest)}"' if nearest else line)


def shown(words: str) -> str:
    """``words`` on one line, its middle left out where it is long."""
    line = " ".join(words.split())
    if len(line) <= _SHOWN:
        return line
    return f"{line[: _SHOWN * 2 // 3]} […] {line[-_SHOWN // 3 :]}"
