"""The author's page and the strips on the pages: what they say, and that nobody else ever sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_meetup.model import Place, Problem, Severity, Tag, Text
from mkdocs_meetup.pages.plan import plan
from mkdocs_meetup.pages.problem_pages import remarked

PROBLEMS = (
    Problem(Place("reports/kumo-3.md", 2), "unknown-link", Severity.WARNING, "this <link> leads nowhere", "mend it"),
    Problem(Place("reports/kumo-1.en.md", 1), "translation", Severity.ERROR, "not aligned", "align it"),
    Problem(Place("people.yml", 7), "speaker-near-name", Severity.SUGGESTION, "may be one", "add an alias"),
)


@pytest.fixture(scope="module")
def archive(catalog):
    report = replace(catalog.reports["reports/kumo-3"], body="first line\nsee [here](nowhere.md)\n", body_line=1)
    tags = {
        **catalog.tags,
        "clustering": Tag("clustering", Text((("", "Clustering"),))),
        "clusterin": Tag("clusterin", Text((("", "Clusterng"),))),
    }
    return replace(catalog, reports={**catalog.reports, "reports/kumo-3": report}, tags=tags)


@pytest.fixture(scope="module")
def preview(archive, bodies, options):
    specs = plan(archive, bodies, replace(options, preview=True), problems=PROBLEMS)
    return {(spec.language, spec.address): spec for spec in specs}


def test_a_published_site_knows_nothing_of_it(archive, bodies, options, renderer):
    for spec in plan(archive, bodies, options, problems=PROBLEMS):
        assert spec.address != "problems/"
        assert spec.remarks == ()
        assert "problems/" not in renderer.render(spec)


def test_problems_stand_by_severity_with_their_line(preview):
    groups = preview["ja", "problems/"].view.severities
    assert [(group.id, [(row.path, row.line) for row in group.rows]) for group in groups] == [
        ("error", [("reports/kumo-1.en.md", 1)]),
        ("warning", [("reports/kumo-3.md", 2)]),
        ("suggestion", [("people.yml", 7)]),
    ]
    (warning,) = groups[1].rows
    assert (warning.excerpt, warning.link.address) == ("see [here](nowhere.md)", "reports/kumo-3/")


@pytest.mark.parametrize("line", [0, 1, 3, 4, 6, 7, 99])
def test_a_line_outside_the_text_has_no_excerpt(archive, line):
    """One in the front matter is quoted by its problem; one behind the end may be of a text that has grown shorter."""
    report = replace(archive.reports["reports/kumo-3"], body="first line\nsecond line\n\n", body_line=4)
    problem = Problem(Place("reports/kumo-3.md", line), "title-comment", Severity.WARNING, "this", "mend it")
    found = remarked([problem], replace(archive, reports={**archive.reports, "reports/kumo-3": report}))
    assert [one.excerpt for one in found["reports/kumo-3.md"]] == ["first line" if line == 4 else ""]


@pytest.mark.parametrize(
    "path", ["reports/kumo-3.md", "reports/kumo-3/index.md", "reports/kumo-3.ja.md", "reports/kumo-3/index.ja.markdown"]
)
def test_a_problem_leads_to_its_report_and_looks_at_no_other(archive, path):
    class Only(dict):
        def values(self):
            raise AssertionError("every report was looked at")

    report = replace(archive.reports["reports/kumo-3"], path=path)
    other = replace(archive, reports=Only({**archive.reports, "reports/kumo-3": report}), translations=Only(archive.translations))
    found = remarked([Problem(Place(at, 1), "x", Severity.WARNING, "this", "mend it") for at in (path, "people.yml")], other)
    assert {at: remark.link and remark.link.address for at, (remark,) in found.items()} == {path: "reports/kumo-3/", "people.yml": None}


def test_each_page_has_its_own_reports_problems(preview):
    assert [one.path for one in preview["ja", "reports/kumo-3/"].remarks] == ["reports/kumo-3.md"]
    assert [one.path for one in preview["ja", "talks/kumo-3/sonogo/"].remarks] == ["reports/kumo-3.md"]
    assert [one.path for one in preview["ja", "events/kumo-3/"].remarks] == ["reports/kumo-3.md"]
    assert [one.path for one in preview["en", "reports/kumo-1/"].remarks] == ["reports/kumo-1.en.md"]
    assert len(preview["ja", ""].remarks) == 3


def test_what_could_be_better_is_named(preview):
    view = preview["en", "problems/"].view
    assert [(one.address, other.address) for one, other in view.tags] == [("tags/clustering/", "tags/clusterin/")]
    assert [link.address for link in view.handles] == ["speakers/hanako/"]
    assert "talks/kumo-3/sonogo/" not in [link.address for link in view.slides]
    assert "talks/kumo-1/helm/" in [link.address for link in view.slides]


def test_it_is_told_to_no_search_engine_and_escaped(preview, renderer):
    spec = preview["ja", "problems/"]
    assert not spec.listed
    html = renderer.render(spec)
    assert "this &lt;link&gt; leads nowhere" in html
    assert "秘密" not in html
