"""The embedded engine: without a model, a key or a network.

English has the full pipeline; other languages have the smaller one of ``languages``.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from time import perf_counter

from schemas import Record
from summarizer.errors import LanguageError
from summarizer.phrases import listed
from summarizer.provenance import package_version, provenance, schema_sha256
from summarizer.rules.confidence import rulings
from summarizer.rules.english.document import read
from summarizer.rules.english.record import record
from summarizer.rules.explanation import Explanation, Findings, Unfit
from summarizer.rules.languages.identify import ENGLISH, language_in
from summarizer.rules.languages.lexicon import languages
from summarizer.rules.languages.reading import read_foreign
from summarizer.rules.pausing import COLLECTOR_PAUSE
from summarizer.source import Source


class RulesEngine:
    """Fills records by rules. Deterministic: the same source gives the same record."""

    name = "rules"
    computes = True

    @property
    def fingerprint(self) -> Mapping[str, object]:
        """The release, and the rules and lexicons themselves, which change between releases."""
        return {
            "engine": "rules",
            "package_version": package_version(),
            "rules_sha256": _rules_sha256(),
            "schema_sha256": schema_sha256(),
        }

    def extract(self, source: Source) -> Record:
        """The record of a source.

        Raises:
            LanguageError: the source is in a language that is not read.
        """
        with COLLECTOR_PAUSE:
            return _explained(source).record

    def explain(self, source: Source) -> Explanation:
        """The record of a source, and which words of it make no event.

        Raises:
            LanguageError: the source is in a language that is not read.
        """
        with COLLECTOR_PAUSE:
            return _explained(source)

    async def aextract(self, source: Source) -> Record:
        """The same in a thread of its own."""
        return await asyncio.to_thread(self.extract, source)

    def close(self) -> None:
        """Nothing is held open."""

    async def aclose(self) -> None:
        """Nothing is held open."""


def _explained(source: Source) -> Explanation:
    began = perf_counter()
    language = _language(source)
    reading = _english(source) if language == ENGLISH else read_foreign(source, language)
    extraction = provenance(
        engine="rules", seconds=perf_counter() - began, items=rulings(reading.decided)
    )
    made = Record(source=source.info, events=list(reading.events), extraction=extraction)
    return Explanation(source.text, reading.sentences, made, reading.refused)


def _english(source: Source) -> Findings:
    document = read(source)
    reading = record(document)
    sentences = document.sentences
    return Findings(
        tuple(sentence.span for sentence in sentences),
        reading.events,
        reading.decided,
        tuple(Unfit(each.rule, each.act.span(sentences)) for each in reading.refused),
    )


@cache
def _rules_sha256() -> str:
    """Hash of all files of the packages that make up the engine."""
    digest = hashlib.sha256()
    for package in ("summarizer.rules", "summarizer.text"):
        for file in _files(files(package)):
            digest.update(file.name.encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for each in sorted(folder.iterdir(), key=lambda found: found.name):
        if each.is_dir() and each.name != "__pycache__":
            yield from _files(each)
        elif each.is_file():
            yield each


def _language(source: Source) -> str:
    language = language_in(source)
    if language is None:
        raise LanguageError(_refusal("has hardly a word of any of them"))
    if language != ENGLISH and language not in languages():
        raise LanguageError(_refusal(f"is in {source.info.language or language!r}"))
    return language


def _refusal(what: str) -> str:
    """The sentence that says which languages are read, and the way out."""
    from babel import Locale

    names = Locale("en").languages
    read = listed([names[code] for code in (ENGLISH, *languages())])
    return (
        f"the rules engine reads {read} only, and this source {what}; "
        "use a model (--model provider/model), which reads any language"
    )
