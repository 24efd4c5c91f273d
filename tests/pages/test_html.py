"""All pages of the showcase by the Nu HTML checker (`npm install` brings it, Java runs it)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest
from sites import REPOSITORY, build

pytestmark = [pytest.mark.nightly, pytest.mark.slow]

JAR = REPOSITORY / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
FRAME = ("Attribute “autocomplete” is only allowed when the input type is",)
"""What Material's own template says of its two check boxes."""


@pytest.fixture(scope="module")
def checker():
    java = shutil.which("java")
    if java and JAR.is_file():
        return [java, "-Xss8m", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always", "--errors-only"]
    message = "the Nu checker needs Java and `npm install`"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def test_no_page_has_a_mistake_of_ours(checker, tmp_path):
    folder = REPOSITORY / "examples" / "showcase"
    shutil.copyfile(folder / "mkdocs.yml", tmp_path / "mkdocs.yml")
    shutil.copytree(folder / "content", tmp_path / "content")
    site = build(tmp_path)
    pages = [str(site.folder / page.path) for page in site.pages.values()]
    done = subprocess.run([*checker, *pages], capture_output=True, text=True, encoding="utf-8", check=True)
    told = json.loads(done.stdout or done.stderr)["messages"]
    assert [f"{each['url']}: {each['message']}" for each in told if not each["message"].startswith(FRAME)] == []
