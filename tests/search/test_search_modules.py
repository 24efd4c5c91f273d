"""The modules of the search client reach readers as one script."""

from __future__ import annotations

from pathlib import Path

import pytest
from archives import node

from mkdocs_meetup.outputs.scripts import bundled, is_part

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
    "line", ['import two from "./two.js";', "export default 1;", 'export { one } from "./one.js";', 'import "./one.js";']
)
def test_what_is_not_imported_or_exported_by_name_is_refused(line):
    with pytest.raises(ValueError, match=r"search/page\.js: expected imports and exports by name"):
        bundled("page", ("page", "one"), {"page": f"{line}\n"}.__getitem__)


def test_every_module_is_in_the_script():
    read: set[str] = set()

    def source(name: str) -> str:
        read.add(name)
        return (MODULES / f"{name}.js").read_text("utf-8")

    script = bundled("page", ("client", "Client"), source)
    assert read == {path.stem for path in MODULES.iterdir() if is_part(f"assets/meetup/search/{path.name}")}
    assert run(f"{script}console.log(typeof Client)") == "function"
