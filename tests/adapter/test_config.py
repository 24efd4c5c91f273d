from __future__ import annotations

from typing import Any

import pytest

from mkdocs_meetup.adapter.config import MeetupConfig


def validated(options: dict[str, Any]) -> tuple[MeetupConfig, list[str]]:
    config = MeetupConfig()
    config.load_dict(options)
    errors, warnings = config.validate()
    return config, [f"{key}: {error}" for key, error in [*errors, *warnings]]


def test_everything_may_be_left_out() -> None:
    config, messages = validated({})
    assert messages == []
    assert (config.languages, config.default_language, config.reports, config.timezone) == (["ja", "en"], "ja", "reports", "Asia/Tokyo")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"languages": "ja"}, "languages: expected a list of language codes such as [ja, en], not 'ja'"),
        ({"languages": ["日本語"]}, "languages: expected a language's code such as ja or en, not '日本語'"),
        ({"languages": ["ja", "ja"]}, "languages: expected each language once, not ['ja', 'ja']"),
        ({"default_language": "fr"}, "default_language: expected one of the site's languages (ja, en), not 'fr'"),
        ({"timezone": "Tokyo"}, "timezone: expected a time zone's name such as Asia/Tokyo or Europe/Berlin, not 'Tokyo'"),
        ({"timezone": "../etc/passwd"}, "timezone: expected a time zone's name such as Asia/Tokyo or Europe/Berlin, not '../etc/passwd'"),
        ({"reports": "../other"}, "reports: expected a folder inside the content folder such as reports, not '../other'"),
        ({"reports": 3}, "reports: expected a folder inside the content folder such as reports, not 3"),
    ],
)
def test_a_wrong_option_says_what_was_expected(options: dict[str, Any], expected: str) -> None:
    assert validated(options)[1] == [expected]


def test_an_unknown_option_is_said(caplog: pytest.LogCaptureFixture) -> None:
    assert "Unrecognised configuration name: langauges" in validated({"langauges": ["ja"]})[1][0]
