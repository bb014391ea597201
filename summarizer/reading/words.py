"""Words by which the lines at the top of a text are told apart."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


JOINERS = _set(
    "and & with und et y e i и та və ve de da do du della di van von der den la le bin ibn ben al "
    "el of"
)
"""What stands in lower case inside names, and between two."""

NOBODY = _set(
    "a the our staff admin administrator editor editors editorial newsroom desk reporter reporters "
    "correspondent correspondents writer writers agencies team web webdesk and user"
)
"""What a byline holds that names nobody."""

ROLES = NOBODY | _set("bureau chief senior special contributor columnist photographs")
"""What stands behind a name in a byline."""

HOUSES = _set(
    "news agency press tv radio times post tribune gazette herald journal daily weekly media "
    "bureau service network monitor wire broadcasting newspaper magazine telegraph guardian "
    "agence presse nachrichten zeitung"
)
"""What makes a name of several words that of an agency, a paper or a station."""

AGENCIES = _set(
    "reuters xinhua interfax anadolu bloomberg azertac armenpress ukrinform kyodo yonhap"
)
"""Agencies of one word that is not all capitals."""

DECORATION = _set("року года год թվականի ilin yılı uhr heures hours time local")
"""What stands beside a day that is alone on its line, and is longer than three letters."""

OFFICES = _set(
    "the president vice prime minister foreign affairs defence defense interior secretary state "
    "press national security advisor adviser nsc spokesperson spokesman spokeswoman deputy "
    "assistant acting principal director general special envoy high representative ambassador "
    "senator governor congressman congresswoman rep sen gov chancellor chairman chairwoman chair "
    "commissioner mayor speaker attorney justice king queen pope patriarch white house department "
    "un us u.s. eu"
)
"""What stands before a name in the title of a statement."""
