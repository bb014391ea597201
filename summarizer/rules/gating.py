"""Stage four: is there an event, and what does the text tell of it (codebook, rules 1 and 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from schemas import EventKind, Status
from summarizer.rules.appeals import appeals, demanding
from summarizer.rules.clause import LIVE, Act
from summarizer.rules.digests import items
from summarizer.rules.document import Document
from summarizer.rules.history import past_sentences
from summarizer.rules.kinds import find_kind
from summarizer.rules.marks import Sentence
from summarizer.rules.sections import onward, sections
from summarizer.rules.sifting import Refused, raided, sift
from summarizer.rules.status import find_status
from summarizer.rules.theme import Theme, theme
from summarizer.rules.verdict import outweighed
from summarizer.rules.weighing import Cues, cues_of, reports, wishes
from summarizer.rules.words import load, word_set

_OF_FIELD = 3
"""Words of another field from which a text belongs to it."""
_PAIR = 2
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_MUTUAL = 2.0
"""How strongly an undated text without a title must say that people go both ways."""
_FULL = 2.0
"""How much a text must speak of captives, that a return named in its title is theirs."""
_HOPES = 3
"""Acts that are only asked for, from which a text is about the asking."""
_DENSE = 0.13
"""Share of sentences with an act from which an undated text has the release for its subject."""


_TELLING = frozenset(
    {"act.active", "act.passive", "act.noun", "act.owned", "act.state", "act.headline"}
)
"""Rules of acts that tell of somebody, though no phrase says of whom."""


@dataclass(frozen=True, slots=True)
class Case:
    """The acts that make up the event of a document.

    Attributes:
        acts: in order of the text; those of history paragraphs are left out.
        by_sentence: the same by index of the sentence.
        current: indices of the sentences that tell of the event or of its surroundings.
        scope: indices of the sentences of the part of the text that tells of it.
        rules: which rule says that there is an event (""), and which its ".kind" and ".status".
    """

    kind: EventKind
    status: Status
    acts: tuple[Act, ...]
    current: frozenset[int]
    scope: frozenset[int]
    rules: dict[str, str]
    by_sentence: dict[int, tuple[Act, ...]]
    told: frozenset[int] = field(init=False)
    """Indices of the sentences that tell of the event, not only of hopes for it."""

    def __post_init__(self) -> None:
        told = frozenset(
            index
            for index, acts in self.by_sentence.items()
            if self.undone or all(act.mode != "hoped" for act in acts)
        )
        object.__setattr__(self, "told", told)

    @property
    def undone(self) -> bool:
        """Whether the release is only offered, or has come to nothing."""
        return self.status in (Status.PROPOSED, Status.FAILED)


@dataclass(frozen=True, slots=True)
class Finding:
    """The events of a document, in order of the text, or why there is none.

    Attributes:
        cases: the events.
        rule: by which there is none; "" where there are events.
        refused: acts that make no event, each with the rule that says why.
    """

    cases: tuple[Case, ...]
    rule: str = ""
    refused: tuple[Refused, ...] = ()


def find_cases(document: Document) -> Finding:
    """The events that the document reports.

    Parts under headings of their own are several events where no party acts in two of them;
    otherwise the document is read as a whole.
    """
    if _elsewhere(document):
        every = tuple(Refused(act, "act.other_field") for act in document.acts)
        return Finding((), "none.other_field", every)
    about = theme(document.sentences)
    acts, unfit = sift(document, about)
    parts = items(document.text, document.sentences)
    if parts and {act.sentence for act in document.acts} <= frozenset().union(*parts):
        found = [
            _case(document, about, [_past(a) for a in acts if a.sentence in p], p) for p in parts
        ]
        digest = tuple(_each_once([case for case in found if case is not None]))
        return Finding(digest) if digest else _none(document, acts, unfit)
    parts = sections(document.sentences)
    if len(parts) > 1:
        found = [
            _case(document, about, [a for a in acts if a.sentence in part], part) for part in parts
        ]
        cases = [case for case in found if case is not None]
        placed = _placed(document, parts)
        if len(cases) > 1 and (placed or _apart(cases) or _of_years(document, cases)):
            return Finding(tuple(cases))
    whole = frozenset(range(len(document.sentences))) - onward(document.sentences)
    case = _case(document, about, acts, whole)
    if case is None:
        return _none(document, acts, unfit)
    against = _against(document, about, case)
    if against is None:
        return Finding((case,))
    return Finding((), against, tuple(Refused(act, "act.outweighed") for act in case.acts))


def _against(document: Document, about: Theme, case: Case) -> str | None:
    """The rule by which what speaks against an event outweighs it, or None."""
    return outweighed(document, about, case.acts, case.scope, case.rules[""])


def _each_once(cases: Sequence[Case]) -> Iterator[Case]:
    """The cases of a digest without those that go on about the two parties of another."""
    told: list[set[str]] = []
    for case in cases:
        named = {name for act in case.acts for name in act.named}
        if not any(len(named & others) >= _PAIR for others in told):
            yield case
        told.append(named)


def _past(act: Act) -> Act:
    """An act of a digest, which tells in the present tense of what has happened."""
    return replace(act, mode="done") if act.mode == "present" else act


def _none(document: Document, acts: Sequence[Act], unfit: Sequence[Refused]) -> Finding:
    """Why the acts of a document, none of which is its news, make no event."""
    refused = [*unfit, *(Refused(act, _unlike_news(act)) for act in acts)]
    refused.sort(key=lambda each: (each.act.sentence, each.act.first))
    if not document.acts:
        rule = "none.no_act"
    elif not acts:
        rule = "none.unfit"
    else:
        rule = "none.mention" if any(_live(act) for act in acts) else "none.not_a_step"
    return Finding((), rule, tuple(refused))


def _unlike_news(act: Act) -> str:
    if not _live(act):
        return "act.no_step"
    return "act.subordinate" if act.subordinate else "act.not_in_lead"


def _live(act: Act) -> bool:
    """Whether an act is told as a step, and says of whom."""
    return act.mode in LIVE and _concrete(act)


def _apart(cases: Sequence[Case]) -> bool:
    """Whether each case has parties, and no party acts in two of them."""
    named = [{name for act in case.acts for name in act.named} for case in cases]
    together = sum(len(names) for names in named)
    return all(named) and len(set().union(*named)) == together


def _placed(document: Document, parts: Sequence[frozenset[int]]) -> bool:
    """Whether most parts are headed by the countries or capitals that they are about."""
    titles = [document.sentences[min(part)] for part in parts]
    placed = sum(bool(title.parties) for title in titles)
    return placed == len(parts) or (len(parts) > _PAIR and 2 * placed > len(parts))


def _of_years(document: Document, cases: Sequence[Case]) -> bool:
    """Whether each part is headed by a year of its own, as in a work of reference."""
    years = []
    for case in cases:
        title = document.sentences[min(case.scope)]
        years += [token.text for token in title.tokens if _YEAR.fullmatch(token.text)]
    return len(set(years)) == len(cases)


def _case(
    document: Document, about: Theme, acts: Sequence[Act], scope: frozenset[int]
) -> Case | None:
    """The event that some acts of a scope make up, or None."""
    live = [act for act in acts if _live(act)]
    cues = cues_of(document, about, acts, scope)
    rule = _gate(document, about, live, scope, cues) or _by_theme(document, cues, live, scope)
    if rule is None:
        return None
    if rule in {"event.paragraph", "event.passage"}:
        scope = _passage(document, live) or _paragraphs(document, live)
        live, acts = ([a for a in each if a.sentence in scope] for each in (live, acts))
    kind, kind_rule = find_kind(document, about, live, acts)
    current = scope - past_sentences(document, live)
    kept = tuple(act for act in acts if act.sentence in current)
    by_sentence: dict[int, tuple[Act, ...]] = {}
    for act in kept:
        by_sentence[act.sentence] = (*by_sentence.get(act.sentence, ()), act)
    status, status_rule = find_status(document, live, kind, scope)
    rules = {"": rule, ".kind": kind_rule, ".status": status_rule}
    return Case(kind, status, kept, current, scope, rules, by_sentence)


def _elsewhere(document: Document) -> bool:
    """Whether the text is of a field that swaps players, stocks or students."""
    for words in load("elsewhere").values():
        field = frozenset(words)
        found = {low for s in document.sentences for low in s.lows & field}
        if len(found) >= _OF_FIELD:
            captives = sum(p.word.group == "captive" for s in document.sentences for p in s.people)
            if captives <= len(found):
                return True
    return False


def _concrete(act: Act) -> bool:
    return bool(
        act.people
        or act.agents
        or act.to
        or act.securer
        or act.giver
        or act.kind == "exchange"
        or act.rule in _TELLING
    )


def _gate(
    document: Document,
    about: Theme,
    live: Sequence[Act],
    scope: frozenset[int],
    cues: Cues,
) -> str | None:
    """The rule by which there is an event, or None."""
    main = [act for act in live if not act.subordinate and act.rule not in _FAINT]
    if len(scope) < len(document.sentences) - len(onward(document.sentences)):
        even = any(act.rule == "act.even" and act.sentence in scope for act in document.acts)
        told = any(
            _tells_step(act) or act.agents or (not act.weak and act.mode == "done") for act in main
        )
        return "event.section" if told or even else None
    if not appeals(document):
        if any(_leads(document, act) for act in main):
            return "event.lead"
        if main and _telling_title(document, about):
            return "event.title"
        dated = document.source.info.published is not None
        if dated and any(_about_lead(document, act) for act in main):
            return "event.of_captive"
    return None if wishes(cues) else _gate_of_body(document, main, cues)


def _gate_of_body(document: Document, main: Sequence[Act], cues: Cues) -> str | None:
    """The same where lead and title are silent."""
    if document.source.info.published is None:
        told = {act.sentence for act in document.acts if act.mode != "hoped"}
        firm = any(_tells_step(act) or act.agents for act in main)
        alone = len(told) == 1 and not any(_opens_paragraph(document, act) for act in main)
        dense = len(told) >= _DENSE * len(document.sentences) and cues.hoped < _HOPES
        if firm and not alone and dense:
            return "event.subject"
        steps = [act for act in main if act.mode != "present"]  # "the wounded go home at once"
        return "event.passage" if _passage(document, steps) else None
    if demanding(document) and all(act.mode in _TALKED_OF for act in main):
        return None
    for act in main:
        if _opens_paragraph(document, act) and _tells_step(act) and _of_late(document, act):
            return "event.paragraph"
    return None


_TALKED_OF = frozenset({"offered", "present"})
"""Modes of acts that a text of demands may name without any step taken."""


def _by_theme(
    document: Document, cues: Cues, live: Sequence[Act], scope: frozenset[int]
) -> str | None:
    """The rule by which the cues of all sentences together say that there is an event."""
    part = len(scope) < len(document.sentences) - len(onward(document.sentences))
    untitled = document.source.info.published is None and not cues.titled
    told = bool(live)
    if untitled:
        told = cues.mutual >= _MUTUAL and (told or cues.named > 1)
    if part or not told or appeals(document) or raided(document):
        return None
    return "event.theme" if reports(cues) else None


def _passage(document: Document, live: Sequence[Act]) -> frozenset[int]:
    """The paragraphs that are given over to the steps of some acts."""
    told = {a.sentence for a in live if not a.subordinate}
    every = {a.sentence for a in document.acts}
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in document.sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    scope: set[int] = set()
    for sentences in paragraphs.values():
        indices = {s.index for s in sentences}
        about = sum(s.index in every or _names_captives(s) for s in sentences)
        aside = sum(s.tokens[0].text == "(" for s in sentences)
        if indices & told and 2 * about >= len(sentences) - aside:
            scope |= indices
    return frozenset(scope)


def _paragraphs(document: Document, live: Sequence[Act]) -> frozenset[int]:
    """The sentences of the paragraphs in which some acts are told."""
    told = {document.sentences[a.sentence].paragraph for a in live if not a.subordinate}
    return frozenset(s.index for s in document.sentences if s.paragraph in told)


def _names_captives(sentence: Sentence) -> bool:
    return any(people.word.group == "captive" for people in sentence.people) or not (
        word_set("hold").isdisjoint(sentence.lows)
    )


_FAINT = frozenset({"act.journey", "act.even"})
"""Rules of acts that only the text as a whole can make an event."""


def _leads(document: Document, act: Act) -> bool:
    return act.sentence in document.lead


def _about_lead(document: Document, act: Act) -> bool:
    """Whether an act of the body frees the captive whom the lead is about."""
    held = {
        index
        for index in document.lead
        if index in document.names and _names_captives(document.sentences[index])
    }
    taken_up = any(people.definite and not people.quantity for people in act.people)
    return bool(held) and act.mode == "done" and act.kind == "release" and taken_up


def _telling_title(document: Document, about: Theme) -> bool:
    """Whether the title names a release or an exchange in any form."""
    return any(
        act.sentence == 0 and act.mode != "hoped" and (not act.weak or about.weight >= _FULL)
        for act in document.acts
    )


def _tells_step(act: Act) -> bool:
    """Whether an act is told with its people: a number of them, or both sides of a swap."""
    return any(p.quantity for p in act.people) or (
        act.kind == "exchange" and bool(act.people or act.agents)
    )


def _of_late(document: Document, act: Act) -> bool:
    """Whether an act of the body is of the days of the report: by its date, or its tense."""
    if act.mode not in {"done", "failed"}:
        return True
    sentence = document.sentences[act.sentence]
    before = {token.low for token in sentence.tokens[max(0, act.first - 4) : act.first]}
    return bool(document.dates(sentence)) or not before.isdisjoint(_PERFECT)


_PERFECT = frozenset({"has", "have", "'ve"})


def _opens_paragraph(document: Document, act: Act) -> bool:
    index = act.sentence
    return index == 0 or (
        document.sentences[index - 1].paragraph != document.sentences[index].paragraph
    )
