"""A third language, made up: every word of the interface in it, so that whatever is not marked has leaked."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest
import yaml

from mkdocs_meetup.languages.strings import load
from mkdocs_meetup.pages.plan import not_found, plan
from mkdocs_meetup.pages.render import Renderer

THEME = Path(__file__).parents[2] / "theme"
CODE = "eo"


def marked(pattern):
    """The same pattern with each of its own letters put in brackets that no other text has."""
    parts = ((f"⟦{len(literal)}⟧" if literal else "", f"{{{name}}}" if name else "") for literal, name, _, _ in Formatter().parse(pattern))
    return "".join(text for part in parts for text in part)


def forms(message):
    return marked(message) if isinstance(message, str) else {category: marked(form) for category, form in message.items()}


@pytest.fixture(scope="module")
def pages(catalog, bodies, options, tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    (folder / "languages").mkdir()
    tree = {}
    for key, message in load("en").messages.items():
        *path, last = key.split(".")
        node = tree
        for step in path:
            node = node.setdefault(step, {})
        node[last] = forms(message)
    (folder / "languages" / f"{CODE}.yml").write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    three = replace(options, languages=("ja", "en", CODE), preview=True)
    renderer = Renderer([folder, THEME], three)
    specs = [spec for spec in plan(catalog, bodies, three, languages=[folder / "languages"]) if spec.language == CODE]
    return {spec.address: renderer.render(spec) for spec in specs} | {"404": renderer.render(not_found(three, [folder / "languages"]))}


def words(html):
    """What a reader sees or hears of a page, without what is marked as another language."""
    shown = re.sub(r"<(script|template)\b.*?</\1>", " ", html, flags=re.S)
    attributes = re.findall(r'(?:aria-label|title|alt|placeholder|data-found)="([^"]*)"', shown)
    return [re.sub(r"<[^>]*>", " ", shown), *attributes]


def test_nothing_is_said_in_another_language(pages):
    english = [form for message in load("en").messages.values() for form in ([message] if isinstance(message, str) else message.values())]
    telling = {form for form in english if " " in form.strip() and "{" not in form and len(form) > 8}
    said = {address: " ".join(words(html)) for address, html in pages.items() if address != "404"}
    assert [(address, form) for address, text in said.items() for form in telling if form in text] == []


def test_its_own_words_are_there(pages):
    assert all("⟦" in html for address, html in pages.items())


def test_labels_that_only_machines_read_are_in_it_too(pages):
    for address, html in pages.items():
        if address != "404":
            labels = re.findall(r'aria-label="([^"]*)"', html)
            assert all("⟦" in label for label in labels), (address, labels)
