"""The commands of both groups."""

from __future__ import annotations

import typer

from summarizer.cli.console import EXIT_CODES
from summarizer.cli.evaluation import gold, joining, measure, report, verdict


def _group(name: str, help: str) -> typer.Typer:
    return typer.Typer(name=name, help=help, epilog=EXIT_CODES, no_args_is_help=True)


gold_commands = _group("gold", "Records written by hand, to measure engines against.")
for _command in (gold.check, gold.new, gold.manifest, gold.agreement):
    gold_commands.command(epilog=EXIT_CODES)(_command)

eval_commands = _group("eval", "How right the records of an engine are, field by field.")
eval_commands.command("run", epilog=EXIT_CODES)(measure.run_engine)
for _verdict in (verdict.compare, verdict.gate, verdict.accept, report.report):
    eval_commands.command(epilog=EXIT_CODES)(_verdict)
eval_commands.command("joining", epilog=EXIT_CODES)(joining.judge)
