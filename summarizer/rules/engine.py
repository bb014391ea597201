"""The embedded engine: English, without a model, a key or a network."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from time import perf_counter

from schemas import Record
from summarizer.errors import LanguageError
from summarizer.provenance import package_version, provenance, schema_sha256
from summarizer.rules.confidence import rulings
from summarizer.rules.document import read
from summarizer.rules.explanation import Explanation
from summarizer.rules.grammar import bag
from summarizer.rules.pausing import COLLECTOR_PAUSE
from summarizer.rules.record import record
from summarizer.source import Source

_ENGLISH = bag(
    "the of and to in a is that was for on with as by at from were are be has have had this "
    "it an or not but they who which will said"
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000
_FEWEST = 20
_SHARE = 0.12


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
            LanguageError: the source is not in English.
        """
        with COLLECTOR_PAUSE:
            return _explained(source).record

    def explain(self, source: Source) -> Explanation:
        """The record of a source, and which words of it make no event.

        Raises:
            LanguageError: the source is not in English.
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
    _check_language(source)
    document = read(source)
    reading = record(document)
    extraction = provenance(
        engine="rules", seconds=perf_counter() - began, items=rulings(reading.rules)
    )
    made = Record(source=source.info, events=list(reading.events), extraction=extraction)
    return Explanation(document, made, reading.refused)


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


def _check_language(source: Source) -> None:
    language = source.info.language
    if language is None:
        if not _looks_english(source.text):
            raise LanguageError(_SENTENCE.format("has hardly an English word"))
    elif language.lower().replace("_", "-").partition("-")[0] not in {"en", "eng"}:
        raise LanguageError(_SENTENCE.format(f"is in {language!r}"))


_SENTENCE = (
    "the rules engine reads English only, and this source {}; "
    "use a model (--model provider/model), which reads any language"
)


def _looks_english(text: str) -> bool:
    words = [match.group().lower() for match in _WORD.finditer(text[:_SAMPLE])]
    if sum(map(str.isascii, words)) < len(words) / 2:
        return False
    if len(words) < _FEWEST:
        return True
    return sum(word in _ENGLISH for word in words) >= _SHARE * len(words)
