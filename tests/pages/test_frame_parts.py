"""The frame's own parts: every word of them by way of the language files, every address readable."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup.languages.strings import load
from mkdocs_meetup.pages.addresses import readable

PARTIALS = sorted((Path(__file__).parents[2] / "theme" / "partials").glob("*.html"))


@pytest.mark.parametrize("path", PARTIALS, ids=lambda path: path.name)
def test_partials_ask_only_for_strings_that_exist(path):
    keys = set(re.findall(r"""meetup\.t\(["']([a-z_]+\.[a-z_]+)["'][,)]""", path.read_text(encoding="utf-8")))
    assert keys <= set(load("en").messages)


@pytest.mark.parametrize("path", PARTIALS, ids=lambda path: path.name)
def test_partials_hold_no_words(path):
    source = path.read_text(encoding="utf-8")
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.S)
    assert not re.search(r"[^\W\d_]{2}", re.sub(r"<[^>]*>", "", bare)), path.name


def test_the_search_dialog_has_a_name():
    source = next(path for path in PARTIALS if path.name == "search.html").read_text(encoding="utf-8")
    assert re.search(r'role="dialog" aria-label="', source)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_readable_path_leads_to_the_same_place(text):
    written = readable(text)
    assert unquote(written) == text
    assert not re.search(r"[\s\"<>`{}|\\^\x00-\x20\x7f-\xa0\u2000-\u206f\u3000]", written)


def test_letters_stay_as_they_are():
    assert readable("talks/監視-1/ログ?x=#y\u3000") == "talks/監視-1/ログ%3Fx=%23y%E3%80%80"
