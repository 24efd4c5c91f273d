"""What a mistake in a registry does to a build."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from sites import made

SITE = """\
-- content/reports/one.md --
---
title: "ゆらぎ勉強会 #1"
date: 2023-04-20
---
## 発表

by 隠れた人 (@hidden_one)
-- content/people.yml --
- name: 隠れた人
  handles: {x: hidden_one
  hide: true
"""


def test_a_registry_that_cannot_be_read_publishes_nothing(tmp_path: Path) -> None:
    """It may hide somebody, and nobody can tell whom."""
    with pytest.raises(Abort, match="BuildError"):
        made(SITE, tmp_path)
    assert not list(tmp_path.glob("site/**/*.html"))


def test_the_message_says_where_and_how_to_mend_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        made(SITE, tmp_path)
    assert "content/people.yml:3: did not find expected" in caplog.text
