"""The folder of a cache, whatever happens to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mkdocs_meetup.caching.store import Store, key_of


def stored(folder: Path, *entries: tuple[bytes, bytes]) -> None:
    store = Store(folder, pytest.fail)
    for key, data in entries:
        store.put(key, data)
    store.save()


def key(number: int, beginning: int = 7) -> bytes:
    return bytes([beginning]) + key_of(str(number).encode())[1:]


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*"))


def test_what_was_put_is_there_for_the_next_one(tmp_path: Path) -> None:
    stored(tmp_path / "cache", (key(1), b"one"), (key(2), b""), (key(3, 8), b"three" * 1000))
    store = Store(tmp_path / "cache", pytest.fail)
    assert [store.get(key(1)), store.get(key(2)), store.get(key(3, 8)), store.get(key(4))] == [b"one", b"", b"three" * 1000, None]


def test_an_empty_or_missing_folder_knows_nothing_and_says_nothing(tmp_path: Path) -> None:
    assert Store(tmp_path / "none", pytest.fail).get(key(1)) is None
    Store(tmp_path / "none", pytest.fail).save()
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("cut", [1, 5, 30, 60, 100])
def test_a_truncated_file_loses_its_end_with_a_line(tmp_path: Path, cut: int) -> None:
    stored(tmp_path, (key(1), b"x" * 50), (key(2), b"y" * 50))
    path = tmp_path / "07"
    path.write_bytes(path.read_bytes()[:-cut])
    told: list[str] = []
    store = Store(tmp_path, told.append)
    assert store.get(key(1)) in (b"x" * 50, None)
    assert store.get(key(2)) is None
    assert len(told) == 1


@pytest.mark.parametrize("at", [10, 30, 45, 60, 90])
def test_a_flipped_bit_is_never_handed_out(tmp_path: Path, at: int) -> None:
    stored(tmp_path, (key(1), b"x" * 50), (key(2), b"y" * 50))
    data = bytearray((tmp_path / "07").read_bytes())
    data[at] ^= 1
    (tmp_path / "07").write_bytes(data)
    told: list[str] = []
    store = Store(tmp_path, told.append)
    assert store.get(key(1)) in (b"x" * 50, None)
    assert store.get(key(2)) in (b"y" * 50, None)
    assert None in (store.get(key(1)), store.get(key(2)))
    assert told


def test_a_foreign_file_is_ignored_with_a_line_and_replaced(tmp_path: Path) -> None:
    (tmp_path / "07").write_text("something else")
    told: list[str] = []
    store = Store(tmp_path, told.append)
    assert store.get(key(1)) is None
    assert len(told) == 1
    store.put(key(1), b"one")
    store.save()
    assert Store(tmp_path, pytest.fail).get(key(1)) == b"one"


def test_a_folder_that_cannot_be_written_costs_a_line(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    told: list[str] = []
    store = Store(tmp_path / "cache", told.append)
    store.put(key(1), b"one")
    store.save()
    assert len(told) >= 1


def test_it_does_not_grow_for_ever(tmp_path: Path) -> None:
    """A hundred edits of one report leave no hundred versions."""
    for number in range(100):
        stored(tmp_path, (key(number), bytes(1000)))
    assert size(tmp_path) < 3500


def test_what_another_branch_uses_stays_for_a_while(tmp_path: Path) -> None:
    stored(tmp_path, (key(1), bytes(1000)))
    stored(tmp_path, (key(2), bytes(1000)))
    store = Store(tmp_path, pytest.fail)
    assert store.get(key(1)) == store.get(key(2)) == bytes(1000)


def test_it_can_be_copied(tmp_path: Path) -> None:
    stored(tmp_path / "here", (key(1), b"one"))
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    assert Store(tmp_path / "there", pytest.fail).get(key(1)) == b"one"


def test_a_key_tells_its_parts_apart() -> None:
    assert key_of(b"ab", b"c") != key_of(b"a", b"bc") != key_of(b"abc")
