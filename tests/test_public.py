"""The public face: what a user imports, and what it costs to do so."""

from __future__ import annotations

import doctest
import importlib
import importlib.resources
import pkgutil
import subprocess
import sys

import pytest

import schemas
import summarizer

HEAVY = {"openai", "instructor", "spacy", "rich", "pydantic", "trafilatura", "babel", "rapidfuzz"}


def test_the_public_names() -> None:
    assert summarizer.__all__ == [
        "ExtractionError",
        "Extractor",
        "Limits",
        "OutputError",
        "Source",
        "SourceError",
        "SummarizerError",
        "UsageError",
        "aextract",
        "extract",
        "read_source",
        "read_sources",
    ]
    for name in summarizer.__all__:
        assert getattr(summarizer, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        summarizer.nothing  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import summarizer, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(run.stdout.split())


def _modules() -> list[str]:
    return [
        module.name
        for package in (schemas, summarizer)
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]


@pytest.mark.parametrize("name", [*_modules(), "summarizer", "schemas"])
def test_the_examples_in_docstrings_run(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__, "every module says what it is"
    assert doctest.testmod(module).failed == 0


def test_the_typed_marker_is_shipped() -> None:
    for package in (schemas, summarizer):
        assert importlib.resources.files(package).joinpath("py.typed").is_file()
