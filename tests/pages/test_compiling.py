"""Templates that call functions directly say what Jinja's own would say."""

from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, Undefined
from markupsafe import Markup

from mkdocs_meetup.pages.compiling import Direct, put
from mkdocs_meetup.pages.templates import Plain

TEMPLATES = {
    "calls": "{{ f(1, *[2], a=3, class='c', **{'d': 4}) }}",
    "components": "{% macro m(a, b='&') %}{{ a }}{{ b }}{% endmacro %}{{ m('<') }} {{ m(b='x', a=html) }} {{ m(m('<')) }}",
    "a caller": "{% macro m(a) %}[{{ a }}{{ caller('<') }}]{% endmacro %}{% call(x) m('>') %}{{ x }}{% endcall %}",
    "more": "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, b='<') }}",
    "loops": "{% for x in [1, 2] %}{{ f(x, loop.index) }}{{ loop.cycle('<', '>') }}{% endfor %}",
    "texts": "{{ '<a>' }}{{ html }}{{ number }}{{ none }}{{ [html, '<'] }}{{ '<' | upper }}{{ word }}",
    "texts in one": "{{ html ~ '<' }}{{ word ~ '<' }}{{ word ~ 1 ~ none }}",
    "a set": "{% set x %}<b>{{ word }}</b>{% endset %}{{ x }}{{ f(x) }}",
    "inheritance": "{% extends 'base' %}{% block b %}{{ super() }}{{ f(word) }}{% endblock %}",
    "base": "<{% block b %}{{ f(0) }}{% endblock %}>",
}
VALUES = {
    "f": lambda *values, **named: f"<{values}{sorted(named.items())}>",
    "html": Markup("<i>"),
    "word": "a & b",
    "number": 3,
}


def environment(generator: type | None) -> Environment:
    made = Environment(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    if generator:
        made.code_generator_class = generator
    return made


@pytest.mark.parametrize("name", TEMPLATES)
def test_says_what_jinja_says(name: str) -> None:
    ours, theirs = (environment(generator).get_template(name).render(VALUES) for generator in (Direct, None))
    assert ours == theirs


@pytest.mark.parametrize("source", ["{{ m(1, 2) }}", "{{ m(c=2) }}", "{{ m(1, a=1) }}"])
def test_a_component_takes_its_parameters_only(source: str) -> None:
    with pytest.raises(TypeError, match="component 'm' takes a"):
        environment(Direct).from_string("{% macro m(a) %}{{ a }}{% endmacro %}" + source).render()


def test_equal_values_of_other_kinds_are_not_mistaken_for_each_other() -> None:
    assert [put(value) for value in ("<", Markup("<"), 1, True, 1.0, "1")] == ["&lt;", "<", "1", "True", "1.0", "1"]


@pytest.mark.parametrize("source", ["{{ x.a }}", "{{ x['a'] }}", "{{ [x] | map(attribute='a') | join }}", "{{ x['b'] is defined }}"])
@pytest.mark.parametrize("value", [{"a": 1}, SimpleNamespace(a=1), int, "a"])
def test_attributes_and_items_are_found_as_jinja_finds_them(source: str, value: object) -> None:
    ours, theirs = (_said(kind(undefined=Undefined), source, value) for kind in (Plain, Environment))
    assert ours == theirs


def _said(made: Environment, source: str, value: object) -> str:
    return made.from_string(source).render(x=value)
