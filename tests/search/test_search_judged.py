"""How well the showcase archive answers readers' questions, by class; a figure that falls is a mistake."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest
import yaml
from archives import ask, folder, write

from mkdocs_meetup.outputs import search

HERE = Path(__file__).parent
SHOWCASE = HERE.parents[1] / "examples" / "showcase" / "content"
JUDGED = yaml.safe_load((HERE / "cases" / "judged.yml").read_text("utf-8"))
NEGATIVE = "l"
QUESTIONS = [(kind, query, wanted) for kind, rows in JUDGED.items() for query, wanted in rows.items()]

LEAST = {"recall": 0.95, "rank": 0.9}
LEAST_OF_A_CLASS = 0.8


@pytest.fixture(scope="module", params=["bundle", "pieces"])
def found(request, tmp_path_factory):
    """The titles that each query finds."""
    catalog, body_of, options = folder(SHOWCASE)
    limit = 0 if request.param == "pieces" else 10_000_000
    site = write(search.build(catalog, body_of, options, bundle_up_to=limit), tmp_path_factory.mktemp("showcase"))
    answers = ask(site, [{"q": query} for _, query, _ in QUESTIONS])["answers"]
    titles = [[result["title"]["text"] for result in answer["results"]] for answer in answers]
    return dict(zip([query for _, query, _ in QUESTIONS], titles, strict=True))


def places(wanted: list[str], titles: list[str]) -> Iterator[int]:
    """Where each wanted talk stands; those that are missing have no place."""
    for part in wanted:
        yield from [at for at, title in enumerate(titles) if part in title][:1]


def recall(wanted: list[str], titles: list[str]) -> float:
    return sum(at < 10 for at in places(wanted, titles)) / len(wanted)


def test_readers_find_what_there_is(found):
    positive = [(kind, query, wanted) for kind, query, wanted in QUESTIONS if kind != NEGATIVE]
    recalls = {query: recall(wanted, found[query]) for _, query, wanted in positive}
    ranks = {query: 1 / (1 + min(places(wanted, found[query]), default=999)) for _, query, wanted in positive}
    short = {query: found[query][:3] for query in recalls if recalls[query] < 1 or ranks[query] < 1}
    assert mean(recalls.values()) >= LEAST["recall"], short
    assert mean(ranks.values()) >= LEAST["rank"], short
    for kind in JUDGED.keys() - {NEGATIVE}:
        assert mean(recalls[query] for query in JUDGED[kind]) >= LEAST_OF_A_CLASS, (kind, short)


def test_what_is_not_there_is_not_found(found):
    assert {query: found[query] for query in JUDGED[NEGATIVE] if found[query]} == {}


def test_a_topic_leads_to_no_talk_that_only_shares_an_event_with_it(found):
    assert [title for title in found["webass"] if "壊れるまで負荷" in title] == []
