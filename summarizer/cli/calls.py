"""What a run was called with, kept in the ledger, and called with again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.cli.run import Options
    from summarizer.extractor import Extractor
    from summarizer.ledger import Call, Command


def call_of(command: Command, paths: Sequence[str], options: Options, engine: Extractor) -> Call:
    """What the ledger is told of a run: no key, and no login of an address either."""
    from summarizer.extractor import choose
    from summarizer.ledger import Call
    from summarizer.reading.places import is_address
    from summarizer.reading.web import without_login

    told = asdict(options) | {"model": choose(options.model)[0]}
    if options.base_url is not None:
        told["base_url"] = without_login(options.base_url)
    return Call(
        command,
        str(Path.cwd()),
        tuple(without_login(each) if is_address(each) else each for each in paths),
        told,
        engine.name,
        dict(engine.fingerprint),
    )


def stored_call(out: str) -> Call:
    """The last call for an output; the working folder becomes that of the call.

    Args:
        out: the output, as named from the working folder so far; in the call it is absolute.

    Raises:
        LedgerError: there is none.
        UsageError: its sources cannot be had again.
    """
    from summarizer.ledger import Ledger, ledger_of, output_path

    path = Path(os.path.abspath(ledger_of(out)))  # noqa: PTH100  links stay links
    with Ledger(path, must_exist=True) as ledger:
        call = ledger.last().call
    if "-" in call.paths:
        raise UsageError(
            "the sources came from standard input, which cannot be read again; give the first "
            "command the same input and the same --out"
        )
    try:
        os.chdir(call.folder)
    except OSError as error:
        raise UsageError(
            f"the sources were named from {call.folder}, which cannot be entered "
            f"({error.strerror}); give the first command with the same --out"
        ) from None
    return replace(call, options={**call.options, "out": str(output_path(path))})
