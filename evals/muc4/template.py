"""Templates of MUC-4, and how each of their slots is compared (Chinchor 1992)."""

from __future__ import annotations

from typing import Any, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from evals.muc4.fills import (
    Fill,
    categories,
    dates,
    descriptions,
    incident_types,
    numbers,
    places,
    strings,
)
from evals.scoring.engine import Scorer
from evals.scoring.rules import Compare, Form, Items, Leaf

Fills: TypeAlias = tuple[Fill, ...]


class Template(BaseModel):
    """One incident: fills for each slot."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-")
    )

    number: str = Field(alias="_template")
    inc_date: Fills = ()
    inc_loc: Fills = ()
    inc_type: Fills = ()
    inc_stage: Fills = ()
    inc_instr_id: Fills = ()
    inc_instr_type: Fills = ()
    perp_inc_cat: Fills = ()
    perp_ind_id: Fills = ()
    perp_org_id: Fills = ()
    perp_org_conf: Fills = ()
    phys_tgt_id: Fills = ()
    phys_tgt_type: Fills = ()
    phys_tgt_num: Fills = ()
    phys_tgt_nation: Fills = ()
    phys_tgt_effect: Fills = ()
    phys_tgt_total_num: Fills = ()
    hum_tgt_name: Fills = ()
    hum_tgt_desc: Fills = ()
    hum_tgt_type: Fills = ()
    hum_tgt_num: Fills = ()
    hum_tgt_nation: Fills = ()
    hum_tgt_effect: Fills = ()
    hum_tgt_total_num: Fills = ()

    @property
    def optional(self) -> bool:
        """Whether it costs nothing when it is missed."""
        return "OPTIONAL" in self.number


class Message(BaseModel):
    """The templates of one message."""

    model_config = ConfigDict(frozen=True)

    templates: tuple[Template, ...]


SLOTS: dict[str, Compare] = {
    "inc_date": dates,
    "inc_loc": places,
    "inc_type": incident_types,
    "inc_stage": categories,
    "inc_instr_id": strings,
    "inc_instr_type": categories,
    "perp_inc_cat": categories,
    "perp_ind_id": strings,
    "perp_org_id": strings,
    "perp_org_conf": categories,
    "phys_tgt_id": strings,
    "phys_tgt_type": categories,
    "phys_tgt_num": numbers,
    "phys_tgt_nation": categories,
    "phys_tgt_effect": categories,
    "phys_tgt_total_num": numbers,
    "hum_tgt_name": strings,
    "hum_tgt_desc": descriptions,
    "hum_tgt_type": categories,
    "hum_tgt_num": numbers,
    "hum_tgt_nation": categories,
    "hum_tgt_effect": categories,
    "hum_tgt_total_num": numbers,
}

_TELLING = (
    "perp_ind_id",
    "perp_org_id",
    "phys_tgt_id",
    "phys_tgt_type",
    "hum_tgt_name",
    "hum_tgt_desc",
    "hum_tgt_type",
)
"""One of these must match at least partly for two templates to be of one incident."""


def may_be_one(key: Template, response: Template) -> bool:
    """Whether two templates may be mapped."""
    return _match("inc_type", key, response) and any(
        _match(slot, key, response) for slot in _TELLING
    )


def _match(slot: str, key: Template, response: Template) -> bool:
    compare = SLOTS[slot]
    return any(
        compare(right, given).credit > 0
        for right in getattr(key, slot)
        for given in getattr(response, slot)
    )


def _optional(each: Any) -> bool:
    return bool(each.optional)


SCORER = Scorer(
    Form(
        {
            "templates": Items(
                Form(
                    {
                        # All fills of a slot are mapped: what matches nothing is incorrect.
                        slot: Items(Leaf(compare), floor=0.0, optional=_optional)
                        for slot, compare in SLOTS.items()
                    }
                ),
                floor=0.0,
                may_pair=may_be_one,
                optional=_optional,
            )
        }
    )
)
