"""The engine over models that it has never seen: declarations are all it needs."""

from __future__ import annotations

from pydantic import BaseModel

from evals.scoring.compare import Same, label_set, labels, name, verbatim
from evals.scoring.engine import Scorer
from evals.scoring.rules import Form, Items, Leaf
from evals.scoring.score import Kind
from evals.scoring.tally import Tally


class Track(BaseModel):
    title: str
    players: list[str] = []


class Label(BaseModel):
    city: str | None = None


class Album(BaseModel):
    name: str
    label: Label | None = None
    styles: list[str] = []
    tracks: list[Track] = []


class Shelf(BaseModel):
    albums: list[Album] = []


SCORER = Scorer(
    Form(
        {
            "albums": Items(
                Form(
                    {
                        "name": Leaf(verbatim, key=True),
                        "label": Form({"city": Leaf(Same())}),
                        "styles": Leaf(labels, get=label_set("styles")),
                        "tracks": Items(
                            Form(
                                {
                                    "title": Leaf(verbatim, key=True),
                                    "players": Items(Leaf(name, must=True)),
                                }
                            ),
                            floor=0.3,
                        ),
                    }
                ),
                floor=0.2,
            )
        }
    )
)

BLUE = Album(
    name="Blue Hours",
    label=Label(city="Oslo"),
    styles=["jazz", "folk"],
    tracks=[
        Track(title="Rain", players=["Ada Berg", "Nils Dahl"]),
        Track(title="Snow", players=["Ada Berg"]),
    ],
)
RED = Album(name="Red Days", tracks=[Track(title="Fire", players=["Eva Lund"])])


def score(gold, *given):
    return SCORER.score(Shelf(albums=gold), Shelf(albums=list(given)))


def test_columns_follow_from_the_declarations():
    assert [(column.path, column.kind) for column in SCORER.columns] == [
        ("albums", Kind.ITEM),
        ("albums.name", Kind.FIELD),
        ("albums.styles", Kind.FIELD),
        ("albums.label", Kind.ITEM),
        ("albums.label.city", Kind.FIELD),
        ("albums.tracks", Kind.ITEM),
        ("albums.tracks.title", Kind.FIELD),
        ("albums.tracks.players", Kind.FIELD),
    ]


def test_nested_lists_are_aligned_in_any_order():
    turned = BLUE.model_copy(
        update={
            "styles": BLUE.styles[::-1],
            "tracks": [
                track.model_copy(update={"players": track.players[::-1]})
                for track in BLUE.tracks[::-1]
            ],
        }
    )
    result = score([BLUE, RED], RED, turned)
    assert not result.findings
    assert result["albums.tracks.players"] == Tally(correct=4)


def test_an_error_deep_down_says_where_it_stands():
    wrong = BLUE.model_copy(
        update={"tracks": [BLUE.tracks[1], Track(title="Rain", players=["Ada Berg", "Ib Holm"])]}
    )
    result = score([RED, BLUE], wrong, RED)
    assert [
        (each.path, each.verdict, each.gold, each.predicted, each.gold_place, each.predicted_place)
        for each in result.findings
    ] == [
        ("albums.tracks.players", "missing", "Nils Dahl", None, "albums.1.tracks.0.players.1", ""),
        ("albums.tracks.players", "invented", None, "Ib Holm", "", "albums.0.tracks.1.players.1"),
    ]
    assert result["albums.tracks.players"] == Tally(correct=3, missing=1, invented=1)
    assert result["albums"] == Tally(correct=2)


def test_an_item_without_a_pair_is_one_finding_though_all_its_values_count():
    result = score([BLUE])
    assert [(each.path, each.verdict) for each in result.findings] == [("albums", "missing")]
    assert result["albums.label.city"] == Tally(missing=1)
    assert result["albums.tracks.players"] == Tally(missing=3)


def test_a_model_in_a_field_may_be_missing_or_unlike():
    moved = BLUE.model_copy(update={"label": Label(city="Bergen")})
    assert score([BLUE], moved)["albums.label.city"] == Tally(wrong=1)
    none = score([BLUE], BLUE.model_copy(update={"label": None}))
    assert none["albums.label"] == Tally(missing=1)
    assert [each.path for each in none.findings] == ["albums.label"]


def test_an_item_is_only_right_where_its_key_is():
    renamed = BLUE.model_copy(update={"name": "Blue Hours Live"})
    result = score([BLUE], renamed)
    assert result["albums"] == Tally(partial=1)
    restyled = BLUE.model_copy(update={"styles": ["jazz"]})
    assert score([BLUE], restyled)["albums"] == Tally(correct=1)


def test_equally_right_forms_count_for_each_value():
    gold = Shelf(albums=[BLUE])
    other = BLUE.model_copy(update={"name": "Hours of Blue", "styles": ["pop"]})
    variants = {id(gold.albums[0]): [BLUE, other]}
    mixed = BLUE.model_copy(update={"name": "Hours of Blue"})
    assert not SCORER.score(gold, Shelf(albums=[mixed]), variants).findings
    assert SCORER.score(gold, Shelf(albums=[mixed])).findings


def test_units_are_what_both_say_of_the_same_thing():
    moved = BLUE.model_copy(update={"label": Label(city="Bergen"), "name": "blue hours"})
    units = SCORER.units(Shelf(albums=[BLUE, RED]), Shelf(albums=[moved]))
    assert ("albums.name", "Blue Hours", "Blue Hours") in units
    assert ("albums.label.city", "Oslo", "Bergen") in units
    assert not [unit for unit in units if "Red Days" in unit]
