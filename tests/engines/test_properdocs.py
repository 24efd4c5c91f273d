"""The engine can be replaced: ProperDocs, a continuation of MkDocs, builds the same site with the same plugin."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sites import REPOSITORY, run

CASES = Path(__file__).parents[1] / "site" / "cases"


@pytest.mark.slow
def test_properdocs_builds_the_same_bytes(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    shutil.copyfile(REPOSITORY / "mkdocs.yml", source / "mkdocs.yml")
    shutil.copytree(REPOSITORY / "content", source / "content")
    ours = run(source, tmp_path / "mkdocs")
    theirs = run(source, tmp_path / "properdocs", engine="properdocs", arguments=("--config-file", "mkdocs.yml"))
    assert theirs.files.keys() == ours.files.keys()
    assert not [path for path in ours.files if ours.files[path] != theirs.files[path]]
