"""The modules of the search client reach readers as one script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from archives import node
from mkdocs.exceptions import Abort
from sites import made

from mkdocs_meetup.outputs.scripts import APART, UnfitModuleError, bundled, is_part

MODULES = Path(__file__).parents[2] / "theme" / "assets" / "meetup" / "search"
LITTLE = {
    "page": (
        'import { two } from "./two.js";\nimport { one, say as tell } from "./one-by-one.js";\n\nglobalThis.told = tell(one + two());\n'
    ),
    "two": '// @ts-check\nimport { one } from "./one-by-one.js";\nconst LIMIT = 1;\nexport function two() {\n  return one + LIMIT;\n}\n',
    "one-by-one": (
        "/** What is told. */\nconst LIMIT = 5;\nexport const one = 1;\n\n/**\n * @param {number} told\n */\n"
        "export function say(told) {\n  // a comment\n  return `${told} // ${LIMIT}`;\n}\n"
    ),
}


def run(script: str) -> str:
    done = node("--input-type=module", "--eval", script)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_modules_keep_their_own_names_and_run_once_in_order():
    script = bundled("page", ("two", "two"), LITTLE.__getitem__)
    assert "comment" not in script
    assert "@ts-check" not in script
    assert script.count("LIMIT = 5") == 1
    assert script.endswith("export const { two } = two$;\n")
    assert run(f"{script}console.log(globalThis.told)") == "3 // 5"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import two from "./two.js";', "page.js:1: 'import two from"),
        ("// one\n/*\nexport default 2;\n*/\n\nexport default 1;", "page.js:6: 'export default 1;' is no import or export by name"),
        ('export { one } from "./one.js";', "page.js:1: 'export { one }"),
        ('import "./one.js";', "page.js:1: 'import"),
        ('import { two } from "./gone.js";\n', "page.js:1: there is no gone.js beside it"),
        ('import {\n  two as three,\n  four,\n} from "./two.js";\n', "page.js:1: two.js does not export four"),
        ('\nimport { back } from "./back.js";\n', "back.js:1: page.js imports this module"),
    ],
)
def test_what_cannot_be_bundled_is_refused_with_its_line(text, said):
    modules = {**LITTLE, "page": text, "back": 'import { page } from "./page.js";\nexport const back = 1;\n'}
    with pytest.raises(UnfitModuleError, match=re.escape(f"search/{said}")):
        bundled("page", ("page", "one"), modules.__getitem__)


OWN = """\
-- mkdocs.yml --
site_name: 架空の会
docs_dir: content
theme: {name: material, custom_dir: own}
plugins: [material/search, meetup]
-- content/index.md --
ようこそ。
-- own/assets/meetup/search/sound.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
"""


def test_a_module_in_the_theme_folder_of_an_author_takes_the_place_of_ours(tmp_path):
    text = (MODULES / "suggestions.js").read_text("utf-8")
    own = f'{OWN}-- own/assets/meetup/search/suggestions.js --\nimport {{ ours }} from "./ours.js";\n{text}globalThis.ours = ours;\n'
    site = made(f"{own}-- own/assets/meetup/search/ours.js --\nexport const ours = 1;\n", tmp_path)
    assert b"globalThis.ours = ours;" in site.files["assets/meetup/search.js"]
    there = {path for path in site.files if path.startswith("assets/meetup/search/")}
    assert there == {f"assets/meetup/search/{name}" for name in (*APART, "search.css", "sound.svg")}


def test_an_author_whose_module_cannot_be_bundled_is_told_where(tmp_path, caplog):
    with pytest.raises(Abort):
        made(f'{OWN}-- own/assets/meetup/search/suggestions.js --\nimport {{ a }} from "./gone.js";\n', tmp_path)
    assert "assets/meetup/search/suggestions.js:1: there is no gone.js" in caplog.text


def test_every_module_is_in_the_script():
    read: set[str] = set()

    def source(name: str) -> str:
        read.add(name)
        return (MODULES / f"{name}.js").read_text("utf-8")

    script = bundled("page", ("client", "Client"), source)
    assert read == {path.stem for path in MODULES.iterdir() if is_part(f"assets/meetup/search/{path.name}")}
    assert run(f"{script}console.log(typeof Client)") == "function"
