"""Which named people have a part in the event, and what part."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from schemas import PersonRole
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.freed_people import apposed, freed_by, freed_in_list
from summarizer.rules.english.items.merging_people import Named, merged, noted
from summarizer.rules.english.items.person_lists import enumerated
from summarizer.rules.english.items.person_roles import office_of, standings
from summarizer.rules.english.items.person_verbs import Standing
from summarizer.rules.english.items.relevance import Relevance
from summarizer.rules.english.items.role_scores import leaning
from summarizer.rules.english.items.row_people import ON_LIST, fates
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.lexicon.grammar import SAYING, bag
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.mentions.person_scores import A_PERSON, likeness

_SPEAKING = SAYING | bag(
    "grateful thank thanks thanking appreciate welcomed praised condemned negotiated mediated"
)
_OBLIQUE = bag("oust against")
_NO_NEWS = bag("former ex")
_TEAMS = bag("delegation delegations team teams mission")
_PASSING = bag(
    "assistant aide adviser advisor predecessor successor presence visit dismissal resignation "
    "removal overthrow ouster fall election rule reign wife widow son daughter brother cousin"
)
"""Nouns whose "of" or "to" names somebody who has no part in the deal."""
_WHOSE = bag("envoy aide adviser advisor predecessor successor lawyer wife widow son daughter rule")
_AGAINST = bag("oust ousted overthrow overthrew topple toppled memorializing memorialising")
_FAR = 6
"""Tokens before a name in which such a noun is looked for."""
_TALKING = _TEAMS | bag("talks committee commission negotiators mediators mediation efforts effort")


def people_all(document: Document, case: Case, sides: Sides) -> list[Named]:
    """The people of an event, each once, under the fullest form of the name."""
    found: list[Named] = []
    relevance = Relevance(document, case, sides)
    on_lists = fates(document, case, sides)
    acts: dict[int, list[Act]] = {}
    for act in case.acts:
        acts.setdefault(act.sentence, []).append(act)
    for index, names in document.names.items():
        if index not in case.scope:
            continue
        sentence = document.sentences[index]
        fated = {name: on_lists.get((index, name.first)) for name in names}
        found += [_on_list(sentence, name, *fate) for name, fate in fated.items() if fate]
        rest = tuple(name for name, fate in fated.items() if fate is None)
        if rest and (index in case.current or not SAYING.isdisjoint(sentence.lows)):
            found += _told_of(sentence, rest, case, sides, relevance, acts.get(index, []))
    found.extend(_author(document))
    return noted(document, merged(found))


def _told_of(
    sentence: Sentence,
    names: tuple[NameMark, ...],
    case: Case,
    sides: Sides,
    relevance: Relevance,
    acts: list[Act],
) -> Iterator[Named]:
    """Those named in a sentence with ``acts`` who have a part in the event."""
    index = sentence.index
    freed = {
        name.first: _nation(act, acts, sides)
        for act in acts
        for name in freed_by(sentence, act, names)
    }
    if not acts and not case.told.isdisjoint(range(index - 3, index)):
        listed = (*freed_in_list(sentence, names), *apposed(sentence, names))
        freed |= {n.first: _one_side(sides) for n in listed}
    standing = _standings(sentence, names, case)
    for name in names:
        stands = standing.get(name.first)
        if stands is None and relevance.covers(index) and not sentence.heading:
            stands = _leaning(sentence, name, told=relevance.near(index))
        named = _named(sentence, name, sides, freed, stands)
        if named is not None and _counts(sentence, name, named, relevance, index):
            yield named


def _on_list(sentence: Sentence, name: NameMark, role: PersonRole, party: str | None) -> Named:
    span = sentence.quote(name.first, name.last)
    return Named(name.name, role, name.party or party, name.title, span, ON_LIST)


def _standings(sentence: Sentence, names: tuple[NameMark, ...], case: Case) -> dict[int, Standing]:
    """How those named in a sentence stand to the event, by the first token of the name."""
    index = sentence.index
    told = not case.told.isdisjoint(range(index - 2, index + 2))
    found = standings(sentence, names, told=told, here=index in case.told)
    for first, listed in enumerated(sentence, names, told=told).items():
        left = listed.role is PersonRole.HELD
        if left or first not in found or not found[first].outdoes_office:
            found[first] = listed
    return found


def _counts(
    sentence: Sentence, name: NameMark, named: Named, relevance: Relevance, index: int
) -> bool:
    """Whether somebody has a part in the event: officials must act in it, or be named near it."""
    if named.role is not PersonRole.OFFICIAL:
        return True
    before = sentence.tokens[name.first - 1].low if name.first else ""
    return relevance.hears(index) and before not in _OBLIQUE


def _leaning(sentence: Sentence, name: NameMark, *, told: bool) -> Standing | None:
    """The likeliest role of somebody of whom no rule of its own tells."""
    if likeness(sentence, name) < A_PERSON:
        return None
    found = leaning(sentence, name, told=told)
    official = found is not None and found.role is PersonRole.OFFICIAL
    return None if official and in_passing(sentence, name) else found


def _author(document: Document) -> Iterator[Named]:
    """Who signs a cable: "Roe to Poe" heads it, and ROE stands alone at its end."""
    if not document.sentences:
        return
    head = document.sentences[0].tokens
    if len(head) < 3 or head[1].low != "to" or not head[0].text[0].isupper():
        return
    for sentence in reversed(document.sentences):
        if len(sentence.tokens) == 1 and sentence.tokens[0].text == head[0].text.upper():
            span = document.sentences[0].quote(0, 1)
            yield Named(
                head[0].text, PersonRole.OFFICIAL, document.speaker, "signed", span, "person.author"
            )
            return


def _one_side(sides: Sides) -> str | None:
    return sides.taken[0] if len(sides.taken) == 1 else None


def _nation(act: Act, beside: list[Act], sides: Sides) -> str | None:
    """The side whose people an act frees; ``beside`` are the acts of its sentence."""
    if act.rule == "act.in_exchange":
        return next((a.agents[0] for a in beside if a.agents and a.agents[0] in sides.taken), None)
    for people in act.people:
        for nation in people.nations:
            if nation in sides.taken:
                return nation
    if len(sides.taken) == 1:
        return sides.taken[0]
    return sides.other(act.agents[0]) if act.agents and act.kind == "release" else None


def _named(
    sentence: Sentence,
    name: NameMark,
    sides: Sides,
    freed: dict[int, str | None],
    standing: Standing | None,
) -> Named | None:
    span = sentence.quote(name.first, name.last)
    note = name.title or name.office
    title = (name.title or "").lower().replace(".", "").split()
    if name.first in freed and not _still_held(sentence, name):
        party = freed[name.first] or (name.party if name.party in sides.taken else None)
        return Named(name.name, PersonRole.RELEASED, party, name.title, span, "person.freed")
    captured = standing is not None and standing.outdoes_office
    if not captured and not titles().press.isdisjoint(title):
        return None
    if name.rule == "name.described" and likeness(sentence, name) < A_PERSON:
        return None
    if standing is None and not _NO_NEWS.isdisjoint(title):
        return None
    if _held(sentence, name):
        standing = Standing(PersonRole.HELD, "person.held")
    elif (standing is None or not standing.outdoes_office) and _official(sentence, name, title):
        standing = Standing(PersonRole.OFFICIAL, "person.official")
    if standing is None:
        return None
    captive = standing.role in {PersonRole.RELEASED, PersonRole.HELD}
    party = name.party if not captive or name.party in sides.taken else None
    party = party or (_one_side(sides) if captive else None)
    return Named(name.name, standing.role, party, note, span, standing.rule)


def _official(sentence: Sentence, name: NameMark, title: Collection[str]) -> bool:
    """Whether title, office, team or speech of a person tell that he or she acts for a side."""
    words = titles()
    behind = sentence.words[name.last : name.last + 8]
    leads = name.name.split()[-1].lower() in words.leaders and name.rule != "name.surname"
    if in_passing(sentence, name):
        return False
    return bool(
        (not words.official.isdisjoint(title) and _NO_NEWS.isdisjoint(title))
        or office_of(name)
        or _leads_team(sentence, name)
        or (leads and not _SPEAKING.isdisjoint(behind))
        or (not words.rank.isdisjoint(title) and not SAYING.isdisjoint(behind[:3]))
    )


def in_passing(sentence: Sentence, name: NameMark) -> bool:
    """Whether somebody is named but to say who another is: "an aide to President Roe"."""
    lows = sentence.words
    if lows[name.last : name.last + 1] == ["'s"]:
        return not _WHOSE.isdisjoint(lows[name.last + 1 : name.last + 3])
    before = lows[max(0, name.first - _FAR) : name.first]
    return any(
        low in _PASSING and then in {"of", "to", "for"} for low, then in pairwise(before)
    ) or not _AGAINST.isdisjoint(before[-3:])


def _leads_team(sentence: Sentence, name: NameMark) -> bool:
    """As in "the delegations of A and B", "a team under C", "led by D"."""
    before = sentence.words[max(0, name.first - 6) : name.first]
    if before[-2:] in (["led", "by"], ["headed", "by"]) and not _TALKING.isdisjoint(before):
        return True
    heads = [i for i, low in enumerate(before) if low in _TEAMS]
    return bool(heads) and before[heads[-1] + 1 : heads[-1] + 2] in (["of"], ["under"], ["led"])


def _still_held(sentence: Sentence, name: NameMark) -> bool:
    """As in "including Jane Roe, who is still detained", behind a list of those to be freed."""
    lows = sentence.words[name.last : name.last + 12]
    now = (
        bool({"is", "are", "remain", "remains", "still"} & set(lows[lows.index("who") :]))
        if ("who" in lows)
        else False
    )
    return now and _held(sentence, name)


def _held(sentence: Sentence, name: NameMark) -> bool:
    """As in "Jane Roe, who has been jailed in Russia since 2018"."""
    lows = sentence.words[name.last : name.last + 12]
    if "who" not in lows[:12]:
        return False
    clause = set(lows[lows.index("who") :])
    return (
        bool(clause & {"detained", "held", "imprisoned", "jailed"})
        and bool(clause & {"is", "are", "remain", "remains", "been", "still"})
        and not clause & {"released", "freed"}
    )
