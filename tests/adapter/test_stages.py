"""A stage tells how long it took: everybody where that was long, else only who asks with `-v`."""

from __future__ import annotations

import logging
import time

import pytest

from mkdocs_meetup.adapter.stages import LONG, stage


@pytest.mark.parametrize(("seconds", "level"), [(0.25, logging.DEBUG), (LONG + 10.25, logging.INFO)])
def test_a_long_stage_is_told_to_everybody(
    seconds: float, level: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    times = iter([100.0, 100.0 + seconds])
    monkeypatch.setattr(time, "perf_counter", lambda: next(times))
    caplog.set_level(logging.DEBUG)
    with stage("reading", logging.getLogger("a build")):
        pass
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [(level, f"reading: {seconds:.1f} s")]
