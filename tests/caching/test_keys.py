"""What a conversion depends on, as a key that is the same in every process, or none."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from markdown.extensions import Extension
from pymdownx.slugs import slugify

from mkdocs_meetup.caching.keys import of_code, of_files, of_markdown
from mkdocs_meetup.conversion.defaults import CONFIGS, EXTENSIONS


def test_the_default_configuration_has_a_key() -> None:
    assert of_markdown(EXTENSIONS, CONFIGS) == of_markdown(list(EXTENSIONS), dict(CONFIGS)) is not None


def test_a_setting_changes_the_key() -> None:
    one = of_markdown(["toc"], {"toc": {"slugify": slugify(case="fold")}})
    assert one != of_markdown(["toc"], {"toc": {"slugify": slugify(case="lower")}})
    assert one != of_markdown(["toc", "tables"], {"toc": {"slugify": slugify(case="fold")}})


@pytest.mark.parametrize("extension", ["pymdownx.snippets", "somebodys.extension", "markdown_include", Extension()])
def test_an_extension_that_may_look_elsewhere_has_none(extension: object) -> None:
    assert of_markdown(["tables", extension], {}) is None


@pytest.mark.parametrize("setting", [lambda text: text, partial(print, object()), object()])
def test_a_setting_that_cannot_be_told_has_none(setting: object) -> None:
    assert of_markdown(["toc"], {"toc": {"slugify": setting}}) is None


def test_an_edited_file_changes_the_key_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    before = of_code(tmp_path), of_files([tmp_path])
    (tmp_path / "a.py").write_text("2")
    assert of_code(tmp_path) != before[0]
    assert of_files([tmp_path]) != before[1]
