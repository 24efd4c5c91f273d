"""Every mistake in a registry is said at once, with its line; what is sound counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup.linking.registries import parse_registries
from mkdocs_meetup.model import Severity


def said(text: str, path: str = "people.yml") -> list[str]:
    return [f"{problem.place} {problem.code} {problem.message}" for problem in parse_registries({path: text.encode()})[1]]


def test_every_mistake_at_once() -> None:
    text = "- name: 汐見 渚\n  handels: {x: a}\n- name:\n  slug: A B\n  links:\n    - https://example.org/\n    - javascript:x\n- 灯\n"
    assert said(text) == [
        "people.yml:2 registry-key the key `handels` is not known and is left alone",
        "people.yml:3 registry-value `name`: Input should be a valid string",
        "people.yml:4 registry-value `slug`: a slug has lower-case letters, digits, `-` and `_` only, and at most 80 bytes, such as `a-b`",
        "people.yml:7 registry-value `links.1`: a link starts with https:// or http://",
        "people.yml:8 registry-value `the entry`: Input should be a valid dictionary or instance of PersonEntry",
    ]


def test_an_unknown_key_is_a_note_with_the_nearest_key() -> None:
    (problem,) = parse_registries({"tags.yml": b"- {label: Go, alias: [golang]}"})[1]
    assert problem.severity is Severity.NOTE
    assert problem.remedy == "write `aliases` if that is meant"


def test_a_kind_that_is_no_term_is_told() -> None:
    text = "- {label: 潮汐, kinds: [満潮, Terraform]}\n- {label: 満潮}\n- {label: 海流, kinds: [黒潮]}"
    assert said(text, "tags.yml") == ["tags.yml:3 registry-value `kinds`: no term is called `黒潮`"]


def test_who_is_hidden_stays_hidden_when_another_value_is_wrong() -> None:
    registries, problems = parse_registries({"people.yml": "- {name: 汐見 渚, hide: true, links: [ftp:x]}".encode()})
    assert [person.hide for person in registries.people] == [True]
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{x: '@nagisa', Twitter: other, github: [a, b]}", (("x", "nagisa"), ("x", "other"), ("github", "a"), ("github", "b"))),
        ("[making, '@kani']", (("", "making"), ("", "kani"))),
        ("making", (("", "making"),)),
        ('{"": making}', (("", "making"),)),
        ("{x: 12}", (("x", "12"),)),
        ("", ()),
    ],
)
def test_handles_in_each_form(written: str, expected: tuple[tuple[str, str], ...]) -> None:
    registries, problems = parse_registries({"people.yml": f"- name: X\n  handles: {written}".encode()})
    assert problems == ()
    assert registries.people[0].handles == expected


def test_values_stay_as_written() -> None:
    registries, _ = parse_registries({"people.yml": b"- {name: No, slug: 2018-03-08, aliases: [0x10, on, 1.10]}"})
    assert registries.people[0].aliases == ("0x10", "on", "1.10")
    assert registries.people[0].slug == "2018-03-08"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"- name: a\n- name: 'b", 2),
        (b"name: a", 1),
        (b"\xff\xfe\x00", 1),
        (b"- a: &x [1]\n- b: *x", 2),
        (b"[" * 100_000, 1),
        (b"- name: @making", 1),
    ],
)
def test_what_is_no_list_in_yaml_is_one_error(data: bytes, line: int) -> None:
    registries, problems = parse_registries({"people.yml": data})
    assert registries.people == ()
    assert [(problem.place.line, problem.severity) for problem in problems] == [(line, Severity.ERROR)]


@given(st.binary() | st.text(alphabet="- name:[]{}&*!|>'\"\n\t#xé?", max_size=40).map(str.encode))
def test_any_bytes_give_registries_or_a_message(data: bytes) -> None:
    parse_registries({"people.yml": data, "organizations.yml": data, "tags.yml": data})
