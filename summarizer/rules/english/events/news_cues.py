"""What of a document's structure says that it reports an exchange, or none, as cues.

Words alone mislead: who only demands, recalls or denies a release uses the words of one. So the
cues here say what is made of them: which acts are told as steps, where, with whom, and how surely;
which were refused, and why; how much of the text is of another field.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from summarizer.rules.english.acts.clause import LIVE, Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.appeals import appeals, demanding
from summarizer.rules.english.events.candidate_acts import Refused, sift
from summarizer.rules.english.events.captivity import Captivity
from summarizer.rules.english.events.counterevidence import measures
from summarizer.rules.english.events.newsworthiness import (
    is_live,
    of_late,
    opens_paragraph,
    tells_step,
)
from summarizer.rules.english.events.other_fields import fields
from summarizer.rules.english.events.recency import ages
from summarizer.rules.english.events.rescues import raided
from summarizer.rules.english.events.sections import own_part
from summarizer.rules.english.events.text_cues import Cues, cues_of
from summarizer.rules.english.events.told import Telling

_CAPTIVES = frozenset({"captive", "remains"})
_MEASURES = (0.001, 0.2, 0.5, 1, 2, 3)
_TIMES = (0.4, 1, 2, 3)
_SHARES = (0.01, 0.08, 0.15, 0.25, 0.4, 0.6)
_MOST_TOLD, _MOST_PARTIES, _MOST_GRADE = 4, 3, 6
_BEST = 2
"""Sentences that are looked at for themselves: the likeliest to tell a step."""


def news_cues(document: Document, about: Captivity, told: Telling) -> Iterator[str]:
    """The cues of a document; some come twice.

    Args:
        document: to look at.
        about: what it speaks of.
        told: how likely each sentence is to tell a step.
    """
    scope = own_part(document)
    kept, refused = sift(document, about)
    live = [act for act in kept if is_live(act)]
    for act in live:
        yield from _of_act(document, act, told)
    main = {act.sentence for act in live if not act.subordinate}
    for index in sorted(main):
        yield from (f"live in:{word}" for word in told.wordings[index].inside)
    yield from up_to("live", len(main), range(1, _MOST_TOLD + 1))
    yield from _of_others(document, kept, refused)
    for cue, measure in sorted(measures(document, about, kept, scope).items()):
        yield from up_to(cue, measure, _MEASURES)
    yield from _of_text(document, cues_of(document, about, kept, scope))
    body = [i for i in sorted(scope) if not document.sentences[i].heading]
    best = sorted(body, key=lambda index: -told.chances[index])[:_BEST]
    for rank, index in enumerate(best):
        for cue in _of_sentence(document, about, index, kept, refused):
            yield f"best{rank} {cue}"


def up_to(name: str, reached: float, steps: Sequence[float]) -> tuple[str, ...]:
    """One cue for each step that is reached, so that their weights add up."""
    return _steps(name, steps)[: bisect_right(steps, reached)]


@lru_cache(maxsize=1024)
def _steps(name: str, steps: Sequence[float]) -> tuple[str, ...]:
    return tuple([f"{name}>={step}" for step in steps])


def _of_act(document: Document, act: Act, told: Telling) -> Iterator[str]:
    """How and where a step is told, and of whom."""
    index = act.sentence
    heading = document.sentences[index].heading
    place = "heading" if heading else "lead" if index in document.lead else "body"
    strength = _strength(act)
    yield f"live {act.kind} {strength}"
    yield f"live {place} {strength}"
    yield f"live {act.mode}"
    yield f"live {act.mode} {act.kind}"
    yield f"live {act.rule}"
    if act.agents or act.giver:
        yield f"live by {place}"
    if any(people.quantity for people in act.people):
        yield f"live counted {place}"
    if any(people.word.group in _CAPTIVES for people in act.people):
        yield f"live captives {place}"
    if len(act.named) > 1:
        yield f"live both {place}"
    if not act.subordinate and tells_step(act):
        yield "live step"
    if not act.subordinate and opens_paragraph(document, act):
        yield "live opens"
    if not of_late(document, act):
        yield "live undated"
    for age in ages(document, act):
        yield f"live {age}"
        yield f"live {age} {act.mode} {strength}"
    clause = "sub" if act.subordinate else "main"
    yield from up_to(f"live {clause}", told.grades[index], range(1, _MOST_GRADE + 1))


def _strength(act: Act) -> str:
    return f"{'weak' if act.weak else 'firm'} {'sub' if act.subordinate else 'main'}"


def _of_others(
    document: Document, kept: Sequence[Act], refused: Sequence[Refused]
) -> Iterator[str]:
    """The acts that are no steps, and those that are none of this kind."""
    for act in kept:
        if act.mode not in LIVE:
            yield f"kept {act.mode} {act.kind}"
    for each in refused:
        yield f"refused {each.rule}"
        if each.act.sentence in document.lead:
            yield f"refused lead {each.rule}"
    if not kept:
        yield "kept:none"
    if not document.acts:
        yield "act:none"


def _of_text(document: Document, cues: Cues) -> Iterator[str]:
    """What the text as a whole does: tell, ask, appeal."""
    times: Mapping[str, float] = {
        "steps": cues.told,
        "weak": cues.weak,
        "journeys": cues.journeys,
        "names": cues.named,
        "hopes": cues.hoped,
        "titled": cues.titled,
        "leads": cues.lead,
        "ways": cues.mutual,
    }
    for name, number in times.items():
        yield from up_to(name, number, _TIMES)
    shares = {"captivity": cues.share, "rescue": cues.rescue, "asking": cues.asking}
    for name, share in shares.items():
        yield from up_to(f"share {name}", share, _SHARES)
    if appeals(document):
        yield "appeals"
    if demanding(document):
        yield "demands"
    if raided(document):
        yield "raided"
    if document.leading:
        yield "leading"
    yield "dated" if document.source.info.published else "undated"


def _of_sentence(
    document: Document,
    about: Captivity,
    index: int,
    kept: Sequence[Act],
    refused: Sequence[Refused],
) -> Iterator[str]:
    """What one sentence tells."""
    sentence = document.sentences[index]
    acts = [act for act in kept if act.sentence == index]
    for act in acts:
        yield f"{act.kind} {'live' if is_live(act) else act.mode}"
        yield _strength(act)
        yield act.mode
    yield from (f"refused {each.rule}" for each in refused if each.act.sentence == index)
    if not acts:
        yield "act:none"
    named = len({mark.name for mark in sentence.parties})
    yield from up_to("parties", named, range(1, _MOST_PARTIES + 1))
    if any(people.quantity for people in sentence.people):
        yield "counted"
    if index in about.captive:
        yield "captive"
    if index in about.mutual:
        yield "both ways"
    if index in document.lead:
        yield "lead"
    yield from (f"field {field}" for field in sorted(fields(sentence)))
