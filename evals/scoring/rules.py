"""Declarations: how each field of a model is compared. A new schema needs nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from evals.scoring.outcome import Outcome
from evals.scoring.tally import Verdict

Compare: TypeAlias = Callable[[Any, Any], Outcome]
"""Takes the right value and the given one; they differ, and neither is None."""

Unpaired: TypeAlias = Callable[[Verdict, Any, Sequence[Any], Sequence[Any]], str]
"""Takes missing or invented, the item without a pair, the list that it stands in and the list of
the other side; names the cause, or gives nothing where there is none to tell."""

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value.

    Attributes:
        compare: how two values that differ are compared.
        weight: share in the likeness of two items, by which items are paired; 0 for none.
        key: whether an item is right only where this is right.
        must: whether two items may be a pair only where this is at least partly right.
        get: takes the value out of its model, in a form that can be hashed, or None where there is
            none; by default the attribute of the field's name.
        follows: a field of the same model whose error brings this one about ("240" for 24, and the
            words with it): an error here is then counted, but not told a second time.
        refers: a list beside the one that holds this item, by whose names the value goes. Where
            that list pairs an item with one of another name, either name is right here.
    """

    compare: Compare
    weight: float = 1.0
    key: bool = False
    must: bool = False
    get: Callable[[Any], Any] | None = None
    follows: str | None = None
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A model, field by field. Fields that are not named are not scored."""

    fields: Mapping[str, Rule]


@dataclass(frozen=True, slots=True)
class Proof:
    """Where an item says what it rests on.

    Attributes:
        spans: the characters of the source that prove an item, as ``(start, end)``.
        weight: share of common ground in the likeness of two items.
    """

    spans: Callable[[Any], Collection[Span]]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Items:
    """A list without order, paired one to one so that likeness is highest.

    Items that are alike in every value are paired first: what is right is right.

    Attributes:
        each: how an item is compared.
        floor: likeness (0 to 1) below which two items are no pair: one is missing, one invented.
        may_pair: for items that hold lists, forbids pairs whatever their likeness.
        optional: whether an item of gold costs nothing when it is missing.
        group: the group of an item, such as its role; each group has a column of its own, in which
            an error between groups is missing in one and invented in the other.
        groups: all the groups that there are.
        proof: scores apart, in a column ``evidence``, whether what is right is also rightly proven.
        named: the field by whose value other items refer to an item.
        identity: what an item stands for, whatever is said of it. An item without a pair whose like
            the other side holds in a pair is a duplicate, or was merged with its like.
        unpaired: names another cause of an item without a pair.
    """

    each: Form | Leaf
    floor: float = 0.5
    may_pair: Callable[[Any, Any], bool] | None = None
    optional: Callable[[Any], bool] | None = None
    group: Callable[[Any], str] | None = None
    groups: tuple[str, ...] = ()
    proof: Proof | None = None
    named: str | None = None
    identity: Callable[[Any], Hashable] | None = None
    unpaired: Unpaired | None = None


Rule: TypeAlias = Leaf | Form | Items
"""A form as a field is a model, or None."""
