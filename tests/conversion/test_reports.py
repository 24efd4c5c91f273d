"""What becomes of a report and of each of its talks: one YAML file a case."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from reports import report

from mkdocs_meetup.conversion.convert import Converter
from mkdocs_meetup.model import Body, Section, TocItem

CASES = sorted((Path(__file__).parent / "cases" / "reports").glob("*.yml"))
CONVERTER = Converter()


def shown(body: Body) -> dict[str, object]:
    """A body as the cases write it."""
    return {
        "html": body.html + "\n",
        "toc": [entry for item in body.toc for entry in _toc(item, 0)],
        "passages": {passage.fragment: passage.text for passage in body.passages},
        "sections": [_section(section) for section in body.talks],
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "anchor": section.anchor,
        "html": section.html + "\n",
        "ids": sorted(section.ids),
        "passages": {passage.fragment: passage.text for passage in section.passages},
    }


def _toc(item: TocItem, depth: int) -> list[str]:
    return ["  " * depth + f"{item.title} #{item.id}", *(line for child in item.children for line in _toc(child, depth + 1))]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_report_and_its_talks_come_out_as_meant(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    body = CONVERTER.convert(report(case["markdown"], case.get("talks", ()), **case.get("report", {})))
    assert shown(body) == case["expected"]


def test_a_report_comes_out_the_same_whatever_came_before() -> None:
    one = report("# A\n\n[^1] <b id=x>\n\n[^1]: note\n", [{"title": "A", "line": 1}])
    other = report("# A\n\n# A\n\n[^1]: other\n\n[x]: http://example.com/\n")
    before = Converter().convert(one)
    CONVERTER.convert(other)
    assert CONVERTER.convert(one) == before == CONVERTER.convert(one)


def test_a_conversion_that_fails_leaves_nothing_behind() -> None:
    converter = Converter()
    good = report("* a\n* b\n\n[^1]\n\n[^1]: note\n")
    before = converter.convert(good)
    broken = converter.convert(report("text\n\n" + "> " * 5000 + "deep"))
    assert "deep" in broken.html
    assert converter.convert(good) == before


def test_other_extensions_and_configs_are_honoured() -> None:
    converter = Converter(["toc", "nl2br"], {"toc": {"permalink": True}})
    assert converter.convert(report("## あ\n\nb\nc\n")).html == '<h2 id="あ">あ</h2>\n<p>b<br>\nc</p>'
