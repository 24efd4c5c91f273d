from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
import yaml
from archives import ask, node

QUESTIONS = yaml.safe_load((Path(__file__).parent / "cases" / "questions.yml").read_text("utf-8"))
ROOT = Path(__file__).parents[2]
LONG = "長い監視" * 2_500


@pytest.fixture(scope="module")
def answers(site):
    questions = [{"q": each["q"].replace("{long}", LONG), "tree": each.get("tree", "ja")} for each in QUESTIONS]
    return dict(zip([each["about"] for each in QUESTIONS], ask(site, questions)["answers"], strict=True))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["about"])
def test_a_reader_s_question(answers, question):
    answer = answers[question["about"]]
    titles = [result["title"]["text"] for result in answer["results"]]
    wanted = question.get("first", [])
    first = titles[: len(wanted)]
    assert all(any(part in title for title in first) for part in wanted), titles
    if "first" in question and not wanted and "contains" not in question:
        assert titles == []
        assert answer["names"] == question.get("names", [])
    assert all(any(part in title for title in titles) for part in question.get("contains", [])), titles
    assert answer["total"] == len(titles)
    if "names" in question:
        assert answer["names"] == question["names"]
    assert set(question.get("also", [])) <= set(answer["also"])
    if "fragment" in question:
        assert unquote(answer["results"][0]["address"].partition("#")[2]) == question["fragment"]


def test_results_lead_into_the_reader_s_tree(site):
    japanese, english = ask(site, [{"q": "podSelector"}, {"q": "podSelector", "tree": "en"}])["answers"]
    address = japanese["results"][0]["page"]
    assert address.startswith("talks/")
    assert english["results"][0]["page"] == f"en/{address}"
    assert quote(unquote(address), safe="/") == address


def test_marks_are_where_the_words_are(site):
    (answer,) = ask(site, [{"q": "めとりくす"}])["answers"]
    title = answer["results"][0]["title"]
    assert [title["text"][start:end] for start, end in title["spans"]] == ["メトリクス"]


def test_what_a_title_alone_leads_to_tells_how_its_text_begins(site):
    (answer,) = ask(site, [{"q": "めとりくす"}])["answers"]
    result = answer["results"][0]
    assert result["passage"]["text"]["text"]
    assert result["passage"]["text"]["spans"] == []
    assert result["address"] == result["page"]


def test_the_client_has_sound_types():
    compiler = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    if not compiler.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("npm install has not been run")
    done = node(compiler, "--project", ROOT / "tsconfig.json")
    assert done.returncode == 0, done.stdout


def test_nothing_is_fetched_before_the_first_query(site):
    assert ask(site, [])["fetched"] == []
