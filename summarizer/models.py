"""Which engines there are, and what each needs on this machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec

from summarizer.extractor import DEFAULT_MODEL, RULES


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


_KEYS = {
    "openai": "OPENAI_API_KEY",
    "anthropic": "ANTHROPIC_API_KEY",
    "google": "GOOGLE_API_KEY",
    "mistral": "MISTRAL_API_KEY",
    "cohere": "CO_API_KEY",
    "groq": "GROQ_API_KEY",
    "deepseek": "DEEPSEEK_API_KEY",
    "openrouter": "OPENROUTER_API_KEY",
}
"""Where the usual providers look for a key. instructor takes more of them."""

_PACKAGES = {
    "anthropic": ("anthropic", "anthropic"),
    "google": ("google.genai", "google-genai"),
    "mistral": ("mistralai", "mistral"),
    "cohere": ("cohere", "cohere"),
    "groq": ("groq", "groq"),
}
"""Module, and extra of instructor, of the providers that need more than ``openai``."""


def models() -> list[ModelInfo]:
    """The engines, the embedded one first."""
    return [
        ModelInfo(RULES, True, "", "embedded, English only, no key and no network"),
        *(_provider(name) for name in _KEYS),
        ModelInfo(
            "NAME",
            False,
            "--base-url URL",
            "any OpenAI-compatible server: Ollama, vLLM, llama.cpp",
        ),
    ]


def _provider(provider: str) -> ModelInfo:
    needs = []
    module, extra = _PACKAGES.get(provider, ("openai", ""))
    if not _installed(module):
        needs.append(f"pip install 'instructor[{extra}]'")
    if not os.environ.get(_KEYS[provider]):
        needs.append(f"set {_KEYS[provider]}")
    name = DEFAULT_MODEL if provider == "openai" else f"{provider}/NAME"
    return ModelInfo(name, not needs, " and ".join(needs), f"{provider}, through instructor")


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False
