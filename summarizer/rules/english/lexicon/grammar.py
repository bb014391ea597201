"""Closed classes of English words that the rules lean on."""

from __future__ import annotations

from summarizer.text.months import ENGLISH_WEEKDAYS


def bag(text: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(text.split())


ARTICLES = bag("a an the")
WEEKDAYS = frozenset(day for day in ENGLISH_WEEKDAYS if day.endswith("day"))
DETERMINERS = bag(
    "the a an this that these those all its their his her our your my both each every some "
    "any no other another such"
)
DEFINITE = bag("the these those all its their his her our your my both")
PREPOSITIONS = bag(
    "of in on at to from by with for into onto through via near after before since until "
    "during between among against under over about without within across toward towards amid "
    "upon inside outside around along despite per following including except besides"
)
CONJUNCTIONS = bag("and or but nor yet while as than if because when where though")
BE = bag("is are was were be been being am 's 're")
HAVE = bag("has have had having")
MODALS = bag("will would shall should can could may might must")
PRONOUNS = bag(
    "i you he she it we they me him us them who whom which what that there whose himself "
    "themselves itself"
)
NEGATIONS = bag("not never no nor n't without cannot neither none")
RELATIVES = bag("who which that whom whose where")
SUBORDINATORS = bag(
    "after before since when while until once although though because whereas unless if"
)
FUNCTION_WORDS = (
    DETERMINERS | PREPOSITIONS | CONJUNCTIONS | BE | HAVE | MODALS | PRONOUNS | NEGATIONS
)
ADVERBS = bag(
    "also finally recently already later then now today yesterday soon previously officially "
    "reportedly unilaterally formally successfully safely immediately subsequently jointly "
    "each both mutually voluntarily unconditionally eventually simultaneously just earlier "
    "still only"
)
SAYING = bag(
    "said says say told tells announced announces added adds stated states declared declares "
    "confirmed confirms reported noted wrote claimed insisted according reiterated stressed "
    "explained thanked tweeted"
)
ORGANS = bag(
    "government governments authorities authority side sides army forces force military officials "
    "official administration regime navy police ministry parliament state leadership delegation "
    "troops negotiators negotiator president premier leader leaders king emir sultan intelligence "
    "courts court leaders junta rulers mediators mediator foreign defense defence "
    "representatives crown prince party republic commission embassy ambassador foreign- "
    "ministry services service security interior mission peacekeepers peacekeeping prime "
    "minister representative command"
)
"""Nouns that, behind an adjective of nationality, mean the state itself."""
BANDS = bag(
    "rebels separatists insurgents guerrillas guerillas gunmen kidnappers militants hijackers "
    "pirates militia militias jihadists captors abductors tribesmen bandits extremists mutineers "
    "secessionists islamists hostage-takers paramilitaries militiamen partisans loyalists "
    "revolutionaries corsairs warlords smugglers gang gangs clansmen fedayeen "
    "mujahideen mujahidin mujahedeen dissidents terrorists"
)
"""Nouns for a side that the source marks off only by a description."""
NUMBER_WORDS = bag(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand all"
)
THEM = bag("him her them")
"""Who was told of before, as the object of a verb."""
COMPASS = bag(
    "northern southern eastern western north south east west central northeastern "
    "northwestern southeastern southwestern"
)

ADJUNCTS = bag("in at near for against on into within over under via through")
"""Prepositions whose noun is neither the subject nor the object of a clause."""
