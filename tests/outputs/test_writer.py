from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_meetup.outputs.writer import UnsafePathError, Writer

if TYPE_CHECKING:
    from pathlib import Path


def test_writes_only_what_changes(tmp_path: Path) -> None:
    Writer(tmp_path).write("a/b.html", b"one")
    again = Writer(tmp_path)
    again.write("a/b.html", b"one")
    again.write("a/c.html", b"two")
    assert again.changed == ["a/c.html"]
    assert again.kept == {"a/b.html", "a/c.html"}


def test_prunes_what_nobody_wrote_but_leaves_dotted_entries_alone(tmp_path: Path) -> None:
    for path in (".git/HEAD", "old/index.html", "kept.html"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("x")
    writer = Writer(tmp_path)
    writer.write("kept.html", b"x")
    writer.write(".nojekyll", b"")
    assert writer.prune() == ["old/index.html"]
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()) == [".git/HEAD", ".nojekyll", "kept.html"]
    assert not (tmp_path / "old").exists()


def test_a_file_gives_way_to_a_folder_and_the_other_way_round(tmp_path: Path) -> None:
    Writer(tmp_path).write("a", b"file")
    Writer(tmp_path).write("a/index.html", b"page")
    assert (tmp_path / "a/index.html").read_bytes() == b"page"
    Writer(tmp_path).write("a", b"file")
    assert (tmp_path / "a").read_bytes() == b"file"


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a\\..\\x", "x\0y", ""])
def test_refuses_a_path_that_leaves_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(UnsafePathError):
        Writer(tmp_path / "site").write(path, b"")
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


def test_refuses_to_write_through_a_link_that_leads_outside(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/link").symlink_to(tmp_path / "outside")
    with pytest.raises(UnsafePathError):
        Writer(tmp_path / "site").write("link/x.html", b"")
    assert list((tmp_path / "outside").iterdir()) == []


def test_replaces_a_linked_file_instead_of_what_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "outside.html").write_text("theirs")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/x.html").symlink_to(tmp_path / "outside.html")
    Writer(tmp_path / "site").write("x.html", b"ours")
    assert (tmp_path / "outside.html").read_text() == "theirs"
    assert (tmp_path / "site/x.html").read_bytes() == b"ours"
