"""`mkdocs-meetup extract` on our own seed report: every fact of it, with its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mkdocs_meetup.commands import main

SEED = Path(__file__).parents[2] / "content/reports/2018/kubernetes-meetup-tokyo-10.md"
TALKS = [
    ("Open Service Broker APIとKubernetes Service Catalog", "talk", "Toshiaki Maki", "making", "Pivotal"),
    ("Kubernetesセキュリティベストプラクティス", "talk", "Ian Lewis", None, "Google"),
    ("Debugging Applications in Kubernetes", "talk", "Takashi Kusumi", None, "Z Lab"),
    ("『入門Kubernetes』の紹介", "lightning_talk", None, "dblmkt", None),
    ("猫でもわかる Pod Preemption", "lightning_talk", None, "y_taka_23", None),
    ("Amazon Container Services", "lightning_talk", None, "riywo", None),
    ("other ingress voyager", "lightning_talk", None, "gavinzhm", None),
    ("DockerでHelmを使おう", "lightning_talk", None, "ShoutaYoshikai", None),
]


@pytest.fixture(scope="module")
def seed() -> dict[str, Any]:
    result = CliRunner().invoke(main, ["extract", str(SEED)])
    assert result.exit_code == 0, result.output
    (line,) = result.output.splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


def test_the_talks(seed: dict[str, Any]) -> None:
    found = [
        (talk["title"], talk["kind"], *(talk["speakers"][0][key] for key in ("name", "handle", "organization"))) for talk in seed["talks"]
    ]
    assert found == TALKS
    assert all(len(talk["speakers"]) == 1 for talk in seed["talks"])


def test_the_event_and_the_post(seed: dict[str, Any]) -> None:
    event = seed["event"]
    assert (event["name"], event["series"], event["number"]) == ("Kubernetes Meetup Tokyo #10", "Kubernetes Meetup Tokyo", 10)
    assert event["date"] == "2018-03-08T19:00+09:00"
    assert event["url"] == "https://k8sjp.connpass.com/event/76816/"
    assert seed["is_report"] is True
    assert seed["post_date"] == "2018-03-10T13:09+09:00"
    assert seed["authors"][0]["name"] == "kter"
    assert seed["tags"] == ["Kubernetes"]


def test_the_description_is_the_programme_and_no_disclaimer(seed: dict[str, Any]) -> None:
    assert seed["description"].startswith("Open Service Broker API")


def test_each_place_shows_its_value(seed: dict[str, Any]) -> None:
    lines = SEED.read_text(encoding="utf-8").split("\n")
    for place in seed["places"]:
        assert place["rule"]
        assert 0 < place["confidence"] <= 1
        if place["fact"].startswith("talks") or place["fact"] == "event.url":
            assert place["value"] in lines[place["line"] - 1]


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "c.txt"):
        (tmp_path / name).write_text("# x\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["extract", str(tmp_path)])
    assert [Path(json.loads(line)["file"]).name for line in result.output.splitlines()] == ["a.md", "b.md"]
