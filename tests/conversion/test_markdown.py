"""What the Markdown extension makes of what people write: one YAML file a case."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_meetup.conversion.characters import is_unspaced
from mkdocs_meetup.conversion.defaults import CONFIGS, EXTENSIONS
from mkdocs_meetup.conversion.urls import trimmed

CASES = sorted((Path(__file__).parent / "cases" / "markdown").glob("*.yml"))
MARKDOWN = Markdown(extensions=list(EXTENSIONS), extension_configs=dict(CONFIGS), output_format="html")


def html_of(text: str) -> str:
    return MARKDOWN.reset().convert(text)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_markdown_comes_out_as_meant(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert html_of(case["markdown"]).strip() == case["html"].strip()


JAPANESE = st.sampled_from("あ漢カ、。「」ー々Ａ")
OTHER = st.sampled_from("aZ9)%é한")


@given(JAPANESE, JAPANESE)
def test_no_gap_between_japanese_lines(left: str, right: str) -> None:
    assert f"x{left}{right}x" in html_of(f"x{left}\n{right}x")


@given(st.one_of(JAPANESE, OTHER), st.one_of(JAPANESE, OTHER))
def test_every_other_line_break_stays(left: str, right: str) -> None:
    stays = not (is_unspaced(left) and is_unspaced(right))
    assert ("\n" in html_of(f"x{left}\n{right}x")) == stays


@given(st.text(alphabet="あa \n", max_size=30))
def test_code_is_never_touched(text: str) -> None:
    lines = [line for line in text.split("\n") if line.strip()]
    code = "\n".join(f"|{line}|" for line in lines)
    assert code in html_of(f"```\n{code}\n```")


@given(st.text(alphabet="ab()[].,:'*_~!?", max_size=20))
def test_a_trimmed_address_is_the_start_of_what_was_written(text: str) -> None:
    url = f"https://example.com/{text}"
    short = trimmed(url)
    assert url.startswith(short)
    assert short.startswith("https://example.com")
    assert trimmed(short) == short


INDENTS = st.lists(st.integers(min_value=0, max_value=9), min_size=1, max_size=8)


@given(INDENTS)
def test_no_item_of_a_list_is_lost(indents: list[int]) -> None:
    lines = [f"{' ' * indent}* item{number}" for number, indent in enumerate([0, *indents])]
    html = html_of("\n".join(["text", *lines]))
    assert html.count("<li>") == len(lines)
    assert "* item" not in html
