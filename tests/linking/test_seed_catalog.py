"""The example site's own content: one event, its talks and people, and the registries beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from linking_cases import OPTIONS

from mkdocs_meetup.linking.catalog import link
from mkdocs_meetup.linking.registries import FILES, parse_registries
from mkdocs_meetup.model import Catalog
from mkdocs_meetup.reading.options import ReadingOptions
from mkdocs_meetup.reading.report import parse
from mkdocs_meetup.reading.source import read_source

CONTENT = Path(__file__).parents[2] / "content"
EVENT = "kubernetes-meetup-tokyo-10"


@cache
def seed() -> Catalog:
    registries, problems = parse_registries({name: (CONTENT / name).read_bytes() for name in FILES if (CONTENT / name).is_file()})
    assert problems == ()
    paths = [f"reports/2018/{EVENT}.md", f"reports/2018/{EVENT}.en.md"]
    return link([parse(read_source(CONTENT, path), ReadingOptions()) for path in paths], registries, OPTIONS)


def test_one_event_of_one_series() -> None:
    (event,) = seed().events.values()
    assert (event.id, event.series, event.number, event.year) == (EVENT, "kubernetes-meetup-tokyo", 10, 2018)
    assert seed().series["kubernetes-meetup-tokyo"].events == (EVENT,)
    assert event.tags == ("kubernetes",)
    assert len(event.talks) == 8


def test_eight_speakers_and_the_author() -> None:
    speakers = seed().speakers
    assert {id for id, speaker in speakers.items() if speaker.talks} == {
        *("making", "ian-lewis", "takashi-kusumi", "dblmkt", "y_taka_23", "riywo", "gavinzhm", "shoutayoshikai"),
    }
    assert speakers["kter"].reports == (f"reports/2018/{EVENT}",)
    assert speakers["making"].name.original == "Toshiaki Maki"
    assert set(seed().organizations) == {"pivotal", "google", "z-lab"}


def test_the_tags_say_what_the_talks_are_about() -> None:
    assert {"kubernetes", "rbac", "istio", "helm", "service-catalog", "network-policy", "ingress"} <= set(seed().tags)
    tags = {talk.title.original: [tag.tag for tag in talk.tags] for talk in seed().talks.values()}
    assert "helm" not in tags["Open Service Broker APIとKubernetes Service Catalog"]
    assert "load-testing" not in tags["Debugging Applications in Kubernetes"]


def test_every_piece_of_evidence_stands_on_its_line() -> None:
    lines = (CONTENT / f"reports/2018/{EVENT}.md").read_text(encoding="utf-8").split("\n")
    (talk,) = (talk for talk in seed().talks.values() if talk.title.original == "Kubernetesセキュリティベストプラクティス")
    written = {tag.tag: lines[tag.place.line - 1] for tag in talk.tags if tag.rule == "heading"}
    assert written["rbac"] == "#### 改善策1: RBACを使おう"
    assert written["istio"] == "#### 改善策1: istioを使う"


def test_the_translation_gives_titles() -> None:
    talk = seed().talks[f"{EVENT}/dockerでhelmを使おう"]
    assert talk.title.in_language("en") != talk.title.original
    assert seed().problems == ()
