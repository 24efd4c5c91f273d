"""Every text of the interface, in every language."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from mkdocs_meetup.languages.strings import FOLDER, Strings, load

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "theme" / "pages").glob("*.html"))
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.yml"))


def forms(message):
    return [message] if isinstance(message, str) else list(message.values())


def fields(message):
    return {name for form in forms(message) for _, name, _, _ in Formatter().parse(form) if name}


def test_all_languages_have_the_same_keys_and_values():
    own = {language: {key: fields(message) for key, message in load(language).messages.items()} for language in LANGUAGES}
    assert all(table == own["en"] for table in own.values())


def test_each_language_says_everything_itself():
    english, japanese = load("en").messages, load("ja").messages
    worded = {key for key in english if re.search(r"[^\W\d_]", re.sub(r"\{\w+\}", "", " ".join(forms(english[key]))))}
    assert not {key for key in worded if english[key] == japanese[key]}


def test_plurals_follow_the_language():
    assert [load("en").text("count.talks", count=n) for n in (0, 1, 2, 1234)] == ["0 talks", "1 talk", "2 talks", "1,234 talks"]
    assert load("ja").text("count.talks", count=1) == "1件の発表"
    polish = Strings("pl", {"talks": {"one": "{count} prelekcja", "few": "{count} prelekcje", "many": "{count} prelekcji", "other": "-"}})
    assert [polish.text("talks", count=n) for n in (1, 3, 5)] == ["1 prelekcja", "3 prelekcje", "5 prelekcji"]


def test_a_language_of_one_s_own_wins_and_english_fills_its_gaps(tmp_path):
    (tmp_path / "fr.yml").write_text("nav:\n  events: Rencontres\n", encoding="utf-8")
    strings = load("fr", [tmp_path])
    assert (strings.text("nav.events"), strings.text("nav.talks")) == ("Rencontres", "Talks")


def test_a_region_inherits_from_its_language():
    assert load("ja-JP").text("nav.talks") == load("ja").text("nav.talks")


def test_values_are_never_taken_for_patterns():
    assert load("en").text("tag.description", name="{site} {0} {name.__class__}") == "Talks and reports on {site} {0} {name.__class__}."


def test_an_unknown_key_is_named():
    with pytest.raises(KeyError, match=r"nav\.nowhere"):
        load("en").text("nav.nowhere")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_words(path):
    source = path.read_text(encoding="utf-8")
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.S)
    attributes = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', bare)
    words = re.sub(r"<[^>]*>", "", bare)
    assert not re.search(r"\w", "".join(attributes) + words), words.split()


@pytest.mark.parametrize("folder", ["pages", "outputs", "site.py"])
def test_no_module_holds_japanese_words(folder):
    allowed = {"initials.py", "phrases.py"}
    root = ROOT / "plugins" / "mkdocs_meetup" / folder
    for path in [root] if root.is_file() else sorted(root.glob("*.py")):
        code = re.sub(r'"""(?:.*?)"""|#.*', "", path.read_text(encoding="utf-8"), flags=re.S)
        literals = re.findall(r'"[^"\n]*[ぁ-ん一-龥][^"\n]*"', code)
        assert not literals or path.name in allowed or path.name.startswith(("search", "analysis")), (path.name, literals)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_ask_only_for_keys_that_exist(path):
    keys = set(re.findall(r"""\bt\(["']([a-z_]+\.[a-z_.]+)["'][,)]""", path.read_text(encoding="utf-8")))
    assert keys <= set(load("en").messages)
