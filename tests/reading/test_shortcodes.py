from __future__ import annotations

import pytest

from mkdocs_meetup.reading.shortcodes import without_shortcodes


@pytest.mark.parametrize(
    "text",
    ["Helmでは{{ .Values.image }}と書く", "{{ range .Values.hosts }}の中", "Vueの{{ message }}", "GitHub Actionsの${{ secrets.TOKEN }}"],
)
def test_template_syntax_that_a_report_talks_about_stays(text: str) -> None:
    assert without_shortcodes(text) == text


@pytest.mark.parametrize(
    "text", ["![会場]({{ site.baseurl }}/a.png)", "![会場]({{site.url}}/a.png)", '[次]({{ "/next" | relative_url }}x)']
)
def test_what_a_generator_fills_in_goes(text: str) -> None:
    assert "{{" not in without_shortcodes(text)
