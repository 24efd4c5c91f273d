"""What may be linked, and how much of a text is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup.pages.texts import externals, host_of, shorten


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.example.com/deck", "example.com"),
        ("HTTP://Example.COM:8080/a?b#c", "example.com"),
        ("https://勉強会.example/", "勉強会.example"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt://example.com/%0aalert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.com/a", ""),
        ("https://[bad", ""),
        ("https://", ""),
        ("/slides.pdf", ""),
        ("", ""),
    ],
)
def test_only_the_web_has_a_host(url, host):
    assert host_of(url) == host
    assert bool(list(externals([url]))) == bool(host)


@given(st.text())
def test_no_address_makes_trouble(url):
    assert isinstance(host_of(url), str)


def test_wide_characters_count_twice():
    assert shorten("あ" * 5, 10) == "あ" * 5
    assert shorten("あ" * 6, 10) == "あ" * 5 + "…"
    assert shorten("abcde fghij", 6) == "abcde…"


@given(st.text(), st.integers(1, 50))
def test_a_short_text_stays_and_a_long_one_keeps_its_beginning(text, limit):
    short = shorten(text, limit)
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))
