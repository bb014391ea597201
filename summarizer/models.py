"""Which engines there are, and what each needs on this machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec

from summarizer.extractor import RULES
from summarizer.model.providers import (
    DEFAULT_MODEL,
    LOCAL_INSTALL,
    LOCAL_PACKAGE,
    LOCAL_PREFIX,
    PROVIDERS,
)


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """An engine that ``--model`` takes.

    Attributes:
        name: what to write after ``--model``; NAME stands for the provider's name of a model.
        ready: whether it can be used as things are.
        needs: what is missing or has to be set; empty where it is ready.
        note: what it is.
    """

    name: str
    ready: bool
    needs: str
    note: str


def models() -> list[ModelInfo]:
    """The engines, the embedded one first."""
    return [
        ModelInfo(RULES, True, "", "embedded, no key and no network; reads English best"),
        *(_provider(name) for name in PROVIDERS),
        ModelInfo(
            f"{LOCAL_PREFIX}PATH",
            _installed(LOCAL_PACKAGE),
            "" if _installed(LOCAL_PACKAGE) else LOCAL_INSTALL,
            "a GGUF model on this machine, held to the schema; no key, nothing leaves the machine",
        ),
        ModelInfo(
            "NAME",
            False,
            "--base-url URL",
            "any OpenAI-compatible server: Ollama, vLLM, llama.cpp",
        ),
    ]


def _provider(name: str) -> ModelInfo:
    provider = PROVIDERS[name]
    needs = []
    if not _installed(provider.module):
        needs.append(provider.install)
    if not os.environ.get(provider.key):
        needs.append(f"set {provider.key}")
    model = DEFAULT_MODEL if name == "openai" else f"{name}/NAME"
    return ModelInfo(model, not needs, " and ".join(needs), f"{name}, through instructor")


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False
