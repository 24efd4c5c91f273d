"""Texts that the inline patterns pass over come out as they would if each pattern had searched them."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_meetup.conversion.defaults import CONFIGS, EXTENSIONS

PIECES = (
    "勉強会", "a b", "*", "_", "**", "~~", "`", "``", "[", "](", ")", "![", "<", ">", "<b>", "&", "&amp;", "\\", "\\\n",
    "  \n", "\n", "\n\n", "http:", "https://example.org/x", "me@example.org", "<me@example.org>", "- ", "1. ", "# ", "> ",
    "    ", "[^1]", "[^1]: ", "| a | b |\n|--|--|\n", "\x02", "\x03", "\x02klzzwxh:0000\x03", "{: .x }", "!!! note\n    ",
    ": ", "[ ] ", "🍣", "\t", '"', "'", "@",
)  # fmt: skip


def markdown() -> Markdown:
    return Markdown(extensions=list(EXTENSIONS), extension_configs={name: dict(config) for name, config in CONFIGS.items()})


OURS, SEARCHED = markdown(), markdown()
SEARCHED.treeprocessors.deregister("meetup-hold")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_nothing_comes_out_otherwise(text: str) -> None:
    assert OURS.reset().convert(text) == SEARCHED.reset().convert(text)


class Looking(Treeprocessor):
    """Notes which paragraphs are held back from the inline patterns."""

    def __init__(self, md: Markdown, held: list[bool]) -> None:
        super().__init__(md)
        self._held = held

    def run(self, root: ElementTree.Element) -> None:
        self._held += [type(element.text) is not str for element in root]


def test_every_pattern_of_the_default_extensions_is_known() -> None:
    made = markdown()
    held = []
    made.treeprocessors.register(Looking(made, held), "looking", 20.005)
    made.convert("plain\n\nnot *plain*")
    assert held == [True, False]


@pytest.mark.parametrize("text", ["勉強会$x$", "$x$"])
def test_a_pattern_of_which_nothing_is_known_sees_every_text(text: str) -> None:
    made = markdown()
    made.inlinePatterns.register(SimpleTagInlineProcessor(r"(\$)([^$]+)\$", "var"), "money", 65)
    assert "<var>x</var>" in made.convert(text)
