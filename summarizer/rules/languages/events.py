"""Whether a text reports an exchange or a release as its news, of what kind, and how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemas import EventKind, Status
from summarizer.rules.languages.acts import LIVE, Act, find_acts, latest
from summarizer.rules.languages.arguments import arguments
from summarizer.rules.languages.page import Line, Mark, Page


@dataclass(frozen=True, slots=True)
class Case:
    """What a text reports.

    Attributes:
        acts: the acts that are its event, in order.
        kind: exchange or release.
        status: how far it has come.
        rules: names of the rules, by path in the event.
        past: indices of the sentences that tell of earlier releases.
        lines: indices of the sentences of the acts.
    """

    acts: tuple[Act, ...]
    kind: EventKind
    status: Status
    rules: dict[str, str]
    past: frozenset[int]
    lines: frozenset[int]


@dataclass(frozen=True, slots=True)
class Finding:
    """A case, or the rule by which there is none; and acts that make no event, with their rules."""

    case: Case | None
    rule: str
    refused: tuple[tuple[Act, str], ...]


_BATCH = 4
"""Days over which the batches of one deal are spread."""
_REFUSED = {
    "past": "act.past",
    "rescue": "act.rescue",
    "alien": "act.other_field",
    "hoped": "act.no_step",
    "mention": "act.no_step",
}


def find_case(page: Page) -> Finding:
    """The event of a text, if it reports one."""
    acts = find_acts(page)
    if not acts:
        return Finding(None, "none.no_act", ())
    refused = [(act, _REFUSED[act.mode]) for act in acts if act.mode not in LIVE]
    live = [act for act in acts if act.mode in LIVE]
    if any(act.mode in {"rescue", "alien"} and act.line.index in page.lead for act in acts):
        live = [act for act in live if act.kind == "swap"]
    leading = [act for act in live if act.line.index in page.lead]
    earlier = _earlier(page, leading, live)
    live = [act for act in live if act.line.index not in earlier]
    leading = [act for act in leading if act.line.index not in earlier]
    opening = leading or [act for act in live if act.mode == "done" and _opens(page, act.line)]
    if not opening:
        refused += [(act, "act.not_in_lead") for act in live]
        rule = "none.mention" if live else "none.not_a_step"
        return Finding(None, rule, tuple(refused))
    kind, kind_rule = _kind(page, live)
    status, status_rule = _status(live, opening)
    rules = {
        "": "foreign.lead" if leading else "foreign.paragraph",
        ".kind": kind_rule,
        ".status": status_rule,
    }
    titles = [act for act in acts if act.mode == "mention" and _heads(page, act.line)]
    past = earlier | {act.line.index for act in acts if act.mode == "past"}
    lines = frozenset(act.line.index for act in (*live, *titles))
    told = tuple(sorted((*live, *titles), key=lambda act: (act.line.index, act.first)))
    return Finding(Case(told, kind, status, rules, past, lines), "", tuple(refused))


def _earlier(page: Page, leading: list[Act], live: list[Act]) -> frozenset[int]:
    """The sentences of acts that were over some days before the newest of the lead."""
    published = page.source.info.published
    days = {
        act.line.index: latest(act.line, published)
        for act in live
        if act.mode == "done" and act.line.dates and published is not None
    }
    newest = max((day for act in leading if (day := days.get(act.line.index))), default=None)
    if newest is None:
        return frozenset()
    return frozenset(at for at, day in days.items() if day and (newest - day).days > _BATCH)


def _heads(page: Page, line: Line) -> bool:
    """Whether a sentence is a heading of the lead, which names what the body tells."""
    return line.heading and line.index in page.lead


def _opens(page: Page, line: Line) -> bool:
    """Whether a sentence opens its paragraph and names a party."""
    before = page.lines[line.index - 1] if line.index else None
    return bool(line.parties) and (before is None or before.paragraph != line.paragraph)


def _kind(page: Page, live: list[Act]) -> tuple[EventKind, str]:
    """An exchange where one is told, or a price in people."""
    if any(act.kind == "swap" for act in live):
        return EventKind.EXCHANGE, "foreign.kind.exchange"
    told = {act.line.index for act in live}
    if any(page.lines[index].has("cue.mutual") for index in told):
        return EventKind.EXCHANGE, "foreign.kind.mutual"
    priced = (page.lines[index] for index in told)
    if any(line.has("cue.price") for line in priced):
        return EventKind.EXCHANGE, "foreign.kind.price"
    if _both_ways(live):
        return EventKind.EXCHANGE, "foreign.kind.both"
    if any(line.has("swap.captives") and line.index in page.lead for line in page.lines):
        return EventKind.EXCHANGE, "foreign.kind.named"
    return EventKind.ONE_SIDED_RELEASE, "foreign.kind.release"


def _both_ways(live: list[Act]) -> bool:
    """Whether one party frees people in one act, and gets people in another."""
    told = [arguments(act) for act in live if act.mode in {"done", "will"}]
    pairs = {(_names(each.giving), _names(each.getting)) for each in told}
    ways = [(giving, getting) for giving, getting in pairs if giving.isdisjoint(getting)]
    return any((giving & taken) - given for giving, _ in ways for given, taken in ways)


def _names(marks: Iterable[Mark]) -> frozenset[str]:
    return frozenset(mark.name for mark in marks)


def _status(live: list[Act], opening: list[Act]) -> tuple[Status, str]:
    """By the body of the lead, then by its headings."""
    body = [act for act in opening if not act.line.heading] or opening
    modes = {act.mode for act in body}
    if "done" in modes:
        later = any(
            act.mode == "will" and act.line.has("cue.more") for act in live if act not in body[:1]
        )
        if later:
            return Status.ONGOING, "foreign.status.more"
        begun = any(act.mode == "done" and act.line.has("cue.begun") for act in body)
        if begun:
            return Status.ONGOING, "foreign.status.begun"
        return Status.COMPLETED, "foreign.status.done"
    if "failed" in modes:
        return Status.FAILED, "foreign.status.failed"
    if modes & {"agreed", "will"}:
        return Status.AGREED, "foreign.status.agreed"
    return Status.PROPOSED, "foreign.status.proposed"
