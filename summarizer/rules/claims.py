"""What is said of a party: that it has a role, in these words; and the parties that this makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from schemas import Evidence, Party, PartyKind, PartyRole
from summarizer.text.spans import Span

LENDS = "party.lends"
"""Rule of whoever helps with ships, planes, ground or people, be it a mediator besides."""
_ORDER = list(PartyRole)
_MOST_QUOTES = 3

T = TypeVar("T")


class Decided(NamedTuple):
    """Which rule gave a part of a record; ``chance`` is that by which weights took it, if any."""

    rule: str
    chance: float | None = None


class Made(NamedTuple, Generic[T]):
    """An item, and what decided on it."""

    item: T
    by: Decided


@dataclass(frozen=True, slots=True)
class Claim:
    """That a party has a role, the words that say so, and the rule that read them.

    ``chance`` is that by which weights took it, None where none were asked.
    """

    name: str
    role: PartyRole
    span: Span
    rule: str
    weight: float = 1.0
    chance: float | None = None


def party_entries(
    text: str,
    claims: Iterable[Claim],
    entity: Callable[[str], tuple[PartyKind, str | None]],
) -> list[Made[Party]]:
    """Each party with the rule of its weightiest claim.

    Args:
        text: that the spans of the claims refer to.
        claims: of all parties.
        entity: gives kind and country code of a party.
    """
    roles: dict[str, dict[PartyRole, list[Span]]] = {}
    best: dict[str, Claim] = {}
    lenders = set()
    for claim in claims:
        roles.setdefault(claim.name, {}).setdefault(claim.role, []).append(claim.span)
        best[claim.name] = max(best.get(claim.name, claim), claim, key=lambda each: each.weight)
        if claim.rule == LENDS:
            lenders.add(claim.name)
    parties = []
    for name, spans in roles.items():
        if len(spans) > 1:
            spans.pop(PartyRole.COMMENTATOR, None)
        if PartyRole.MEDIATOR in spans and name not in lenders:
            spans.pop(PartyRole.FACILITATOR, None)
        kind, country = entity(name)
        quotes = {span for each in spans.values() for span in each}
        party = Party(
            name=name,
            kind=kind,
            country=country,
            roles=sorted(spans, key=_ORDER.index),
            evidence=[evidence(text, span) for span in sorted(quotes)[:_MOST_QUOTES]],
        )
        parties.append(Made(party, Decided(best[name].rule, best[name].chance)))
    return parties


def evidence(text: str, span: Span) -> Evidence:
    """The words of a span, as a record has them."""
    return Evidence(quote=span.of(text), start=span.start, end=span.end)
