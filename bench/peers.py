"""Writes the invented archive as sources for other generators: the same pages, in a frame of the same weight."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import archive
from archive import Report, Talk

HERE = Path(__file__).parent
LANGUAGES = ("ja", "en")


def hugo(folder: Path, reports: list[Report], page: str) -> None:
    """A Hugo site: a page for each report, event and talk, and terms for speakers, tags, organizations, series and years.

    `page` is any page of ours; what stands around its article is every page's frame here.
    """
    shutil.copytree(HERE / "hugo", folder)
    (folder / "layouts" / "baseof.html").write_text(_frame(page), encoding="utf-8")
    for language in LANGUAGES:
        for report in reports:
            for path, text in _hugo_pages(report, language):
                target = folder / "content" / language / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")


def _frame(page: str) -> str:
    before, rest = re.split(r"(?<=<article class=\"md-content__inner md-typeset\">)", page, maxsplit=1)
    after = rest[rest.rindex("</article>") :]
    before = re.sub(r"<title>.*?</title>", "<title>{{ .Title }} - {{ site.Title }}</title>", before, flags=re.DOTALL)
    return f'{before}{{{{ block "main" . }}}}{{{{ end }}}}{after}'


def _hugo_pages(report: Report, language: str) -> Iterator[tuple[str, str]]:
    common = {"date": str(report.day), "series": [report.series], "years": [str(report.day.year)], "eventpath": f"/events/{report.name}"}
    event = {"title": report.event, "reportpath": f"/reports/{report.name}", "talkspath": f"/talks/{report.name}"}
    yield f"events/{report.name}.md", _page({**common, **event, "eventpath": ""}, "")
    title = f"{report.event} {'report' if report.language == 'en' else 'レポート'}"
    head = {"title": title, "author": report.author, "eventpath": common["eventpath"], "date": str(report.day + timedelta(days=2))}
    texts = report.translation if report.translation and language == "en" else [talk.text for talk in report.talks]
    sections = "\n".join(f"## {talk.title}\n\n{text}" for talk, text in zip(report.talks, texts, strict=True))
    yield f"reports/{report.name}.md", _page(head, sections)
    # A folder of talks has no page of its own: the event's page is that.
    yield f"talks/{report.name}/_index.md", _page({"title": report.event, "build": {"render": "never", "list": "never"}}, "")
    for number, (talk, text) in enumerate(zip(report.talks, texts, strict=True), 1):
        yield f"talks/{report.name}/{number}.md", _page({**common, **_facts(talk)}, text)


def _facts(talk: Talk) -> dict[str, object]:
    kind = "LT" if talk.is_short else ""
    return {
        "title": talk.title,
        "kind": kind,
        "speakers": [talk.speaker.name],
        "organizations": [talk.speaker.organization],
        "tags": list(talk.tags),
    }


def _page(head: dict[str, object], text: str) -> str:
    # Hugo reads JSON as front matter, and knows no template language in a page's text but {{< and {{%.
    return json.dumps(head, ensure_ascii=False) + "\n\n" + text.replace("{{", "{ {")


def material(folder: Path, reports: list[Report]) -> None:
    """Stock Material with blog and tags: a page for each report in one language, and a tag index, no talks or speakers."""
    _posts(folder / "docs" / "blog" / "posts", reports)
    (folder / "docs" / "index.md").write_text("# 架空の勉強会\n", encoding="utf-8")
    (folder / "docs" / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n", encoding="utf-8")
    (folder / "docs" / "blog" / "index.md").write_text("# Blog\n", encoding="utf-8")
    plugins = "plugins: [search, tags, {blog: {pagination_per_page: 20}}]"
    (folder / "mkdocs.yml").write_text(f"site_name: 架空の勉強会\ntheme: {{name: material, font: false}}\n{plugins}\n", encoding="utf-8")


def zensical(folder: Path, reports: list[Report]) -> None:
    """Zensical with the reports and the talks as pages in two languages; it has no pages by speaker or series."""
    for language in LANGUAGES:
        for report in reports:
            for path, text in _hugo_pages(report, language):
                head, _, body = text.partition("\n")
                target = folder / "docs" / language / path.replace("_index", "index")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(f"# {json.loads(head)['title']}\n{body}", encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# 架空の勉強会\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: 架空の勉強会\ntheme: {name: material, font: false}\nplugins: [search]\n", encoding="utf-8"
    )


def _posts(folder: Path, reports: list[Report]) -> None:
    folder.mkdir(parents=True)
    for report in reports:
        text = archive.written(report)
        if not text.startswith("---"):
            text = f"---\ndate: {report.day}\n---\n# {report.event}\n" + re.sub(
                r"^\+\+\+.*?^\+\+\+|^# .*", "", text, flags=re.DOTALL | re.MULTILINE
            )
        (folder / f"{report.name}.md").write_text(text.replace("\r\n", "\n"), encoding="utf-8")
