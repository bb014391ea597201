"""Rules made ready for the walk: columns numbered, getters bound, names looked up once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeAlias

from evals.scoring.compare import Same
from evals.scoring.rules import Compare, Form, Items, Leaf
from evals.scoring.score import WIDTH, Column, Kind

Values: TypeAlias = tuple[Any, ...]
"""The values of a model's leaves; None where it holds none."""


@dataclass(frozen=True, slots=True)
class Field:
    """A leaf. ``at`` is where its five counts start; ``follows`` is another leaf's index, or -1."""

    at: int
    path: str
    compare: Compare
    key: bool
    follows: int


@dataclass(frozen=True, slots=True)
class FormPlan:
    """A model.

    Attributes:
        fields: its leaves.
        read: takes the values of all of them out of a model.
        weighed: of the leaves that count for likeness: index, comparer (None where unlike values
            get nothing), weight, whether items may be a pair only where this agrees.
        refers: index of a leaf, and the list by whose names it goes.
        lists: its lists.
        own: where the counts of its leaves start.
        values: the same, those of lists below included.
    """

    fields: tuple[Field, ...]
    read: Callable[[Any], Values]
    weighed: tuple[tuple[int, Compare | None, float, bool], ...]
    refers: tuple[tuple[int, str], ...]
    lists: tuple[ListPlan, ...]
    own: tuple[int, ...]
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ListPlan:
    """A list. ``at`` and ``proven_at`` are where its counts start, ``groups`` those of its groups.

    A ``bare`` list holds values instead of models, and is counted in the column of its one leaf.
    """

    at: int
    path: str
    get: Callable[[Any], list[Any]]
    name: str
    form: FormPlan
    rule: Items
    groups: dict[str, int]
    proven_at: int
    bare: bool


class Planner:
    """Makes the plan of a rule, and numbers its columns."""

    def __init__(self, rule: Form) -> None:
        self._columns: list[Column] = []
        self.root = self._form(rule, "")
        self.columns = tuple(self._columns)

    def _column(self, path: str, kind: Kind) -> int:
        self._columns.append(Column(path, kind))
        return WIDTH * (len(self._columns) - 1)

    def _form(self, rule: Form, path: str) -> FormPlan:
        leaves = {name: each for name, each in rule.fields.items() if isinstance(each, Leaf)}
        fields = [self._field(each, _below(path, name), leaves) for name, each in leaves.items()]
        lists = [
            self._list(_only(each) if isinstance(each, Form) else each, _below(path, name), name)
            for name, each in rule.fields.items()
            if not isinstance(each, Leaf)
        ]
        return _form_plan(leaves, fields, lists)

    def _field(self, leaf: Leaf, path: str, leaves: dict[str, Leaf]) -> Field:
        follows = list(leaves).index(leaf.follows) if leaf.follows else -1
        return Field(self._column(path, Kind.FIELD), path, leaf.compare, leaf.key, follows)

    def _list(self, rule: Items, path: str, name: str) -> ListPlan:
        bare = isinstance(rule.each, Leaf)
        at = self._column(path, Kind.FIELD if bare else Kind.ITEM)
        groups = {group: self._column(f"{path}[{group}]", Kind.GROUP) for group in rule.groups}
        proven_at = self._column(f"{path}.evidence", Kind.EVIDENCE) if rule.proof else -1
        if isinstance(rule.each, Leaf):
            field = Field(at, path, rule.each.compare, key=True, follows=-1)
            form = _form_plan({"": rule.each}, [field], [])
        else:
            form = self._form(rule.each, path)
        return ListPlan(at, path, _list_of(name), name, form, rule, groups, proven_at, bare)


def _form_plan(leaves: dict[str, Leaf], fields: list[Field], lists: list[ListPlan]) -> FormPlan:
    weighed = tuple(
        (index, None if isinstance(leaf.compare, Same) else leaf.compare, leaf.weight, leaf.must)
        for index, leaf in enumerate(leaves.values())
        if leaf.weight or leaf.must
    )
    refers = tuple(
        (index, leaf.refers) for index, leaf in enumerate(leaves.values()) if leaf.refers
    )
    own = tuple(field.at for field in fields)
    values = own + tuple(at for each in lists for at in each.form.values)
    read = _reader(leaves)
    return FormPlan(tuple(fields), read, weighed, refers, tuple(lists), own, values)


def _reader(leaves: Mapping[str, Leaf]) -> Callable[[Any], Values]:
    if len(leaves) > 1 and all(leaf.get is None for leaf in leaves.values()):
        return attrgetter(*leaves)
    gets = [
        leaf.get or (attrgetter(name) if name else lambda value: value)
        for name, leaf in leaves.items()
    ]
    return lambda model: tuple([get(model) for get in gets])


def _list_of(name: str) -> Callable[[Any], list[Any]]:
    get = attrgetter(name)

    def read(model: Any) -> list[Any]:
        value = get(model)
        if isinstance(value, list | tuple):
            return list(value)
        return [] if value is None else [value]

    return read


def _only(rule: Form) -> Items:
    """A model in a field is a list of one: both sides are a pair, however unlike."""
    return Items(rule, floor=0.0)


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
