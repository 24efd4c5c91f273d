from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from archives import node
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup.outputs import analysis, search_compounds, search_files, search_sound

HERE = Path(__file__).parent
VECTORS = json.loads((HERE / "vectors.json").read_text("utf-8"))
SIDES = {
    "terms": analysis.terms,
    "fold": analysis.fold,
    "latin": search_sound.of_latin,
    "katakana": search_sound.of_katakana,
    "hashed": search_files.hashed,
}
EXAMPLES = [(name, text, expected) for name, rows in VECTORS.items() for text, expected in rows]

ALPHABET = "aZé09-_./@#+ あアーヴ々漢邊ﾞﾊ゛\u0301Ⅷ½Σß한𠮷𩸽🍣\n"


@pytest.mark.parametrize(("name", "text", "expected"), EXAMPLES)
def test_the_builder_and_the_client_agree(name, text, expected):
    assert SIDES[name](text) == expected


def test_the_client_s_own_tests():
    done = node("--test", str(HERE / "analysis.test.mjs"), str(HERE / "client.test.mjs"))
    assert done.returncode == 0, done.stdout


def test_any_text_has_the_same_terms_on_both_sides():
    dice = random.Random(42)
    many = ["".join(dice.choices(ALPHABET, k=dice.randrange(16))) for _ in range(5_000)]
    wanted = [[analysis.terms(text), analysis.fold(text)] for text in many]
    program = (
        f'import {{ terms, fold }} from "{(HERE.parents[1] / "theme/assets/meetup/search/analysis.js").as_uri()}";'
        'import { readFileSync } from "node:fs";'
        'console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map((text) => [terms(text), fold(text)])));'
    )
    assert json.loads(node("--input-type=module", "-e", program, input=json.dumps(many)).stdout) == wanted


@given(st.text(st.sampled_from("ネットワークポリシー監視基盤をつくる"), min_size=2, max_size=20), st.data())
def test_a_part_of_a_run_has_no_pair_that_the_run_has_not(run, data):
    start = data.draw(st.integers(0, len(run) - 2))
    part = run[start : data.draw(st.integers(start + 2, len(run)))]
    pairs = [term for term in analysis.terms(part) if len(term) == 2]
    assert set(pairs) <= set(analysis.terms(run))


@pytest.mark.parametrize(
    "text", ["[" * 1_000_000, "a-" * 500_000, "@" * 1_000_000, "-" * 1_000_000, "あ" * 1_000_000, "A" * 1_000_000, "1." * 500_000]
)
def test_a_sea_of_one_sign_takes_no_time(text):
    assert len(analysis.terms(text)) <= len(text)


def test_compounds_are_divided_where_words_meet():
    words = {"アクセス", "ログ", "ポリシ", "ネットワク"}
    assert search_compounds.parts("アクセスログ", words) == ["アクセス", "ログ"]
    assert search_compounds.parts("ネットワークポリシー", words) == ["ネットワーク", "ポリシー"]
    assert search_compounds.parts("カタログ", words) == ["カタログ"]
