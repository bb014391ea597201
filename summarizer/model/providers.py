"""The providers that most people use, and what each needs. instructor takes more of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider of models.

    Attributes:
        key: environment variable that its key is read from.
        module: module of its client.
        extra: extra of instructor that installs the client; empty where it is installed anyway.
    """

    key: str
    module: str = "openai"
    extra: str = ""

    @property
    def install(self) -> str:
        """The command that installs its client."""
        return f"pip install 'instructor[{self.extra}]'"


PROVIDERS = {
    "openai": Provider("OPENAI_API_KEY"),
    "anthropic": Provider("ANTHROPIC_API_KEY", "anthropic", "anthropic"),
    "google": Provider("GOOGLE_API_KEY", "google.genai", "google-genai"),
    "mistral": Provider("MISTRAL_API_KEY", "mistralai", "mistral"),
    "cohere": Provider("CO_API_KEY", "cohere", "cohere"),
    "groq": Provider("GROQ_API_KEY", "groq", "groq"),
    "deepseek": Provider("DEEPSEEK_API_KEY"),
    "openrouter": Provider("OPENROUTER_API_KEY"),
}
LOCAL_PREFIX = "gguf:"
"""How the name of a model file on this machine begins."""
LOCAL_PACKAGE = "xllamacpp"
LOCAL_INSTALL = "pip install 'exchange-summarizer[local]'"
DEFAULT_MODEL = "openai/gpt-5-mini"
"""Taken where there is an OpenAI key and no model was named."""
