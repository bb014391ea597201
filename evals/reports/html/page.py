"""The page as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from evals.reports.figures import label
from evals.reports.html.errors import causes, confusions
from evals.reports.html.rows import PARTS
from evals.reports.html.scores import part, scores
from evals.reports.html.source import SIGNS, source
from evals.reports.report import Report
from evals.reports.words import percent, whole
from evals.scoring.tally import Verdict
from evals.stats.resampling import RESAMPLES
from schemas import Record
from summarizer.html.frame import own, page
from summarizer.html.markup import Child, el, join, plain, said

_SECTIONS = {
    "scores": "Scores",
    "errors": "Errors by cause",
    "confusions": "What was taken for what",
    "sources": "Sources",
    "provenance": "Provenance",
}


def render_page(report: Report) -> str:
    """The report as one HTML page that loads nothing and reads without its script."""
    return page(
        f"Evaluation of {report.engine}",
        *_body(report),
        styles=[own(__package__, "page.css")],
        scripts=[own(__package__, "page.js")],
    )


def _body(report: Report) -> Iterator[Markup]:
    yield el("a", "Skip to the scores", href="#scores", class_="skip")
    links = (el("li", el("a", title, href=f"#{each}")) for each, title in _SECTIONS.items())
    yield el(
        "header",
        el("h1", "Evaluation of ", said(report.engine)),
        el("p", _told(report), class_="lead"),
        el("nav", el("ul", *links), aria_label="Sections"),
    )
    yield el(
        "main",
        _section("scores", el("p", _how(report), class_="note"), scores(report)),
        _section("errors", causes(report)),
        _section("confusions", confusions(report)),
        _section("sources", _legend(), _filter(report), *_sources(report)),
        _section("provenance", _provenance(report)),
    )


def _section(id: str, *children: Child) -> Markup:
    return el("section", el("h2", _SECTIONS[id]), *children, id=id)


def _told(report: Report) -> Markup:
    """The run in a sentence or two."""
    values = next(each for each in report.averages if each.name == "values, micro")
    errors = sum(len(result.findings) for result in report.results)
    times = f", {report.repeats} times each" if report.repeats > 1 else ""
    lost = f", no record in {report.failures:,} cases" if report.failures else ""
    interval = (
        f" (95\u00a0% interval {percent(values.low)} to {percent(values.high)})"
        if values.low is not None
        else ""
    )
    return join(
        f"{report.sources:,} sources{times}{lost}; {errors:,} errors. Of all values the F1 is ",
        el("strong", percent(values.f1)),
        f"{interval}.",
    )


def _how(report: Report) -> str:
    return (
        "In per cent. P is the share of what was given that is right, R the share of gold that "
        "was found; a partly right value counts half. Intervals: percentile bootstrap over "
        f"sources, {RESAMPLES:,} resamples, seed {report.signature.seed}. A field without any "
        "value on either side is left out."
    )


def _legend() -> Markup:
    evidence = (
        el("mark", el("span", "gold only", class_="g")),
        el("mark", el("span", "given only", class_="p")),
        el("mark", el("span", "both", class_="g p")),
    )
    values = (
        el("em", "an error", class_="off"),
        el("span", "differs, but is no error of its own", class_="unlike"),
    )
    return el(
        "p",
        "Evidence in the text: ",
        Markup(" ").join(evidence),
        ". Values: ",
        Markup(" ").join(values),
        ". A quote leads to its place in the text, and the marked text back to the item.",
        class_="legend",
    )


def _filter(report: Report) -> Markup:
    """What to show; the script, without which it would do nothing, brings it to light."""
    findings = [finding for result in report.results for finding in result.findings]
    fields = sorted({label(each.path) for each in findings})
    groups = [
        el(
            "optgroup",
            el("option", f"all of {name}", value=f"part {name}"),
            *(el("option", each, value=f"field {each}") for each in fields if part(each) == name),
            label=name,
        )
        for name in PARTS
    ]
    verdicts = [
        el("option", f"{SIGNS[each]} {each}", value=each)
        for each in (*(v for v in Verdict if v is not Verdict.CORRECT), Verdict.CORRECT)
    ]
    causes = [
        el("option", each, value=each) for each in sorted({plain(each.cause) for each in findings})
    ]
    return el(
        "form",
        _choice("Field", "field", groups),
        _choice("Verdict", "verdict", verdicts),
        _choice("Cause", "cause", causes),
        el("label", "Source ", el("input", type="search", name="source", autocomplete="off")),
        el("button", "Show all", type="reset"),
        el("button", "Open these", type="button", name="open"),
        el("output", name="told", aria_live="polite"),
        id="filter",
        hidden=True,
    )


def _choice(title: str, name: str, options: Iterable[Markup]) -> Markup:
    return el(
        "label", f"{title} ", el("select", el("option", "all", value=""), *options, name=name)
    )


def _sources(report: Report) -> Iterator[Markup]:
    for number, result in enumerate(report.results, start=1):
        yield source(number, result, repeated=report.repeats > 1)


def _provenance(report: Report) -> Markup:
    usage = report.usage
    facts = {
        "engine": report.engine,
        "answered by": report.answered_by,
        **_extraction(report),
        "release": report.package_version,
        "sources": f"{report.sources:,}",
        "repeats": f"{report.repeats:,}",
        "without a record": f"{report.failures:,}",
        "time": f"{usage.seconds:,.1f} s",
        "tokens in": None if usage.tokens_in is None else whole(usage.tokens_in),
        "tokens out": None if usage.tokens_out is None else whole(usage.tokens_out),
        "cost": None if usage.cost_usd is None else f"${usage.cost_usd:,.4f}",
    }
    signature = {f"signature: {name}": str(each) for name, each in vars(report.signature).items()}
    rows = [
        join(el("dt", name), el("dd", said(value)))
        for name, value in {**facts, **signature}.items()
        if value
    ]
    return join(
        el("p", "Results of unlike signatures are not comparable.", class_="note"), el("dl", *rows)
    )


def _extraction(report: Report) -> dict[str, str]:
    """What the records say of how they came about, each value once."""
    made = [
        result.given.extraction
        for result in report.results
        if isinstance(result.given, Record) and result.given.extraction is not None
    ]
    told = {}
    for name in ("provider", "model", "mode", "prompt_sha256"):
        values = sorted({value for each in made if (value := getattr(each, name))})
        told[name.replace("_sha256", "")] = ", ".join(values)
    return told
