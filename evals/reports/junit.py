"""JUnit XML: a suite per source, a test case per group of fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from evals.reports.figures import label
from evals.reports.report import Report, SourceResult
from evals.reports.words import told
from evals.scoring.outcome import Finding
from schemas import ITEM_TYPES, ErrorEntry

_EVENT = "event"
GROUPS = (_EVENT, *ITEM_TYPES)
"""``event`` is kind, status and summary, and whether there is an event at all."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(report: Report) -> str:
    """The report as JUnit XML, as GitHub, GitLab and Jenkins read it."""
    root = ET.Element("testsuites", name=f"summarizer eval: {_legal(report.engine)}")
    for result in report.results:
        root.append(_suite(result, report.repeats))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, 0)) for suite in root)))
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(result: SourceResult, repeats: int) -> ET.Element:
    name = result.id if repeats == 1 else f"{result.id} ({result.repeat})"
    suite = ET.Element("testsuite", name=_legal(name))
    for group in GROUPS:
        findings = [each for each in result.findings if _group(each) == group]
        case = ET.SubElement(suite, "testcase", classname=_legal(name), name=group)
        if isinstance(result.given, ErrorEntry):
            fault = result.given.error
            ET.SubElement(case, "error", type=_legal(fault.kind), message=_legal(fault.message))
        elif findings:
            _fail(case, findings)
    suite.set("tests", str(len(GROUPS)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", str(len(suite.findall("testcase/error"))))
    return suite


def _fail(case: ET.Element, findings: Sequence[Finding]) -> None:
    errors = "1 error" if len(findings) == 1 else f"{len(findings)} errors"
    failure = ET.SubElement(case, "failure", type="finding", message=errors)
    failure.text = _legal("\n".join(map(told, findings)))


def _group(finding: Finding) -> str:
    first = re.split(r"[.\[]", label(finding.path))[0]
    return first if first in ITEM_TYPES else _EVENT


def _legal(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)
