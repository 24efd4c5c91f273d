"""Where names stand in an index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup.pages.initials import Initial, Script, initial, sort_key


@pytest.mark.parametrize(
    ("name", "kana", "expected"),
    [
        ("山田 花子", "やまだ はなこ", Initial(Script.KANA, "や")),
        ("後藤", "ゴトウ", Initial(Script.KANA, "か")),
        ("パク", None, Initial(Script.KANA, "は")),
        ("ヴァイオレット", None, Initial(Script.KANA, "あ")),
        ("ｶﾀｶﾅ", None, Initial(Script.KANA, "か")),
        ("ョン", None, Initial(Script.KANA, "や")),
        ("@making", None, Initial(Script.LATIN, "M")),
        ("Élodie", None, Initial(Script.LATIN, "E")),
        ("Ｚ Ｌａｂ", None, Initial(Script.LATIN, "Z")),
        ("山田", None, Initial(Script.KANJI)),
        ("4U", None, Initial(Script.SYMBOL)),
        ("", None, Initial(Script.SYMBOL)),
    ],
)
def test_a_name_stands_under_its_reading_or_its_first_letter(name, kana, expected):
    assert initial(name, kana) == expected


def test_names_sort_by_reading_without_regard_to_voicing_and_case():
    names = [("鈴木", "すずき"), ("Bob", None), ("浅野", "あさの"), ("alice", None), ("素木", "すすき"), ("@carol", None)]
    assert [name for name, _ in sorted(names, key=lambda pair: sort_key(*pair))] == ["浅野", "素木", "鈴木", "alice", "Bob", "@carol"]


def test_latin_letters_come_first_for_readers_who_write_them():
    assert sorted(["やまだ", "Bob"], key=lambda name: sort_key(name, latin_first=True)) == ["Bob", "やまだ"]


@given(st.text())
def test_any_name_has_an_initial(name):
    assert sort_key(name)[1] == initial(name)


@given(st.lists(st.text(max_size=8), unique=True).flatmap(lambda names: st.tuples(st.just(names), st.permutations(names))))
def test_the_order_does_not_depend_on_the_order_before(orders):
    one, other = orders
    assert sorted(one, key=sort_key) == sorted(other, key=sort_key)
