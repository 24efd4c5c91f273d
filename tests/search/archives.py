"""How the tests of search read an archive that is one text, write its index and ask the client."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mkdocs_meetup.conversion.convert import Converter
from mkdocs_meetup.linking.catalog import link
from mkdocs_meetup.linking.registries import parse_registries
from mkdocs_meetup.model import Options
from mkdocs_meetup.reading.options import ReadingOptions
from mkdocs_meetup.reading.report import parse
from mkdocs_meetup.reading.source import Source

HERE = Path(__file__).parent
OPTIONS = Options(site_name="架空クラウド勉強会")


def archive(text):
    """The catalog of an archive that stands in one text, and how its bodies are found."""
    pieces = re.split(r"^-- (.+) --\n", text, flags=re.MULTILINE)
    return read({path: content.encode() for path, content in zip(pieces[1::2], pieces[2::2], strict=True)})


def folder(content):
    """The same of an archive that stands in a folder, and the options that it is read with."""
    known = [path for path in sorted(content.rglob("*")) if path.suffix in {".md", ".yml"}]
    return (*read({path.relative_to(content).as_posix(): path.read_bytes() for path in known}), OPTIONS)


def read(files):
    reading = ReadingOptions(default_language="ja", languages=("ja", "en"), timezone="Asia/Tokyo")
    reports = [
        parse(Source(path, content), reading) for path, content in files.items() if path.endswith(".md") and path.startswith("reports/")
    ]
    registries, _ = parse_registries(files)
    catalog = link(reports, registries, OPTIONS)
    converter = Converter()
    known = [*catalog.reports.values(), *catalog.translations.values()]
    bodies = {(report.id, report.language): converter.convert(report) for report in known}
    return catalog, lambda report, language: bodies.get((report, language))


def write(outputs, folder):
    for output in outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.data)
    return folder


def node(*arguments, **more):
    program = shutil.which("node")
    if program is None and os.environ.get("CI"):
        pytest.fail("node is not installed")
    if program is None:
        pytest.skip("node is not installed")
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False, timeout=120, **more)


def ask(site, questions):
    """The client's answers, and the files that it fetched."""
    done = node(HERE / "ask.mjs", input=json.dumps({"site": str(site), "questions": questions}))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
