"""Which events a text reports: what the rules find, and what the words of all sentences say."""

from __future__ import annotations

from dataclasses import replace

from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.candidate_acts import Refused
from summarizer.rules.english.events.captivity import Captivity, captivity_of
from summarizer.rules.english.events.cases import (
    WEIGHED,
    Case,
    Finding,
    barred,
    by_rules,
    by_rules_alone,
)
from summarizer.rules.english.events.history import past_sentences
from summarizer.rules.english.events.kinds import find_kind
from summarizer.rules.english.events.reported import chance
from summarizer.rules.english.events.sections import own_part
from summarizer.rules.english.events.status import find_status
from summarizer.rules.english.events.told import Telling, telling
from summarizer.rules.english.events.weighed_state import weighed_kind, weighed_status

_ENOUGH = 0.5
"""Chance from which there is an event."""
_ENOUGH_OF_SUBJECT = 0.85
"""The same where no clause of the lead tells of the event, and the text is only about captives."""
_SURE = frozenset({"event.section"})
"""Rules that look at a part of a text alone; the chance is that of the whole."""
_TOLD = 0.3
"""Chance from which the acts of a sentence are of the event."""


def find_cases(document: Document) -> Finding:
    """The events that a document reports.

    What rules find in one clause is a cue like others, if a strong one: the weights decide.
    """
    if (bar := barred(document)) is not None:
        return bar
    about = captivity_of(document.sentences)
    told = telling(document, about)
    found = by_rules(document, about, told)
    if len(found.cases) > 1:
        return found
    likely = chance(document, about, told, verdict_of(found))
    enough = _ENOUGH_OF_SUBJECT if verdict_of(found) == "event.subject" else _ENOUGH
    if likely < enough and not found.cases:
        return replace(found, chance=1 - likely)
    if likely < enough and _can_be_doubted(document, found.cases[0]):
        acts = tuple(map(_outweighed, found.cases[0].acts))
        return Finding((), "none.unlikely", acts, 1 - likely)
    case = found.cases[0] if found.cases else weighed_case(document, about, told)
    kind, of_kind = weighed_kind(document, case)
    status, of_status = weighed_status(document, case)
    chances = {"": likely, ".kind": of_kind, ".status": of_status}
    return Finding((replace(case, kind=kind, status=status, chances=chances),))


def verdict_of(found: Finding) -> str:
    """The rule by which rules find an event, or none."""
    return found.cases[0].rules[""] if found.cases else found.rule


def _can_be_doubted(document: Document, case: Case) -> bool:
    """Whether the chance may overrule a rule: not in a note of a sentence or two, or a section."""
    return not by_rules_alone(document, case) and case.rules[""] not in _SURE


def _outweighed(act: Act) -> Refused:
    return Refused(act, "act.outweighed")


def weighed_case(document: Document, about: Captivity, told: Telling) -> Case:
    """The event of a document in which no rule finds one: the acts of the likeliest sentences."""
    scope = own_part(document)
    acts = tuple(
        act for act in document.acts if act.sentence in scope and told.chances[act.sentence] > _TOLD
    )
    kind, kind_rule = find_kind(document, about, acts, acts)
    status, status_rule = find_status(document, acts, kind, scope)
    rules = {"": WEIGHED, ".kind": kind_rule, ".status": status_rule}
    current = scope - past_sentences(document, acts)
    return Case(kind, status, acts, current, scope, rules, told)
