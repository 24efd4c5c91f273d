"""A stage tells how long it took: everybody where that was long, else only who asks with `-v`; a long one shows how far it is."""

from __future__ import annotations

import io
import logging
import os
import sys
import time

import pytest

from mkdocs_meetup.adapter.stages import EACH, LONG, Stages


@pytest.fixture
def stages(caplog: pytest.LogCaptureFixture) -> Stages:
    caplog.set_level(logging.DEBUG)
    return Stages(logging.getLogger("a build"))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])
    return now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("seconds", "level"), [(0.25, logging.DEBUG), (LONG + 10.25, logging.INFO)])
def test_a_long_stage_is_told_to_everybody(
    seconds: float, level: int, stages: Stages, clock: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    with stages.stage("reading"):
        clock[0] += seconds
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [(level, f"reading: {seconds:.1f} s")]


def test_a_log_gets_a_line_now_and_then(stages: Stages, clock: list[float], caplog: pytest.LogCaptureFixture) -> None:
    with stages.stage("reading"):
        for step in range(25):
            stages.progress(step / 25)
            clock[0] += 1
    assert [record.getMessage() for record in caplog.records] == ["reading: 44%", "reading: 88%", "reading: 25.0 s"]
    assert EACH == 10


def test_a_terminal_gets_a_bar(
    stages: Stages, clock: list[float], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with stages.stage("reading"):
        stages.progress(0.1)
        assert terminal.getvalue() == ""
        clock[0] += LONG + 0.5
        stages.progress(0.5)
        clock[0] += 1
        stages.progress(0.75)
        stages.progress(0.25)
    assert "reading" in terminal.getvalue()
    assert "75%" in terminal.getvalue()
    assert terminal.getvalue().endswith("\n")


def test_quiet_and_other_processes_draw_nothing(stages: Stages, clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with stages.stage("reading"):
        clock[0] += LONG + 0.5
        logging.getLogger("a build").setLevel(logging.ERROR)
        stages.progress(0.5)
        logging.getLogger("a build").setLevel(logging.DEBUG)
        monkeypatch.setattr(os, "getpid", lambda: -1)
        stages.progress(0.5)
    assert terminal.getvalue() == ""
