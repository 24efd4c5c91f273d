"""Slugs are readable, portable and unique."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup.linking.slugs import LIMIT, Wish, settle, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kubernetes Meetup Tokyo #10", "kubernetes-meetup-tokyo-10"),
        ("『入門Kubernetes』の紹介", "入門kubernetes-の紹介"),
        ("y_taka_23", "y_taka_23"),
        ("デバッグ", "デバッグ"),
        ("ガギグ", "ガギグ"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\u200bb\u0000c", "ab-c"),
        ("...", ""),
        ("😀", ""),
        ("İstanbul", "i̇stanbul"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == unicodedata.normalize("NFC", expected)


def test_a_long_title_is_cut_on_a_character() -> None:
    cut = slug("長い題名" * 30)
    assert cut == ("長い題名" * 30)[: len(cut)]
    assert LIMIT - 3 < len(cut.encode()) <= LIMIT


@given(st.text())
def test_a_slug_is_portable(text: str) -> None:
    made = slug(text)
    assert len(made.encode()) <= LIMIT
    assert slug(made) == made
    assert not set(made) & set('/\\.:*?"<>| \t\n%#&')
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs"} for char in made)


wishes = st.lists(
    st.builds(Wish, st.text(max_size=3), st.sampled_from(["", "a", "A", "con", "nul", "com1", "a-ca978112ca1b", "é"]), st.booleans()),
    unique_by=lambda wish: wish.key,
)


@given(wishes)
def test_every_wish_gets_a_slug_of_its_own(wished: list[Wish]) -> None:
    given_slugs = settle(wished)
    assert set(given_slugs) == {wish.key for wish in wished}
    assert len({value.casefold() for value in given_slugs.values()}) == len(wished)
    assert not {value.casefold() for value in given_slugs.values()} & {"", "con", "nul", "com1", ".", ".."}
    assert settle(list(reversed(wished))) == given_slugs


def test_an_authors_slug_wins_over_a_made_one() -> None:
    given_slugs = settle([Wish("1", "a"), Wish("2", "a", explicit=True), Wish("3", "b")])
    assert given_slugs["2"] == "a"
    assert given_slugs["3"] == "b"
    assert given_slugs["1"].startswith("a-")
