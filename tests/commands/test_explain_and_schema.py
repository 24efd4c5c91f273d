"""`mkdocs-meetup extract --explain` and `mkdocs-meetup schema`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from pydantic import TypeAdapter

from mkdocs_meetup.commands import main
from mkdocs_meetup.reading.overrides import Overrides

SEED = Path(__file__).parents[2] / "content/reports/2018/kubernetes-meetup-tokyo-10.md"


def test_each_fact_stands_below_its_line() -> None:
    lines = CliRunner().invoke(main, ["extract", "--explain", str(SEED)]).output.splitlines()
    byline = next(number for number, line in enumerate(lines) if line.endswith("│ by Toshiaki Maki (@making) (Pivotal)"))
    assert lines[byline + 1].strip() == "└ talks[0].speaker = Toshiaki Maki @making (Pivotal) (label-speaker, 1.00)"


def test_no_line_of_the_report_is_lost() -> None:
    lines = CliRunner().invoke(main, ["extract", "--explain", str(SEED)]).output.splitlines()
    shown = [line.split(" │ ", 1)[1] for line in lines if " │ " in line]
    assert "\n".join(shown).strip() == SEED.read_text(encoding="utf-8").strip()


def test_colours_say_how_sure_a_fact_is() -> None:
    output = CliRunner().invoke(main, ["extract", "--explain", str(SEED)], color=True).output
    assert "\x1b[32mtalks[0].speaker = Toshiaki Maki" in output


def test_the_schema_names_every_key() -> None:
    schema = json.loads(CliRunner().invoke(main, ["schema"]).output)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert set(schema["properties"]) == {"event", "talks", "report"}
    talk = schema["$defs"]["TalkOverride"]
    assert set(talk["properties"]) == {"title", "speakers", "kind", "slides", "video", "tags", "id"}
    assert talk["required"] == ["title"]


def test_what_the_schema_is_made_of_takes_the_documented_example() -> None:
    stated = {
        "talks": [{"title": "砂の城", "speakers": ["砂山 晶 @sunayama"], "kind": "workshop", "slides": "https://slides.example.org/a.pdf"}]
    }
    assert TypeAdapter(Overrides).validate_python(stated).talks
