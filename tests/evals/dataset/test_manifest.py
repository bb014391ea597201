from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.dataset import DatasetError, content_hash, select
from evals.dataset.check import check
from evals.dataset.manifest import Entry, Manifest, _given_out, read, renewed
from evals.dataset.manifest import write as write_manifest
from tests.support.dataset import CALM, calm, loaded, write


def quiet(id: str) -> tuple[str, dict[str, Any]]:
    return CALM, {**calm(), "source": {"id": id, "language": "en"}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data set with a manifest."""
    folder = write(tmp_path / "data", quay=quiet("quay"))
    write_manifest(folder, renewed(Manifest(["sources"]), loaded(folder)))
    return folder


def test_a_manifest_gives_each_source_a_split_and_knows_its_content(folder: Path) -> None:
    manifest = read(folder)
    assert manifest is not None
    assert manifest.sources == ["sources"]
    pairs = loaded(folder)
    assert {key: entry.sha256 for key, entry in manifest.records.items()} == {
        pair.id: pair.sha256 for pair in pairs
    }
    parts = [select(folder, pairs, split) for split in ("train", "test")]
    assert sorted(pair.id for part in parts for pair in part) == ["calm", "ferry", "quay"]
    assert select(folder, pairs, "all") == pairs
    assert check(folder).faults == []


@pytest.mark.parametrize(
    ("name", "data"),
    [("sources/quay.txt", CALM + "More.\n"), ("gold/quay.json", '"outlet": "Bay News", ')],
)
def test_a_changed_file_calls_for_a_new_manifest(folder: Path, name: str, data: str) -> None:
    file = folder / name
    if file.suffix == ".json":
        data = file.read_text().replace('"language"', data + '"language"')
    file.write_text(data)
    (fault,) = check(folder).faults
    assert str(fault) == (
        "manifest.json: quay: its text or gold has changed since; renew the manifest"
    )


def test_what_only_looks_other_has_the_same_hash(folder: Path) -> None:
    before = content_hash(loaded(folder))
    file = folder / "gold" / "ferry.json"
    file.write_text(file.read_text().replace("\n", "\n\n "))
    assert content_hash(loaded(folder)) == before
    assert check(folder).faults == []


def test_new_and_lost_records_are_told(folder: Path) -> None:
    (folder / "gold" / "quay.json").rename(folder / "gold" / "bay.json")
    (folder / "sources" / "quay.txt").rename(folder / "sources" / "bay.txt")
    file = folder / "gold" / "bay.json"
    file.write_text(file.read_text().replace('"quay"', '"bay"'))
    assert [fault.place for fault in check(folder).faults] == ["bay", "quay"]


def test_who_has_a_split_keeps_it_and_a_style_stays(folder: Path) -> None:
    pairs = loaded(folder)
    old = Manifest([], {"calm": Entry("test", "blog"), "ferry": Entry("test"), "gone": Entry()})
    new = renewed(old, pairs)
    assert new.records["calm"] == Entry("test", "blog", pairs[0].sha256)
    assert new.records["ferry"].split == "test"
    # Two of three are in test already, so the share of 0.6 calls for train.
    assert new.records["quay"].split == "train"
    assert "gone" not in new.records


def test_a_split_needs_a_manifest_and_valid_gold(folder: Path, tmp_path: Path) -> None:
    pairs = loaded(folder)
    with pytest.raises(DatasetError, match="give train, test or all"):
        select(folder, pairs, "dev")
    with pytest.raises(DatasetError, match="without valid gold"):
        select(folder, [], "train")
    with pytest.raises(DatasetError, match="the only split is 'all'"):
        select(tmp_path, pairs, "train")
    (folder / "manifest.json").write_text('{"records": {"calm": {"colour": "red"}}}')
    with pytest.raises(DatasetError, match="has not the form"):
        read(folder)


strata = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=6),
    st.tuples(st.sampled_from(["en", "other"]), st.sampled_from(["event", "no event"])),
    min_size=1,
    max_size=60,
)


@given(strata)
def test_every_stratum_keeps_its_share(strata: dict[str, tuple[str, str]]) -> None:
    given_out = _given_out(strata, {})
    assert set(given_out) == set(strata)
    for level in [(), *((language,) for language in ("en", "other")), *set(strata.values())]:
        ids = [key for key, stratum in strata.items() if stratum[: len(level)] == level]
        train = sum(given_out[key] == "train" for key in ids)
        assert abs(train - 0.6 * len(ids)) <= 1.6
    assert _given_out(dict(reversed(strata.items())), {}) == given_out


def test_the_manifest_of_the_project_is_up_to_date() -> None:
    found = check(Path(__file__).parents[3] / "evals")
    assert [str(fault) for fault in found.faults] == []
