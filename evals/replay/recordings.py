"""Recordings on disk: a JSON file for each reply."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.errors import UsageError
from summarizer.source import text_sha256
from summarizer.writing import dumps
from summarizer.writing.atomic import output_errors, replace

_ASKED = ("messages", "tools", "tool_choice", "response_format")
"""The parts of a request that say what is asked. Which model is asked is no part of it."""
_DIGITS = 12
"""Of the hash in a file name."""


class ReplayError(UsageError):
    """Recordings cannot be used or made; the message says why."""


@dataclass(frozen=True)
class Setting:
    """How the model was used; a replay uses it the same way.

    Attributes:
        model: as the server names it.
        mode: ``tools`` or ``json_schema``.
        retries: how often a refused reply was asked again.
        context: window of the model, in tokens, which says where long texts were cut.
        answered_by: who answered: a model, or a person in its place.
    """

    model: str
    mode: str
    retries: int
    context: int
    answered_by: str


@dataclass(frozen=True)
class Recording:
    """A reply, and what it is the reply to.

    Attributes:
        request: hash of what was asked, see ``request_sha256``.
        source: id of the source.
        source_sha256: hash of its text.
        prompt_sha256: hash of instructions and reply schema.
        setting: how the model was used.
        response: body of the reply, as the server sent it.
    """

    request: str
    source: str
    source_sha256: str
    prompt_sha256: str
    setting: Setting
    response: Mapping[str, Any]


def request_sha256(body: Mapping[str, Any]) -> str:
    """Hash of what a chat request asks: its messages and the form of the reply."""
    asked = {key: body.get(key) for key in _ASKED}
    return text_sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


def read_recordings(folder: Path) -> list[Recording]:
    """All recordings in a folder, sorted by source.

    Raises:
        ReplayError: there are none, one cannot be read, or they were not all made in one way.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise ReplayError(f"{folder} holds no recordings; make some with `eval run --record`")
    recordings = [_read(file) for file in files]
    ways = {(each.setting.mode, each.setting.retries, each.setting.context) for each in recordings}
    if len(ways) > 1:
        raise ReplayError(f"{folder} holds recordings of unlike settings; keep a folder for each")
    return recordings


def write_recording(folder: Path, recording: Recording) -> None:
    """Keep a recording.

    Raises:
        OutputError: it cannot be written.
    """
    with output_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    name = f"{recording.source}.{recording.request[:_DIGITS]}.json"
    value = {**vars(recording), "setting": vars(recording.setting)}
    replace(folder / name, (dumps(value, indent=1) + "\n").encode())


def _read(file: Path) -> Recording:
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
        return Recording(**{**value, "setting": Setting(**value["setting"])})
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise ReplayError(
            f"{file} is no recording ({type(error).__name__}); record it again"
        ) from None
